import { UnreadableWorkbook } from '../../../input/xlsx/unreadable.js';
import { Archive } from '../../../input/xlsx/zip.js';
import type { NoteMark, Remark, Source, SourceBlock } from '../../model.js';
import { paragraphOf } from '../paragraph.js';
import { InlineReader } from './inline.js';
import { NumberCounter } from './numbering.js';
import { pictureBlock, relationsOf } from './picture.js';
import { type ParagraphStyle, stylesOf } from './styles.js';
import { cellsOf, rowsOf, tableRows } from './table.js';
import { childOf, descendantsOf, type Element, elementAt, isOn, settingOf, treeOf } from './tree.js';

/** A Word file (.docx) → its paragraphs as they would be printed. Throws an UnreadableWorkbook. */
export function readWord(bytes: Uint8Array): Source {
  const archive = new Archive(bytes);
  const main = mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (name: string) => {
    const found = archive.read(`${folder}${name}`);
    return found && treeOf(found);
  };
  const document = archive.read(main);
  const body = elementAt(document && treeOf(document), 'document', 'body');
  if (body === undefined) throw new UnreadableWorkbook('foreign');
  const relations = relationsOf(part(`_rels/${main.slice(folder.length)}.rels`), folder);
  const reader = new WordReader(part('styles.xml'), part('numbering.xml'), relations);
  reader.readBlocks(body.children);
  const notes = [
    ...reader.notesOf('footnote', part('footnotes.xml')),
    ...reader.notesOf('endnote', part('endnotes.xml')),
  ];
  return { blocks: reader.blocks, notes, remarks: [...reader.remarks] };
}

