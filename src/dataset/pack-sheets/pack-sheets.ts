import type { Place } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import type { Path, PlacedValues } from '../../core/source/values.js';
import { sheetNames } from './words.js';

/**
 * What sheets say in the place of pack.yaml, put together value by value; every value knows the cell that it was
 * written in.
 */
export class PackSheets implements PlacedValues {
  private readonly root = container();
  private readonly places = new Map<string, Place>();
  private readonly choices = new Map<string, readonly string[]>();
  readonly yesAndNo = { zh: '“是”或“否”', en: '是 or 否' };

  /** `place` is told for what stands in no cell: the workbook. */
  constructor(private readonly place: Place) {}

  get file(): string {
    return this.place.file;
  }

  get value(): unknown {
    return this.root;
  }

  /** Whether something stands at a path. */
  has(path: Path): boolean {
    return this.valueAt(path) !== undefined;
  }

  /** Puts a value at a path, with all that has to be around it. */
  set(path: Path, value: unknown, place: Place): void {
    let inner = this.root;
    for (const [index, key] of path.slice(0, -1).entries()) {
      inner[key] ??= typeof path[index + 1] === 'number' ? [] : container();
      inner = inner[key] as Container;
    }
    inner[path.at(-1) as string] = value;
    for (let length = path.length; length > 0; length--) {
      const key = keyOf(path.slice(0, length));
      if (!this.places.has(key)) this.places.set(key, place);
    }
  }

  /** Says that there is something at a path, of which nothing else may be said. */
  name(path: Path, place: Place): void {
    if (!this.has(path)) this.set(path, container(), place);
  }

  /** Says what words may be chosen from at a path. */
  offer(path: Path, words: readonly string[]): void {
    this.choices.set(keyOf(path), words);
  }

  choicesAt(path: Path): readonly string[] | undefined {
    return this.choices.get(keyOf(path));
  }

  /** Puts a value behind those of the list at a path. */
  append(path: Path, value: unknown, place: Place): void {
    const list = this.valueAt(path);
    this.set([...path, Array.isArray(list) ? list.length : 0], value, place);
  }

  placeOf(path: Path): Place {
    return this.places.get(keyOf(path)) ?? (path.length === 0 ? this.place : this.placeOf(path.slice(0, -1)));
  }

  placeOfKey(path: Path): Place {
    return this.placeOf(path);
  }

  passage(path: Path): Passage {
    return { text: this.written(path), place: this.placeOf(path) };
  }

  written(path: Path): string {
    return String(this.valueAt(path));
  }

  nameOf(key: string): string {
    return sheetNames.get(key) ?? key;
  }

  private valueAt(path: Path): unknown {
    return path.reduce<unknown>((value, key) => (value as Container | undefined)?.[key], this.root);
  }
}

type Container = Record<string | number, unknown>;

/** An object without the names that every other has: what is written in a cell is no property of those. */
function container(): Container {
  return Object.create(null);
}

function keyOf(path: Path): string {
  return path.join('\n');
}
