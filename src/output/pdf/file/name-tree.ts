/**
 * A name tree of one node (ISO 32000-1, 7.9.6). Programs look names up by halves in the order of their bytes, which
 * depends on no locale: names in ASCII as they are, others in UTF-16 with its mark.
 */
export function nameTree(entries: Iterable<readonly [name: string, value: unknown]>): object {
  const sorted = [...entries].sort(([one], [other]) => compareNames(one, other));
  return { Names: sorted.flatMap(([name, value]) => [new String(name), value]) };
}

/** The order of names in a name tree. */
export function compareNames(one: string, other: string): number {
  const byEncoding = Number(isWide(one)) - Number(isWide(other));
  return byEncoding || (one < other ? -1 : Number(one > other));
}

function isWide(name: string): boolean {
  return /\P{ASCII}/u.test(name);
}
