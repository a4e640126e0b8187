import { createRequire } from 'node:module';
import type SheetJs from '@e965/xlsx';

const { CFB } = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;

const PAGE = 512;
const TEXT_AT = 4 * PAGE;

/** What is set of a paragraph or of some of its characters, as bytes of a file of Word 97. */
export const settings = {
  deleted: [0x00, 0x08, 1],
  hidden: [0x3c, 0x08, 1],
  inTable: [0x16, 0x24, 1],
  rowEnd: [0x17, 0x24, 1, 0x16, 0x24, 1],
} as const;

/** A run of text and what is set of it. */
export type Run = readonly [text: string, set?: keyof typeof settings];

/** A paragraph with the mark that ends it, `\r` or `\x07`. */
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly end?: '\r' | '\x07';
  readonly style?: number;
  readonly set?: 'inTable' | 'rowEnd';
}

/** The bytes of a Word file of before 2007, with a footnote at each `\x02` of the text. */
export function oldWordFile(paragraphs: readonly Paragraph[], notes: readonly string[] = []): Uint8Array {
  const body = paragraphs.map(({ runs, end = '\r' }) => runs.map(([text]) => text).join('') + end).join('');
  const footnotes = notes.map((text) => `${text}\r`).join('');
  const text = `${body}${footnotes}\r`;
  const characters = stretches(
    paragraphs
      .flatMap(({ runs, end = '\r' }) => [...runs, [end] as Run])
      .map(([own, set]) => ({
        length: own.length,
        bytes: set ? [settings[set].length, ...settings[set]] : [],
      })),
    1,
  );
  const looks = stretches(
    paragraphs.map(({ runs, style = 0, set }) => {
      const grpprl = [style, 0, ...(set ? settings[set] : [])];
      const even = grpprl.length % 2 === 0 ? [0, grpprl.length / 2] : [(grpprl.length + 1) / 2];
      return { length: runs.reduce((sum, [own]) => sum + own.length, 1), bytes: [...even, ...grpprl] };
    }),
    13,
  );
  const tables = new Pieces();
  const main = Buffer.alloc(TEXT_AT + text.length * 2);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0x0200, 0x0a);
  main.writeUInt32LE(body.length, 0x4c);
  main.writeUInt32LE(footnotes.length, 0x50);
  main.set(characters, 2 * PAGE);
  main.set(looks, 3 * PAGE);
  main.write(text, TEXT_AT, 'utf16le');
  const marks = [...body].flatMap((character, at) => (character === '\x02' ? [at] : []));
  const starts = notes.map((_, at) => notes.slice(0, at).reduce((sum, note) => sum + note.length + 1, 0));
  const point = (at: number, bytes: Buffer) => {
    main.writeUInt32LE(tables.put(bytes), at);
    main.writeUInt32LE(bytes.length, at + 4);
  };
  const ends = [TEXT_AT, TEXT_AT + text.length * 2];
  point(0xfa, Buffer.concat([longs(...ends), longs(2)]));
  point(0x102, Buffer.concat([longs(...ends), longs(3)]));
  if (notes.length > 0) {
    point(0xaa, Buffer.concat([longs(...marks, body.length), Buffer.alloc(marks.length * 2)]));
    point(0xb2, longs(...starts, footnotes.length, footnotes.length + 1));
  }
  const piece = Buffer.concat([
    longs(0, text.length),
    Buffer.from([0, 0]),
    longs(TEXT_AT),
    Buffer.from([0, 0]),
  ]);
  point(0x1a2, Buffer.concat([Buffer.from([2]), longs(piece.length), piece]));
  const envelope = CFB.utils.cfb_new();
  CFB.utils.cfb_add(envelope, '/WordDocument', Buffer.concat([main, Buffer.alloc(8 * PAGE)]));
  CFB.utils.cfb_add(envelope, '/1Table', Buffer.concat([tables.bytes(), Buffer.alloc(8 * PAGE)]));
  return new Uint8Array(CFB.write(envelope, { type: 'buffer' }) as Buffer);
}

function longs(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4);
  return bytes;
}

class Pieces {
  private readonly all: Buffer[] = [];

  put(bytes: Buffer): number {
    const at = this.bytes().length;
    this.all.push(bytes);
    return at;
  }

  bytes(): Buffer {
    return Buffer.concat(this.all);
  }
}

/** A page that tells of stretches in a row; the bytes of each lie from its end towards its beginning. */
function stretches(list: readonly { length: number; bytes: readonly number[] }[], each: number): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeUInt8(list.length, PAGE - 1);
  let [place, free] = [TEXT_AT, PAGE - 1];
  page.writeUInt32LE(place, 0);
  for (const [index, { length, bytes }] of list.entries()) {
    place += length * 2;
    page.writeUInt32LE(place, (index + 1) * 4);
    if (bytes.length === 0) continue;
    free = (free - bytes.length) & ~1;
    page.set(bytes, free);
    page.writeUInt8(free / 2, (list.length + 1) * 4 + index * each);
  }
  return page;
}
