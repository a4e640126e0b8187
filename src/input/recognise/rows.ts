import type { CellKind } from './cell.js';
import type { Grid, GridRange } from './grid.js';
import { unitInNote } from './told-unit.js';
import { isUnit, isUnitLine } from './units.js';
import { isAboutSheet, isField, isLikeTitle, isNote, isSource, isTableNumber, squeezed } from './words.js';

/** What a row of a sheet is, seen by the columns of figures that it fills. */
export type RowRole =
  | 'blank'
  | 'skipped'
  | 'technical'
  | 'unit'
  | 'note'
  | 'source'
  | 'about'
  | 'text'
  | 'head'
  | 'numbers'
  | 'data';

/**
 * The columns of figures in a run of rows: of what stands in them beside figures, most are figures. Years may be
 * either, and a column of zeros alone is what programs leave.
 */
export function figureColumns(grid: Grid, rows: readonly number[]): ReadonlySet<number> {
  const counts: { figures: number; real: number; others: number }[] = [];
  for (const row of rows) {
    const kinds = grid.kindsOf(row);
    if (!kinds.includes('number')) continue;
    for (let column = 0; column < kinds.length; column++) {
      const kind = kinds[column];
      if (kind === 'empty' || kind === 'missing' || kind === 'absent' || kind === 'year') continue;
      const count = counts[column] ?? { figures: 0, real: 0, others: 0 };
      counts[column] = count;
      if (kind !== 'number') count.others++;
      else {
        count.figures++;
        if (grid.text(row, column) !== '0') count.real++;
      }
    }
  }
  const found = new Set<number>();
  counts.forEach(({ figures, real, others }, column) => {
    if (real > 0 && figures >= others) found.add(column);
  });
  return found;
}

/** The role of a row; `isFirst` says that no row of data has come before it in its run. */
export function roleOf(grid: Grid, row: number, figures: ReadonlySet<number>, isFirst: boolean): RowRole {
  const filled = grid.filled(row);
  if (filled.length === 0) return grid.isBlank(row) ? 'blank' : 'head';
  return textRole(grid, row, filled) ?? roleByFigures(grid, row, filled, figures, isFirst);
}

/** Whether a row tells several things by name: 项目名称：…, 建设地点：…. */
export function isRowOfFields(grid: Grid, row: number): boolean {
  const filled = grid.filled(row);
  return filled.length > 1 && filled.every((column) => isField(grid.text(row, column)));
}

/** What rows of one to three texts say by their words. */
function textRole(grid: Grid, row: number, filled: readonly number[]): RowRole | undefined {
  const texts = filled.map((column) => grid.text(row, column));
  const kinds = filled.map((column) => grid.kind(row, column));
  const technical = kinds.filter((kind) => kind === 'technical').length;
  if (technical > 1 || (technical === 1 && kinds.indexOf('technical') > 0)) {
    const figures = kinds.filter((kind) => kind === 'number').length;
    if (technical > figures) return 'technical';
  }
  const [first = ''] = texts.filter((text) => text !== '0');
  const hasFigures = kinds.slice(1).some((kind) => kind === 'number');
  const sayUnit = texts.some(isUnitLine) && !hasFigures;
  if (
    sayUnit &&
    !isNote(first) &&
    (filled.length <= 4 || texts.every((text) => isUnitLine(text) || isTableNumber(text)))
  )
    return 'unit';
  // in the first column a bare unit may be the name of a row
  const isApart = (filled[0] as number) > 0 || /^[(（].*[)）]$/u.test(first);
  if (filled.length === 1 && isApart && isUnit(first.replace(/^[(（]|[)）]$/gu, ''))) return 'unit';
  if (filled.length > 3 || hasFigures) return undefined;
  if (isSource(first)) return 'source';
  if (isNote(first) || unitInNote(first) !== undefined) return 'note';
  return isAboutSheet(first) ? 'about' : undefined;
}

