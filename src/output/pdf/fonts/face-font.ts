import type { EmbeddedFont, GlyphPosition, PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { Face, Glyph } from '../../../fonts/library.js';
import type { Database } from '../../../incremental/database.js';
import { memo } from '../../../incremental/memo.js';
import { hex4 } from '../file/objects.js';
import { toUnicodeMap } from '../file/to-unicode.js';
import { GlyphCodes } from './glyph-codes.js';
import { deflatedSubset, subsetOf } from './subset.js';

/** Line metrics every face is given, in thousandths of an em: the em box of Chinese type. */
const ASCENDER = 880;
const DESCENDER = -120;

/** The advance of a code that a font says nothing of, in thousandths of an em (ISO 32000-1, 9.7.4.3). */
const DEFAULT_WIDTH = 1000;

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

const cmaps = memo<Face, string>('character map of a face');

/**
 * A face of the font library inside one PDF file, in the place of pdfkit's embedded fonts: those open a font file
 * whatever is known of it.
 */
export class FaceFont implements EmbeddedFont {
  readonly name: string;
  readonly ascender = ASCENDER;
  readonly descender = DESCENDER;
  readonly lineGap = 0;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly bbox: readonly number[];
  private readonly codes = new GlyphCodes();
  /** By glyph of the face: as what it is painted, mostly one thing. */
  private readonly entries: Entry[][] = [];
  private dictionary: PdfReference | undefined;
  private isEmbedded = false;

  constructor(
    private readonly file: FontHolder,
    private readonly face: Face,
    readonly id: string,
  ) {
    const { facts } = face;
    const scale = 1000 / facts.unitsPerEm;
    this.name = facts.postscriptName;
    this.xHeight = facts.xHeight * scale;
    this.capHeight = facts.capHeight * scale;
    this.bbox = facts.bbox.map((edge) => edge * scale);
  }

  /** The glyph's code in the file, four hexadecimal digits. Throws for `.notdef`, which must never print. */
  encodeGlyph(glyph: Glyph): string {
    const entries = this.entries[glyph.id];
    const first = entries?.[0];
    const entry = first?.painted.glyph === glyph ? first : this.entryOf(glyph, entries);
    const { file } = this;
    if (entry.lastPage !== file.pageCount) {
      entry.lastPage = file.pageCount;
      file.noteGlyph(entry.painted);
    }
    return entry.painted.code;
  }

  private entryOf(glyph: Glyph, entries: readonly Entry[] = []): Entry {
    return entries.find(({ painted }) => isSame(painted.glyph, glyph)) ?? this.include(glyph);
  }

  private include(glyph: Glyph): Entry {
    if (glyph.id === 0) throw new Error(`${this.name} draws no ${String.fromCodePoint(...glyph.codePoints)}`);
    const others = this.entries[glyph.id] ?? [];
    this.entries[glyph.id] = others;
    const { code } = this.codes.add(glyph);
    const entry = { painted: { face: this.face, glyph, fontId: this.id, code: hex4(code) }, lastPage: 0 };
    others.push(entry);
    return entry;
  }

  /** Used by SVG text: glyph by glyph, as running text is, without loading the font's shaping tables. */
  encode(text: string): [string[], GlyphPosition[]] {
    const glyphs = this.face.shape(text, []);
    const codes = glyphs.map((glyph) => this.encodeGlyph(glyph));
    return [codes, glyphs.map(({ advanceEm }) => positionOf(advanceEm * 1000))];
  }

  /** Width of a text in points. */
  widthOfString(text: string, sizePt: number): number {
    return this.face.shape(text, []).reduce((sum, { advanceEm }) => sum + advanceEm * sizePt, 0);
  }

  /** Height of a line in points. */
  lineHeight(sizePt: number): number {
    return ((ASCENDER - DESCENDER) / 1000) * sizePt;
  }

  /** The object by which pages call the font. */
  ref(): PdfReference {
    this.dictionary ??= this.file.ref();
    return this.dictionary;
  }

  /** Called by pdfkit as the file ends. */
  finalize(): void {
    if (this.isEmbedded || !this.dictionary) return;
    this.isEmbedded = true;
    this.embed(this.dictionary);
  }

  /** The font file, deflated in a while. */
  deflated(): Promise<Buffer> {
    return deflatedSubset(this.face, this.codes.sorted(), this.file);
  }

  /** Writes the font into the file, in the order of pdfkit's objects. */
  private embed(dictionary: PdfReference): void {
    const { file, face } = this;
    const { isCff, postscriptName } = face.facts;
    const name = `${tagOf(this.id)}+${postscriptName.replaceAll(' ', '_')}`;
    const fontFile = this.fontFile(isCff);
    const descriptor = file.ref(this.descriptor(name, fontFile));
    descriptor.end();
    const descendant = file.ref({
      Type: 'Font',
      Subtype: isCff ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: {
        Registry: pdfText('Adobe'),
        Ordering: pdfText('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      W: this.widths(),
      ...(!isCff && { CIDToGIDMap: this.glyphsOfCodes() }),
    });
    descendant.end();
    dictionary.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: this.toUnicodeCmap(),
    };
    dictionary.end();
  }

  private fontFile(isCff: boolean): PdfReference {
    const { file } = this;
    if (file.isCompressed) file.presetStream(this.deflated());
    const fontFile = file.ref();
    if (isCff) fontFile.data.Subtype = 'CIDFontType0C';
    fontFile.end(file.isCompressed ? undefined : subsetOf(this.face, this.codes.sorted()));
    return fontFile;
  }

  private descriptor(name: string, fontFile: PdfReference): object {
    const { flags, italicAngle, isCff } = this.face.facts;
    return {
      Type: 'FontDescriptor',
      FontName: name,
      Flags: flags,
      FontBBox: this.bbox,
      ItalicAngle: italicAngle,
      Ascent: ASCENDER,
      Descent: DESCENDER,
      CapHeight: this.capHeight,
      XHeight: this.xHeight,
      StemV: 0,
      [isCff ? 'FontFile3' : 'FontFile2']: fontFile,
    };
  }

  /**
   * Advances in thousandths of an em; those of 1000 are not told, which is what a reader takes (ISO 32000-1, 9.7.4.3).
   */
  private widths(): readonly (number | readonly number[])[] {
    const rows: { readonly from: number; readonly widths: number[] }[] = [
      { from: 0, widths: [this.face.facts.notdefAdvance] },
    ];
    for (const { code, glyph } of this.codes.sorted()) {
      const width = glyph.advanceEm * 1000;
      const row = rows.at(-1);
      if (width === DEFAULT_WIDTH) continue;
      if (row && row.from + row.widths.length === code) row.widths.push(width);
      else rows.push({ from: code, widths: [width] });
    }
    return rows.flatMap(({ from, widths }) => [from, widths]);
  }

  /** Which glyph of the font file each code calls, two bytes a code (ISO 32000-1, table 117). */
  private glyphsOfCodes(): PdfReference {
    const codes = this.codes.sorted();
    const map = Buffer.alloc(2 * ((codes.at(-1)?.code ?? 0) + 1));
    for (const [index, { code }] of codes.entries()) map.writeUInt16BE(index + 1, 2 * code);
    const stream = this.file.ref();
    stream.end(map);
    return stream;
  }

  /** Which characters the codes stand for, as text the last time where they are the same. */
  private toUnicodeCmap(): PdfReference {
    const texts = this.codes.sorted().map(({ code, glyph }) => [code, ...glyph.codePoints] as const);
    const cmap = this.file.ref();
    const map = () => toUnicodeMap(texts);
    cmap.end(cmaps(this.file.database, this.face, [texts.join(' ')], map));
    return cmap;
  }
}

/** Six letters before the name of a font that is there in part (ISO 32000-1, 9.6.4), of its name in the file. */
function tagOf(id: string): string {
  return [1, 2, 3, 4, 5, 6].map((at) => String.fromCharCode((id.charCodeAt(at) || 73) + 17)).join('');
}

/** pdfkit writes a plain string as a name. */
function pdfText(text: string): object {
  return Object(text) as object;
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
