import type { Font } from 'fontkit';
import type { CffTable, FontSubset } from 'pdfmake/js/PDFDocument.js';
import type { Face } from '../../fonts/library.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';

interface TableRecord {
  readonly offset: number;
  readonly length: number;
}

/** What fontkit's subsets read of a TrueType font, past its declared interface. */
interface TrueTypeFont extends Font {
  readonly directory: {
    readonly tables: { readonly loca: TableRecord; readonly glyf: TableRecord };
  };
  readonly head: { readonly indexToLocFormat: number };
  readonly stream: { readonly buffer: Uint8Array };
  /** Tables that have been decoded, by tag. */
  readonly _tables: Record<string, unknown>;
  readonly loca: { readonly offsets: Uint32Array };
  _getTableStream(tag: 'glyf'): { pos: number; readInt16BE(): number };
  getGlyph(id: number): TrueTypeGlyph;
}

interface TrueTypeGlyph extends ReturnType<Font['getGlyph']> {
  _getMetrics(): unknown;
}

/** Decodes the index of a TrueType font's glyphs at once; fontkit would take each of 30,000 by itself. */
export function presetIndex(face: Face): void {
  const font = face.font as TrueTypeFont;
  if ('loca' in font.directory.tables) font._tables.loca ??= readLoca(font);
}

/**
 * The font as a subset sees it, without the work a subset does not need: fontkit decodes the outline of every
 * glyph it copies.
 */
export function fontForSubset(face: Face, cff: CffTable | undefined): unknown {
  if (!cff) return lightTrueType(face);
  return callsSubroutines(cff) ? face.font : { getGlyph: () => PLAIN_GLYPH };
}

/** The last subset of each face: a pack that is set again mostly needs the same glyphs. */
const lastSubsets = memo<Face, Promise<Buffer>>('subset of a face');

/** The subset's font file as a deflated stream. */
export function deflatedSubset(
  face: Face,
  subset: FontSubset,
  file: { readonly database: Database; deflate(bytes: Buffer): Promise<Buffer> },
): Promise<Buffer> {
  return lastSubsets(file.database, face, [subset.glyphs.join()], () => file.deflate(encoded(subset)));
}

/** The same bytes each time: fontkit adds the names in a CFF font to those of the time before. */
export function encoded(subset: Pick<FontSubset, 'strings' | 'encode'>): Buffer {
  subset.strings = undefined;
  return Buffer.from(subset.encode() ?? []);
}

/** A CFF glyph that calls no subroutine. */
const PLAIN_GLYPH = { path: undefined, _usedGsubrs: {}, _usedSubrs: {} };

/** fontkit parses every CFF outline to see which subroutines it calls; a font may have none, as Fandol. */
function callsSubroutines({ globalSubrIndex, topDict }: CffTable): boolean {
  const dicts = [topDict, ...(topDict.FDArray ?? [])];
  return globalSubrIndex.length > 0 || dicts.some(({ Private }) => (Private?.Subrs?.length ?? 0) > 0);
}

/**
 * fontkit decodes every TrueType outline to see whether it is made of others; its first number says so. Each
 * outline is loaded when the subset comes to it.
 */
function lightTrueType(face: Face): unknown {
  const font = face.font as TrueTypeFont;
  const { loca } = font;
  const outlines = font.directory.tables.glyf.offset;
  const getGlyph = (id: number) => {
    face.loadOutlines(outlines + (loca.offsets[id] as number), outlines + (loca.offsets[id + 1] as number));
    const glyph = font.getGlyph(id);
    if (isComposite(font, loca.offsets, id)) return glyph;
    return { advanceWidth: glyph.advanceWidth, _decode: () => null, _getMetrics: () => glyph._getMetrics() };
  };
  return Object.create(font, { getGlyph: { value: getGlyph } });
}

function isComposite(font: TrueTypeFont, offsets: Uint32Array, id: number): boolean {
  const start = offsets[id] as number;
  if (offsets[id + 1] === start) return false;
  const stream = font._getTableStream('glyf');
  stream.pos += start;
  return stream.readInt16BE() < 0;
}

/** Where each glyph begins in the `glyf` table (OpenType, `loca`): short offsets are halved. */
function readLoca({ directory, head, stream }: TrueTypeFont): { version: number; offsets: Uint32Array } {
  const { offset, length } = directory.tables.loca;
  const { buffer, byteOffset } = stream.buffer;
  const view = new DataView(buffer, byteOffset + offset, length);
  const version = head.indexToLocFormat;
  const size = version === 0 ? 2 : 4;
  const offsets = new Uint32Array(length / size);
  for (let index = 0; index < offsets.length; index++)
    offsets[index] = version === 0 ? 2 * view.getUint16(index * 2) : view.getUint32(index * 4);
  return { version, offsets };
}
