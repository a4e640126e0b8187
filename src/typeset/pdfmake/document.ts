import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { EmbeddedFont, GlyphPosition, PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { Face, FontLibrary, Glyph } from '../../fonts/library.js';
import { addOutputIntent } from '../../pdf/archive.js';
import { nameTree } from '../../pdf/name-tree.js';
import { ObjectPacker } from '../../pdf/object-streams.js';
import { type FileFacts, xmpPacket } from '../../pdf/xmp.js';
import type { PdfDefinition } from './definition.js';
import { deflatedOnce } from './deflated.js';
import { colourInk, greyInk, greyOf, type Ink } from './ink.js';
import { StockDocument } from './stock.js';
import { deflatedSubset, fontForSubset, presetIndex } from './subset.js';

/** Line metrics every face is given, in thousandths of an em: the em box of Chinese type. */
const METRICS = { ascender: 880, descender: -120, lineGap: 0 };

/** A face of the font library inside one PDF file. */
export interface FaceFont extends EmbeddedFont {
  /** The glyph's code in the file, four hexadecimal digits. Throws for `.notdef`, which must never print. */
  encodeGlyph(glyph: Glyph): string;
}

/** A glyph that a page is painted with, as this file knows it. */
export interface PaintedGlyph {
  readonly face: Face;
  readonly glyph: Glyph;
  /** Name of the font in the file, and the glyph's code in it. */
  readonly fontId: string;
  readonly code: string;
}

/** pdfmake's document with the faces of a font library, each parsed once per process. */
export class FaceDocument extends StockDocument {
  private readonly faces = new Map<string, FaceFont>();
  private readonly facts: FileFacts;
  private nextObject: object | undefined;
  private packer: ObjectPacker | undefined;
  private readonly digest = createHash('md5');
  private readonly destinations = new Map<string, readonly unknown[]>();
  private glyphsOnPage: PaintedGlyph[] = [];
  /** How many pages have been begun. */
  pageCount = 0;
  /** What everything is painted with. */
  readonly ink: Ink;

  constructor(
    private readonly definition: PdfDefinition,
    private readonly library: FontLibrary,
    readonly isCompressed: boolean,
  ) {
    const facts = factsOf(definition);
    super({}, {}, {}, {}, documentOptions(facts, isCompressed), null, undefined);
    this.facts = facts;
    if (isCompressed) this.packer = new ObjectPacker();
    this.ink = definition.isGrey ? greyInk : colourInk;
    // pdfmake's SVG renderer looks a font-family up here and hands what it finds to font()
    for (const { name } of library.faces)
      this.fonts[name] = { normal: name, bold: name, italics: name, bolditalics: name };
  }

  /** Selects a face by its name, as SVG text does, or anything pdfkit knows. */
  override font(source: string, family?: string | number, size?: number): this {
    // pdfkit calls this from its constructor, before any field is set
    const face = this.library?.faces.find(({ name }) => name === source);
    if (!face) return super.font(source, family, size);
    this._font = this.embed(face);
    return this;
  }

  /** Colours of drawings that are left to pdfmake's renderer, which takes any that SVG knows. */
  override _normalizeColor(color: unknown): readonly number[] | null {
    const parts = super._normalizeColor(color);
    return parts && this.definition.isGrey ? [greyOf(parts)] : parts;
  }

  override _getColorSpace(parts: readonly number[]): string {
    return parts.length === 1 ? 'DeviceGray' : super._getColorSpace(parts);
  }

  override addPage(options: object): this {
    this.glyphsOnPage = [];
    this.pageCount++;
    return super.addPage(options);
  }

  /** The glyphs of the page so far, each once, in the order in which they first came. */
  get paintedGlyphs(): readonly PaintedGlyph[] {
    return this.glyphsOnPage;
  }

  noteGlyph(painted: PaintedGlyph): void {
    this.glyphsOnPage.push(painted);
  }

  /** Has the page use a face. */
  use(face: Face): FaceFont {
    const font = this.embed(face);
    this.page.fonts[font.id] ??= font.ref();
    return font;
  }

  /** Everything that goes into the file comes through here. */
  override _write(data: string | Buffer): void {
    for (const one of this.packer?.take(data) ?? [data]) {
      this.digest?.update(one);
      super._write(one);
    }
  }

  /** The end of the file. Its name is made of all it holds: pdfkit's is of its title and date alone. */
  override _finalize(): void {
    const fileId = this.digest.digest('hex');
    if (!this.packer) {
      this._id = Buffer.from(fileId, 'hex');
      super._finalize();
      return;
    }
    const trailer = { root: this._root.id, info: this._info.id, fileId };
    super._write(this.packer.end(this._offsets, this._offset, trailer));
    this.push(null);
  }

  /** The next object made without entries of its own gets these. */
  presetObject(entries: object): void {
    this.nextObject = entries;
  }

  override ref(entries?: object): PdfReference {
    const preset = this.nextObject;
    this.nextObject = undefined;
    return deflatedOnce(super.ref(entries ?? preset));
  }

  override addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void {
    this.destinations.set(name, [this.page.dictionary, kind, x, this.page.height - y, zoom]);
  }

  override endOutline(): void {
    super.endOutline();
    // pdfkit sorts names as the locale does
    (this._root.data.Names as PdfReference).data.Dests = nameTree(this.destinations);
  }

  /** What the file says about itself, in pdfkit's stead: that is not escaped, and says nothing of PDF/A and PDF/UA. */
  override endMetadata(): void {
    const packet = this.ref({ Type: 'Metadata', Subtype: 'XML' });
    // readable without a PDF program (ISO 19005-3, 6.6.2.1)
    packet.compress = false;
    packet.end(Buffer.from(xmpPacket(this.facts)));
    this._root.data.Metadata = packet;
    addOutputIntent(this);
  }

  /** The face as a font of this file. */
  embed(face: Face): FaceFont {
    let font = this.faces.get(face.name);
    if (font === undefined) {
      presetIndex(face);
      const FaceFontClass = faceFontClass(this, this.library);
      font = new FaceFontClass(this, face, `F${++this._fontCount}`);
      this.faces.set(face.name, font);
      this._fontFamilies[face.name] = font;
    }
    return font;
  }
}

function factsOf({ info, language }: PdfDefinition): FileFacts {
  const { creationDate, ...texts } = info;
  return { ...texts, creator: 'briefing', producer: 'pdfmake', language, date: creationDate };
}

function documentOptions(facts: FileFacts, compress: boolean): object {
  const { title, author, subject, keywords, creator, producer, language, date } = facts;
  return {
    pdfVersion: '1.7',
    compress,
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: false,
    font: null,
    info: {
      Title: title,
      Author: author,
      ...(subject !== undefined && { Subject: subject }),
      ...(keywords !== undefined && { Keywords: keywords }),
      Creator: creator,
      Producer: producer,
      CreationDate: date,
      ModDate: date,
    },
  };
}

type FaceFontClass = new (document: FaceDocument, face: Face, id: string) => FaceFont;

let cachedClass: FaceFontClass | undefined;

/**
 * pdfkit does not export its class of embedded fonts, so the smallest face is opened the public way once per
 * process to reach it.
 */
function faceFontClass(document: PDFDocument, { faces }: FontLibrary): FaceFontClass {
  if (cachedClass) return cachedClass;
  const sizes = faces.map((face) => ({ path: face.path, size: statSync(face.path).size }));
  const smallest = sizes.reduce((least, one) => (one.size < least.size ? one : least));
  const count = document._fontCount;
  StockDocument.prototype.font.call(document, smallest.path);
  document._fontCount = count;
  const sample = document._font;
  for (const [name, font] of Object.entries(document._fontFamilies))
    if (font === sample) delete document._fontFamilies[name];
  cachedClass = extendFont(sample.constructor as typeof EmbeddedFont);
  return cachedClass;
}

function extendFont(Base: typeof EmbeddedFont): FaceFontClass {
  return class extends Base implements FaceFont {
    private readonly codes: string[] = [];
    /** The last page that each glyph is on. */
    private readonly lastPages: number[] = [];

    constructor(
      private readonly file: FaceDocument,
      private readonly face: Face,
      id: string,
    ) {
      super(file, face.font, id);
      Object.assign(this, METRICS);
      this.subset.font = fontForSubset(face, this.subset.cff);
    }

    encodeGlyph(glyph: Glyph): string {
      let code = this.codes[glyph.id];
      if (code === undefined) {
        if (glyph.id === 0)
          throw new Error(`${this.name} draws no ${String.fromCodePoint(...glyph.codePoints)}`);
        const index = this.subset.includeGlyph(glyph.id);
        this.widths[index] = glyph.advanceEm * 1000;
        this.unicode[index] = glyph.codePoints;
        code = index.toString(16).padStart(4, '0');
        this.codes[glyph.id] = code;
      }
      const { file, face } = this;
      if (this.lastPages[glyph.id] !== file.pageCount) {
        this.lastPages[glyph.id] = file.pageCount;
        file.noteGlyph({ face, glyph, fontId: this.id, code });
      }
      return code;
    }

    override embed(): void {
      if (this.file.isCompressed) {
        const stream = deflatedSubset(this.face, this.subset);
        this.subset.encode = () => stream;
        this.file.presetObject({ Filter: 'FlateDecode' });
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

function positionOf(advanceWidth: number): GlyphPosition {
  return { advanceWidth, xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
}
