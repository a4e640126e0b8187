const CLAUSE = /[^，。；！？]*[，。；！？]?/g;
const LEFT_OUT = '……';

/** Two texts without the clauses that they have in common at either end. */
export function differingClauses(before: string, after: string): [before: string, after: string] {
  const [old, fresh] = [before.match(CLAUSE) ?? [], after.match(CLAUSE) ?? []].map((clauses) =>
    clauses.filter((clause) => clause !== ''),
  ) as [string[], string[]];
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const part = (clauses: readonly string[]) => {
    const kept = clauses.slice(head, clauses.length - tail).join('');
    if (kept === '') return '';
    return (head > 0 ? LEFT_OUT : '') + kept + (tail > 0 ? LEFT_OUT : '');
  };
  return [part(old), part(fresh)];
}