function roleByFigures(
  grid: Grid,
  row: number,
  filled: readonly number[],
  figures: ReadonlySet<number>,
  isFirst: boolean,
): RowRole {
  if (isFirst && isColumnNumbers(grid, row, filled)) return 'numbers';
  const inFigures = filled.filter((column) => figures.has(column));
  const count = (...wanted: CellKind[]) =>
    inFigures.filter((column) => wanted.includes(grid.kind(row, column))).length;
  const numbers = count('number');
  const words = count('word', 'period', 'date', 'code');
  const years = count('year');
  if (numbers > 0 && numbers >= words) return 'data';
  if (words > numbers) return isApart(grid, row, filled, figures, isFirst) ? 'text' : 'head';
  if (years > 0) return isRowOfYears(grid, row, inFigures, isFirst) ? 'head' : 'data';
  if (count('absent') > 0 || (count('missing') > 0 && !isFirst)) return 'data';
  return reachesDown(grid, row, filled) ? 'head' : 'text';
}

/** What the column of names is called in heads. */
const cornerWord =
  /^(?:序号|编号|代码|编码|行次|(?:.{0,4}(?:项目|指标|科目|名称|地区|区域|区县|县区|市县|单位|部门|类别|分类|品种|产品|行业|年份|年度|月份|时间|时期|日期|季度|内容))|指标名称|item|name|year|region)$/iu;

/** Whether a text in a head says what the names below it are: 项目, 县区, 年份. */
export function isCornerWord(text: string): boolean {
  return cornerWord.test(text);
}

/**
 * Whether a row of words right below data is the head of another table, and no row whose figures are told in words or
 * group of the same table. `corner` is the text over the names in the head before.
 */
export function beginsHead(grid: Grid, row: number, figures: ReadonlySet<number>, corner: string): boolean {
  const filled = grid.filled(row);
  const [first] = filled;
  if (first === undefined || isGroupText(grid, row, filled)) return false;
  if (reachesDown(grid, row, filled)) return true;
  const over = filled.filter((column) => figures.has(column));
  if (figures.has(first)) return over.length > 1;
  const lead = squeezed(grid.text(row, first));
  // 审定：某某
  if (/[：:]/u.test(lead)) return true;
  if (lead === corner || cornerWord.test(lead)) return true;
  // below figures of that size 2000 and 2001 are figures, too
  if (over.every((column) => grid.kind(row, column) === 'year') && isLikeYears(grid, row - 1, over))
    return false;
  return over.every((column) => grid.kind(row, column) === 'period' || grid.kind(row, column) === 'year');
}

/** Whether what stands in these columns of a row is as large as years are. */
function isLikeYears(grid: Grid, row: number, columns: readonly number[]): boolean {
  const alike = columns.filter((column) => /^[1-2]\d{3}$/.test(grid.text(row, column)));
  return alike.length > columns.length / 2;
}

/** Whether a row below one of a head says one thing under texts of that: then it is the head of a first group. */
export function isGroupUnder(grid: Grid, row: number, head: number): boolean {
  const filled = grid.filled(row);
  const [first] = filled;
  if (first === undefined || !isGroupText(grid, row, filled) || isUnit(grid.text(row, first))) return false;
  return filled.every((column) => {
    const { left, right } = grid.mergeAt(row, column) ?? { left: column, right: column };
    for (let at = left; at <= right; at++) if (grid.text(head, at) === '') return false;
    return true;
  });
}

/** Whether a row below one of a head begins with 一 or （一） under 序号: a first group, whose numbers are words. */
export function isNumberedUnder(grid: Grid, row: number, head: number): boolean {
  const [first] = grid.filled(row);
  if (first === undefined || !/^(?:序\s*号|编号|行次)$/u.test(grid.text(head, first))) return false;
  return /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.]?$/u.test(grid.text(row, first));
}

/** Whether a row says one thing: a single text, merged or not, or the same in all its cells. */
function isGroupText(grid: Grid, row: number, filled: readonly number[]): boolean {
  const [first, ...others] = filled.map((column) => squeezed(grid.text(row, column)));
  return others.every((text) => text === first);
}

/** Whether a short text is merged down over this row and those below: 区县 beside the rows of a head. */
function reachesDown(grid: Grid, row: number, filled: readonly number[]): boolean {
  return filled.some((column) => {
    const merge = grid.mergeAt(row, column);
    return (
      merge !== undefined && merge.top === row && merge.bottom > row && grid.text(row, column).length < 20
    );
  });
}

