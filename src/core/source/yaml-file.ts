import { type Document, isMap, isNode, isScalar, type LineCounter, type Node, Scalar } from 'yaml';
import type { Place } from '../diagnostics.js';
import { type PlainText, takenBetween } from './characters.js';
import { type Passage, runsOf } from './passage.js';
import type { Path, PlacedValues } from './values.js';

/** A YAML file as it was parsed. */
export interface YamlSyntax {
  readonly plain: PlainText;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** A YAML file that still knows where everything in it stands. */
export class YamlFile implements PlacedValues {
  private parsed: YamlSyntax | undefined;

  /** `parse` is asked for the syntax, once, where a place is. */
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly parse: () => YamlSyntax,
  ) {}

  get syntax(): YamlSyntax {
    this.parsed ??= this.parse();
    return this.parsed;
  }

  placeOf(path: Path): Place {
    const range = this.nodeAt(path)?.range;
    if (range) return this.placeAt(range[0]);
    return path.length === 0 ? { file: this.file, line: 1, column: 1 } : this.placeOf(path.slice(0, -1));
  }

  placeOfKey(path: Path): Place {
    const parent = this.nodeAt(path.slice(0, -1));
    const keys = isMap(parent) ? parent.items.map((pair) => pair.key) : [];
    const key = keys.find((one) => isScalar(one) && one.value === path.at(-1));
    return isScalar(key) && key.range ? this.placeAt(key.range[0]) : this.placeOf(path);
  }

  passage(path: Path): Passage {
    const text = String(this.valueAt(path));
    const node = this.nodeAt(path);
    // What stands behind an alias (*name) is read, but not followed through the file.
    if (!isScalar(node) || !node.range) return { text, place: this.placeOf(path) };
    const { text: whole, taken } = this.syntax.plain;
    const start = contentStart(node, whole);
    const runs = runsOf(text, whole, start, (offset) => this.placeAt(offset), taken);
    const { line, column } = runs[0] ?? this.placeOf(path);
    return { text, place: { file: this.file, ...(line && column && { line, column }) }, runs };
  }

  written(path: Path): string {
    const node = this.nodeAt(path);
    return isScalar(node) && node.source !== undefined ? node.source : String(this.valueAt(path));
  }

  private valueAt(path: Path): unknown {
    type Container = Readonly<Record<string | number, unknown>>;
    return path.reduce<unknown>((value, key) => (value as Container)[key], this.value);
  }

  private nodeAt(path: Path): Node | undefined {
    const { document } = this.syntax;
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) ? node : undefined;
  }

  private placeAt(offset: number): Place {
    const { plain, lines } = this.syntax;
    return placeIn(this.file, plain, lines, offset);
  }
}

/** Where a character of the plain text stands in the file. */
export function placeIn(file: string, { taken }: PlainText, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col + takenBetween(taken, offset - col + 1, offset) };
}

/**
 * Where the text of a scalar begins: after the head line of a block scalar (`>-`), after an opening quote.
 */
function contentStart(node: Scalar, text: string): number {
  const start = node.range?.[0] ?? 0;
  const block = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL;
  if (block) return text.indexOf('\n', start) + 1;
  return node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? start + 1 : start;
}

/** `subtitle:` with nothing behind it counts as not written. */
export function withoutEmptyKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutEmptyKeys(one)]));
}
