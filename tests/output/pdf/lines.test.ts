import { beforeAll, describe, expect, test } from 'vitest';
import { renderPdf } from '../../../src/output/pdf/index.js';
import { adversarialParagraph, seeded } from '../../support/adversarial.js';
import {
  divideLines,
  kinsokuViolations,
  type PaintedLine,
  paintedLines,
  rightEdgeError,
  splitViolations,
  unsqueezedPairs,
  wrongGaps,
} from '../../support/line-metrics.js';
import { readPdf } from '../../support/read-pdf.js';
import { fonts, HANDOUT, handout, leftEdge, paragraph, TOP_PT } from '../../support/typeset.js';

/** Enough paragraphs for 1,500 lines. */
const PARAGRAPHS = 300;

describe('adversarial text in the body of the handout', () => {
  const texts: string[] = [];
  let lines: PaintedLine[] = [];
  /** Lines of each paragraph. */
  let blocks: PaintedLine[][] = [];

  beforeAll(async () => {
    const random = seeded(20240520);
    for (let index = 0; index < PARAGRAPHS; index++)
      texts.push(adversarialParagraph(random, 40 + random() * 260));
    const { bytes } = await renderPdf(handout(texts.map((text) => paragraph(text))), fonts);
    lines = paintedLines(await readPdf(bytes));
    blocks = divideLines(lines, texts);
  });

  test('is at least 1,500 lines long', () => {
    expect(lines.length).toBeGreaterThan(1500);
  });

  test('comes out as it went in, spaces included', () => {
    expect(blocks.map((block) => block.map(({ wholeText }) => wholeText).join(''))).toEqual(texts);
  });

  test('kinsoku: no mark stands at a line edge where it may not (CLREQ 3.1.1)', () => {
    expect(kinsokuViolations(lines)).toEqual([]);
  });

  test('numbers, units, words and double marks are never split', () => {
    expect(blocks.flatMap(splitViolations)).toEqual([]);
  });

  test('both edges of justified lines are flush to 0.01 pt', () => {
    const justified = blocks.flatMap((block) => block.slice(0, -1));
    const errorOf = (line: PaintedLine) => rightEdgeError(line, leftEdge(line.page) + HANDOUT.widthPt);
    const off = justified.filter((line) => errorOf(line) > 0.01);
    expect(off.map((line) => `${errorOf(line)} ${line.text}`)).toEqual([]);
  });

  test('adjacent marks take one and a half em (CLREQ 3.2.1)', () => {
    expect(unsqueezedPairs(lines)).toEqual([]);
  });

  test('hanzi and Latin stand an eighth to a quarter of an em apart (CLREQ 3.2.2)', () => {
    expect(wrongGaps(lines)).toEqual([]);
  });

  test('every baseline is on the grid', () => {
    // the em box of the first line touches the top margin
    const inPitch = 0.88 * HANDOUT.sizePt;
    const errors = lines.map(({ y }) => {
      const line = (y - TOP_PT - inPitch) / HANDOUT.pitchPt;
      return Math.abs(line - Math.round(line)) * HANDOUT.pitchPt;
    });
    expect(Math.max(...errors)).toBeLessThan(0.01);
  });

  test('no paragraph ends with a line of a single character (孤字)', () => {
    const lone = blocks.filter((block) => (block.at(-1)?.text.replace(/[”’）》】。]/gu, '').length ?? 0) < 2);
    expect(lone.map((block) => block.at(-1)?.text)).toEqual([]);
  });

  test('no widow and no orphan stands alone on a page', () => {
    const lone = blocks.filter((block) => {
      const pages = block.map(({ page }) => page);
      const first = pages.filter((page) => page === pages[0]).length;
      const last = pages.filter((page) => page === pages.at(-1)).length;
      return pages[0] !== pages.at(-1) && (first < 2 || last < 2);
    });
    expect(lone).toEqual([]);
  });
});
