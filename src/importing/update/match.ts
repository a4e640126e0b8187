import type { Row } from '../../dataset/model.js';
import { likeness, plainFigures } from '../text.js';
import type { Cells } from '../write/tables.js';

/** Columns that tell where a row stands and how sure it is, and nothing of what it says. */
export const PLACE_COLUMNS: readonly string[] = ['出处', '分组'];
export const CHECK_COLUMNS: readonly string[] = ['核对', '疑点'];
const ID = '编号';
const UNCOMPARED = new Set([ID, '简称', ...PLACE_COLUMNS, ...CHECK_COLUMNS]);

/** Rows are as like as this at least to be the same, reworded. */
const LIKE = 0.6;

/** What a row is called: of every kind of table its column stands behind 编号. */
export const nameOf = (row: Cells): string => row.指标 ?? row.项目 ?? row.事项 ?? row.名词 ?? '';
/** The clause that a row was taken from; of a term its meaning. */
export const quoteOf = (row: Cells): string => row.原文 ?? row.释义 ?? '';

/** A text as it is compared: spaces are nobody's wording. */
export const compared = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '');

/** A text with each number as a sign: what is alike but for its figures. */
const frameOf = (text: string): string => plainFigures(compared(text)).replace(/\d+(?:[.,]\d+)*/g, '#');

const content = (row: Cells) =>
  Object.keys(row)
    .filter((header) => !UNCOMPARED.has(header) && row[header] !== '')
    .toSorted()
    .map((header) => `${header}=${compared(row[header])}`)
    .join('\n');

/** What rows are recognised by, the surest first. */
const KEYS: readonly ((row: Cells) => string)[] = [
  (row) => `${content(row)}\n${compared(row.出处)}`,
  content,
  (row) => `${compared(nameOf(row))}\n${compared(quoteOf(row))}`,
  (row) => `${frameOf(nameOf(row))}\n${frameOf(quoteOf(row))}`,
  (row) => `${compared(nameOf(row))}\n${row.单位 ?? ''}\n${compared(row.出处)}`,
  (row) => `${compared(nameOf(row))}\n${row.单位 ?? ''}`,
];

/** Two states of a table's rows → for each row of the first the same in the second, where there is one. */
export function sameRows(before: readonly Cells[], after: readonly Cells[]): Map<number, number> {
  const same = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number) => {
    same.set(one, other);
    taken.add(other);
  };
  for (const key of KEYS) {
    const free = new Map<string, number[]>();
    for (const [index, row] of after.entries())
      if (!taken.has(index)) free.set(key(row), [...(free.get(key(row)) ?? []), index]);
    for (const [index, row] of before.entries()) {
      const next = same.has(index) ? undefined : free.get(key(row))?.shift();
      if (next !== undefined) pair(index, next);
    }
  }
  for (const [one, other] of reworded(before, after, same, taken)) pair(one, other);
  return same;
}

/** The pairs among rows that have no other that are alike enough, the likest first. */
function reworded(
  before: readonly Cells[],
  after: readonly Cells[],
  same: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): [number, number][] {
  const olds = [...before.keys()].filter((index) => !same.has(index));
  const news = [...after.keys()].filter((index) => !taken.has(index));
  const pairs = olds.flatMap((one) =>
    news.flatMap((other) => {
      const like = alike(before[one] as Cells, after[other] as Cells);
      return like >= LIKE ? [{ one, other, like }] : [];
    }),
  );
  const found: [number, number][] = [];
  for (const { one, other } of pairs.toSorted((a, b) => b.like - a.like))
    if (found.every(([o, n]) => o !== one && n !== other)) found.push([one, other]);
  return found;
}

/** The mean of how alike names and quotes are; what is called otherwise in every character is another thing. */
function alike(one: Cells, other: Cells): number {
  const [names, quotes] = [
    likeness(nameOf(one), nameOf(other)),
    likeness(compared(quoteOf(one)), compared(quoteOf(other))),
  ];
  return names === 0 ? 0 : (names + quotes) / 2;
}

/** The rows of an import → those that a clerk has of them now, by 编号 or by what they say. */
export function presentRows(imported: readonly Cells[], rows: readonly Row[]): Map<number, Row> {
  const found = new Map<number, Row>();
  const free = new Set(rows);
  const take = (index: number, row: Row | undefined) => {
    if (row === undefined) return;
    found.set(index, row);
    free.delete(row);
  };
  for (const [index, one] of imported.entries()) {
    const row = rows.find(({ id }) => id === one[ID]);
    if (row && free.has(row) && isStillThat(one, row)) take(index, row);
  }
  // rows whose 编号 was written anew
  for (const [index, one] of imported.entries()) {
    if (found.has(index)) continue;
    take(
      index,
      [...free].find((row) => isThat(one, row)),
    );
  }
  return found;
}

const cellOf = ({ cells }: Row, header: string) => compared(cells[header]?.text);

/** Numbers of rows are given again: the row has to say something of the old one still. */
function isStillThat(imported: Cells, row: Row): boolean {
  const headers = Object.keys(imported).filter(
    (header) => !UNCOMPARED.has(header) && header !== '单位' && (imported[header] ?? '') !== '',
  );
  if (headers.some((header) => cellOf(row, header) === compared(imported[header]))) return true;
  const name = Object.keys(row.cells).find((header) => imported[header] === nameOf(imported));
  return name !== undefined && likeness(row.cells[name]?.text ?? '', nameOf(imported)) >= LIKE;
}

function isThat(imported: Cells, row: Row): boolean {
  const quote = quoteOf(imported);
  const quotes = ['原文', '释义'].map((header) => cellOf(row, header));
  const names = ['指标', '项目', '事项', '名词'].map((header) => cellOf(row, header));
  return quotes.includes(compared(quote)) && quote !== '' && names.includes(compared(nameOf(imported)));
}
