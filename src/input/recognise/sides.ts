import type { Area, Block } from './areas.js';
import { censusOf, shareOf } from './census.js';
import { whyLeftOut } from './columns.js';
import type { Grid } from './grid.js';
import type { RecognisedTable } from './model.js';
import { figureColumns, isCornerWord } from './rows.js';
import { isContinuation, squeezed } from './words.js';

/** First and last column of a table, from 0. */
export type Side = readonly [number, number];

/** More rows than this are not looked at to tell what a column holds. */
const MOST_SAMPLED = 200;

/** The columns of an area; several runs of them where its head begins anew over another column of names. */
export function sidesOf(grid: Grid, { blocks }: Area): Side[] {
  const [block] = blocks;
  const filled = [...blocks.flatMap(({ body }) => body), ...block.head].flatMap((row) => {
    const columns = grid.filled(row);
    return columns.length > 0 ? [columns[0] as number, columns.at(-1) as number] : [];
  });
  const least = filled.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY);
  const most = filled.reduce((high, one) => Math.max(high, one), 0);
  const first = block.head[0];
  if (first === undefined) return [[least, most]];
  return headsAgain(grid, block, [least, most]) ?? partsBetweenGaps(grid, block, [least, most]);
}

/** The parts of an area whose head begins anew: 商品, 金额, 商品, 金额. */
function headsAgain(grid: Grid, block: Block, [least, most]: Side): Side[] | undefined {
  const first = block.head[0] as number;
  const lead = grid.filled(first).find((column) => grid.kind(first, column) === 'word');
  const rows = block.body.slice(0, MOST_SAMPLED);
  if (lead === undefined) return undefined;
  const title = squeezed(grid.text(first, lead));
  if (!holdsNames(grid, rows, lead, title)) return undefined;
  const again = grid
    .filled(first)
    .filter(
      (column) =>
        column > lead + 1 &&
        squeezed(grid.text(first, column)) === title &&
        holdsNames(grid, rows, column, title),
    );
  if (again.length > 0) return sidesFrom([least, ...again], most);
  const other = otherHalf(grid, block, rows, [lead, most]);
  return other === undefined ? undefined : sidesFrom([least, other], most);
}

/** Where the right half of a balance begins: 资产, 期末余额, 年初余额 and 负债, 期末余额, 年初余额. */
function otherHalf(
  grid: Grid,
  block: Block,
  rows: readonly number[],
  [lead, most]: Side,
): number | undefined {
  const width = (most - lead + 1) / 2;
  const start = lead + width;
  if (!Number.isInteger(width) || width < 2) return undefined;
  const headOver = (column: number) => squeezed(block.head.map((row) => grid.spread(row, column)).join('|'));
  for (let column = lead + 1; column < start; column++) {
    const head = headOver(column);
    if (!/[^|]/.test(head) || headOver(column + width) !== head) return undefined;
  }
  const figures = figureColumns(grid, rows);
  const hasFigures = [...figures].some((column) => column > start);
  return hasFigures && holdsNames(grid, rows, start, headOver(start)) ? start : undefined;
}

function sidesFrom(starts: readonly number[], most: number): Side[] {
  return starts.map((start, index) => [start, (starts[index + 1] ?? most + 1) - 1]);
}

/**
 * The parts of an area between empty columns, where they are tables of their own: each has names and figures, and the
 * right one says so by a title or by what its head calls the names. Other empty columns only keep columns apart.
 */
function partsBetweenGaps(grid: Grid, block: Block, [least, most]: Side): Side[] {
  const rows = block.body.slice(0, MOST_SAMPLED);
  const isEmpty = (column: number) =>
    [...block.head, ...rows].every((row) => grid.spread(row, column) === '');
  const starts = [least];
  for (let column = least + 1; column <= most; column++) {
    if (isEmpty(column) || !isEmpty(column - 1)) continue;
    if (
      isTableFrom(grid, block, rows, [column, most]) &&
      isTableFrom(grid, block, rows, [least, column - 1], true)
    )
      starts.push(column);
  }
  return sidesFrom(starts, most);
}

