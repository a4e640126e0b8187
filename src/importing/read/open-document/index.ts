import { UnreadableWorkbook } from '../../../input/xlsx/unreadable.js';
import { readXml } from '../../../input/xlsx/xml.js';
import { Archive } from '../../../input/xlsx/zip.js';
import type { CellSpan, NoteMark, Remark, Source, SourceBlock } from '../../model.js';
import { paragraphOf } from '../paragraph.js';
import { ListNumbers } from './lists.js';

type Attributes = Readonly<Record<string, string>>;

/** By the names of elements, which a file may choose: one is called `constructor` as every object has it. */
function byName<Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(record));
}

/**
 * A text document of LibreOffice or WPS (.odt) → its paragraphs as they would be printed. Throws an UnreadableWorkbook.
 */
export function readOpenDocument(bytes: Uint8Array): Source {
  const archive = new Archive(bytes);
  const content = archive.read('content.xml');
  if (content === undefined) throw new UnreadableWorkbook('foreign');
  if (new TextDecoder().decode(archive.read('META-INF/manifest.xml')).includes('encryption-data'))
    throw new UnreadableWorkbook('locked');
  const reader = new OpenDocumentReader();
  const styles = archive.read('styles.xml');
  if (styles) readXml(styles, { open: (name, attributes) => reader.readStyle(name, attributes) });
  readXml(content, reader);
  return reader.source();
}

/** Elements whose text is not printed where it stands, each with what is told of it. */
const UNREAD: ReadonlyMap<string, Remark | undefined> = byName<Remark | undefined>({
  'tracked-changes': 'deletions',
  annotation: 'comments',
  'table-of-content': undefined,
  'note-citation': undefined,
  'ruby-text': 'ruby',
  'hidden-text': 'hidden',
  'hidden-paragraph': 'hidden',
  object: 'formulas',
  forms: undefined,
  desc: undefined,
  title: undefined,
});

/** A paragraph as it is being read. */
interface Piece {
  text: string;
  readonly marks: NoteMark[];
  readonly outline: number | undefined;
  readonly autoNumber: string | undefined;
}

interface Grid {
  readonly rows: string[][];
  readonly spans: CellSpan[][];
  readonly line: number;
  /** Tables within a cell are read as its text. */
  depth: number;
}

class OpenDocumentReader {
  private readonly blocks: SourceBlock[] = [];
  private readonly notes: { label: string; text: string }[] = [];
  private readonly remarks = new Set<Remark>();
  private line = 0;
  private readonly unread: string[] = [];
  /** Open paragraphs, the innermost last: a text box stands within one. */
  private readonly pieces: Piece[] = [];
  private note: { readonly label: string; text: string } | undefined;
  private table: Grid | undefined;
  private frame: Attributes = {};
  private isBody = false;
  private readonly numbers = new ListNumbers();
  private style = '';
  private readonly hiddenStyles = new Set<string>();

  source(): Source {
    if (!this.isBody) throw new UnreadableWorkbook('foreign');
    return { blocks: this.blocks, notes: this.notes, remarks: [...this.remarks] };
  }

  open(name: string, attributes: Attributes): void {
    if (this.unread.length > 0 || UNREAD.has(name)) {
      const remark = UNREAD.get(name);
      if (this.unread.length === 0 && remark !== undefined) this.remarks.add(remark);
      this.unread.push(name);
      return;
    }
    if (name === 'text' && !this.isBody) this.isBody = true;
    else if (!this.isBody) this.readStyle(name, attributes);
    else if (this.hiddenStyles.has(attributes['style-name'] ?? '')) {
      this.remarks.add('hidden');
      this.unread.push(name);
    } else OPENERS.get(name)?.call(this, attributes, name);
  }

  /** Takes in what an element before the text says of how that is shown. */
  readStyle(name: string, attributes: Attributes): void {
    if (name === 'style') this.style = attributes.name ?? '';
    if (name === 'text-properties' && attributes.display === 'none') this.hiddenStyles.add(this.style);
    this.numbers.readStyle(name, attributes);
  }

  text(written: string): void {
    const piece = this.pieces.at(-1);
    if (this.unread.length === 0 && piece) piece.text += written.replace(/[ \t\r\n]+/g, ' ');
  }

  close(name: string): void {
    if (this.unread.length > 0) this.unread.pop();
    else if (this.isBody) CLOSERS.get(name)?.call(this);
  }

  openParagraph(attributes: Attributes, name: string): void {
    const level = Number(attributes['outline-level']);
    const outline = name === 'h' && level >= 1 && level <= 9 ? level : undefined;
    const isInCell = this.note !== undefined || this.table !== undefined;
    const autoNumber = isInCell ? undefined : this.numbers.next(outline);
    this.pieces.push({ text: '', marks: [], outline, autoNumber });
  }

  closeParagraph(): void {
    const piece = this.pieces.pop();
    if (piece === undefined) return;
    if (this.note) this.note.text += piece.text;
    else if (this.table) this.addToCell(piece.text);
    else this.push(piece);
  }

  /** A paragraph that breaks into lines reads as that many. */
  private push({ text, marks, outline, autoNumber }: Piece): void {
    const line = ++this.line;
    let from = 0;
    for (const [index, written] of text.split('\n').entries()) {
      const [start, end] = [from, from + written.length];
      from = end + 1;
      const own = marks.filter(({ at }) => at >= start && at <= end);
      const looks = index > 0 ? {} : { ...(outline && { outline }), ...(autoNumber && { autoNumber }) };
      const moved = own.map(({ at, label }) => ({ at: at - start, label }));
      const paragraph = paragraphOf(written, line, looks, moved);
      if (paragraph) this.blocks.push(paragraph);
    }
  }

