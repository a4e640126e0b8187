import type { Glyphs, PdfPage } from './text.js';

/** A line of a page. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The widest gap between two stretches of it, by the size of the type, and where that begins. */
  readonly gap: number;
  readonly gapAt: number;
}

/** Stretches are in one line whose feet are not farther apart, by the size of the type. */
const SAME_LINE = 0.4;
/** A gap that is wider parts words. */
const SPACE = 0.6;
/** Pages whose lines repeat at their edges have heads and feet. */
const LEAST_PAGES = 3;
/** Heads and feet stand in this share of a page at each end. */
const EDGE = 0.12;

/** The lines of each page from top to bottom, without heads, feet and page numbers. */
export function linesOfPages(pages: readonly PdfPage[]): Line[][] {
  const lines = pages.map((page) => ({ page, lines: linesOf(page) }));
  const counts = new Map<string, number>();
  for (const { page, lines: own } of lines)
    for (const key of new Set(own.filter((line) => isAtEdge(line, page)).map(frameOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return lines.map(({ page, lines: own }) =>
    own.filter((line) => {
      const repeats = (counts.get(frameOf(line)) ?? 0) >= Math.max(LEAST_PAGES, pages.length / 3);
      return !(isAtEdge(line, page) && (repeats || PAGE_NUMBER.test(line.text)));
    }),
  );
}

const PAGE_NUMBER = /^[\s—–\-·.]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*\d{1,3}\s*页?)?[\s—–\-·.]*$/;

const isAtEdge = ({ y }: Line, { height }: PdfPage) => y < height * EDGE || y > height * (1 - EDGE);

/** Page numbers within heads and feet change. */
const frameOf = ({ text }: Line) => text.replace(/\d+/g, '#').replace(/\s/g, '');

function linesOf({ glyphs }: PdfPage): Line[] {
  const rows: Glyphs[][] = [];
  for (const one of glyphs.filter(({ text }) => text.trim() !== '')) {
    const row = rows.find(
      ([first]) => first && Math.abs(first.y - one.y) < SAME_LINE * Math.max(first.size, one.size),
    );
    if (row) row.push(one);
    else rows.push([one]);
  }
  return rows.map(lineOf).toSorted((one, other) => other.y - one.y);
}

function lineOf(row: readonly Glyphs[]): Line {
  const sorted = row.toSorted((one, other) => one.x - other.x);
  const first = sorted[0] as Glyphs;
  const size = Math.max(...sorted.map((one) => one.size)) || 1;
  let [text, right, gap, gapAt] = ['', first.x, 0, 0];
  for (const one of sorted) {
    const wide = (one.x - right) / size;
    if (text !== '' && wide > gap) [gap, gapAt] = [wide, right];
    text += (text !== '' && wide > SPACE ? ' ' : '') + one.text;
    right = Math.max(right, one.x + one.width);
  }
  return { text: text.trim(), x: first.x, right, y: first.y, size, gap, gapAt };
}
