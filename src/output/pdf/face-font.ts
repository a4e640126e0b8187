import type { EmbeddedFont, GlyphPosition, PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { Face, FontLibrary, Glyph } from '../../fonts/library.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { hex4 } from './file/objects.js';
import { toUnicodeMap } from './file/to-unicode.js';
import { StockDocument } from './pdfmake.js';
import { deflatedSubset, fontForSubset } from './subset.js';

/** Line metrics every face is given, in thousandths of an em: the em box of Chinese type. */
const METRICS = { ascender: 880, descender: -120, lineGap: 0 };

/** A face of the font library inside one PDF file. */
export interface FaceFont extends EmbeddedFont {
  /** The glyph's code in the file, four hexadecimal digits. Throws for `.notdef`, which must never print. */
  encodeGlyph(glyph: Glyph): string;
  /** The font file with the glyphs so far, deflated in a while. */
  deflated(): Promise<Buffer>;
}

/** A glyph that a page is painted with, as this file knows it. */
export interface PaintedGlyph {
  readonly face: Face;
  readonly glyph: Glyph;
  /** Name of the font in the file, and the glyph's code in it. */
  readonly fontId: string;
  readonly code: string;
}

/** A glyph as one text, and the last page that it is on. */
interface Entry {
  readonly painted: PaintedGlyph;
  lastPage: number;
}

/** What a font needs of the file it is in. */
export interface FontHolder extends PDFDocument {
  readonly pageCount: number;
  readonly isCompressed: boolean;
  /** What is remembered of earlier files. */
  readonly database: Database;
  noteGlyph(painted: PaintedGlyph): void;
  deflate(bytes: Uint8Array): Promise<Buffer>;
  presetStream(stream: Promise<Buffer>): void;
}

type FaceFontClass = new (document: FontHolder, face: Face, id: string) => FaceFont;

let cachedClass: FaceFontClass | undefined;

/**
 * pdfkit does not export its class of embedded fonts, so the smallest face is opened the public way once per
 * process to reach it.
 */
export function faceFontClass(document: PDFDocument, { faces }: FontLibrary): FaceFontClass {
  if (cachedClass) return cachedClass;
  const smallest = faces.reduce((least, one) => (one.sizeBytes < least.sizeBytes ? one : least));
  const count = document._fontCount;
  StockDocument.prototype.font.call(document, smallest.wholeFile());
  document._fontCount = count;
  const sample = document._font;
  for (const [name, font] of Object.entries(document._fontFamilies))
    if (font === sample) delete document._fontFamilies[name];
  cachedClass = extendFont(sample.constructor as typeof EmbeddedFont);
  return cachedClass;
}

const cmaps = memo<Face, string>('character map of a face');

function extendFont(Base: typeof EmbeddedFont): FaceFontClass {
  return class extends Base implements FaceFont {
    /** By glyph of the face: as what it is painted, mostly one thing. */
    private readonly entries: Entry[][] = [];

    constructor(
      private readonly file: FontHolder,
      private readonly face: Face,
      id: string,
    ) {
      super(file, face.font, id);
      Object.assign(this, METRICS);
      this.subset.font = fontForSubset(face, this.subset.cff);
    }

    encodeGlyph(glyph: Glyph): string {
      const known = this.entries[glyph.id]?.find(({ painted }) => isSame(painted.glyph, glyph));
      const entry = known ?? this.include(glyph);
      const { file } = this;
      if (entry.lastPage !== file.pageCount) {
        entry.lastPage = file.pageCount;
        file.noteGlyph(entry.painted);
      }
      return entry.painted.code;
    }

    /** A glyph that several characters share is in the subset once for each: only so are all copied as typed. */
    private include(glyph: Glyph): Entry {
      if (glyph.id === 0)
        throw new Error(`${this.name} draws no ${String.fromCodePoint(...glyph.codePoints)}`);
      const { glyphs } = this.subset;
      const others = this.entries[glyph.id] ?? [];
      this.entries[glyph.id] = others;
      const index = others.length === 0 ? this.subset.includeGlyph(glyph.id) : glyphs.push(glyph.id) - 1;
      this.widths[index] = glyph.advanceEm * 1000;
      this.unicode[index] = glyph.codePoints;
      const painted = { face: this.face, glyph, fontId: this.id, code: hex4(index) };
      const entry = { painted, lastPage: 0 };
      others.push(entry);
      return entry;
    }

    /** Which characters the codes stand for, as text the last time where they are the same. */
    override toUnicodeCmap(): PdfReference {
      const cmap = this.file.ref();
      const map = () => toUnicodeMap(this.unicode);
      cmap.end(cmaps(this.file.database, this.face, [this.unicode.join()], map));
      return cmap;
    }

    /** The font file, deflated in a while. */
    deflated(): Promise<Buffer> {
      return deflatedSubset(this.face, this.subset, this.file);
    }

    override embed(): void {
      if (this.file.isCompressed) {
        this.file.presetStream(this.deflated());
        this.subset.encode = () => undefined;
      }
      super.embed();
    }

    /** Used by SVG text: glyph by glyph, as running text is, without loading the font's shaping tables. */
    override encode(text: string): [string[], GlyphPosition[]] {
      const glyphs = this.face.shape(text, []);
      const codes = glyphs.map((glyph) => this.encodeGlyph(glyph));
      return [codes, glyphs.map(({ advanceEm }) => positionOf(advanceEm * 1000))];
    }
  };
}

/** Whether two glyphs of one outline stand for the same text. */
function isSame(one: Glyph, other: Glyph): boolean {
  if (one === other) return true;
  const { codePoints } = other;
  return (
    one.codePoints.length === codePoints.length &&
    one.codePoints.every((codePoint, index) => codePoint === codePoints[index])
  );
}

function positionOf(advanceWidth: number): GlyphPosition {
  return { advanceWidth, xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
}
