import { type Diagnostic, errorAt, warningAt } from '../core/diagnostics.js';
import { formatRange, type PageRange } from '../edition/page-range.js';
import type { LeftOff } from '../pdf-reader/forms.js';

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

/** How many pages a message lists. */
const MOST_LISTED = 8;

/** What kinds of annotation are called, by their /Subtype; others are called by that. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  Widget: ['表单栏', 'form field'],
  FreeText: ['文字框', 'text box'],
  Text: ['便笺', 'note'],
  Highlight: ['高亮', 'highlight'],
  Underline: ['下划线', 'underline'],
  StrikeOut: ['删除线', 'strike-out'],
  Squiggly: ['波浪线', 'wavy underline'],
  Square: ['方框', 'rectangle'],
  Circle: ['圆', 'circle'],
  Line: ['直线', 'line'],
  PolyLine: ['折线', 'polyline'],
  Polygon: ['多边形', 'polygon'],
  Ink: ['手写', 'drawing by hand'],
  Stamp: ['图章', 'stamp'],
  Caret: ['插入号', 'caret'],
  FileAttachment: ['附件图标', 'icon of an attachment'],
  Watermark: ['水印', 'watermark'],
  Redact: ['涂黑', 'redaction'],
};

/** Annotations that do not say how they look, and are left to viewers to draw. */
export function annotationsLeftOff(pages: readonly LeftOff[], file: string): Diagnostic {
  const listed = pages.slice(0, MOST_LISTED);
  const more = pages.length - listed.length;
  const told = (language: 0 | 1) => listed.map(({ kinds }) => countedKinds(kinds, language));
  const zh = listed.map(({ page }, index) => `第${page}页${told(0)[index]}`).join('；');
  const en = listed.map(({ page }, index) => `page ${page}: ${told(1)[index]}`).join('; ');
  return warningAt(
    'annotations-left-off',
    {
      zh: `没有印上：${zh}${more > 0 ? `；还有${more}页` : ''}。PDF 没写它们的样子，由阅读器自己画`,
      en: `left off ${en}${more > 0 ? `; and ${more} more pages` : ''}: the PDF leaves it to viewers to draw them`,
    },
    {
      place: { file },
      hint: {
        zh: '用阅读器打开，“打印成 PDF”后再用',
        en: 'open it in a viewer, print it to a PDF and take that',
      },
    },
  );
}

/** “form field × 2, text box”. */
function countedKinds(kinds: readonly string[], language: 0 | 1): string {
  const names = [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    const name = KINDS[kind]?.[language] ?? plainName(kind);
    return count > 1 ? `${name} × ${count}` : name;
  });
  return names.join(language === 0 ? '、' : ', ');
}

/** A kind as the file calls it, which may be anything. */
function plainName(kind: string): string {
  return /^\w{1,30}$/.test(kind) ? kind : '?';
}
