/**
 * Random numbers that are the same for the same words, on every machine: an input is known by its seed, its kind and
 * its number alone.
 */
export class Random {
  #state;

  constructor(...words) {
    this.#state = hashOf(words.join('\n'));
  }

  /** A fraction from 0 up to 1, by Mulberry32. */
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, which it is not. */
  below(end) {
    return Math.floor(this.fraction() * end);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  chance(probability) {
    return this.fraction() < probability;
  }

  pick(values) {
    return values[this.below(values.length)];
  }

  /** A count that is mostly small and now and then as large as `most`. */
  size(most) {
    return Math.max(1, Math.round(most ** this.fraction()));
  }
}

/** FNV-1a. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
