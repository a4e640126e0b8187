import type { Place } from '../diagnostics.js';

/** The attribute by which markup says where it was written; its value is a key of a {@link PlaceTable}. */
export const PLACE_ATTRIBUTE = 'at';

/**
 * Places that rendered markup refers to by short keys, so that an error found in the markup names the
 * template, or the cell of the data, it came from.
 */
export class PlaceTable {
  private readonly places: Place[] = [];
  private readonly keys = new Map<Place, string>();

  /** The key of a place; the same object always has the same key. */
  keyOf(place: Place): string {
    const known = this.keys.get(place);
    if (known !== undefined) return known;
    const key = String(this.places.push(place) - 1);
    this.keys.set(place, key);
    return key;
  }

  get(key: string): Place | undefined {
    return this.places[Number(key)];
  }
}
