import type { Pack } from '../../dataset/model.js';
import type { ValueChange } from './model.js';

/** Texts of a pack by path; a list of paragraphs is one path with several. */
type Texts = Map<string, string[]>;

/**
 * The texts of two states of pack.yaml → those that differ, by path (`title`, `narrative.glance 2`). A text that
 * only moved has not changed: the texts that lists have in common at either end are passed over.
 */
export function compareTexts(before: Pack, after: Pack): ValueChange[] {
  const [old, fresh] = [textsOf(before), textsOf(after)];
  const paths = [...new Set([...fresh.keys(), ...old.keys()])];
  return paths.flatMap((path) => compareLists(path, old.get(path) ?? [], fresh.get(path) ?? []));
}

function compareLists(path: string, before: readonly string[], after: readonly string[]): ValueChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [old, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) => ({
    name: Math.max(before.length, after.length) > 1 ? `${path} ${head + index + 1}` : path,
    before: old[index] ?? '',
    after: fresh[index] ?? '',
  })).filter((change) => change.before !== change.after);
}

function textsOf(pack: Pack): Texts {
  const texts: Texts = new Map();
  const { file: _, ...values } = pack;
  collect(values, '', texts);
  return texts;
}

/** What is where a text stands, not what it says. */
const PLACES: readonly string[] = ['place', 'runs'];

function collect(value: unknown, path: string, into: Texts): void {
  if (value === null || value === undefined) return;
  if (isPassage(value)) add(into, path, value.text);
  else if (typeof value !== 'object') add(into, path, String(value));
  else if (Array.isArray(value))
    for (const [index, one] of value.entries()) collectItem(one, index, path, into);
  else {
    for (const [key, inner] of Object.entries(value))
      if (!(PLACES.includes(key) && typeof inner === 'object'))
        collect(inner, path === '' ? key : `${path}.${key}`, into);
  }
}

/** Charts go by their names, other objects by their numbers from 1. */
function collectItem(item: unknown, index: number, path: string, into: Texts): void {
  const isObject = typeof item === 'object' && item !== null && !isPassage(item);
  if (!isObject) collect(item, path, into);
  else if ('id' in item) collect(item.id, path, into);
  else collect(item, `${path}.${'name' in item ? item.name : index + 1}`, into);
}

function isPassage(value: unknown): value is { text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && 'place' in value;
}

function add(into: Texts, path: string, text: string): void {
  into.set(path, [...(into.get(path) ?? []), text]);
}
