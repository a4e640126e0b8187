import { type CffFont, type Dict, entryOf, Operator, type PrivatePart } from '../../../fonts/cff.js';
import { type CalledSubroutines, calledSubroutines } from './called-subroutines.js';

/** A glyph of the font, and the number by which pages call it in the file: its character identifier. */
export interface CodedGlyph {
  readonly id: number;
  readonly code: number;
}

/** Numbers of the first strings of a font's own: 391 are known to all. */
const ADOBE = 391;
const IDENTITY = 392;

/** A subroutine that nothing calls: `return`. */
const EMPTY_SUBROUTINE = Buffer.from([11]);

/** Offsets are written in five bytes, whatever they are, so that lengths are known before them. */
const OFFSET_BYTES = 5;

const MOST_CODES = 65536;

/**
 * A CID-keyed CFF table with these glyphs, in ascending order of their codes behind `.notdef` (Adobe Technical Note
 * 5176; as `CIDFontType0C` in PDF). Outlines are taken as they are; subroutines that none of them calls are emptied,
 * for calls are by number.
 */
export function cffSubset(font: CffFont, name: string, glyphs: readonly CodedGlyph[]): Buffer {
  const ids = [0, ...glyphs.map(({ id }) => id)];
  const parts = [...new Set(ids.map((id) => font.partOf(id)))];
  const called = calledSubroutines(font, ids);
  const head = Buffer.concat([Buffer.from([1, 0, 4, 4]), indexOf([Buffer.from(name, 'latin1')])]);
  const tail = Buffer.concat([
    indexOf([Buffer.from('Adobe'), Buffer.from('Identity')]),
    indexOf(onlyCalled(font.subroutines, called, called?.ofFont)),
  ]);
  const topBytes = indexOf([topDict(font.topDict, [0, 0, 0, 0])]).length;
  const blocks = [
    charset(glyphs),
    Buffer.from([0, ...ids.map((id) => parts.indexOf(font.partOf(id)))]),
    indexOf(ids.map((id) => font.charString(id))),
  ];
  let at = head.length + topBytes + tail.length;
  const starts = blocks.map((block) => {
    const start = at;
    at += block.length;
    return start;
  });
  const privates = parts.map((part) => withPrivate(font, part, called));
  const fontDicts = fontDictIndex(privates, at);
  const top = topDict(font.topDict, [...starts, at]);
  return Buffer.concat([
    head,
    indexOf([top]),
    tail,
    ...blocks,
    fontDicts,
    ...privates.map(({ bytes }) => bytes),
  ]);
}

/** The dictionary of the whole; `offsets` are those of charset, FDSelect, charstrings and FDArray. */
function topDict(source: Dict, offsets: readonly number[]): Buffer {
  const [charsetAt = 0, selectAt = 0, charStringsAt = 0, fontDictsAt = 0] = offsets;
  return Buffer.concat([
    // a font is CID-keyed by beginning so
    entry(Operator.Ros, [integer(ADOBE), integer(IDENTITY), integer(0)]),
    ...copied(source, [Operator.FontMatrix, Operator.FontBBox]),
    entry(Operator.CidCount, [integer(MOST_CODES)]),
    entry(Operator.Charset, [integer(charsetAt)]),
    entry(Operator.CharStrings, [integer(charStringsAt)]),
    entry(Operator.FdArray, [integer(fontDictsAt)]),
    // some readers count its glyphs by the charstrings, which they have to know by then
    entry(Operator.FdSelect, [integer(selectAt)]),
  ]);
}

/** Format 0: a code for each glyph but the first. */
function charset(glyphs: readonly CodedGlyph[]): Buffer {
  const bytes = Buffer.alloc(1 + 2 * glyphs.length);
  for (const [index, { code }] of glyphs.entries()) bytes.writeUInt16BE(code, 1 + 2 * index);
  return bytes;
}

interface WrittenPart {
  readonly part: PrivatePart;
  readonly isOfWhole: boolean;
  /** Length of the DICT alone, and the whole with its subroutines behind it. */
  readonly dictBytes: number;
  readonly bytes: Buffer;
}

function withPrivate(font: CffFont, number: number, called: CalledSubroutines | undefined): WrittenPart {
  const part = font.privateParts[number] as PrivatePart;
  const own = part.dict.filter(({ operator }) => operator !== Operator.Subrs);
  const dict = Buffer.concat(own.map(({ operator, operands }) => entry(operator, [operands])));
  const subroutines = onlyCalled(part.subroutines, called, called?.ofPart.get(number));
  const isOfWhole = part.fontDict === font.topDict;
  if (subroutines.length === 0) return { part, isOfWhole, dictBytes: dict.length, bytes: dict };
  const dictBytes = dict.length + OFFSET_BYTES + 1;
  const withOffset = [dict, entry(Operator.Subrs, [integer(dictBytes)]), indexOf(subroutines)];
  return { part, isOfWhole, dictBytes, bytes: Buffer.concat(withOffset) };
}

function fontDictIndex(parts: readonly WrittenPart[], start: number): Buffer {
  const written = (privatesAt: number): Buffer => {
    let at = privatesAt;
    return indexOf(
      parts.map(({ part, isOfWhole, dictBytes, bytes }) => {
        const range = [integer(dictBytes), integer(at)];
        at += bytes.length;
        // the matrix of a font that has one part is in the dictionary of the whole
        const matrix = isOfWhole ? [] : copied(part.fontDict, [Operator.FontMatrix]);
        return Buffer.concat([...matrix, entry(Operator.Private, range)]);
      }),
    );
  };
  return written(start + written(0).length);
}

function onlyCalled(
  subroutines: readonly Buffer[],
  called: CalledSubroutines | undefined,
  own: ReadonlySet<number> = new Set(),
): readonly Buffer[] {
  if (!called) return subroutines;
  return subroutines.map((routine, index) => (own.has(index) ? routine : EMPTY_SUBROUTINE));
}

function copied(source: Dict, operators: readonly number[]): readonly Buffer[] {
  return operators.flatMap((operator) => {
    const found = entryOf(source, operator);
    return found ? [entry(operator, [found.operands])] : [];
  });
}

function entry(operator: number, operands: readonly Buffer[]): Buffer {
  const code = operator >= 1200 ? [12, operator - 1200] : [operator];
  return Buffer.concat([...operands, Buffer.from(code)]);
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(OFFSET_BYTES);
  bytes[0] = 29;
  bytes.writeInt32BE(value, 1);
  return bytes;
}

/** An INDEX of these (Technical Note 5176, 5). */
function indexOf(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.alloc(2);
  const offsets = Buffer.alloc(4 * (items.length + 1));
  let offset = 1;
  for (const [index, item] of items.entries()) {
    offsets.writeUInt32BE(offset, 4 * index);
    offset += item.length;
  }
  offsets.writeUInt32BE(offset, 4 * items.length);
  const head = Buffer.from([items.length >> 8, items.length & 0xff, 4]);
  return Buffer.concat([head, offsets, ...items]);
}
