import type { PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import { nameTree } from './name-tree.js';

/** The standard structure types that a pack is made of (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Note'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'Link'
  | 'Span';

/**
 * What a part of the document is to a reader program, and what such a program should say of it. Each tag object
 * is one element: parts that share it are parts of one.
 */
export interface Tag {
  readonly type: StructureType;
  /** In words, for what can't be read: a chart. */
  readonly alt?: string;
  /** What a passage is written in, where it is not the document's language. */
  readonly language?: string;
  /** Whose head a head cell is (14.8.5.7). */
  readonly scope?: 'Row' | 'Column' | 'Both';
  /** The head cells of a cell, where spans and groups leave it open which they are. */
  readonly headers?: readonly Tag[];
  /** How the items of a list are labelled, where their labels count (14.8.5.5). */
  readonly isNumbered?: boolean;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

/** A stretch of a page's content, by its number there. */
interface Content {
  readonly page: PdfReference;
  readonly number: number;
}

/** An annotation that belongs to an element: that of a link. */
interface ObjectContent {
  readonly page: PdfReference;
  readonly object: PdfReference;
}

type Kid = StructureElement | Content | ObjectContent;

/**
 * Where the content of one block goes among its element's kids. Elements stand in the order of the document,
 * their content is painted page by page, and part of it may come first: a slot keeps the place.
 */
export class Slot {
  readonly kids: Kid[] = [];
  constructor(readonly element: StructureElement) {}
}

export class StructureElement {
  readonly kids: (StructureElement | Slot)[] = [];
  /** Where a figure stands on its page: left, bottom, right, top. */
  bounds: readonly [number, number, number, number] | undefined;

  constructor(
    readonly tag: Tag,
    readonly parent: StructureElement | undefined,
  ) {}

  /** A new element inside this one, behind what it has. */
  add(tag: Tag): StructureElement {
    const child = new StructureElement(tag, this);
    this.kids.push(child);
    return child;
  }

  /** A new slot inside this one, behind what it has. */
  addSlot(): Slot {
    const slot = new Slot(this);
    this.kids.push(slot);
    return slot;
  }

  /** Kids in reading order, without elements that came out empty; an empty cell still counts as one of its row. */
  content(): readonly Kid[] {
    return this.kids
      .flatMap((kid): readonly Kid[] => (kid instanceof Slot ? kid.kids : [kid]))
      .filter((kid) => !(kid instanceof StructureElement) || kid.isCell || kid.holdsContent());
  }

  private get isCell(): boolean {
    return this.tag.type === 'TD' || this.tag.type === 'TH';
  }

  private holdsContent(): boolean {
    return this.kids.some((kid) => {
      if (kid instanceof StructureElement) return kid.isCell || kid.holdsContent();
      return kid.kids.some((one) => !(one instanceof StructureElement) || one.isCell || one.holdsContent());
    });
  }
}

const WRITTEN = {};

/**
 * The structure tree of a file while its pages are painted: which element each stretch of content and each
 * link belongs to, found both ways (ISO 32000-1, 14.7).
 */
export class StructureTree {
  /** By page, then by number of the stretch; by link, in the order in which they are asked for. */
  private readonly owners: (StructureElement | StructureElement[])[] = [];
  private readonly references = new Map<StructureElement, PdfReference>();
  /** Names of the elements that others refer to, and those of notes, which must have one. */
  private readonly names = new Map<Tag, string>();
  private readonly named: [string, PdfReference][] = [];
  private pageOwners: StructureElement[] = [];

  constructor(readonly root: StructureElement) {}

  /** Begins a page; the number its dictionary carries. */
  beginPage(): number {
    this.pageOwners = [];
    return this.owners.push(this.pageOwners) - 1;
  }

  /** The number of a new stretch of content on the page. */
  addContent(slot: Slot, page: PdfReference): number {
    const number = this.pageOwners.push(slot.element) - 1;
    slot.kids.push({ page, number });
    return number;
  }

  /** The number that a link's annotation carries; `addObject` is to follow. */
  beginObject(slot: Slot): number {
    return this.owners.push(slot.element) - 1;
  }

  addObject(slot: Slot, page: PdfReference, object: PdfReference): void {
    slot.kids.push({ page, object });
  }

  /** Writes the tree into the document, whose pages are all painted. */
  write(document: PDFDocument): void {
    const rootReference = document.ref({ Type: 'StructTreeRoot' });
    this.nameElements(this.root);
    const top = this.writeElement(this.root, rootReference, document);
    rootReference.data.K = [top];
    rootReference.data.ParentTree = this.parentTree(document);
    rootReference.data.ParentTreeNextKey = this.owners.length;
    if (this.named.length > 0) rootReference.data.IDTree = nameTree(this.named);
    // pdfkit ends both
    document._root.data.StructTreeRoot = rootReference;
    document._root.data.MarkInfo = document.ref({ Marked: true });
  }

  /** Notes are told apart by name (ISO 14289-1, 7.9), and cells name their heads. */
  private nameElements(element: StructureElement): void {
    const { tag } = element;
    for (const one of tag.type === 'Note' ? [tag] : (tag.headers ?? []))
      if (!this.names.has(one)) this.names.set(one, `e${this.names.size + 1}`);
    for (const kid of element.content()) if (kid instanceof StructureElement) this.nameElements(kid);
  }

  private writeElement(element: StructureElement, parent: PdfReference, document: PDFDocument): PdfReference {
    const { tag, bounds } = element;
    const reference = document.ref({ S: tag.type, P: parent });
    this.references.set(element, reference);
    const { data } = reference;
    const content = element.content();
    const first = content.find((kid) => 'number' in kid);
    if (first) data.Pg = first.page;
    const kids = content.map((kid) => this.kidOf(kid, reference, first?.page, document));
    if (kids.length > 0) data.K = kids.length === 1 ? kids[0] : kids;
    if (tag.alt !== undefined) data.Alt = new String(tag.alt);
    if (tag.language !== undefined) data.Lang = new String(tag.language);
    const name = this.names.get(tag);
    if (name !== undefined) {
      data.ID = new String(name);
      this.named.push([name, reference]);
    }
    const attributes = this.attributesOf(tag, bounds);
    if (attributes.length > 0) data.A = attributes.length === 1 ? attributes[0] : attributes;
    reference.end();
    // written; a long table has a hundred thousand of them
    reference.data = WRITTEN;
    return reference;
  }

  private kidOf(
    kid: Kid,
    parent: PdfReference,
    elementPage: PdfReference | undefined,
    document: PDFDocument,
  ): unknown {
    if (kid instanceof StructureElement) return this.writeElement(kid, parent, document);
    if ('object' in kid) return { Type: 'OBJR', Pg: kid.page, Obj: kid.object };
    return kid.page === elementPage ? kid.number : { Type: 'MCR', Pg: kid.page, MCID: kid.number };
  }

  private attributesOf(tag: Tag, bounds: StructureElement['bounds']): object[] {
    const { scope, headers = [], columnSpan = 1, rowSpan = 1, type, isNumbered } = tag;
    const table = {
      ...(scope && { Scope: scope }),
      ...(headers.length > 0 && { Headers: headers.map((one) => new String(this.names.get(one))) }),
      ...(columnSpan > 1 && { ColSpan: columnSpan }),
      ...(rowSpan > 1 && { RowSpan: rowSpan }),
    };
    return [
      ...(Object.keys(table).length > 0 ? [{ O: 'Table', ...table }] : []),
      ...(bounds ? [{ O: 'Layout', BBox: bounds, Placement: 'Block' }] : []),
      ...(type === 'L' ? [{ O: 'List', ListNumbering: isNumbered ? 'Decimal' : 'None' }] : []),
    ];
  }

  /** From a page's stretches and from links to their elements (14.7.4.4). */
  private parentTree(document: PDFDocument): PdfReference {
    const referenceOf = (element: StructureElement) => this.references.get(element);
    const numbers = this.owners.flatMap((owner, index) => [
      index,
      Array.isArray(owner) ? owner.map(referenceOf) : referenceOf(owner),
    ]);
    const tree = document.ref({ Nums: numbers });
    tree.end();
    return tree;
  }
}
