import type { Place } from '../core/diagnostics.js';
import { Database } from '../incremental/database.js';
import { memo } from '../incremental/memo.js';
import { escapeMarkup } from './escape.js';

/** The attribute by which markup says where it was written; its value is a key of a {@link PlaceTable}. */
export const PLACE_ATTRIBUTE = 'at';

/** The key of a place in a template, which needs no table: `templates/handout/pack.hbs:12:5`. */
export function placeKey(file: string, line: number, column: number): string {
  return escapeMarkup(`${file}:${line}:${column}`);
}

/** A loop writes the same tag for every row. */
const templatePlaces = memo<string, Place>('place in a template');

/**
 * Places in the data that rendered markup refers to by short keys, so that an error found in the markup names
 * the cell it came from.
 */
export class PlaceTable {
  private readonly places: Place[] = [];
  private readonly keys = new Map<Place, string>();

  constructor(private readonly database = new Database()) {}

  /** The key of a place in the data; the same object always has the same key. */
  keyOf(place: Place): string {
    const known = this.keys.get(place);
    if (known !== undefined) return known;
    const key = String(this.places.push(place) - 1);
    this.keys.set(place, key);
    return key;
  }

  /** The place of a key, be it one of the data or one of a template. */
  get(key: string): Place | undefined {
    if (!key.includes(':')) return this.places[Number(key)];
    return templatePlaces(this.database, key, [], () => {
      const [, file = key, line, column] = /^(.*):(\d+):(\d+)$/.exec(key) ?? [];
      return { file, line: Number(line), column: Number(column) };
    });
  }
}
