import { isSamePeriod } from '../../quantity/period.js';
import type { Column } from '../model.js';
import { findColumn, holdsFigures } from '../table/columns.js';
import { leadsTo, nameKey, standingName, wholePeriod, writtenPeriod } from './name-key.js';

/**
 * The columns that a name may mean: the one with that header, or else those whose heads end in it, with as many of the
 * heads above as are told (`同比`, `2025年9月/同比`); of a head over several columns, or of a period, the plain figures
 * rather than what is reckoned from them. More than one is for the caller to refuse.
 */
export function columnsNamed<C extends Column>(columns: readonly C[], name: string): readonly C[] {
  const exact = findColumn(columns, name);
  if (exact) return [exact as C];
  const address = nameKey(name);
  const ending = columns.filter((column) => endsIn(column, address));
  if (ending.length > 0) return ending;
  const under = columnsUnder(columns, name);
  const plain = under.filter(({ ratio }) => ratio === undefined);
  return plain.length > 0 ? plain : under;
}

/** The columns of figures that stand under a head, or that are of a period. */
export function columnsUnder<C extends Column>(columns: readonly C[], name: string): readonly C[] {
  const address = nameKey(name);
  const under = columns.filter(
    (column) =>
      holdsFigures(column) && pathsAbove(column).some((path) => endsIn({ ...column, path }, address)),
  );
  const period = writtenPeriod(name);
  if (under.length > 0 || period?.year === undefined) return under;
  return columns.filter(
    ({ role, period: own }) => role === 'figure' && own !== undefined && isSamePeriod(own, period),
  );
}

function endsIn({ path = [], title, header, unit, period }: Column, address: string): boolean {
  const heads = path.length > 0 ? path : [title || header];
  const last = standingName(heads.at(-1) ?? '', isPeriod(heads.at(-1)) ? period : undefined, unit);
  return leadsTo(
    address,
    last,
    heads.slice(0, -1).map((head) => standingName(head, isPeriod(head) ? period : undefined)),
  );
}

/** Heads without a year of their own, 9月, are of the period that their column is of. */
function isPeriod(head: string | undefined): boolean {
  return head !== undefined && wholePeriod(head) !== undefined;
}

/** The heads over a column but for the lowest, and but for the lowest two … */
function pathsAbove({ path = [] }: Column): string[][] {
  return path.slice(1).map((_, index) => path.slice(0, path.length - 1 - index));
}
