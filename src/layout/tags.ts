import type { PdfReference } from 'pdfmake/js/PDFDocument.js';

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

export type Kid = StructureElement | Content | ObjectContent;

/**
 * Where the content of one block goes among its element's kids. Elements stand in the order of the document,
 * their content is painted page by page, and part of it may come first: a slot keeps the place.
 */
export class Slot {
  private held: readonly Kid[] = NONE;
  constructor(readonly element: StructureElement) {}

  get kids(): readonly Kid[] {
    return this.held;
  }

  add(kid: Kid): void {
    this.held = withOne(this.held, kid);
  }
}

const NONE: readonly never[] = [];

/**
 * A list with one more. Most have one: a list that is begun empty takes room for seventeen, in each cell of a table.
 */
function withOne<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list.length === 0) return [item];
  (list as Item[]).push(item);
  return list;
}

export class StructureElement {
  private kids: readonly (StructureElement | Slot)[] = NONE;
  private settled: readonly Kid[] | undefined;
  /** Its number in the file, once it is written. */
  objectId: number | undefined;
  /** Where a figure stands on its page: left, bottom, right, top. */
  bounds: readonly [number, number, number, number] | undefined;

  constructor(
    readonly tag: Tag,
    readonly parent: StructureElement | undefined,
  ) {}

  /** A new element inside this one, behind what it has. */
  add(tag: Tag): StructureElement {
    const child = new StructureElement(tag, this);
    this.kids = withOne(this.kids, child);
    return child;
  }

  /** A new slot inside this one, behind what it has. */
  addSlot(): Slot {
    const slot = new Slot(this);
    this.kids = withOne(this.kids, slot);
    return slot;
  }

  /**
   * Kids in reading order, without elements that came out empty; an empty cell still counts as one of its row. Asked
   * for once all is painted, it is worked out once.
   */
  get content(): readonly Kid[] {
    this.settled ??= this.settle();
    return this.settled;
  }

  private settle(): readonly Kid[] {
    const [first] = this.kids;
    if (this.kids.length === 1 && first instanceof Slot && first.kids.every((kid) => !isElement(kid)))
      return first.kids;
    const content: Kid[] = [];
    for (const kid of this.kids) {
      for (const one of kid instanceof Slot ? kid.kids : [kid])
        if (!isElement(one) || one.isCell || one.content.length > 0) content.push(one);
    }
    return content;
  }

  private get isCell(): boolean {
    return this.tag.type === 'TD' || this.tag.type === 'TH';
  }
}

function isElement(kid: Kid): kid is StructureElement {
  return kid instanceof StructureElement;
}
