import { type CellKind, numberIn, unitInCell } from './cell.js';
import type { Grid } from './grid.js';

/** What the cells of a column are, counted. */
export interface Census {
  readonly filled: number;
  readonly kinds: Readonly<Partial<Record<CellKind, number>>>;
  readonly texts: readonly string[];
  readonly distinct: number;
  readonly numbers: readonly number[];
  /** Cells that show a percent sign. */
  readonly percents: number;
  /** The unit that all figures show beside them; `mixed` where they differ in it. */
  readonly cellUnit?: string;
}

/** Cells whose figures show different units. */
export const MIXED = 'mixed';

/** Counts what a column holds in these rows. */
export function censusOf(grid: Grid, rows: readonly number[], column: number): Census {
  const kinds: Partial<Record<CellKind, number>> = {};
  const texts: string[] = [];
  const numbers: number[] = [];
  let percents = 0;
  const units = new Set<string | undefined>();
  for (const row of rows) {
    const kind = grid.kind(row, column);
    if (kind === 'empty') continue;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    const text = grid.text(row, column);
    texts.push(text);
    if (kind !== 'number' && kind !== 'year' && kind !== 'code') continue;
    if (/[%％]$/u.test(text)) percents++;
    if (kind === 'number') units.add(unitInCell(text));
    const value = numberIn(text);
    if (value !== undefined) numbers.push(value);
  }
  const [unit] = units;
  const cellUnit = units.size > 1 ? MIXED : unit;
  const counts = { filled: texts.length, distinct: new Set(texts).size, percents };
  return { ...counts, kinds, texts, numbers, ...(cellUnit !== undefined && { cellUnit }) };
}

/** The share of filled cells that are of one of these kinds. */
export function shareOf({ filled, kinds }: Census, ...wanted: readonly CellKind[]): number {
  return wanted.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0) / Math.max(1, filled);
}
