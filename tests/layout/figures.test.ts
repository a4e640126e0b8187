import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/tree.js';
import { layoutDocument } from '../../src/layout/page/layout.js';
import { renderPdf } from '../../src/output/pdf/index.js';
import { adversarialParagraph, seeded } from '../support/adversarial.js';
import { alignmentError, printedColumns } from '../support/figure-columns.js';
import {
  divideLines,
  kinsokuViolations,
  type PaintedLine,
  paintedLines,
  rightEdgeError,
  splitViolations,
  unsqueezedPairs,
  wrongGaps,
} from '../support/line-metrics.js';
import { CHECKOUT, LEPING } from '../support/packs.js';
import { loosePages, pagesOf } from '../support/pages.js';
import { randomTable } from '../support/random-table.js';
import { type PaintedPage, readPdf } from '../support/read-pdf.js';
import { documentOfBlocks, paint, setPack, shippedEdition } from '../support/set-document.js';
import { fonts, HANDOUT, handout, leftEdge, paragraph, TOP_PT } from '../support/typeset.js';

/** A full line of the handout: 28 characters of 15.75 pt. */
const MEASURE_PT = 28 * HANDOUT.sizePt;
const CONTENTS_PAGE = 2;
const GLOSSARY_SIZE_PT = 14;

/** One column of the table in src/layout/README.md. */
interface Figures {
  readonly lines: number;
  readonly kinsoku: number;
  readonly splits: number;
  readonly edgePt: number;
  readonly pairs: number;
  readonly gaps: number;
  readonly offGrid: number;
  readonly lone: number;
  readonly loose: number;
  readonly alignmentPt: number;
}

let adversarial: Figures;
let shipped: Figures;

beforeAll(async () => {
  adversarial = await measureAdversarial();
  shipped = await measureShipped();
  console.log(table());
});

/** How far figures in tables are from the point of their column, at most. */
function worstAlignment(document: Document, pages: readonly PaintedPage[]): number {
  return Math.max(...printedColumns(document, pages).map(alignmentError));
}

async function measureAdversarialTables(): Promise<number> {
  const random = seeded(20240521);
  const tables = Array.from({ length: 40 }, (_, index) => randomTable(random, String(index + 1), 25));
  const document = documentOfBlocks(...tables);
  return worstAlignment(document, await paint(document, await shippedEdition('handout')));
}

async function measureAdversarial(): Promise<Figures> {
  const random = seeded(20240520);
  const texts = Array.from({ length: 300 }, () => adversarialParagraph(random, 40 + random() * 260));
  const definition = handout(texts.map((text) => paragraph(text)));
  const { bytes } = await renderPdf(definition, fonts);
  const lines = paintedLines(await readPdf(bytes));
  const paragraphs = divideLines(lines, texts);
  const loose = loosePages(layoutDocument(definition, fonts)).length;
  return {
    ...measure(lines, lines, paragraphs, HANDOUT.widthPt),
    loose,
    alignmentPt: await measureAdversarialTables(),
  };
}

async function measureShipped(): Promise<Figures> {
  const { document, pages } = await setPack(LEPING, 'handout');
  // a landscape page is a portrait page turned, and its lines are no lines of that page's grid
  const lines = paintedLines(pages.filter(({ widthPt, heightPt }) => widthPt < heightPt));
  const body = lines.filter(isBody);
  const text = lines.filter((line) => line.text.length > 2);
  const measured = measure(text, body, paragraphsOf(body), MEASURE_PT);
  const loose = loosePages(await pagesOf(LEPING, 'handout')).length;
  return { ...measured, loose, alignmentPt: worstAlignment(document, pages) };
}

/** Running text of the handout: no cells, labels, headings or contents. */
function isBody({ characters, page }: PaintedLine): boolean {
  const sizes = characters.map(({ sizePt }) => sizePt);
  return page > CONTENTS_PAGE && Math.max(...sizes) === HANDOUT.sizePt && (sizes[0] ?? 0) > GLOSSARY_SIZE_PT;
}

