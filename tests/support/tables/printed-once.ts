import type { Page } from '../../../src/layout/page/paginate.js';
import type { PrintedSheet } from './random-sheet.js';

/** A line of a page: its text without spaces, and where it stands, in pt from the top left of the type area. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly sizePt: number;
}

/** A horizontal rule. */
interface Rule {
  readonly y: number;
  readonly x: number;
  readonly end: number;
}

/** The part of a table that stands on a page, from its title or 续表 down to its last rule. */
interface Segment {
  readonly page: number;
  readonly head: readonly Line[];
  /** The lines between two rules, from one row to the next. */
  readonly bands: readonly (readonly Line[])[];
}

const TOUCH_PT = 0.5;

/**
 * What is wrong with a table on paper, told by what stands where: each cell is there once, in the order of the rows and
 * under its head, nothing is outside the type area and nothing on top of another. Empty where all is well.
 */
export function printingFaults(
  pages: readonly Page[],
  sheet: PrintedSheet,
  widthOf: (page: Page) => number,
): string[] {
  const faults = pages.flatMap((page) => [...outside(page, widthOf(page)), ...overprinted(page)]);
  const next = sheet.heads.map(() => 0);
  for (const page of pages)
    for (const segment of segmentsOf(page, sheet)) faults.push(...readSegment(segment, sheet, next));
  for (const [column, row] of next.entries())
    if (column > 0 && row < sheet.rows.length) faults.push(`column ${column} ends at row ${row}`);
  return faults;
}

function linesOf(page: Page): Line[] {
  return page.marks.flatMap((mark): Line[] => {
    if (mark.kind !== 'line') return [];
    const { parts } = mark.line;
    const text = parts.flatMap((part) => part.characters.map((one) => one.text)).join('');
    const x = mark.x + (parts[0]?.xPt[0] ?? 0);
    const [sizePt = 0] = parts.map((part) => part.sizePt);
    return text.trim() === ''
      ? []
      : [{ text: bare(text), x, end: mark.x + mark.line.endPt, y: mark.y, sizePt }];
  });
}

function bare(text: string): string {
  return text.replace(/[\s\u3000]/g, '');
}

function outside(page: Page, widthPt: number): string[] {
  return linesOf(page).flatMap(({ text, x, end, sizePt }) =>
    x < leftOf(text, sizePt) - TOUCH_PT || end > widthPt + TOUCH_PT
      ? [`page ${page.number}: “${text}” runs over the edge`]
      : [],
  );
}

/** The white half of a mark that opens a line stands outside. */
function leftOf(text: string, sizePt: number): number {
  return /^[“‘（《【]/.test(text) ? -sizePt / 2 : 0;
}

function overprinted(page: Page): string[] {
  const lines = linesOf(page).toSorted((one, other) => one.y - other.y);
  return lines.flatMap((one, index) => {
    const faults: string[] = [];
    for (let at = index + 1; at < lines.length; at++) {
      const other = lines[at] as Line;
      if (other.y - one.y > 0.7 * other.sizePt) break;
      if (Math.min(one.end, other.end) - Math.max(one.x, other.x) > TOUCH_PT)
        faults.push(`page ${page.number}: “${one.text}” and “${other.text}” overlap`);
    }
    return faults;
  });
}

/** Horizontal rules from the top down; pieces of one are joined. */
function rulesOf(page: Page): Rule[] {
  const pieces = page.marks.flatMap((mark): Rule[] => {
    if (mark.kind !== 'vector' || mark.vector.type !== 'line') return [];
    const { x1, x2, y1, y2 } = mark.vector;
    return y1 === y2 ? [{ y: mark.y + y1, x: mark.x + x1, end: mark.x + x2 }] : [];
  });
  const joined: Rule[] = [];
  for (const one of pieces.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const last = joined.at(-1);
    if (last && one.y - last.y < TOUCH_PT && one.x - last.end < TOUCH_PT)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    else joined.push(one);
  }
  return joined;
}

function segmentsOf(page: Page, { title }: PrintedSheet): Segment[] {
  const lines = linesOf(page).toSorted((one, other) => one.y - other.y || one.x - other.x);
  const rules = rulesOf(page);
  const titles = lines.filter(({ text }) => text === `表1${title}` || text === '续表1');
  const ends = [...titles, ...lines.filter(({ text }) => text === '二、资料说明')];
  return titles.map((line) => {
    const endY = Math.min(...ends.map(({ y }) => y).filter((y) => y > line.y));
    const within = rules.filter(({ y }) => y > line.y && y < endY);
    const [top] = within;
    const full = within.filter(
      ({ x, end }) => top && Math.abs(x - top.x) < TOUCH_PT && Math.abs(end - top.end) < TOUCH_PT,
    );
    const between = (from: number, to: number) => lines.filter(({ y }) => y > from && y < to);
    const ys = full.map(({ y }) => y);
    const [topY = 0, headY = 0] = ys;
    const bands = ys.slice(1, -1).map((y, at) => between(y, ys[at + 2] as number));
    return { page: page.number, head: between(topY, headY), bands: bands.filter((one) => one.length > 0) };
  });
}

