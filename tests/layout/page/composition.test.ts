import { expect, test } from 'vitest';
import type { Page } from '../../../src/layout/page/paginate.js';
import type { Block, FlowTable, Stack } from '../../../src/output/pdf/index.js';
import { seeded } from '../../support/adversarial.js';
import { cases } from '../../support/daily.js';
import { layout } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

/*
 * What an editor would not let pass, counted on documents of chance: chapters of text, tables and figures that may be
 * drawn higher and lower. Some no order can mend, so that one page in a hundred may fail.
 */

const PITCH_PT = HANDOUT.pitchPt;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
const DOCUMENTS = cases(40, 150);
/** Of all pages, as a share. */
const MOST_FAULTY = 0.01;

type Choose = (least: number, most: number) => number;

function figure(lines: number): Stack {
  const [height, stepPt] = [lines * PITCH_PT, PITCH_PT / 2];
  const elastic = {
    leastPt: Math.ceil(lines * 1.6) * stepPt,
    mostPt: Math.floor(lines * 2.9) * stepPt,
    ...{ stepPt, isSound: () => true },
  };
  const drawing = { svg: SVG, width: 400, height, elastic };
  return {
    stack: [paragraph('结论'), drawing, paragraph('图')],
    ...{ keepTogether: true, gridSnap: true, float: 'figure' },
  };
}

function table(rows: number): FlowTable {
  const isShort = rows <= 20;
  const body = Array.from({ length: rows + 1 }, (_, index) => [paragraph(index === 0 ? '表' : `行${index}`)]);
  const keepRowWithNext = (row: number) => row < 3 || row >= rows - 2;
  return {
    table: { widths: [HANDOUT.widthPt], body, headerRows: 1, rowHeightPt: 20, keepRowWithNext },
    ...{ gridSnap: true, keepTogether: isShort, mayFollowFigures: true },
    ...(isShort && { float: 'table' as const }),
  };
}

function chapter(choose: Choose): Block[] {
  const times = (count: number, make: () => Block) => Array.from({ length: count }, make);
  const heading = paragraph([run('章', { font: '黑体' })], { keepWithNext: true, holdsFloats: true });
  const text = times(choose(1, 4), () => paragraph('文'.repeat(28 * choose(2, 9) - 4)));
  const others = times(choose(0, 3), () => (choose(0, 1) ? table(choose(4, 45)) : figure(choose(5, 10))));
  return [heading, ...text, ...others];
}

test('pages of chance are full, and chapters begin under no figures of the one before', () => {
  const pages: Page[] = [];
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const random = seeded(seed);
    const choose: Choose = (least, most) => least + Math.floor(random() * (most - least + 1));
    const chapters = Array.from({ length: choose(2, 6) }, () => chapter(choose));
    pages.push(...layout(chapters.flat()));
  }
  const white = pages.filter(({ end, whiteShare }) => end !== 'asked' && whiteShare > 1 / 3).length;
  const stray = pages.filter(({ chapterUnderFigures }) => chapterUnderFigures).length;
  console.log(
    `${pages.length} pages of ${DOCUMENTS} documents: ${white} a third white, ${stray} under figures`,
  );
  expect(white / pages.length).toBeLessThan(MOST_FAULTY);
  expect(stray / pages.length).toBeLessThan(MOST_FAULTY);
});
