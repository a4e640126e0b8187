import type { CffTable, FontSubset } from 'pdfmake/js/PDFDocument.js';
import type { Face } from '../../fonts/library.js';
import type { Database } from '../../incremental/database.js';
import { keptLater } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { trueTypeSubset } from './true-type-subset.js';

/** The last subset of each face: a pack that is set again mostly needs the same glyphs. */
const lastSubsets = memo<Face, Promise<Buffer>>('subset of a face');

const keptSubsets = keptLater<Buffer>('subset of a face');

/** The font file of a face with these glyphs, in this order, as a deflated stream. */
export function deflatedSubset(
  face: Face,
  glyphIds: readonly number[],
  file: { readonly database: Database; deflate(bytes: Buffer): Promise<Buffer> },
): Promise<Buffer> {
  const { database } = file;
  const ids = glyphIds.join();
  const make = () => file.deflate(subsetOf(face, glyphIds));
  return lastSubsets(database, face, [ids], () => keptSubsets(database, [face.identity, ids], make));
}

/** The font file of a face with these glyphs, in this order. */
export function subsetOf(face: Face, glyphIds: readonly number[]): Buffer {
  return face.facts.isCff ? cffSubset(face, glyphIds) : trueTypeSubset(face.trueType, glyphIds);
}

function cffSubset({ font }: Face, glyphIds: readonly number[]): Buffer {
  const subset = (font as unknown as { createSubset(): FontSubset }).createSubset();
  if (!callsSubroutines(subset.cff)) subset.font = { getGlyph: () => PLAIN_GLYPH };
  subset.glyphs.splice(0, subset.glyphs.length, ...glyphIds);
  return Buffer.from(subset.encode());
}

/** A CFF glyph that calls no subroutine. */
const PLAIN_GLYPH = { path: undefined, _usedGsubrs: {}, _usedSubrs: {} };

/** fontkit parses every CFF outline to see which subroutines it calls; a font may have none, as Fandol. */
function callsSubroutines({ globalSubrIndex, topDict }: CffTable): boolean {
  const dicts = [topDict, ...(topDict.FDArray ?? [])];
  return globalSubrIndex.length > 0 || dicts.some(({ Private }) => (Private?.Subrs?.length ?? 0) > 0);
}
