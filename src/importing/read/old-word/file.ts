import { createRequire } from 'node:module';
import type SheetJs from '@e965/xlsx';
import { UnreadableWorkbook } from '../../../input/xlsx/unreadable.js';

/*
 * A Word file of before 2007 is an envelope of streams (read by SheetJS, which is loaded only for such files). One of
 * them begins with a block that tells where everything is; the text lies in pieces, in the order in which it was typed
 * or saved, and what looks a stretch of it has lies apart, by its place in the file.
 */

/** Where the block at the beginning has what: positions of pairs of an offset and a length in the stream of tables. */
const CLX = 0x1a2;
export const CHARACTER_PAGES = 0xfa;
export const PARAGRAPH_PAGES = 0x102;
export const FOOTNOTE_MARKS = 0xaa;
export const FOOTNOTE_TEXTS = 0xb2;
export const ENDNOTE_MARKS = 0x20a;
export const ENDNOTE_TEXTS = 0x212;
const LEAST_BLOCK = 0x21a;

/** How many characters the text, its footnotes, and what stands between them and its endnotes have. */
const LENGTHS = { main: 0x4c, footnotes: 0x50, headers: 0x54, macros: 0x58, comments: 0x5c, endnotes: 0x60 };

/** A stretch of text as it lies in the file. */
interface Piece {
  /** Of its first character in the document. */
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly bytesEach: 1 | 2;
}

export class OldWordFile {
  readonly lengths: Readonly<Record<keyof typeof LENGTHS, number>>;
  private readonly pieces: readonly Piece[];

  private constructor(
    readonly main: Buffer,
    readonly tables: Buffer,
  ) {
    const entries = Object.entries(LENGTHS).map(([name, at]) => [name, main.readUInt32LE(at)]);
    this.lengths = Object.fromEntries(entries);
    this.pieces = piecesOf(this.part(CLX));
  }

  /** The bytes of a file → its streams. Throws an UnreadableWorkbook. */
  static open(bytes: Uint8Array): OldWordFile {
    try {
      const { CFB } = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;
      const envelope = CFB.read(Buffer.from(bytes), { type: 'buffer' });
      const stream = (name: string) => {
        const content = CFB.find(envelope, name)?.content;
        return content === undefined ? undefined : Buffer.from(content as Uint8Array);
      };
      if (stream('EncryptedPackage')) throw new UnreadableWorkbook('locked');
      const main = stream('WordDocument');
      if (main === undefined || main.length < LEAST_BLOCK || main.readUInt16LE(0) !== 0xa5ec)
        throw new UnreadableWorkbook('foreign');
      const flags = main.readUInt16LE(0x0a);
      if ((flags & 0x0100) !== 0) throw new UnreadableWorkbook('locked');
      const tables = stream((flags & 0x0200) === 0 ? '0Table' : '1Table');
      if (tables === undefined) throw new UnreadableWorkbook('broken');
      return new OldWordFile(main, tables);
    } catch (problem) {
      // whatever does not add up on the way
      throw problem instanceof UnreadableWorkbook ? problem : new UnreadableWorkbook('broken');
    }
  }

  /** What the pair at a place of the block points to. */
  part(at: number): Buffer {
    const [offset, length] = [this.main.readUInt32LE(at), this.main.readUInt32LE(at + 4)];
    return this.tables.subarray(offset, offset + length);
  }

  /** The characters of the document between two places, each with its own place in the file. */
  *characters(from: number, to: number): Generator<{ text: string; place: number; at: number }> {
    for (const { start, end, offset, bytesEach } of this.pieces)
      for (let at = Math.max(from, start); at < Math.min(to, end); at++) {
        const place = offset + (at - start) * bytesEach;
        if (place + bytesEach > this.main.length) throw new UnreadableWorkbook('broken');
        const code = bytesEach === 2 ? this.main.readUInt16LE(place) : latin(this.main.readUInt8(place));
        yield { text: String.fromCharCode(code), place, at };
      }
  }
}

/** The list of pieces behind settings that pieces have as a whole. */
function piecesOf(clx: Buffer): Piece[] {
  let at = 0;
  while (clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1);
  const list = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  return Array.from({ length: count }, (_, index): Piece => {
    const place = list.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    return {
      start: list.readUInt32LE(index * 4),
      end: list.readUInt32LE(index * 4 + 4),
      offset: isNarrow ? (place & 0x3fffffff) / 2 : place,
      bytesEach: isNarrow ? 1 : 2,
    };
  });
}

/** Narrow pieces are Windows Latin: of what is otherwise than in Unicode reports have dashes and quotes. */
function latin(code: number): number {
  return WINDOWS[code] ?? code;
}

const WINDOWS: Readonly<Record<number, number>> = {
  ...{ 133: 0x2026, 145: 0x2018, 146: 0x2019, 147: 0x201c, 148: 0x201d, 149: 0x2022, 150: 0x2013 },
  ...{ 151: 0x2014 },
};
