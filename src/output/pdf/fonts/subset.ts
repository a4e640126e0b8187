import type { Face } from '../../../fonts/library.js';
import type { Database } from '../../../incremental/database.js';
import { keptLater } from '../../../incremental/kept.js';
import { memo } from '../../../incremental/memo.js';
import { type CodedGlyph, cffSubset } from './cff-subset.js';
import { trueTypeSubset } from './true-type-subset.js';

/** The last subset of each face: a pack that is set again mostly needs the same glyphs. */
const lastSubsets = memo<Face, Promise<Buffer>>('subset of a face');

const keptSubsets = keptLater<Buffer>('subset of a face');

/** The font file of a face with `.notdef` and these glyphs, in this order, as a deflated stream. */
export function deflatedSubset(
  face: Face,
  glyphs: readonly CodedGlyph[],
  file: { readonly database: Database; deflate(bytes: Buffer): Promise<Buffer> },
): Promise<Buffer> {
  const { database } = file;
  const key = glyphs.map(({ id, code }) => `${id} ${code}`).join();
  const make = () => file.deflate(subsetOf(face, glyphs));
  return lastSubsets(database, face, [key], () => keptSubsets(database, [face.identity, key], make));
}

/** The font file of a face with `.notdef` and these glyphs, in this order; only a CFF font knows their codes. */
export function subsetOf(face: Face, glyphs: readonly CodedGlyph[]): Buffer {
  const { isCff, postscriptName } = face.facts;
  return isCff
    ? cffSubset(face.cff, postscriptName, glyphs)
    : trueTypeSubset(face.tables, [0, ...glyphs.map(({ id }) => id)]);
}
