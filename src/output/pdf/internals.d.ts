/**
 * The inside of pdfmake 0.3.11 that the engine builds on, and of the pdfkit under it; nothing else of either is
 * used. pdfmake is pinned, and tests/typeset/pdfmake/internals.test.ts fails if any of this changes.
 */
declare module 'pdfmake/js/PDFDocument.js' {
  import type { Readable } from 'node:stream';

  /** An object of the PDF file. */
  export interface PdfReference {
    readonly id: number;
    data: Record<string, unknown>;
    /** Whether the stream is to be deflated, and its chunks. */
    compress: boolean;
    buffer: Buffer[];
    offset: number;
    /** Writes the object into the file. */
    finalize(): void;
    end(data?: unknown): void;
    write(chunk: string | Buffer): void;
  }

  export interface PdfPage {
    readonly height: number;
    readonly width: number;
    readonly dictionary: PdfReference;
    readonly content: PdfReference;
    readonly fonts: Record<string, PdfReference>;
    readonly annotations: readonly PdfReference[];
    write(chunk: string): void;
  }

  export interface PdfOutline {
    readonly outlineData: Record<string, unknown>;
    addItem(title: string, options?: { expanded?: boolean }): PdfOutline;
  }

  /** Where a glyph goes, in thousandths of an em. */
  export interface GlyphPosition {
    readonly advanceWidth: number;
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  /** What pdfkit, and pdfmake's renderer of SVG, ask of a font; lengths in thousandths of an em. */
  export interface EmbeddedFont {
    readonly id: string;
    readonly name: string;
    readonly ascender: number;
    readonly descender: number;
    readonly lineGap: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly bbox: readonly number[];
    ref(): PdfReference;
    /** Writes the font into the file, once. */
    finalize(): void;
    encode(text: string, features?: unknown): [string[], GlyphPosition[]];
    widthOfString(text: string, sizePt: number, features?: unknown): number;
    lineHeight(sizePt: number, includeGap?: boolean): number;
  }

  export class PDFDocument extends Readable {
    constructor(
      fonts: Record<string, unknown>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualfs: null,
      localAccessPolicy: ((path: string) => boolean) | undefined,
    );
    readonly page: PdfPage;
    readonly outline: PdfOutline;
    readonly fonts: Record<string, Record<string, string>>;
    /** pdfkit's current font, and every font it will embed, by name. */
    _font: EmbeddedFont;
    readonly _fontFamilies: Record<string, EmbeddedFont>;
    _fontCount: number;
    readonly _root: PdfReference;
    font(source: string | Uint8Array, family?: string | number, size?: number): this;
    addPage(options: object): this;
    addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void;
    link(x: number, y: number, width: number, height: number, url: string, entries?: object): this;
    goTo(x: number, y: number, width: number, height: number, destination: string, entries?: object): this;
    ref(data?: object): PdfReference;
    /** The file's name, and its information, which is there once it ends. */
    _id: Buffer;
    readonly _info: PdfReference;
    /** Where each object begins, by its number less one, and where the next one will. */
    readonly _offsets: (number | null)[];
    readonly _offset: number;
    /** Writes a line, or bytes as they are. */
    _write(data: string | Buffer): void;
    /** Counts an object as written, and ends the file with the last. */
    _refEnd(object: PdfReference): void;
    /** Writes the table of objects once all are there. */
    _finalize(): void;
    /** A colour as numbers from 0 to 1, and the name of the colour space of so many numbers. */
    _normalizeColor(color: unknown): readonly number[] | null;
    _getColorSpace(parts: readonly number[]): string;
    /** Writes the bookmarks; called by `end`. */
    endOutline(): void;
    /** Ends the structure tree; called by `end`. */
    endMarkings(): void;
    /** Writes the XMP packet; called by `end`. */
    endMetadata(): void;
    end(): void;
  }
}

declare module 'pdfmake/js/Renderer.js' {
  import type { PDFDocument } from 'pdfmake/js/PDFDocument.js';

  export class Renderer {
    constructor(document: PDFDocument, progress?: (share: number) => void);
    readonly pdfDocument: PDFDocument;
    renderPages(pages: readonly unknown[]): void;
    renderVector(vector: object): void;
    renderSVG(svg: {
      svg: string;
      x: number;
      y: number;
      _width: number;
      _height: number;
      font: string;
    }): void;
  }
}
