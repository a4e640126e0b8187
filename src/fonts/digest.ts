import type { Font, Glyph as FontGlyph } from 'fontkit';
import type { Files } from '../core/world.js';

/**
 * What setting text needs to know of a font file, prepared once and kept on disk: which characters it draws,
 * their glyphs and widths. A font of 15 MB is then opened only to embed it. All lengths are in font units.
 */
export interface FaceDigest {
  readonly header: DigestHeader;
  /** Characters the face draws, in ascending order; glyph and advance of each beside it. */
  readonly codePoints: Uint32Array;
  readonly glyphIds: Uint16Array;
  readonly advances: Uint16Array;
}

export interface DigestHeader {
  /** Changes when what is kept changes. */
  readonly format: number;
  readonly unitsPerEm: number;
  /** Size and date of the file when it was last read and checked; if they differ it is read again. */
  readonly size: number;
  readonly mtimeMs: number;
  /** When anything of the file last changed; 0 where its SHA-256 is known, for it may be linked anew. */
  readonly ctimeMs: number;
  readonly facts: FontFacts;
  /** Left and right edge of the ink of punctuation, by character. */
  readonly ink: Readonly<Record<string, readonly [number, number]>>;
  /** Dashes shaped with the features of the face: glyph, advance and number of characters of each glyph. */
  readonly dashes: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
}

/** What a file that the font is embedded in says of it; lengths in font units. */
export interface FontFacts {
  readonly postscriptName: string;
  /** Whether outlines are CFF and not TrueType. */
  readonly isCff: boolean;
  readonly unitsPerEm: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Left, lower, right and upper edge of all glyphs. */
  readonly bbox: readonly number[];
  readonly italicAngle: number;
  /** As a font descriptor has them (ISO 32000-1, 9.8.2). */
  readonly flags: number;
  readonly notdefAdvance: number;
}

const FORMAT = 3;

/** Texts that are shaped with the features of their face. */
const DASHES = ['—', '——'];

/** Blocks of punctuation whose ink squeezing looks at: quotation marks, CJK marks, full-width forms. */
const INKED: readonly (readonly [number, number])[] = [
  [0x2018, 0x201f],
  [0x3000, 0x303f],
  [0xff00, 0xff65],
];

/** Characters that are meant to be blank; any other blank glyph is a hole in the font. */
const BLANK = /^[\u0020\u00a0\u2000-\u200a\u202f\u3000]$/u;

/** A CFF glyph program this short can hold no more than a width and `endchar`. */
const SHORTEST_DRAWING_PROGRAM = 4;

/** What fontkit keeps of a font but does not declare. */
interface Tables {
  readonly loca?: { readonly offsets: readonly number[] };
  readonly 'CFF '?: { readonly topDict: { readonly CharStrings: readonly { readonly length: number }[] } };
}

