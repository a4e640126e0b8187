import type { Bilingual } from '../diagnostics.js';

/**
 * The hint for a name that is not known: the nearest of those that are, or else the choice; `shown` is that
 * choice when it would take too many names to tell it all.
 */
export function nearestHint(
  name: string,
  known: readonly string[],
  shown: readonly string[] = known,
): Bilingual | undefined {
  const near = nearest(name, known);
  if (near !== undefined)
    return { zh: `是不是“${shortened(near)}”？`, en: `Did you mean "${shortened(near)}"?` };
  if (shown.length === 0) return undefined;
  const choice = shown.slice(0, 12).map(shortened);
  const more = shown.length > choice.length;
  return {
    zh: `可以写：${choice.join('、')}${more ? '等' : ''}。`,
    en: `Known names: ${choice.join(', ')}${more ? ' …' : ''}.`,
  };
}

/** The one name that such a hint proposes; undefined for any other hint, and for a name that is told in part. */
export function proposedName({ zh }: Bilingual): string | undefined {
  const [, name] = /^是不是“(.+)”？$/s.exec(zh) ?? [];
  return name?.endsWith('…') ? undefined : name;
}

/** A name in a list of names: a cell of many lines that somebody took for one would hide the others. */
function shortened(name: string): string {
  return name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name;
}

const MOST_SHOWN = 40;

/** Longer texts are no names that somebody misspelt, and take long to hold against each other. */
const MOST_COMPARED = 100;

/** Of longer lists only the first names are tried: a hint is not worth a second. */
const MOST_TRIED = 2_000;

/**
 * The known name with the fewest edits from `name`, if no more than two in five characters have to change
 * (one in a short name); else one of which it is the beginning, or that is its beginning: 投资 for 投资（亿元）.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  if (name.length > MOST_COMPARED) return undefined;
  for (const candidate of known.slice(0, MOST_TRIED)) {
    const most = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * 0.4));
    // so many characters at least have to come or go
    if (Math.abs(name.length - candidate.length) > Math.min(most, least)) continue;
    const edits = editDistance(name, candidate);
    if (edits < least && edits <= most && edits < candidate.length) [best, least] = [candidate, edits];
  }
  const begins = (one: string, other: string) => one.length > 1 && other.startsWith(one);
  return best ?? known.find((candidate) => begins(name, candidate) || begins(candidate, name));
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) from a to b. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, at(before, j - 2) + 1);
      next.push(edits);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
