/** Plain data is made of lists, records and values. Anything else is the same only as the same object. */
type PlainRecord = Readonly<Record<string, unknown>>;

function isRecord(data: unknown): data is PlainRecord {
  if (typeof data !== 'object' || data === null) return false;
  const prototype = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}

/** Whether this is data all through: as it is written and read again it is the same, but for being another object. */
export function isPlainData(data: unknown): boolean {
  if (typeof data !== 'object' || data === null)
    return typeof data !== 'function' && typeof data !== 'symbol';
  if (Array.isArray(data)) return data.every(isPlainData);
  return data instanceof Uint8Array || (isRecord(data) && Object.values(data).every(isPlainData));
}

/** A value that is written as plain data says (a decimal number, a date): it is what it says. */
function saysItself(data: unknown): data is { toJSON(): unknown } {
  return typeof data === 'object' && data !== null && 'toJSON' in data && typeof data.toJSON === 'function';
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (!saysItself(one) || !saysItself(other)) return false;
  return Object.getPrototypeOf(one) === Object.getPrototypeOf(other) && one.toJSON() === other.toJSON();
}

/** Whether two lists are of the very same objects and values. */
export function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => Object.is(item, other[index]));
}

/** Whether two things say the same. Parts that are the same object are not gone into. */
export function isSameStructure(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (one instanceof Uint8Array) return other instanceof Uint8Array && Buffer.compare(one, other) === 0;
  if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other);
  if (!isRecord(one) || !isRecord(other)) return isSameValue(one, other);
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isSameStructure(one[name], other[name]));
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => isSameStructure(item, other[index]));
}

/**
 * Plain data with every part that says the same as in `before` in place of its copy, so that what has not changed
 * is known by being the same object: a rebuild does again only what hangs on objects it has not seen. Neither is
 * changed. Lists are compared from both ends: what stands before and behind an insertion is the same.
 */
export function shareStructure<Data>(before: unknown, after: Data): Data {
  if (before === after) return after;
  if (Array.isArray(after)) return Array.isArray(before) ? (shareList(before, after) as Data) : after;
  if (isRecord(after) && isRecord(before)) return shareRecord(before, after) as Data;
  return isSameValue(before, after) ? (before as Data) : after;
}

function shareRecord(before: PlainRecord, after: PlainRecord): PlainRecord {
  let copy: Record<string, unknown> | undefined;
  let same = 0;
  let count = 0;
  for (const name in after) {
    count++;
    const own = after[name];
    // a name may be one that every object has: __proto__, toString
    const known = Object.hasOwn(before, name) ? before[name] : undefined;
    const part = own === known ? own : shareStructure(known, own);
    if (part === known && (known !== undefined || Object.hasOwn(before, name))) same++;
    if (part === own) continue;
    copy ??= { ...after };
    Object.defineProperty(copy, name, { value: part, writable: true, enumerable: true, configurable: true });
  }
  return same === count && countOf(before) === count ? before : (copy ?? after);
}

function countOf(data: PlainRecord): number {
  let count = 0;
  for (const _ in data) count++;
  return count;
}

function shareList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const list = [...after];
  const shared = Math.min(before.length, list.length);
  let start = 0;
  while (start < shared && shareAt(before, start, list, start)) start++;
  if (start === before.length && start === list.length) return before;
  let end = 1;
  while (end <= shared - start && shareAt(before, before.length - end, list, list.length - end)) end++;
  // what is left in the middle may still have parts in common
  for (let index = start; index <= Math.min(before.length, list.length) - end; index++)
    shareAt(before, index, list, index);
  return list;
}

/** Shares one item of a list; whether the whole of it is the same. */
function shareAt(before: readonly unknown[], from: number, list: unknown[], at: number): boolean {
  list[at] = shareStructure(before[from], list[at]);
  return list[at] === before[from];
}
