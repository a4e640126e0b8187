import { findPeriod } from '../../quantity/period.js';
import { areNested, codeBefore, levelsByCodes } from './codes.js';
import type { Grid } from './grid.js';
import { type Levels, levelsOf, type NamedRow } from './levels.js';
import type { Reading, RecognisedColumn, TableShape } from './model.js';
import { isAmongName } from './words.js';

/** What of a table tells the levels of its rows, besides their names. */
export interface LevelFacts {
  readonly grid: Grid;
  readonly shape: TableShape;
  readonly columns: readonly RecognisedColumn[];
  /** What the office says of levels. */
  readonly said: Reading['levels'];
}

/** The levels of rows: as the reading says, or else by their names and codes. */
export function rowLevels(named: readonly NamedRow[], { grid, shape, columns, said }: LevelFacts): Levels {
  if (said === 'flat') return { levels: named.map(() => 0), groups: new Set(), reasons: [] };
  if (shape === 'long') return { levels: named.map(() => 0), groups: new Set(), reasons: [] };
  // a period without figures heads nothing: it is not known yet, or not any more
  const isPeriod = ({ name }: NamedRow) => shape === 'periods' && findPeriod(name)?.isWhole === true;
  const found = levelsOf(named.map((row) => (isPeriod(row) ? { ...row, hasValues: true } : row)));
  const isFlat =
    shape === 'periods' && found.groups.size === 0 && !named.some(({ name }) => isAmongName(name));
  const levels = isFlat ? named.map(() => 0) : found.levels;
  const byCodes =
    said === undefined && levels.every((level) => level === 0)
      ? levelsOfCodes(named, columns, grid)
      : undefined;
  if (byCodes) return byCodes;
  if (said === undefined) return { ...found, levels };
  const { doubt: _, ...sure } = found;
  if (said === 'codes') return { ...sure, levels: levelsByCodes(codesOf(named, columns, grid)) };
  return {
    ...sure,
    levels: levels.map((level, index) => said[grid.lineOf(named[index]?.row ?? 0)] ?? level),
  };
}

/** Levels that a column of codes tells by itself: 301 over 30101 and 30102, each above those that begin with it. */
function levelsOfCodes(
  named: readonly NamedRow[],
  columns: readonly RecognisedColumn[],
  grid: Grid,
): Levels | undefined {
  if (!columns.some(({ type }) => type === 'code')) return undefined;
  const codes = codesOf(named, columns, grid);
  if (!areNested(codes)) return undefined;
  const reasons = [{ zh: '编码', en: 'codes' }];
  return { levels: levelsByCodes(codes), groups: new Set(), reasons };
}

/** The codes of rows: those of a column, or what their names begin with. */
function codesOf(
  named: readonly NamedRow[],
  columns: readonly RecognisedColumn[],
  grid: Grid,
): (string | undefined)[] {
  const at = columns.find(({ type }) => type === 'code')?.at;
  return named.map(({ row, name }) => {
    const code = at === undefined ? codeBefore(name) : grid.text(row, at - 1);
    return code === '' ? undefined : code;
  });
}
