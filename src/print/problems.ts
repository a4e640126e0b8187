import { type Diagnostic, errorAt, warningAt } from '../diagnostics.js';
import { formatRange, type PageRange } from './page-range.js';

/** What can be wrong with pages and sheets; `file` is as messages show it. */

export function beyondLastPage(range: PageRange, pageCount: number, file: string): Diagnostic {
  const asked = formatRange(range);
  return errorAt(
    'page-out-of-range',
    { zh: `没有第${asked}页，共${pageCount}页`, en: `there is no page ${asked}; the last is ${pageCount}` },
    {
      place: { file },
      hint: { zh: '--pages 数的是 PDF 的页，从 1 起', en: '--pages counts the pages of the PDF from 1' },
    },
  );
}

export function coverPageCount(pages: number, file: string): Diagnostic {
  return errorAt(
    'cover-pages',
    { zh: `封面有${pages}页，只能是1、2或4页`, en: `the cover has ${pages} pages, not 1, 2 or 4` },
    {
      place: { file },
      hint: {
        zh: '1页：封面；2页：封面、封底；4页：封面、封二、封三、封底',
        en: '1: the front; 2: front and back; 4: front, inside front, inside back, back',
      },
    },
  );
}

export function bleedTooLarge(number: number, file: string): Diagnostic {
  return errorAt(
    'bleed-too-large',
    {
      zh: `第${number}页去掉出血就什么也不剩了`,
      en: `nothing is left of page ${number} once its bleed is cut away`,
    },
    { place: { file } },
  );
}

export function sheetTooSmall(percent: number, paper: string, file: string): Diagnostic {
  return errorAt(
    'sheet-too-small',
    {
      zh: `纸张 ${paper} 太小，页面要缩到 ${percent}%，看不清了`,
      en: `sheet ${paper} is too small: pages would shrink to ${percent} %, too small to read`,
    },
    {
      place: { file },
      hint: { zh: '用 --sheet 选大一些的纸', en: 'choose a larger sheet with --sheet' },
    },
  );
}

export function pagesScaledDown(numbers: readonly number[], file: string): Diagnostic {
  const [zh, en] = [numbers.join('、'), numbers.join(', ')];
  return warningAt(
    'pages-scaled-down',
    {
      zh: `第${zh}页比其余各页大，另外缩小了`,
      en: `page ${en}: larger than the others, scaled down further`,
    },
    { place: { file } },
  );
}

export function noRoomForMarks(paper: string): Diagnostic {
  return warningAt(
    'no-room-for-marks',
    {
      zh: `纸张 ${paper} 四周留不出裁切线的位置，有的边没有画`,
      en: `sheet ${paper} has no room for crop marks on every side; some are left out`,
    },
    { hint: { zh: '用大一些的纸，如 --sheet SRA3', en: 'use a larger sheet, such as --sheet SRA3' } },
  );
}

export function noRoomForBleed(paper: string): Diagnostic {
  return warningAt(
    'no-room-for-bleed',
    {
      zh: `纸张 ${paper} 放不下出血，出血在纸边断掉`,
      en: `sheet ${paper} has no room for the bleed, which ends at the edge of the paper`,
    },
    { hint: { zh: '用大一些的纸，如 --sheet SRA3', en: 'use a larger sheet, such as --sheet SRA3' } },
  );
}
