import { CLOSING_MARKS, OPENING_MARKS } from '../chinese/classes.js';

/**
 * Figures and their signs half width, everything else as it is; each character stays where it was, so that places
 * found here hold in the text as written.
 */
export function plainFigures(text: string): string {
  const figures = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/％/g, '%')
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',')
    .replace(/(?<=\d)[：∶︰](?=\d)/g, ':');
  // most texts have none of them, which is seen much sooner than what stands around each
  if (!/[,;:!?.()]/.test(figures)) return figures;
  return figures.replace(HALF_WIDTH, (mark) => FULL_WIDTH[mark] ?? mark);
}

/** Marks that somebody typed half width beside hanzi part sentences like full ones. */
const HALF_WIDTH = new RegExp(
  [
    '[,;:!?](?=[\\p{Script=Han}“《])',
    '(?<=[\\p{Script=Han}”》%])[,;:!?](?=[\\d\\s]|$)',
    '(?<=[\\p{Script=Han}”》%])\\.(?=[\\p{Script=Han}“]|$)',
    '\\((?=[\\p{Script=Han}\\d])',
    '(?<=[\\p{Script=Han}\\d])\\)',
  ].join('|'),
  'gu',
);
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ...{ ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '.': '。', '(': '（', ')': '）' },
};

/** The signs that texts are parted at. */
const SIGNS = '。；;！？!?，,：:、…';

/**
 * Where the brackets and signs of a text stand: a search passes over all characters between them. A long report asks
 * from each of its figures where its sentence begins and its clause ends.
 */
export class Marks {
  private readonly places: readonly number[];

  constructor(private readonly text: string) {
    const places: number[] = [];
    for (let index = 0; index < text.length; index++) if (isMark(text[index] as string)) places.push(index);
    this.places = places;
  }

  /** The index of the last of `signs` before `from` that stands in no brackets or quotes opened before it, or -1. */
  lastOutside(signs: string, from: number): number {
    let depth = 0;
    for (let at = this.countBefore(from) - 1; at >= 0; at--) {
      const index = this.places[at] as number;
      const character = this.text[index] as string;
      if (CLOSING_MARKS.has(character)) depth++;
      else if (OPENING_MARKS.has(character) && depth > 0) depth--;
      else if (depth === 0 && signs.includes(character)) return index;
    }
    return -1;
  }

  /** The index of the first of `signs` from `from` on that stands in no brackets or quotes, or the length. */
  nextOutside(signs: string, from: number): number {
    let depth = 0;
    for (let at = this.countBefore(from); at < this.places.length; at++) {
      const index = this.places[at] as number;
      const character = this.text[index] as string;
      if (OPENING_MARKS.has(character)) depth++;
      else if (CLOSING_MARKS.has(character) && depth > 0) depth--;
      else if (depth === 0 && signs.includes(character)) return index;
    }
    return this.text.length;
  }

  /** How many of the marks stand before a place. */
  private countBefore(from: number): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isMark(character: string): boolean {
  return SIGNS.includes(character) || OPENING_MARKS.has(character) || CLOSING_MARKS.has(character);
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches between the given signs, which are not part of them. */
export function stretchesBetween(text: string, signs: string): Stretch[] {
  const stretches: Stretch[] = [];
  const marks = new Marks(text);
  for (let from = 0; from < text.length; ) {
    const to = marks.nextOutside(signs, from);
    if (to > from) stretches.push({ from, to });
    from = to + 1;
  }
  return stretches;
}

/** Sentences with the sign that ends them. */
export function sentencesOf(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(/[。！？]”?/g)) {
    sentences.push({ from, to: index + end.length });
    from = index + end.length;
  }
  if (from < text.length) sentences.push({ from, to: text.length });
  return sentences;
}

/** Words before 和, 与, 及 in which that character is no "and". */
const NO_AND_BEFORE = /(?:以|共|普|涉|惠|不|企|平|温|缓|总|中|调|参|饱|付)$/;
const NO_AND_AFTER = /^(?:以[上下内]|谐|平|睦|解|约|其|时|会|格|美)/;

/** A、B和C → A, B, C; what stands in quotes or brackets is not taken apart. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (OPENING_MARKS.has(character)) depth++;
    if (CLOSING_MARKS.has(character)) depth--;
    const isAnd =
      '和与及'.includes(character) &&
      index > from &&
      !NO_AND_BEFORE.test(text.slice(from, index)) &&
      !NO_AND_AFTER.test(text.slice(index + 1));
    if (depth > 0 || !(character === '、' || isAnd)) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** The share of pairs of neighbouring characters that the shorter of two texts has in common with the other. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  if (first.size === 0 || second.size === 0) return one === other ? 1 : 0;
  const common = [...first].filter((pair) => second.has(pair)).length;
  return common / Math.min(first.size, second.size);
}

function pairsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** A name in quotes, unless it brings its own; those within it are single. */
export const quoted = (name: string) =>
  /^“[^”]*”$/.test(name) ? name : `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;
