import { halfWidth } from '../../chinese/width.js';
import type { Place } from '../../core/diagnostics.js';
import { plainText } from '../../core/source/characters.js';
import type { Passage } from '../../core/source/passage.js';
import { placeWithin } from '../../core/source/passage.js';

/** A glossary mark in a text: `[^六个一]`. */
export interface TermMark {
  readonly name: string;
  readonly place: Place;
}

/** No name is longer; without an end to look for, a text of nothing but beginnings would be read again from each. */
const markPattern = /\[\^([^\]\n]{1,200})\]/g;

const NO_MARKS: readonly TermMark[] = [];

/** The marks of a text, in its order. */
export function marksIn(passage: Passage): readonly TermMark[] {
  if (!passage.text.includes('[^')) return NO_MARKS;
  return [...passage.text.matchAll(markPattern)].map(({ 1: name = '', index }) => ({
    name: plainText(name).text.trim(),
    place: placeWithin(passage, index + 2),
  }));
}

/** A text without its marks. */
export function withoutMarks(text: string): string {
  return text.replace(markPattern, '');
}

/** Finds the entry a mark means: by id, or by its term; quotation marks around parts of a term don't matter. */
export function entryFinder<T extends { readonly id: string; readonly term: string }>(
  entries: readonly T[],
): (name: string) => T | undefined {
  // of two of a name the first counts
  const reversed = entries.toReversed();
  const byId = new Map(reversed.map((entry) => [entry.id, entry]));
  const byTerm = new Map(reversed.map((entry) => [plainTerm(entry.term), entry]));
  return (name) => byId.get(name) ?? byTerm.get(plainTerm(name));
}

/** What does not count when a term is compared: white space and quotation marks of either width. */
const PASSED_OVER = /[\s"'“”‘’「」]/;

/** A term as it is compared: half-width, without quotation marks and white space. */
export function plainTerm(term: string): string {
  return [...halfWidth(term)].filter((character) => !PASSED_OVER.test(character)).join('');
}
