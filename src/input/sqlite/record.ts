import { varint } from './pages.js';

/** A value of a record as text; undefined for null, `null` for bytes that are no text. */
export type Value = string | undefined | null;

/** The values of a record: their types stand before them. */
export function valuesIn(payload: Buffer, decoder: InstanceType<typeof TextDecoder>): Value[] {
  const [length, first] = varint(payload, 0);
  const values: Value[] = [];
  let at = Number(length);
  for (let head = first; head < Number(length); ) {
    const [type, next] = varint(payload, head);
    const [value, end] = valueAt(payload, at, Number(type), decoder);
    values.push(value);
    head = next;
    at = end;
  }
  return values;
}

/** Bytes of whole numbers by their type. */
const sizes = [0, 1, 2, 3, 4, 6, 8];
const FLOAT = 7;
const ZERO = 8;
const ONE = 9;
const FIRST_LONG = 12;

function valueAt(
  data: Buffer,
  at: number,
  type: number,
  decoder: InstanceType<typeof TextDecoder>,
): [value: Value, end: number] {
  const size = sizes[type];
  if (type === 0) return [undefined, at];
  if (size !== undefined) return [wholeNumber(data, at, size), at + size];
  if (type === FLOAT) return [String(data.readDoubleBE(at)), at + 8];
  if (type === ZERO || type === ONE) return [String(type - ZERO), at];
  if (type < FIRST_LONG) throw new RangeError('a type that is kept for later');
  const length = Math.floor((type - FIRST_LONG) / 2);
  if (at + length > data.length) throw new RangeError('a value beyond its record');
  return [type % 2 === 0 ? null : decoder.decode(data.subarray(at, at + length)), at + length];
}

function wholeNumber(data: Buffer, at: number, size: number): string {
  return size <= 6 ? String(data.readIntBE(at, size)) : String(data.readBigInt64BE(at));
}
