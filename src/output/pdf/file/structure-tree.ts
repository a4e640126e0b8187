import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { type Kid, type Slot, StructureElement, type Tag } from '../../../layout/tags.js';
import { compareNames } from './name-tree.js';
import { format } from './number.js';
import { type ObjectWriter, reference, textString } from './objects.js';

/**
 * The structure tree of a file while its pages are painted: which element each stretch of content and each
 * link belongs to, found both ways (ISO 32000-1, 14.7).
 */
export class StructureTree {
  /** By page, then by number of the stretch; by link, in the order in which they are asked for. */
  private readonly owners: (StructureElement | StructureElement[])[] = [];
  /** Names, as written, of the elements that others refer to, and those of notes, which must have one. */
  private readonly names = new Map<Tag, string>();
  private readonly named: (readonly [name: string, id: number])[] = [];
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
    slot.add({ page, number });
    return number;
  }

  /** The number that a link's annotation carries; `addObject` is to follow. */
  beginObject(slot: Slot): number {
    return this.owners.push(slot.element) - 1;
  }

  addObject(slot: Slot, page: PdfReference, object: PdfReference): void {
    slot.add({ page, object });
  }

  /** Writes the tree, whose pages are all painted, but for its root: answers what the object of that number says. */
  write(root: number, file: ObjectWriter): string {
    this.nameElements(this.root);
    const top = this.writeElement(this.root, root, file);
    const parents = file.reserve();
    file.writeObject(parents, `<</Nums[${this.parentNumbers()}]>>`);
    const parentTree = `/ParentTree ${reference(parents)}/ParentTreeNextKey ${this.owners.length}`;
    return `<</Type/StructTreeRoot/K[${reference(top)}]${parentTree}${this.nameTree()}>>`;
  }

  /** Notes are told apart by name (ISO 14289-1, 7.9), and cells name their heads. */
  private nameElements({ tag, content }: StructureElement): void {
    for (const one of tag.type === 'Note' ? [tag] : (tag.headers ?? []))
      if (!this.names.has(one)) this.names.set(one, `(e${this.names.size + 1})`);
    for (const kid of content) if (kid instanceof StructureElement) this.nameElements(kid);
  }

  private writeElement(element: StructureElement, parent: number, file: ObjectWriter): number {
    const { tag, content } = element;
    const id = file.reserve();
    element.objectId = id;
    const page = firstPage(content);
    let body = `<</S/${tag.type}/P ${reference(parent)}`;
    if (page) body += `/Pg ${reference(page.id)}`;
    const [first] = content;
    if (first && content.length === 1) body += `/K ${this.kidOf(first, id, page, file)}`;
    else if (first) body += `/K[${content.map((kid) => this.kidOf(kid, id, page, file)).join(' ')}]`;
    file.writeObject(id, `${body}${this.wordsOf(tag, id)}${this.attributesOf(element)}>>`);
    return id;
  }

  private kidOf(kid: Kid, parent: number, elementPage: PdfReference | undefined, file: ObjectWriter): string {
    if (kid instanceof StructureElement) return reference(this.writeElement(kid, parent, file));
    const page = reference(kid.page.id);
    if ('object' in kid) return `<</Type/OBJR/Pg ${page}/Obj ${reference(kid.object.id)}>>`;
    return kid.page === elementPage ? `${kid.number}` : `<</Type/MCR/Pg ${page}/MCID ${kid.number}>>`;
  }

  /** What an element says in words, and its name. */
  private wordsOf(tag: Tag, id: number): string {
    const { alt, language } = tag;
    const words = alt === undefined ? '' : `/Alt ${textString(alt)}`;
    const spoken = language === undefined ? '' : `/Lang ${textString(language)}`;
    const name = this.names.get(tag);
    if (name === undefined) return words + spoken;
    this.named.push([name, id]);
    return `${words}${spoken}/ID ${name}`;
  }

  private attributesOf({ tag, bounds }: StructureElement): string {
    const ofTable = this.tableAttributes(tag);
    if (!bounds && tag.type !== 'L') return ofTable === '' ? '' : `/A ${ofTable}`;
    const attributes = [
      ofTable,
      bounds ? `<</O/Layout/BBox[${bounds.map((pt) => format(pt)).join(' ')}]/Placement/Block>>` : '',
      tag.type === 'L' ? `<</O/List/ListNumbering/${tag.isNumbered ? 'Decimal' : 'None'}>>` : '',
    ].filter((one) => one !== '');
    return attributes.length === 1 ? `/A ${attributes[0]}` : `/A[${attributes.join('')}]`;
  }

  private tableAttributes({ scope, headers = [], columnSpan = 1, rowSpan = 1 }: Tag): string {
    let named = '';
    for (const one of headers) named += this.names.get(one);
    const attributes =
      (scope ? `/Scope/${scope}` : '') +
      (named === '' ? '' : `/Headers[${named}]`) +
      (columnSpan > 1 ? `/ColSpan ${columnSpan}` : '') +
      (rowSpan > 1 ? `/RowSpan ${rowSpan}` : '');
    return attributes === '' ? '' : `<</O/Table${attributes}>>`;
  }

  /** From a page's stretches and from links to their elements (14.7.4.4). */
  private parentNumbers(): string {
    const referenceOf = (element: StructureElement) => reference(element.objectId as number);
    return this.owners
      .map((owner, index) => {
        const elements = Array.isArray(owner) ? `[${owner.map(referenceOf).join(' ')}]` : referenceOf(owner);
        return `${index} ${elements}`;
      })
      .join(' ');
  }

  private nameTree(): string {
    if (this.named.length === 0) return '';
    const sorted = this.named.toSorted(([one], [other]) => compareNames(one, other));
    const pairs = sorted.map(([name, id]) => `${name} ${reference(id)}`);
    return `/IDTree<</Names[${pairs.join(' ')}]>>`;
  }
}

/** The page that an element's own content begins on. */
function firstPage(content: readonly Kid[]): PdfReference | undefined {
  for (const kid of content) if ('number' in kid) return kid.page;
  return undefined;
}