function isTableFrom(
  grid: Grid,
  block: Block,
  rows: readonly number[],
  [from, to]: Side,
  isFirst = false,
): boolean {
  const figures = figureColumns(grid, rows);
  const census = censusOf(grid, rows, from);
  const hasNames = census.filled > 0 && shareOf(census, 'word', 'period', 'year') > 0.7;
  if ((!isFirst && !hasNames) || ![...figures].some((column) => column > from && column <= to)) return false;
  const heads = block.head.map((row) => squeezed(grid.text(row, from)));
  const isTitled = block.above.some(({ column, isAbout }) => !isAbout && column >= from && column <= to);
  return isFirst || isTitled || heads.some((text) => isCornerWord(text));
}

/** Whether a column holds names: words, or the years of a table that is folded. */
function holdsNames(grid: Grid, rows: readonly number[], column: number, title: string): boolean {
  const census = censusOf(grid, rows, column);
  const years = /^(?:年份?|年度|year)$/iu.test(title) ? (['year'] as const) : [];
  return census.filled > 0 && shareOf(census, 'word', 'period', ...years) > 0.7;
}

/**
 * The tables of one area set side by side, put together where they belong together: with the same names and 续表 over
 * the right one they are columns of one table; with the same heads and other names one table that was folded, unless
 * each has a total of its own (收入 beside 支出).
 */
export function putTogether(
  tables: readonly RecognisedTable[],
  sides: readonly Side[],
  area: Area,
): RecognisedTable[] {
  const [left, ...others] = tables;
  if (left === undefined || others.length === 0 || tables.length !== sides.length) return [...tables];
  const starts = sides.map(([from]) => from + 1);
  if (isFolded(tables)) {
    return [
      { ...left, rows: tables.flatMap(({ rows }) => rows), sideBySide: { columns: starts, as: 'rows' } },
    ];
  }
  const second = sides[1] as Side;
  const isSaid = area.blocks[0].above.some(({ column, text }) => column >= second[0] && isContinuation(text));
  if (!isSaid || !others.every((other) => namesOf(other) === namesOf(left))) return toldApart(tables);
  return [
    {
      ...left,
      columns: [
        ...left.columns,
        ...others.flatMap(({ columns, names }) =>
          columns.map((column) =>
            names.includes(column.at) ? { ...column, leftOut: whyLeftOut.names } : column,
          ),
        ),
      ],
      rows: left.rows.map((row, index) => ({
        ...row,
        cells: [...row.cells, ...others.flatMap(({ rows }) => rows[index]?.cells ?? [])],
      })),
      marks: tables.flatMap(({ marks }) => marks),
      sideBySide: { columns: starts, as: 'columns' },
    },
  ];
}

/** Halves of one table under one title, each with what its head calls its names: 资产负债表（资产）. */
function toldApart(tables: readonly RecognisedTable[]): RecognisedTable[] {
  const cornerOf = ({ columns, names }: RecognisedTable) =>
    columns.find(({ at }) => at === names.at(-1))?.path.at(-1) ?? '';
  const corners = new Set(tables.map(cornerOf));
  const titles = new Set(tables.map(({ title }) => title?.text));
  return tables.map((table) => {
    const [corner, { title }] = [cornerOf(table), table];
    if (title === undefined || titles.size > 1 || corners.size < tables.length || corner === '') return table;
    return { ...table, title: { ...title, text: `${title.text}（${corner}）` } };
  });
}

function namesOf({ rows }: RecognisedTable): string {
  return squeezed(rows.map(({ name }) => name).join('|'));
}

function isFolded(tables: readonly RecognisedTable[]): boolean {
  const [left, ...others] = tables as [RecognisedTable, ...RecognisedTable[]];
  const headsOf = ({ columns }: RecognisedTable) =>
    squeezed(
      columns
        .filter(({ leftOut }) => !leftOut)
        .map(({ path }) => path.join('/'))
        .join('|'),
    );
  const hasOwnTotal = ({ rows }: RecognisedTable) =>
    rows.some(({ kind }, index) => kind === 'total' && index > 0);
  const names = new Set(left.rows.map(({ name }) => name));
  // a folded table has its title once
  const isTitledApart = others.some(({ title }) => title?.text !== left.title?.text);
  return (
    !isTitledApart &&
    !tables.some(hasOwnTotal) &&
    others.every(
      (other) => headsOf(other) === headsOf(left) && !other.rows.some(({ name }) => names.has(name)),
    )
  );
}
