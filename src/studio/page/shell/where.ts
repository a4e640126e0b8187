import type { Place } from '../../../core/diagnostic.js';
import { hrefOf } from '../state.js';

/** The address of a cell of the data as this page has it; undefined of what is in no table. */
export function hrefOfPlace(place: Place | undefined): string | undefined {
  const { file = '', sheet, line, column } = place ?? {};
  const name = file.split(/[\\/]/).at(-1) ?? '';
  if (name === '' || name === 'pack.yaml' || !/\.\w+$/.test(name) || line === undefined) return undefined;
  const key = sheet === undefined ? name : `${name}#${sheet}`;
  return `${hrefOf({ area: 'tables', item: key })}@${line}:${column ?? 1}`;
}