  private addToCell(text: string): void {
    const cells = this.table?.rows.at(-1);
    if (cells === undefined || cells.length === 0) return;
    cells[cells.length - 1] = `${cells.at(-1)} ${text}`.trim();
  }

  addSign(sign: string): void {
    const piece = this.pieces.at(-1);
    if (piece) piece.text += sign;
  }

  openNote(attributes: Attributes): void {
    const label = `${attributes['note-class'] ?? 'footnote'}:${attributes.id ?? this.notes.length}`;
    const piece = this.pieces.at(-1);
    piece?.marks.push({ at: piece.text.length, label });
    this.note = { label, text: '' };
  }

  closeNote(): void {
    if (this.note) this.notes.push({ label: this.note.label, text: this.note.text.trim() });
    this.note = undefined;
  }

  openTable(): void {
    if (this.table) this.table.depth++;
    else this.table = { rows: [], spans: [], line: ++this.line, depth: 0 };
  }

  openRow(): void {
    if (this.table?.depth !== 0) return;
    this.table.rows.push([]);
    this.table.spans.push([]);
  }

  openCell(attributes: Attributes): void {
    if (this.table?.depth !== 0) return;
    const span = (name: string) => Math.min(MOST_SPANNED, Math.max(1, Number(attributes[name]) || 1));
    this.table.rows.at(-1)?.push('');
    this.table.spans
      .at(-1)
      ?.push({ columns: span('number-columns-spanned'), rows: span('number-rows-spanned') });
  }

  closeTable(): void {
    const { table } = this;
    if (table === undefined || table.depth-- > 0) return;
    this.table = undefined;
    const { rows, line } = table;
    const isFrame =
      rows.every((row) => row.length <= 1) || rows.flat().some((text) => text.length > LONGEST_CELL);
    if (!isFrame) {
      const hasSpans = table.spans.some((row) => row.some(({ columns, rows: deep }) => columns * deep > 1));
      this.blocks.push({ kind: 'table', rows, ...(hasSpans && { spans: table.spans }), line });
      return;
    }
    for (const text of rows.flat()) {
      const paragraph = paragraphOf(text, line);
      if (paragraph) this.blocks.push(paragraph);
    }
  }

  openFrame(attributes: Attributes): void {
    this.frame = attributes;
  }

  /** A picture stands behind what was read of its paragraph. */
  addPicture({ href = '' }: Attributes): void {
    this.told('pictures');
    const { width = '', height = '', name = '' } = this.frame;
    if (!/^(?:\.\/)?Pictures\//.test(href) || this.table || this.note) return;
    const looks = {
      widthPt: ptOf(width),
      heightPt: ptOf(height),
      alt: /^(?:Image|图像|图片)\s*\d*$/i.test(name) ? '' : name,
    };
    this.blocks.push({ kind: 'picture', part: href.replace(/^\.\//, ''), ...looks, line: this.line + 1 });
  }

  openList(attributes: Attributes): void {
    this.numbers.openList(
      attributes['style-name'],
      attributes['continue-numbering'] === 'true' || 'continue-list' in attributes,
    );
  }

  closeList(): void {
    this.numbers.closeList();
  }

  openItem(attributes: Attributes): void {
    this.numbers.openItem(attributes['start-value']);
  }

  told(remark: Remark): void {
    this.remarks.add(remark);
  }
}

/** What is longer is running text that a table only lays out. */
const LONGEST_CELL = 800;
const MOST_SPANNED = 100;

const PER_UNIT: Readonly<Record<string, number>> = { cm: 72 / 2.54, mm: 72 / 25.4, in: 72, pt: 1 };

function ptOf(length: string): number {
  const [, number, unit = ''] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length) ?? [];
  return Number(number ?? 0) * (PER_UNIT[unit] ?? 0);
}

/** Spaces in a row, as many as a line may have. */
const spaces = ({ c = '1' }: Attributes) => ' '.repeat(Math.min(100, Math.max(1, Number(c) || 1)));

const OPENERS = byName<(this: OpenDocumentReader, attributes: Attributes, name: string) => void>({
  p: OpenDocumentReader.prototype.openParagraph,
  h: OpenDocumentReader.prototype.openParagraph,
  s(attributes) {
    this.addSign(spaces(attributes));
  },
  tab() {
    this.addSign(' ');
  },
  'line-break'() {
    this.addSign('\n');
  },
  note: OpenDocumentReader.prototype.openNote,
  table: OpenDocumentReader.prototype.openTable,
  'table-row': OpenDocumentReader.prototype.openRow,
  'table-cell': OpenDocumentReader.prototype.openCell,
  frame: OpenDocumentReader.prototype.openFrame,
  image: OpenDocumentReader.prototype.addPicture,
  'text-box'() {
    this.told('text-boxes');
  },
  'change-start'() {
    this.told('insertions');
  },
  list: OpenDocumentReader.prototype.openList,
  'list-item': OpenDocumentReader.prototype.openItem,
});

const CLOSERS = byName<(this: OpenDocumentReader) => void>({
  p: OpenDocumentReader.prototype.closeParagraph,
  h: OpenDocumentReader.prototype.closeParagraph,
  note: OpenDocumentReader.prototype.closeNote,
  table: OpenDocumentReader.prototype.closeTable,
  list: OpenDocumentReader.prototype.closeList,
});