/**
 * Whether a row holds one text that stands over no columns: titles and dates are set in the middle of their line, be
 * that over figures. What heads columns begins with the first of them, or is merged over some.
 */
function isApart(
  grid: Grid,
  row: number,
  filled: readonly number[],
  figures: ReadonlySet<number>,
  isFirst: boolean,
): boolean {
  const [column, ...others] = filled;
  if (column === undefined || others.length > 0) return false;
  if (isLikeTitle(grid.text(row, column)) || isTableNumber(grid.text(row, column))) return true;
  const merge = grid.mergeAt(row, column);
  if (!isFirst) return false;
  if (merge !== undefined && merge.right > merge.left) return isOverAll(grid, row, merge);
  return column > Math.min(...figures) || isOverHead(grid, row, column);
}

/** Rows below a title in which its table begins. */
const ROWS_TO_HEAD = 4;

/** Whether a text is merged over all that the head below fills, the names of rows too: what heads columns is not. */
function isOverAll(grid: Grid, row: number, { left, right }: GridRange): boolean {
  for (let below = row + 1; below <= row + ROWS_TO_HEAD; below++) {
    const filled = grid.filled(below);
    const [first, last] = [filled[0], filled.at(-1)];
    if (first === undefined || last === undefined || filled.length < 2) continue;
    return left <= first && right >= last && filled.some((column) => isWord(grid.kind(below, column)));
  }
  return false;
}

function isWord(kind: CellKind): boolean {
  return kind === 'word' || kind === 'period' || kind === 'year';
}

/** Whether a text stands over a whole row of words that has one below it, too: a title over 序号, and no head of it. */
function isOverHead(grid: Grid, row: number, column: number): boolean {
  const below = grid.filled(row + 1);
  const words = below.filter((at) => grid.kind(row + 1, at) === 'word');
  return (
    words.includes(column) && words.length >= LEAST_HEADS && grid.text(row, column).length >= LEAST_TITLE
  );
}

/** So many heads are a row of them, and so many characters are a title. */
const LEAST_HEADS = 3;
const LEAST_TITLE = 4;

const successors: Readonly<Record<string, string>> = { 甲: '乙', A: 'B' };

/** The first text of the next row that is not blank. */
function nextLead(grid: Grid, row: number): string | undefined {
  for (let next = row + 1; next < grid.height; next++) {
    const [first] = grid.filled(next);
    if (first !== undefined) return grid.text(next, first);
  }
  return undefined;
}

/** 甲, 1, 2, 3 … under a head: the numbers of the columns. */
function isColumnNumbers(grid: Grid, row: number, filled: readonly number[]): boolean {
  const texts = filled.map((column) => grid.text(row, column).replace(/^[(（]|[)）]$|栏$|列$/gu, ''));
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const others = texts.filter((text) => !/^\d{1,2}$/.test(text));
  if (!others.every((text) => /^(?:[甲乙丙丁A-E]|栏\s*次|序\s*号|行\s*次|—|\d{1,2}=.*)$/u.test(text)))
    return false;
  // 甲 1 2 above 乙 3 4 is a row of data
  const below = successors[others[0] ?? ''];
  if (below !== undefined && nextLead(grid, row) === below) return false;
  const isRising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
  return (
    isRising &&
    numbers.length >= 2 &&
    (numbers[0] === 1 || numbers[0] === 0) &&
    numbers.length + 2 >= (numbers.at(-1) ?? 0) &&
    (others.length > 0 || numbers.length >= 4)
  );
}

/** Several years that differ by small steps, or one beside a word where a head may stand. */
function isRowOfYears(grid: Grid, row: number, columns: readonly number[], isFirst: boolean): boolean {
  const years = columns
    .filter((column) => grid.kind(row, column) === 'year')
    .map((column) => Number(grid.text(row, column)));
  if (years.length === 1) return isFirst;
  return (
    years.slice(1).every((year, index) => {
      const step = Math.abs(year - (years[index] as number));
      return step > 0 && step <= 10;
    }) ||
    (isFirst && new Set(years).size < years.length && years.length === columns.length)
  );
}
