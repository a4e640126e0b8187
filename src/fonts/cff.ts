import type { FontTables } from './font-tables.js';

/** An entry of a DICT: its operator, of which those of two bytes are 1200 and more, and its operands. */
export interface DictEntry {
  readonly operator: number;
  readonly numbers: readonly number[];
  /** The operands as they are in the font. */
  readonly operands: Buffer;
}

export type Dict = readonly DictEntry[];

/** Operators of a DICT (Adobe Technical Note 5176, tables 9, 10 and 23). */
export const Operator = {
  FontBBox: 5,
  CharStrings: 17,
  Charset: 15,
  Private: 18,
  Subrs: 19,
  CharstringType: 1206,
  FontMatrix: 1207,
  Ros: 1230,
  CidCount: 1234,
  FdArray: 1236,
  FdSelect: 1237,
} as const;

/** A font's private part: how its outlines are fitted to pixels, and the subroutines that they call. */
export interface PrivatePart {
  readonly fontDict: Dict;
  readonly dict: Dict;
  readonly subroutines: readonly Buffer[];
}

/**
 * A font with outlines of PostScript (Adobe Technical Note 5176) of which only that is read which is asked for, as of a
 * TrueType font.
 */
export class CffFont {
  readonly topDict: Dict;
  readonly subroutines: readonly Buffer[];
  readonly privateParts: readonly PrivatePart[];
  private readonly charStrings: Index;
  private readonly partOfGlyph: (id: number) => number;

  constructor(private readonly tables: FontTables) {
    const header = this.read(0, 4);
    const names = this.index(header[2] as number);
    const topDicts = this.index(names.end);
    const strings = this.index(topDicts.end);
    this.topDict = readDict(topDicts.item(0));
    this.subroutines = this.index(strings.end).items();
    this.charStrings = this.index(numberOf(this.topDict, Operator.CharStrings));
    this.privateParts = this.fontDicts().map((dict) => this.privatePart(dict));
    this.partOfGlyph = this.readFdSelect();
  }

  /** The outline of a glyph, as the charstring that draws it. */
  charString(id: number): Buffer {
    return this.charStrings.item(id);
  }

  /** Which of the private parts a glyph is drawn with. */
  partOf(id: number): number {
    return this.partOfGlyph(id);
  }

  /** A font whose glyphs are known by names has one private part, in the dictionary of the whole. */
  private fontDicts(): readonly Dict[] {
    const start = numberOf(this.topDict, Operator.FdArray);
    return start === 0 ? [this.topDict] : this.index(start).items().map(readDict);
  }

  private privatePart(fontDict: Dict): PrivatePart {
    const [length = 0, start = 0] = entryOf(fontDict, Operator.Private)?.numbers ?? [];
    const dict = readDict(this.read(start, length));
    const subroutines = numberOf(dict, Operator.Subrs);
    return { fontDict, dict, subroutines: subroutines === 0 ? [] : this.index(start + subroutines).items() };
  }

  /** Formats 0, a byte for each glyph, and 3, ranges of glyphs (Technical Note 5176, 19). */
  private readFdSelect(): (id: number) => number {
    const start = numberOf(this.topDict, Operator.FdSelect);
    if (start === 0) return () => 0;
    const format = this.read(start, 3);
    if (format[0] === 0) {
      const parts = this.read(start + 1, this.charStrings.count);
      return (id) => parts[id] ?? 0;
    }
    const count = format.readUInt16BE(1);
    const ranges = this.read(start + 3, 3 * count);
    return (id) => {
      let at = 3 * (count - 1);
      while (at > 0 && ranges.readUInt16BE(at) > id) at -= 3;
      return ranges[at + 2] ?? 0;
    };
  }

  private index(start: number): Index {
    return new Index((at, length) => this.read(at, length), start);
  }

  private read(start: number, length: number): Buffer {
    return this.tables.part('CFF ', start, length);
  }
}

/** An INDEX: a row of things of any length (Technical Note 5176, 5). */
class Index {
  readonly count: number;
  /** Where what follows it begins. */
  readonly end: number;
  private readonly offsets: Buffer;
  private readonly offsetBytes: number;
  /** Offsets count from 1. */
  private readonly base: number;

  constructor(
    private readonly read: (start: number, length: number) => Buffer,
    start: number,
  ) {
    const [high = 0, low = 0, offsetBytes = 1] = read(start, 3);
    this.count = 256 * high + low;
    this.offsetBytes = offsetBytes;
    this.offsets = this.count === 0 ? Buffer.alloc(0) : read(start + 3, offsetBytes * (this.count + 1));
    this.base = start + 2 + this.offsets.length;
    this.end = this.count === 0 ? start + 2 : this.startOf(this.count);
  }

  item(index: number): Buffer {
    const start = this.startOf(index);
    return this.read(start, this.startOf(index + 1) - start);
  }

  items(): readonly Buffer[] {
    return Array.from({ length: this.count }, (_, index) => this.item(index));
  }

  private startOf(index: number): number {
    return this.base + this.offsets.readUIntBE(index * this.offsetBytes, this.offsetBytes);
  }
}

export function entryOf(dict: Dict, operator: number): DictEntry | undefined {
  return dict.find((entry) => entry.operator === operator);
}

/** The first operand of an entry; 0 where it is not there. */
function numberOf(dict: Dict, operator: number): number {
  return entryOf(dict, operator)?.numbers[0] ?? 0;
}

/**
 * The entries of a DICT (Technical Note 5176, 4); of real numbers, none of which is an offset, only the bytes are told.
 */
function readDict(bytes: Buffer): Dict {
  const entries: DictEntry[] = [];
  let numbers: number[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    if (first > 21) {
      const { value, length } = readOperand(bytes, at);
      numbers.push(value);
      at += length;
      continue;
    }
    const isLong = first === 12;
    const operator = isLong ? 1200 + (bytes[at + 1] ?? 0) : first;
    entries.push({ operator, numbers, operands: bytes.subarray(from, at) });
    at += isLong ? 2 : 1;
    from = at;
    numbers = [];
  }
  return entries;
}

function readOperand(bytes: Buffer, at: number): { readonly value: number; readonly length: number } {
  const first = bytes[at] as number;
  if (first === 28) return { value: bytes.readInt16BE(at + 1), length: 3 };
  if (first === 29) return { value: bytes.readInt32BE(at + 1), length: 5 };
  if (first === 30) return { value: Number.NaN, length: realBytes(bytes, at) };
  if (first <= 246) return { value: first - 139, length: 1 };
  const second = bytes[at + 1] ?? 0;
  return {
    value: first <= 250 ? 256 * (first - 247) + second + 108 : -256 * (first - 251) - second - 108,
    length: 2,
  };
}

/** A real number ends with a half byte of ones. */
function realBytes(bytes: Buffer, at: number): number {
  let end = at + 1;
  while (
    end < bytes.length &&
    ((bytes[end] as number) & 0x0f) !== 0x0f &&
    (bytes[end] as number) >> 4 !== 0x0f
  )
    end++;
  return end + 1 - at;
}
