import { type Slot, StructureElement, StructureTree, type Tag } from '../../pdf/structure.js';
import type { Block, Cell, Paragraph, PdfDefinition, Svg, Table } from './definition.js';

/** The structure of a document, and where the content of each of its blocks goes (a drawing goes by its tag); other content is artifact. */
export interface DocumentStructure {
  readonly tree: StructureTree;
  readonly slots: ReadonlyMap<object, Slot>;
}

/** Definition → structure tree, in the order in which the document is read. */
export function structureOf(definition: PdfDefinition): DocumentStructure {
  const root = new StructureElement({ type: 'Document' }, undefined);
  const builder = new StructureBuilder();
  builder.addBlocks(definition.content, root);
  return { tree: new StructureTree(root), slots: builder.slots };
}

class StructureBuilder {
  readonly slots = new Map<object, Slot>();
  private notes = 0;

  addBlocks(blocks: readonly Block[], parent: StructureElement): void {
    for (const block of blocks) this.addBlock(block, parent);
  }

  private addBlock(block: Block, parent: StructureElement): void {
    if ('text' in block) this.addParagraph(block, parent, block.tag ?? { type: 'P' });
    else if ('svg' in block) this.addPicture(block, parent);
    else if ('table' in block) this.addTable(block, parent);
    else {
      const inside = block.tag ? parent.add(block.tag) : parent;
      if ('section' in block) this.addBlocks(block.section, inside);
      else if ('stack' in block) this.addBlocks(block.stack, inside);
      else if ('columns' in block) for (const { stack } of block.columns) this.addBlocks(stack, inside);
    }
  }

  /** A note is read where its mark stands, wherever on the page it is printed. */
  private addParagraph(paragraph: Paragraph, parent: StructureElement, tag: Tag): void {
    const element = parent.add(tag);
    this.slots.set(paragraph, element.addSlot());
    for (const { note } of paragraph.text) {
      if (!note) continue;
      const id = `note:${++this.notes}`;
      this.slots.set(note, element.add({ type: 'Note', id }).addSlot());
    }
  }

  /** A drawing without words for it is an ornament. */
  private addPicture(picture: Svg, parent: StructureElement): void {
    if (picture.tag) this.slots.set(picture.tag, parent.add(picture.tag).addSlot());
  }

  /** A table of data; one that says nothing of its rows is there for the layout, and its cells are read in order. */
  private addTable(block: Table, parent: StructureElement): void {
    const { body, rowRole } = block.table;
    if (!rowRole) {
      for (const cell of body.flat()) this.addContent(cell, parent);
      return;
    }
    const table = parent.add({ type: 'Table' });
    const parts = new Map<string, StructureElement>();
    const part = (type: 'Caption' | 'THead' | 'TBody') => {
      const known = parts.get(type) ?? table.add({ type });
      parts.set(type, known);
      return known;
    };
    for (const [index, row] of body.entries()) {
      const role = rowRole(index);
      if (role === 'caption') for (const cell of row) this.addContent(cell, part('Caption'));
      else if (role === 'note') for (const cell of row) this.addContent(cell, parent);
      else this.addRow(row, part(role === 'head' ? 'THead' : 'TBody').add({ type: 'TR' }), role);
    }
  }

  private addRow(row: readonly Cell[], parent: StructureElement, role: 'head' | 'body'): void {
    for (const cell of row) {
      const isCovered = !('text' in cell) && !('stack' in cell);
      if (isCovered) continue;
      const { colSpan: columnSpan = 1, rowSpan = 1 } = cell;
      const own = cell.tag ?? (role === 'head' ? { type: 'TH', scope: 'Column' } : { type: 'TD' });
      const tag: Tag = { ...own, columnSpan, rowSpan };
      if ('text' in cell && cell.text) this.addParagraph(cell as Paragraph, parent, tag);
      else if ('stack' in cell && cell.stack) this.addBlocks(cell.stack, parent.add(tag));
    }
  }

  private addContent(cell: Cell, parent: StructureElement): void {
    if (('text' in cell && cell.text) || ('stack' in cell && cell.stack))
      this.addBlock(cell as Block, parent);
  }
}
