/**
 * The colour space that a file's RGB figures are meant in, as an ICC profile: sRGB, by its primaries, white
 * point and transfer curve (IEC 61966-2-1; ICC.1:2004-10, a display profile of version 4). PDF/A wants it
 * in the file (ISO 19005-3, 6.2.3).
 */
export function srgbProfile(): Buffer {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', words('sRGB')],
    ['cprt', words('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    ['chad', fixedPoints('sf32', ADAPTATION)],
    ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', TRANSFER],
    ['gTRC', TRANSFER],
    ['bTRC', TRANSFER],
  ];
  return assemble(tags);
}

/** White of the space in which profiles meet. */
const D50 = [0.9642, 1, 0.82491];

/** From the white of sRGB, D65, to that one (Bradford), row by row. */
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];

/** Y = (aX + b)^g above d, cX below it: g, a, b, c, d. */
const TRANSFER = Buffer.concat([
  signature('para'),
  Buffer.from([0, 3, 0, 0]),
  fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]),
]);

const HEADER_BYTES = 128;
const ENTRY_BYTES = 12;

/** Header, table of tags, and the tags themselves, each kept once. */
function assemble(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const start = HEADER_BYTES + 4 + ENTRY_BYTES * tags.length;
  const bodies = [...new Set(tags.map(([, body]) => body))];
  const offsets = new Map<Buffer, number>();
  let end = start;
  for (const body of bodies) {
    offsets.set(body, end);
    end += padded(body).length;
  }
  const table = Buffer.alloc(start - HEADER_BYTES);
  table.writeUInt32BE(tags.length, 0);
  for (const [index, [name, body]] of tags.entries()) {
    const at = 4 + ENTRY_BYTES * index;
    table.write(name, at, 'latin1');
    table.writeUInt32BE(offsets.get(body) as number, at + 4);
    table.writeUInt32BE(body.length, at + 8);
  }
  return Buffer.concat([header(end), table, ...bodies.map(padded)]);
}

/** ICC.1:2004-10, 7.2; its date is fixed, so that the same file is always the same. */
function header(bytes: number): Buffer {
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt32BE(bytes, 0);
  head.writeUInt32BE(0x04200000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.writeUInt16BE(2004, 24);
  head.writeUInt16BE(10, 26);
  head.writeUInt16BE(1, 28);
  head.write('acsp', 36, 'latin1');
  fixed(D50).copy(head, 68);
  return head;
}

/** Text in one language (a multi-localized string). */
function words(text: string): Buffer {
  const body = Buffer.from(text, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(ENTRY_BYTES, 4);
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(body.length, 12);
  head.writeUInt32BE(28, 16);
  return Buffer.concat([signature('mluc'), head, body]);
}

function xyz(values: readonly number[]): Buffer {
  return fixedPoints('XYZ ', values);
}

function fixedPoints(type: string, values: readonly number[]): Buffer {
  return Buffer.concat([signature(type), fixed(values)]);
}

function signature(type: string): Buffer {
  return Buffer.from(`${type}\0\0\0\0`, 'latin1');
}

/** Numbers of 32 bits, 16 of them behind the point. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), index * 4);
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
