import { normalHeader } from '../../chinese/width.js';
import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Column, TableSettings } from '../model.js';
import { holdsFigures } from '../table/columns.js';

/** The decimals that pack.yaml asks of the figures in a column; undefined for none. */
export function askedDecimals(column: Column, settings: TableSettings | undefined): number | undefined {
  const { decimals } = settings ?? {};
  if (decimals === undefined || typeof decimals === 'number') return decimals;
  const found = Object.entries(decimals).find(([name]) => isCalled(column, name));
  return found?.[1];
}

/** The names in `decimals` that no column of figures has. */
export function decimalsFaults(
  name: string,
  columns: readonly Column[],
  settings: TableSettings | undefined,
): Diagnostic[] {
  const { decimals, place } = settings ?? {};
  if (decimals === undefined || typeof decimals === 'number') return [];
  const figures = columns.filter(holdsFigures);
  const unknown = Object.keys(decimals).filter((key) => !figures.some((column) => isCalled(column, key)));
  return unknown.map((key) => {
    const message = {
      zh: `“${name}”的 decimals 写了“${key}”，没有这个数字列`,
      en: `decimals of "${name}" names “${key}”, which is no column of figures`,
    };
    const known = figures.map(({ header }) => header);
    return errorAt('decimals-column', message, { place, hint: nearestHint(key, known) });
  });
}

/** Whether a name is that of a column, with the heads over it or without, with its unit or without. */
function isCalled({ header, title, unit }: Column, name: string): boolean {
  const called = normalHeader(name);
  return [header, title, `${title}（${unit}）`].some((one) => normalHeader(one) === called);
}
