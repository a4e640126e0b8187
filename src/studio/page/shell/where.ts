import type { Place } from '../../../core/diagnostic.js';
import type { DiagnosticState, PackPart, PackState } from '../../wire/pack.js';
import { areas } from '../areas.js';
import { say } from '../language.js';
import { hrefOf, pack } from '../state.js';

/**
 * The address of what a place is edited in: a cell of the data, a part of the texts, a chart; undefined of anything
 * else.
 */
export function hrefOfPlace(place: Place | undefined): string | undefined {
  const { sheet, line, column } = place ?? {};
  const name = fileOf(place);
  if (name === 'pack.yaml') {
    const part = partAt(place);
    return part && hrefOf(part);
  }
  if (!/\.\w+$/.test(name) || line === undefined) return undefined;
  const key = sheet === undefined ? name : `${name}#${sheet}`;
  return `${hrefOf({ area: 'tables', item: key })}@${line}:${column ?? 1}`;
}

/** What it is called in the list at the left; undefined of a cell, and of what no page edits. */
export function nameOfPlace(place: Place | undefined): string | undefined {
  const part = partAt(place);
  if (!part) return undefined;
  const area = areas.find(({ key }) => key === part.area);
  return [area && say(area.name), titleOf(part, pack.value)].filter(Boolean).join('　');
}

/** What the last build found in what is edited there: a part of the texts, a chart. */
export function findingsIn(area: PackPart['area'], item: string): readonly DiagnosticState[] {
  const found = pack.value?.diagnostics ?? [];
  return found.filter(({ place }) => {
    const part = partAt(place);
    return part?.area === area && part.item === item;
  });
}

function titleOf({ item, title }: PackPart, state: PackState | null | undefined): string | undefined {
  return title ?? state?.charts.find(({ name }) => name === item)?.title ?? item;
}

function partAt(place: Place | undefined): PackPart | undefined {
  const { line } = place ?? {};
  if (fileOf(place) !== 'pack.yaml' || line === undefined) return undefined;
  return pack.value?.parts.find(({ from, to }) => line >= from && line <= to);
}

function fileOf(place: Place | undefined): string {
  return place?.file.split(/[\\/]/).at(-1) ?? '';
}
