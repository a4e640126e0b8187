import type { PaintedText, PdfPage } from './pdf-text.js';

/** A row found on a page: what stands under each head, and where its first line has its baseline. */
export interface PrintedRow {
  readonly page: number;
  readonly y: number;
  /** By head; the lines of a cell run together. */
  readonly cells: Readonly<Record<string, string>>;
  /** Baseline of the first line under each head that has any text. */
  readonly baselines: Readonly<Record<string, number>>;
}

/** What stands under the heads of a table on one page. */
interface Segment {
  readonly page: number;
  readonly columns: ReadonlyMap<string, readonly PaintedText[]>;
  /** Texts that stand under several heads: notes, and whatever follows the table. */
  readonly across: readonly PaintedText[];
}

const PAGE_NUMBER = /^—\d+—$/;
/** A closing mark may reach this far into the white between two columns. */
const HANGING_PT = 3;
const MARKS = /[①-⑳]/gu;

/**
 * Reads a table row by row by the positions of its texts, on every page that has these heads side by side, be
 * there other heads between or behind them. Marks of notes are left out.
 */
export class PrintedTable {
  private readonly segments: readonly Segment[];
  private segment = 0;
  private line = 0;

  constructor(
    pages: readonly PdfPage[],
    private readonly heads: readonly string[],
    private readonly label: string,
  ) {
    this.segments = pages.flatMap((page) => segmentsOf(page, heads));
  }

  /** The next row with this label, on its own or with its note behind it; throws when none follows. */
  row(label: string, note = ''): PrintedRow {
    for (; this.segment < this.segments.length; this.segment++, this.line = 0) {
      const segment = this.segments[this.segment] as Segment;
      const lines = segment.columns.get(this.label) ?? [];
      for (; this.line < lines.length; this.line++) {
        const count = linesOf(label + note, lines.slice(this.line)) || linesOf(label, lines.slice(this.line));
        if (count === 0) continue;
        const first = lines[this.line] as PaintedText;
        this.line += count;
        return this.read(segment, first.y, lines[this.line]?.y ?? Number.POSITIVE_INFINITY);
      }
    }
    throw new Error(`no row “${label}” follows under ${this.heads.join(' ')}`);
  }

  private read({ page, columns, across }: Segment, y: number, nextRowY: number): PrintedRow {
    const endY = Math.min(nextRowY, ...across.map((one) => one.y).filter((one) => one > y));
    const inRow = (head: string) =>
      (columns.get(head) ?? []).filter((one) => one.y > y - 1 && one.y < endY - 1);
    const heads = [...columns.keys()];
    const cells = heads.map((head) => [
      head,
      inRow(head)
        .map(({ text }) => text)
        .join(''),
    ]);
    const baselines = heads.flatMap((head) =>
      inRow(head)
        .slice(0, 1)
        .map((one) => [head, one.y]),
    );
    return { page, y, cells: Object.fromEntries(cells), baselines: Object.fromEntries(baselines) };
  }
}

/** How many lines of a column make up this text; 0 when the first of them doesn't begin it. */
function linesOf(text: string, lines: readonly PaintedText[]): number {
  let joined = '';
  for (const [index, line] of lines.entries()) {
    joined += line.text;
    if (joined === text) return index + 1;
    if (!text.startsWith(joined)) return 0;
  }
  return 0;
}

function segmentsOf(page: PdfPage, wanted: readonly string[]): Segment[] {
  const lines = page.lines
    .filter(({ text }) => !PAGE_NUMBER.test(text))
    .map((line) => ({ ...line, text: line.text.replace(MARKS, '') }));
  const starts = lines.flatMap((line) => {
    if (line.text !== wanted[0]) return [];
    const heads = headsAround(line, lines);
    const shown = heads.map(({ text }) => text).filter((text) => wanted.includes(text));
    const y = Math.max(...heads.map((head) => head.y));
    return shown.join() === wanted.join() ? [{ heads, y }] : [];
  });
  return starts.map(({ heads, y }, index) => {
    const endY = starts[index + 1]?.y ?? Number.POSITIVE_INFINITY;
    const below = lines.filter((line) => line.y > y + 1 && line.y < endY);
    const under = below.map((line) => ({ line, over: headsOver(line, heads) }));
    const columns = heads.map((head): [string, PaintedText[]] => [
      head.text,
      under.filter(({ over }) => over.length === 1 && over[0] === head).map(({ line }) => line),
    ]);
    const across = under.filter(({ over }) => over.length > 1).map(({ line }) => line);
    return { page: page.number, columns: new Map(columns), across };
  });
}

/** The rows of a head stand this far above and below its middle, at most; rows of the body further away. */
const HALF_HEAD_PT = 10;

/**
 * The heads of the columns, from left to right, of a head of one row or two: a year under 实绩 is called
 * 2025年实绩, and of a head in two lines the last counts.
 */
function headsAround(first: PaintedText, lines: readonly PaintedText[]): readonly PaintedText[] {
  const block = lines.filter((one) => Math.abs(one.y - first.y) <= HALF_HEAD_PT);
  const isAbove = (a: PaintedText, b: PaintedText) => a.y < b.y - 1 && overlaps(a, b);
  const isLast = (one: PaintedText) => !block.some((other) => isAbove(one, other));
  const spanners = block.filter((one) => !isLast(one) && /^[^\d]+$/.test(one.text));
  return block
    .filter(isLast)
    .map((one) => (/^\d{4}年$/.test(one.text) ? { ...one, text: one.text + (spanners[0]?.text ?? '') } : one))
    .toSorted((a, b) => a.x - b.x);
}

/** The heads that a text stands under: those above it, or else the next to its left. */
function headsOver(line: PaintedText, heads: readonly PaintedText[]): readonly PaintedText[] {
  const above = heads.filter((head) => overlaps(head, line));
  return above.length > 0 ? above : heads.filter((head) => head.x <= line.x).slice(-1);
}

function overlaps(a: PaintedText, b: PaintedText): boolean {
  return Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > HANGING_PT;
}
