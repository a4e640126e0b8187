import type { Bilingual } from '../diagnostics.js';

/** The hint for a name that is not known: the nearest one that is, or else the whole choice. */
export function nearestHint(name: string, known: readonly string[]): Bilingual | undefined {
  if (known.length === 0) return undefined;
  const near = nearest(name, known);
  if (near !== undefined) return { zh: `是不是“${near}”？`, en: `Did you mean "${near}"?` };
  const choice = known.slice(0, 12);
  const more = known.length > choice.length;
  return {
    zh: `可以写：${choice.join('、')}${more ? '等' : ''}。`,
    en: `Known names: ${choice.join(', ')}${more ? ' …' : ''}.`,
  };
}

/** The known name with the fewest edits from `name`, if at most half of the characters have to change. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = editDistance(name, candidate);
    if (edits < least && edits * 2 <= Math.max(name.length, candidate.length)) {
      best = candidate;
      least = edits;
    }
  }
  return best;
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