/** Where the relations of the package say that the document is. */
function mainPart(archive: Archive): string {
  const bytes = archive.read('_rels/.rels');
  const relations = descendantsOf(bytes && treeOf(bytes), 'Relationship');
  const main = relations.find(({ attributes }) => attributes.Type?.endsWith('/officeDocument'));
  return main?.attributes.Target?.replace(/^\//, '') ?? 'word/document.xml';
}

class WordReader {
  readonly blocks: SourceBlock[] = [];
  readonly remarks = new Set<Remark>();
  private readonly styleOf: (id: string | undefined) => ParagraphStyle | undefined;
  private readonly numbers: NumberCounter;
  private paragraphs = 0;
  /** The text of paragraphs whose end was deleted: it opens the next. */
  private carried: InlineReader | undefined;

  constructor(
    styles: Element | undefined,
    numbering: Element | undefined,
    private readonly relations: ReadonlyMap<string, string>,
  ) {
    this.styleOf = stylesOf(styles);
    this.numbers = new NumberCounter(numbering);
  }

  readBlocks(elements: readonly Element[]): void {
    for (const element of elements) {
      if (element.name === 'p') this.readParagraph(element);
      else if (element.name === 'tbl') this.readTable(element);
      else if (element.name === 'sdt') this.readControl(element);
      else if (element.name === 'AlternateContent')
        this.readBlocks((childOf(element, 'Choice') ?? childOf(element, 'Fallback') ?? element).children);
      else if (['ins', 'moveTo', 'customXml', 'smartTag'].includes(element.name))
        this.readBlocks(element.children);
      else if (['del', 'moveFrom'].includes(element.name)) this.remarks.add('deletions');
    }
  }

  /** The contents that a word processor makes of the headings would be read as headings again. */
  private readControl(control: Element): void {
    const gallery = settingOf(elementAt(control, 'sdtPr', 'docPartObj', 'docPartGallery'));
    if (gallery !== 'Table of Contents') this.readBlocks(childOf(control, 'sdtContent')?.children ?? []);
  }

  private readParagraph(paragraph: Element): void {
    const line = ++this.paragraphs;
    const properties = childOf(paragraph, 'pPr');
    const styleId = settingOf(childOf(properties, 'pStyle'));
    const style = this.styleOf(styleId);
    if (/^toc \d/i.test(style?.name ?? '')) return;
    const inline = this.carried ?? this.inlineReader();
    this.carried = undefined;
    inline.read(paragraph);
    const numbering = childOf(properties, 'numPr') ?? style?.numbering;
    const autoNumber =
      numbering && inline.text.trim() !== '' ? this.numbers.next(numbering, styleId) : undefined;
    if (isOn(elementAt(properties, 'rPr', 'del'))) {
      this.remarks.add('deletions');
      this.carried = inline;
      return;
    }
    const outline = settingOf(childOf(properties, 'outlineLvl')) ?? style?.outline;
    const looks = {
      ...(outline !== undefined && Number(outline) < 9 && { outline: Number(outline) + 1 }),
      ...(autoNumber !== undefined && { autoNumber }),
    };
    this.blocks.push(...linesOf(inline, line, looks));
    this.blocks.push(...inline.pictures.flatMap((one) => pictureBlock(one, this.relations, line) ?? []));
    for (const box of inline.boxes) this.readBox(box);
  }

  private readBox(box: Element): void {
    this.remarks.add('text-boxes');
    this.readBlocks(box.children);
  }

  private readTable(table: Element): void {
    const line = ++this.paragraphs;
    const { rows, headRows } = tableRows(table);
    const texts = rows.map((row) => row.map(({ element }) => this.cellText(element)));
    const kept = rows.flatMap((_, index) => (texts[index]?.some((text) => text !== '') ? [index] : []));
    if (kept.length === 0) return;
    const isFrame = kept.every((index) => texts[index]?.length === 1 && rows[index]?.[0]?.span.rows === 1);
    if (isFrame || texts.some((row) => row.some((text) => text.length > LONGEST_CELL))) {
      // a frame around text, or its columns
      for (const row of rowsOf(table)) for (const cell of cellsOf(row)) this.readBlocks(cell.children);
      return;
    }
    // an empty row that cells reach into keeps its place
    const isWhole = rows.some((row) => row.some(({ span }) => span.rows > 1));
    const used = isWhole ? rows.map((_, index) => index) : kept;
    const spans = used.map((index) => (rows[index] ?? []).map(({ span }) => span));
    const hasSpans = spans.some((row) => row.some(({ columns, rows }) => columns > 1 || rows > 1));
    this.blocks.push({
      kind: 'table',
      rows: used.map((index) => texts[index] ?? []),
      ...(hasSpans && { spans }),
      ...(headRows > 0 && { headRows }),
      line,
    });
  }

  private cellText(cell: Element): string {
    const inline = this.inlineReader();
    for (const paragraph of descendantsOf(cell, 'p')) {
      if (inline.text !== '') inline.add(' ');
      inline.read(paragraph);
    }
    return inline.text.replace(/\s+/g, ' ').trim();
  }

  /** The notes of a part by the label that marks call them by. */
  notesOf(kind: 'footnote' | 'endnote', part: Element | undefined): { label: string; text: string }[] {
    const notes = (childOf(part, `${kind}s`)?.children ?? []).filter(({ name, attributes }) => {
      return name === kind && (attributes.type === undefined || attributes.type === 'normal');
    });
    return notes.map((note) => {
      const inline = this.inlineReader();
      for (const paragraph of descendantsOf(note, 'p')) inline.read(paragraph);
      return { label: `${kind}:${note.attributes.id ?? ''}`, text: inline.text.trim() };
    });
  }

  private inlineReader(): InlineReader {
    return new InlineReader(this.remarks, (id) => this.styleOf(id)?.hidden ?? false);
  }
}

/** What is longer is running text that a table only lays out. */
const LONGEST_CELL = 800;

/** A paragraph that breaks into lines reads as that many: that is how titles and lists are often typed. */
function linesOf({ text, marks }: InlineReader, line: number, looks: object): SourceBlock[] {
  let from = 0;
  return text.split('\n').flatMap((written, index) => {
    const [start, end] = [from, from + written.length];
    from = end + 1;
    const own = marks.filter(({ at }) => at >= start && at <= end);
    const moved: NoteMark[] = own.map(({ at, label }) => ({ at: at - start, label }));
    return paragraphOf(written, line, index === 0 ? looks : {}, moved) ?? [];
  });
}