interface FlagTables {
  readonly 'OS/2'?: { readonly sFamilyClass: number };
  readonly post: { readonly isFixedPitch: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
}

/** The dates and the size of a font file. */
export type FileStamp = Pick<DigestHeader, 'size' | 'mtimeMs' | 'ctimeMs'>;

/** Reads a digest from `path`; undefined if there is none, or none of this format for the file as it is now. */
export function readDigest(files: Files, path: string, stamp: FileStamp): FaceDigest | undefined {
  const digest = readAnyDigest(files, path);
  const { size, mtimeMs, ctimeMs } = digest?.header ?? {};
  const isOfFile = size === stamp.size && mtimeMs === stamp.mtimeMs && ctimeMs === stamp.ctimeMs;
  return isOfFile ? digest : undefined;
}

/** The same of a file that is known to hold what the digest was made of, whatever date it was given since. */
export function readPackedDigest(files: Files, path: string, stamp: FileStamp): FaceDigest | undefined {
  const digest = readAnyDigest(files, path);
  return digest && { ...digest, header: { ...digest.header, ...stamp } };
}

function readAnyDigest(files: Files, path: string): FaceDigest | undefined {
  try {
    const digest = decode(files.sync.read(path));
    return digest.header.format === FORMAT ? digest : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a digest, whole or not at all. A folder that can't be written to only costs time on the next run. */
export function writeDigest(files: Files, path: string, digest: FaceDigest): void {
  try {
    files.sync.write(path, encode(digest));
  } catch {
    // nothing is lost but the time to make it again
  }
}

/** Makes the digest of a font. `dashFeatures` are the OpenType features its dashes are shaped with. */
export function makeDigest(font: Font, stamp: FileStamp, dashFeatures: readonly string[]): FaceDigest {
  const codePoints: number[] = [];
  const glyphIds: number[] = [];
  const advances: number[] = [];
  const ink: Record<string, readonly [number, number]> = {};
  for (const codePoint of [...new Set(font.characterSet)].sort((a, b) => a - b)) {
    const glyph = font.glyphForCodePoint(codePoint);
    if (isHole(font, glyph, codePoint)) continue;
    codePoints.push(codePoint);
    glyphIds.push(glyph.id);
    advances.push(glyph.advanceWidth);
    if (INKED.some(([from, to]) => codePoint >= from && codePoint <= to))
      ink[codePoint] = [glyph.bbox.minX, glyph.bbox.maxX].map((x) => (Number.isFinite(x) ? x : 0)) as [
        number,
        number,
      ];
  }
  const { unitsPerEm } = font;
  const dashes = shapeDashes(font, dashFeatures);
  return {
    header: { format: FORMAT, unitsPerEm, ...stamp, facts: factsOf(font), ink, dashes },
    codePoints: Uint32Array.from(codePoints),
    glyphIds: Uint16Array.from(glyphIds),
    advances: Uint16Array.from(advances),
  };
}

function factsOf(font: Font): FontFacts {
  const { bbox } = font;
  return {
    postscriptName: String(font.postscriptName),
    isCff: 'CFF ' in (font as unknown as { directory: { tables: object } }).directory.tables,
    unitsPerEm: font.unitsPerEm,
    capHeight: font.capHeight || font.ascent,
    xHeight: font.xHeight || 0,
    bbox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY],
    italicAngle: font.italicAngle,
    flags: flagsOf(font),
    notdefAdvance: font.getGlyph(0).advanceWidth,
  };
}

const [FIXED_PITCH, SERIF, SYMBOLIC, SCRIPT, ITALIC] = [1, 1 << 1, 1 << 2, 1 << 3, 1 << 6] as const;

function flagsOf(font: Font): number {
  const { 'OS/2': os2, post, head } = font as unknown as FlagTables;
  const familyClass = (os2?.sFamilyClass ?? 0) >> 8;
  let flags = SYMBOLIC;
  if (post.isFixedPitch) flags |= FIXED_PITCH;
  if (familyClass >= 1 && familyClass <= 7) flags |= SERIF;
  if (familyClass === 10) flags |= SCRIPT;
  if (head.macStyle.italic) flags |= ITALIC;
  return flags;
}

function shapeDashes(font: Font, features: readonly string[]): DigestHeader['dashes'] {
  const shape = (text: string) =>
    font
      .layout(text, [...features])
      .glyphs.map((glyph) => [glyph.id, glyph.advanceWidth, glyph.codePoints.length] as const);
  return Object.fromEntries(DASHES.map((text) => [text, shape(text)]));
}

/** Whether a mapped character would print nothing or a box. */
function isHole(font: Font, glyph: FontGlyph, codePoint: number): boolean {
  return glyph.id === 0 || (!BLANK.test(String.fromCodePoint(codePoint)) && drawsNothing(font, glyph));
}

function drawsNothing(font: Font, glyph: FontGlyph): boolean {
  const tables = font as unknown as Tables;
  const offsets = tables.loca?.offsets;
  if (offsets) return offsets[glyph.id] === offsets[glyph.id + 1];
  const program = tables['CFF ']?.topDict.CharStrings[glyph.id];
  if (program && program.length > SHORTEST_DRAWING_PROGRAM) return false;
  return glyph.path.commands.length === 0;
}

/** Length of the header, the header padded to a multiple of four, then the three arrays one after the other. */
function encode({ header, codePoints, glyphIds, advances }: FaceDigest): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')]);
  const length = Buffer.from(Uint32Array.of(padded.length).buffer);
  return Buffer.concat([length, padded, ...[codePoints, glyphIds, advances].map(bytesOf)]);
}

function bytesOf(array: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function decode(file: Buffer): FaceDigest {
  // a copy, because arrays of numbers must begin at a multiple of their size
  const bytes = Uint8Array.from(file).buffer;
  const [headerLength = 0] = new Uint32Array(bytes, 0, 1);
  const header = JSON.parse(Buffer.from(bytes, 4, headerLength).toString());
  const start = 4 + headerLength;
  const count = (bytes.byteLength - start) / 8;
  return {
    header,
    codePoints: new Uint32Array(bytes, start, count),
    glyphIds: new Uint16Array(bytes, start + 4 * count, count),
    advances: new Uint16Array(bytes, start + 6 * count, count),
  };
}
