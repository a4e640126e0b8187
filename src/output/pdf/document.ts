import { createHash } from 'node:crypto';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { Face, FontLibrary } from '../../fonts/library.js';
import type { Database } from '../../incremental/database.js';
import type { FlowDocument } from '../../layout/flow.js';
import { deflatedOnce } from './deflated.js';
import { addOutputIntent } from './file/archive.js';
import { deflateLater } from './file/deflate.js';
import { nameTree } from './file/name-tree.js';
import { ObjectPacker } from './file/object-streams.js';
import type { ObjectWriter } from './file/objects.js';
import type { StructureTree } from './file/structure-tree.js';
import { type FileFacts, xmpPacket } from './file/xmp.js';
import { FaceFont, type PaintedGlyph } from './fonts/face-font.js';
import { colourInk, greyInk, greyOf, type Ink } from './ink.js';
import { LateStreams } from './late-streams.js';
import { StockDocument } from './pdfmake.js';
import { TextStates } from './text-state.js';

/** pdfmake's document with the faces of a font library, each parsed once per process. */
export class FaceDocument extends StockDocument implements ObjectWriter {
  private readonly faces = new Map<string, FaceFont>();
  private readonly facts: FileFacts;
  private nextStream: Promise<Buffer> | undefined;
  private readonly late = new LateStreams();
  private packer: ObjectPacker | undefined;
  private readonly digest = createHash('md5');
  private readonly destinations = new Map<string, readonly unknown[]>();
  private glyphsOnPage: PaintedGlyph[] = [];
  private readonly usedOnPage = new Map<Face, FaceFont>();
  /** How many pages have been begun. */
  pageCount = 0;
  /** What everything is painted with. */
  readonly ink: Ink;
  readonly textStates: TextStates;

  constructor(
    private readonly definition: FlowDocument,
    private readonly library: FontLibrary,
    readonly isCompressed: boolean,
  ) {
    const facts = factsOf(definition);
    super({}, {}, {}, {}, documentOptions(facts, isCompressed), null, undefined);
    this.facts = facts;
    if (isCompressed) this.packer = new ObjectPacker(library.database);
    this.ink = definition.isGrey ? greyInk : colourInk;
    this.textStates = new TextStates(this.ink);
    // pdfmake's SVG renderer looks a font-family up here and hands what it finds to font()
    for (const { name } of library.faces)
      this.fonts[name] = { normal: name, bold: name, italics: name, bolditalics: name };
  }

  /** What is remembered of earlier files. */
  get database(): Database {
    return this.library.database;
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
    this.usedOnPage.clear();
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

  /** Ends the content of the page: it is deflated, as it goes into the file, unless the file is to be read. */
  sealContent(): Promise<Buffer> | undefined {
    if (!this.isCompressed) return undefined;
    const { content } = this.page;
    const bytes = Buffer.concat(content.buffer);
    const deflated = deflateLater(bytes, this.database, () => this.late.deflate(bytes));
    this.late.add(content, deflated);
    return deflated;
  }

  /** Has the page hold this content, which is deflated, and nothing else. */
  fillContent(deflated: Buffer): void {
    this.late.add(this.page.content, Promise.resolve(deflated));
  }

  /** Has the fonts deflated as far as they are known: once all pages are painted, nothing is added to them. */
  beginSubsets(): void {
    if (this.isCompressed) for (const font of this.faces.values()) void font.deflated();
  }

  deflate(bytes: Buffer): Promise<Buffer> {
    return this.late.deflate(bytes);
  }

  /** A place to wait between two pages: what was deflated meanwhile is taken back. */
  betweenPages(): Promise<void> {
    return this.late.takeBack();
  }

  /** Writes what is left once the document has ended. */
  finish(): Promise<void> {
    return this.late.finish();
  }

  /** Has the page use a face. */
  use(face: Face): FaceFont {
    const used = this.usedOnPage.get(face);
    if (used) return used;
    const font = this.embed(face);
    this.page.fonts[font.id] ??= font.ref();
    this.usedOnPage.set(face, font);
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
    for (const stream of this.packer?.finish() ?? []) this.digest.update(stream);
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

  /** The number of an object that `writeObject` is to write: without pdfkit's own, which costs more than the object. */
  reserve(): number {
    return this._offsets.push(null);
  }

  writeObject(id: number, body: string): void {
    if (this.packer) {
      this.packer.add(id, body);
      return;
    }
    this._offsets[id - 1] = this._offset;
    for (const line of [`${id} 0 obj`, body, 'endobj']) this._write(line);
  }

  /** Writes the structure tree under a root to which the catalog leads. */
  writeStructure(tree: StructureTree): void {
    const root = this.ref();
    Object.assign(this._root.data, { StructTreeRoot: root, MarkInfo: { Marked: true } });
    root.offset = this._offset;
    this.writeObject(root.id, tree.write(root.id, this));
    this._refEnd(root);
  }

  /** Nothing is left to do: the structure tree is written by itself. */
  override endMarkings(): void {}

  /** The next object made gets this stream, which is deflated. */
  presetStream(stream: Promise<Buffer>): void {
    this.nextStream = stream;
  }

  override ref(entries?: object): PdfReference {
    const object = deflatedOnce(super.ref(entries), () => this.database);
    if (this.nextStream) this.late.add(object, this.nextStream);
    this.nextStream = undefined;
    return object;
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
      font = new FaceFont(this, face, `F${++this._fontCount}`);
      this.faces.set(face.name, font);
      this._fontFamilies[face.name] = font;
    }
    return font;
  }
}

function factsOf({ info, language }: FlowDocument): FileFacts {
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
