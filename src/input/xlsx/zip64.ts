/*
 * Writers that stream, as Java's do, give sizes eight bytes even where four would hold them (APPNOTE.TXT 4.3.14 and
 * 4.5.3).
 */

const LOCATOR = 0x07064b50;
const END = 0x06064b50;
/** Stands where a number has gone to a wider field. */
const ELSEWHERE = 0xffffffff;
const WIDE_NUMBERS = 1;

/** The table of contents as the wide record before the `end` of an archive has it; undefined where there is none. */
export function wideContents(data: Buffer, end: number): { count: number; offset: number } | undefined {
  const locator = end - 20;
  if (locator < 0 || data.readUInt32LE(locator) !== LOCATOR) return undefined;
  const record = wideNumber(data, locator + 8);
  if (data.readUInt32LE(record) !== END) return undefined;
  return { count: wideNumber(data, record + 32), offset: wideNumber(data, record + 48) };
}

/** The size, packed size and offset of an entry, those that stand in its extra fields taken from there. */
export function widened(numbers: readonly number[], extra: Buffer): number[] {
  const wide = extraField(extra, WIDE_NUMBERS);
  let at = 0;
  return numbers.map((number) => {
    if (number !== ELSEWHERE || wide === undefined) return number;
    at += 8;
    return wideNumber(wide, at - 8);
  });
}

/** One of the extra fields of an entry; undefined where it has none of that kind. */
export function extraField(extra: Buffer, wanted: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return undefined;
}

function wideNumber(data: Buffer, at: number): number {
  return Number(data.readBigUInt64LE(at));
}
