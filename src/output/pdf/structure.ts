import type { Block, Cell, FlowDocument, FlowTable, Paragraph, Svg } from '../../layout/flow.js';
import { type Slot, StructureElement, type StructureType, type Tag } from '../../layout/tags.js';
import { StructureTree } from './file/structure-tree.js';

/**
 * The structure of a document, and where the content of each of its paragraphs and drawings goes, the latter by
 * their tags; content without a place is artifact.
 */
export interface DocumentStructure {
  readonly tree: StructureTree;
  readonly slots: Map<object, Slot>;
}

/** Definition → structure tree, in the order in which the document is read. */
export function structureOf(definition: FlowDocument): DocumentStructure {
  const root = new StructureElement({ type: 'Document' }, undefined);
  const builder = new StructureBuilder();
  builder.addBlocks(definition.content, root);
  return { tree: new StructureTree(root), slots: builder.slots };
}

class StructureBuilder {
  readonly slots = new Map<object, Slot>();
  private readonly elements = new Map<Tag, StructureElement>();
  private headingLevel = 0;

  addBlocks(blocks: readonly Block[], parent: StructureElement): void {
    for (const block of blocks) this.addBlock(block, parent);
  }

  private addBlock(block: Block, outer: StructureElement): void {
    if (block.isDecoration) return;
    const parent = (block.within ?? []).reduce((around, tag) => this.open(tag, around), outer);
    if ('text' in block) this.addParagraph(block, parent, block.tag ?? { type: 'P' });
    else if ('svg' in block) this.addPicture(block, parent);
    else if ('table' in block) this.addTable(block, parent);
    else {
      const inside = block.tag ? this.open(block.tag, parent) : parent;
      if ('section' in block) this.addBlocks(block.section, inside);
      else if ('stack' in block) this.addBlocks(block.stack, inside);
      else if ('columns' in block) for (const { stack } of block.columns) this.addBlocks(stack, inside);
    }
  }

  /** The element of a tag, which several blocks may share. */
  private open(tag: Tag, parent: StructureElement): StructureElement {
    const element = this.elements.get(tag) ?? parent.add(this.levelled(tag));
    this.elements.set(tag, element);
    return element;
  }

  /** A heading is at most one level below the one before it (ISO 14289-1, 7.4.2). */
  private levelled(tag: Tag): Tag {
    const written = /^H([1-6])$/.exec(tag.type)?.[1];
    if (written === undefined) return tag;
    this.headingLevel = Math.min(Number(written), this.headingLevel + 1);
    return { ...tag, type: `H${this.headingLevel}` as StructureType };
  }

  private addParagraph(paragraph: Paragraph, parent: StructureElement, tag: Tag): void {
    this.slots.set(paragraph, this.open(tag, parent).addSlot());
  }

  /** A drawing without words for it is an ornament. */
  private addPicture({ tag }: Svg, parent: StructureElement): void {
    if (tag) this.slots.set(tag, this.open(tag, parent).addSlot());
  }

  /** A table of data; one that says nothing of its rows is there for the layout, and its cells are read in order. */
  private addTable(block: FlowTable, parent: StructureElement): void {
    const { body, rowRole } = block.table;
    if (!rowRole) {
      for (const cell of body.flat()) this.addContent(cell, parent);
      return;
    }
    const table = parent.add({ type: 'Table' });
    const parts = { caption: { type: 'Caption' }, head: { type: 'THead' }, body: { type: 'TBody' } } as const;
    for (const [index, row] of body.entries()) {
      const role = rowRole(index);
      if (role === 'note') for (const cell of row) this.addContent(cell, parent);
      else if (role === 'caption')
        for (const cell of row) this.addContent(cell, this.open(parts.caption, table));
      else this.addRow(row, this.open(parts[role], table).add({ type: 'TR' }));
    }
  }

  private addRow(row: readonly Cell[], parent: StructureElement): void {
    for (const cell of row) {
      if (!isFilled(cell)) continue;
      const { colSpan: columnSpan = 1, rowSpan = 1 } = cell;
      const element = this.openCell(cell.tag ?? { type: 'TD', columnSpan, rowSpan }, parent);
      if ('text' in cell) this.slots.set(cell, element.addSlot());
      else this.addBlocks(cell.stack, element);
    }
  }

  /** The element of a cell: one of its own, unless cells name their heads, each of which is there but once. */
  private openCell(tag: Tag, row: StructureElement): StructureElement {
    return tag.headers ? this.open(tag, row) : row.add(tag);
  }

  private addContent(cell: Cell, parent: StructureElement): void {
    if (isFilled(cell)) this.addBlock(cell, parent);
  }
}

/** Whether a cell is one, and not a place that a span covers. */
function isFilled(cell: Cell): cell is Exclude<Cell, { readonly text?: never; readonly stack?: never }> {
  return ('text' in cell && cell.text !== undefined) || ('stack' in cell && cell.stack !== undefined);
}
