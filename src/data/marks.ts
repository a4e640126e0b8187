import type { Place } from '../diagnostics.js';
import { plainText } from '../source/characters.js';
import { placeWithin } from '../source/passage.js';
import type { Passage } from './model.js';
import { halfWidth } from './width.js';

/** A glossary mark in a text: `[^六个一]`. */
export interface Mark {
  readonly name: string;
  readonly place: Place;
}

const markPattern = /\[\^([^\]\n]+)\]/g;

/** The marks of a text, in its order. */
export function marksIn(passage: Passage): Mark[] {
  return [...passage.text.matchAll(markPattern)].map(({ 1: name = '', index }) => ({
    name: plainText(name).text.trim(),
    place: placeWithin(passage, index + 2),
  }));
}

/** A text without its marks. */
export function withoutMarks(text: string): string {
  return text.replace(markPattern, '');
}

/** The entry a mark means: by id, or by its term; quotation marks around parts of a term don't matter. */
export function findEntry<T extends { readonly id: string; readonly term: string }>(
  entries: readonly T[],
  name: string,
): T | undefined {
  const plain = plainTerm(name);
  return entries.find(({ id }) => id === name) ?? entries.find(({ term }) => plainTerm(term) === plain);
}

/** What does not count when a term is compared: white space and quotation marks of either width. */
const PASSED_OVER = /[\s"'“”‘’「」]/;

/** A term as it is compared: half-width, without quotation marks and white space. */
export function plainTerm(term: string): string {
  return [...halfWidth(term)].filter((character) => !PASSED_OVER.test(character)).join('');
}