/** Reads the rows of a segment; `next` has the row that is to follow for each column. */
function readSegment({ page, head, bands }: Segment, sheet: PrintedSheet, next: number[]): string[] {
  const rows = bands.slice(bands.findIndex((band) => !/续）$/.test(joined(band))));
  const first = next.findIndex((_, column) => column > 0 && startsWith(rows[0], sheet, next[column]));
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`page ${page}: ${what}`);
  if (first < 0) return [`page ${page}: no row follows that begins “${joined(rows[0] ?? [])}”`];
  const from = next[first] as number;
  const kinds = rows.map((_, index) => sheet.rows[from + index]);
  const cells = rows.map((band, index) => {
    const row = kinds[index];
    if (row === undefined) fault(`a row too many: “${joined(band)}”`);
    else if (row.kind === 'group' && joined(band) !== bare(row.cells[0] ?? ''))
      fault(`group “${joined(band)}”`);
    return row && row.kind !== 'group' ? namedApart(band, row.cells[0] ?? '') : undefined;
  });
  const columns = columnsOf(cells.flatMap((one) => one?.lines ?? []));
  const names = columnsOf(cells.flatMap((one) => (one?.isAtLeft ? one.named : [])));
  const ids = columns.map((column) => columnNamed(head, column, [...names, ...columns], sheet));
  for (const [index, band] of cells.entries()) {
    const row = kinds[index];
    if (!band || !row) continue;
    if (joined(band.named) !== bare(row.cells[0] ?? '')) fault(`name “${joined(band.named)}”`);
    for (const [at, column] of columns.entries()) {
      const id = ids[at] ?? -1;
      const own = band.lines.filter((line) => isIn(line, column, columns));
      const expected = bare(row.cells[id] ?? '');
      if (joined(own) !== expected)
        fault(`row ${from + index} column ${id}: “${joined(own)}” for “${expected}”`);
      if (own.length > 1 && sheet.unbroken.includes(id)) fault(`“${expected}” is broken`);
    }
  }
  for (const id of ids) {
    if (id < 0) fault('a column without its head');
    else if (next[id] !== from) fault(`column ${id} goes on at row ${from} for ${next[id]}`);
    else next[id] = from + rows.length;
  }
  return faults;
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('');
}

/** Whether a band begins the row `at`: with the name, alone or beside other cells. */
function startsWith(band: readonly Line[] | undefined, { rows }: PrintedSheet, at = 0): boolean {
  const name = bare(rows[at]?.cells[0] ?? '');
  return name !== '' && joined(namedApart(band ?? [], name).named) === name;
}

/** The lines of a row: those of its name, and whether they stand at the left of the others rather than above them. */
interface NamedBand {
  readonly named: readonly Line[];
  readonly isAtLeft: boolean;
  readonly lines: readonly Line[];
}

/** The lines of a row apart from those of its name, which stands above them or at their left. */
function namedApart(band: readonly Line[], name: string): NamedBand {
  const named: Line[] = [];
  for (const line of band) {
    const isNext = line.text !== '' && bare(name).startsWith(line.text, joined(named).length);
    if (isNext && band.every((other) => Math.abs(other.y - line.y) > TOUCH_PT || other.x >= line.x))
      named.push(line);
  }
  const lines = band.filter((line) => !named.includes(line));
  const isAtLeft = lines.some(({ y }) => Math.abs(y - (named[0]?.y ?? 0)) < TOUCH_PT);
  return { named, isAtLeft, lines };
}

interface Span {
  readonly x: number;
  readonly end: number;
}

/** Where columns stand: lines one under the other are of one. */
function columnsOf(lines: readonly Line[]): Span[] {
  const columns: { x: number; end: number }[] = [];
  for (const { x, end } of lines.toSorted((one, other) => one.x - other.x)) {
    const last = columns.at(-1);
    if (last && x < last.end) last.end = Math.max(last.end, end);
    else columns.push({ x, end });
  }
  return columns;
}

function isIn(line: Span, column: Span, columns: readonly Span[]): boolean {
  const middle = (line.x + line.end) / 2;
  const at = columns.indexOf(column);
  const [before, after] = [columns[at - 1], columns[at + 1]];
  const left = before ? (before.end + column.x) / 2 : Number.NEGATIVE_INFINITY;
  const right = after ? (column.end + after.x) / 2 : Number.POSITIVE_INFINITY;
  return middle > left && middle < right;
}

/** A unit that all columns under a head have stands in that. */
function withoutUnit(head: string): string {
  return head.replace(/（[^（）]*）$/, '');
}

/** The number of the column whose head ends what stands over this one; −1 for none. */
function columnNamed(
  head: readonly Line[],
  column: Span,
  columns: readonly Span[],
  { heads }: PrintedSheet,
): number {
  const over = joined(head.filter((line) => isIn(line, column, columns)));
  const found = heads
    .map((text, id) => ({ id, text: bare(text) }))
    .filter(({ id, text }) => id > 0 && (over.endsWith(text) || over.endsWith(withoutUnit(text))));
  return found.toSorted((one, other) => other.text.length - one.text.length)[0]?.id ?? -1;
}
