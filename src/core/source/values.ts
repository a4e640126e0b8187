import type { Bilingual, Place } from '../diagnostics.js';
import type { Passage } from './passage.js';

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** Values with the places where they were written: a file of YAML, or sheets that say the same in rows. */
export interface PlacedValues {
  /** What messages call the file. */
  readonly file: string;
  /** As plain values; keys without a value are left out. */
  readonly value: unknown;
  /** Where the value at `path` begins, or the nearest value around it. */
  placeOf(path: Path): Place;
  /** Where the last key of `path` stands. */
  placeOfKey(path: Path): Place;
  /** The text at `path`, with the places of its parts. */
  passage(path: Path): Passage;
  /** A value as it was written: 1.10 rather than 1.1. */
  written(path: Path): string;
  /** What a key is called where it is written, where that is not the key itself. */
  nameOf?(key: string): string;
  /** The words that may be chosen from at a path, where they are others than those of the schema. */
  choicesAt?(path: Path): readonly string[] | undefined;
  /** How a yes or a no is written, where not as true or false. */
  readonly yesAndNo?: Bilingual;
}