/** Lines by paragraph: each begins two characters in. */
function paragraphsOf(lines: readonly PaintedLine[]): PaintedLine[][] {
  const paragraphs: PaintedLine[][] = [];
  for (const line of lines) {
    const isFirst = (line.characters[0]?.x ?? 0) - leftOf(line) > HANDOUT.sizePt;
    if (isFirst || paragraphs.length === 0) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}

function leftOf({ page }: PaintedLine): number {
  const outerPt = 595.2756 - leftEdge(1) - MEASURE_PT;
  return page % 2 === 1 ? leftEdge(1) : outerPt;
}

function measure(
  lines: readonly PaintedLine[],
  body: readonly PaintedLine[],
  paragraphs: readonly PaintedLine[][],
  widthPt: number,
): Omit<Figures, 'loose' | 'alignmentPt'> {
  const left = widthPt === MEASURE_PT ? leftOf : ({ page }: PaintedLine) => leftEdge(page);
  const justified = paragraphs.flatMap((block) => block.slice(0, -1));
  const inPitch = 0.88 * HANDOUT.sizePt;
  const isOffGrid = ({ y }: PaintedLine) => {
    const row = (y - TOP_PT - inPitch) / HANDOUT.pitchPt;
    return Math.abs(row - Math.round(row)) * HANDOUT.pitchPt > 0.01;
  };
  return {
    lines: body.length,
    kinsoku: kinsokuViolations(lines).length,
    splits: paragraphs.flatMap((block) => splitViolations(block)).length,
    edgePt: Math.max(...justified.map((line) => rightEdgeError(line, left(line) + widthPt))),
    pairs: unsqueezedPairs(lines).length,
    gaps: wrongGaps(body).length,
    offGrid: body.filter(isOffGrid).length,
    lone: paragraphs.filter(hasLoneLine).length,
  };
}

/** A paragraph that leaves a single line on either of two pages. */
function hasLoneLine(block: readonly PaintedLine[]): boolean {
  const pages = block.map(({ page }) => page);
  const on = (page: number | undefined) => pages.filter((one) => one === page).length;
  return pages[0] !== pages.at(-1) && (on(pages[0]) < 2 || on(pages.at(-1)) < 2);
}

/** The table as it stands in src/layout/README.md. */
function table(): string {
  const row = (name: string, value: (one: Figures) => string | number) =>
    `| ${name} | ${value(adversarial)} | ${value(shipped)} |`;
  return [
    row('lines', ({ lines }) => lines),
    row('kinsoku violations', ({ kinsoku }) => kinsoku),
    row('numbers, units, words and dashes split', ({ splits }) => splits),
    row('right edge of justified lines off by at most', ({ edgePt }) => atMost(edgePt)),
    row('adjacent marks not squeezed', ({ pairs }) => pairs),
    row('Han–Latin gaps outside ⅛–¼ em', ({ gaps }) => gaps),
    row('baselines off the grid', ({ offGrid }) => offGrid),
    row('paragraphs with a lone line on a page', ({ lone }) => lone),
    row('pages less than 85 % full (but a part’s last)', ({ loose }) => loose),
    row('decimal alignment off by at most', ({ alignmentPt }) => atMost(alignmentPt)),
  ].join('\n');
}

function atMost(pt: number): string {
  return `${(Math.ceil(pt * 1000) / 1000).toFixed(3)} pt`;
}

describe('what src/layout/README.md says of the typesetting', () => {
  test('is what is measured', () => {
    expect(readFileSync(`${CHECKOUT}/src/layout/README.md`, 'utf8')).toContain(table());
  });

  test.each(['adversarial', 'shipped'])('nothing is wrong in the %s text', (which) => {
    const { lines, edgePt, alignmentPt, ...wrong } = which === 'shipped' ? shipped : adversarial;
    expect(lines).toBeGreaterThan(which === 'shipped' ? 40 : 1500);
    expect(edgePt).toBeLessThanOrEqual(0.01);
    expect(alignmentPt).toBeLessThanOrEqual(0.05);
    expect(Object.values(wrong)).toEqual(Object.values(wrong).map(() => 0));
  });
});
