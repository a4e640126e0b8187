import { UnreadableWorkbook } from '../../../input/xlsx/unreadable.js';
import type { NoteMark, Remark, Source, SourceBlock } from '../../model.js';
import { circledField } from '../marks.js';
import { paragraphOf } from '../paragraph.js';
import {
  CHARACTER_PAGES,
  ENDNOTE_MARKS,
  ENDNOTE_TEXTS,
  FOOTNOTE_MARKS,
  FOOTNOTE_TEXTS,
  OldWordFile,
  PARAGRAPH_PAGES,
} from './file.js';
import { finderIn, stretchesIn } from './looks.js';

/** Settings of characters and paragraphs by their codes. */
const [DELETED, INSERTED, HIDDEN] = [0x0800, 0x0801, 0x083c];
const [IN_TABLE, ROW_END, OUTLINE, LIST] = [0x2416, 0x2417, 0x2640, 0x460b];
/** Styles from 1 to 9 are headings of that rank. */
const HEADINGS = 9;

/** A Word file of before 2007 (.doc, .wps) → its paragraphs as they would be printed. Throws an UnreadableWorkbook. */
export function readOldWord(bytes: Uint8Array): Source {
  const file = OldWordFile.open(bytes);
  try {
    return new OldWordReader(file).read();
  } catch (problem) {
    // whatever points out of the file
    throw problem instanceof RangeError ? new UnreadableWorkbook('broken') : problem;
  }
}

interface Read {
  readonly text: string;
  readonly marks: readonly NoteMark[];
  /** Place in the file of the mark that ends it. */
  readonly end: number;
  /** Whether it ends a cell of a table. */
  readonly isCell: boolean;
}

class OldWordReader {
  private readonly remarks = new Set<Remark>();
  private readonly look: ReturnType<typeof finderIn>;
  private readonly paragraphLook: ReturnType<typeof finderIn>;

  constructor(private readonly file: OldWordFile) {
    const { main } = file;
    this.look = finderIn(stretchesIn(main, file.part(CHARACTER_PAGES), 'characters'));
    this.paragraphLook = finderIn(stretchesIn(main, file.part(PARAGRAPH_PAGES), 'paragraphs'));
  }

  read(): Source {
    const { main, footnotes, headers, macros, comments } = this.file.lengths;
    const labels = new Map([
      ...this.marksOf('footnote', FOOTNOTE_MARKS),
      ...this.marksOf('endnote', ENDNOTE_MARKS),
    ]);
    const blocks = this.blocksOf([...this.paragraphs(0, main, labels)]);
    const endnotesFrom = main + footnotes + headers + macros + comments;
    const notes = [
      ...this.notesOf('footnote', FOOTNOTE_TEXTS, main),
      ...this.notesOf('endnote', ENDNOTE_TEXTS, endnotesFrom),
    ];
    return { blocks, notes, remarks: [...this.remarks] };
  }

  /** The paragraphs of a stretch of the document, the cells of tables among them. */
  private *paragraphs(from: number, to: number, labels: ReadonlyMap<number, string>): Generator<Read> {
    let writer = new Writer();
    for (const { text, place, at } of this.file.characters(from, to)) {
      const label = labels.get(at);
      if (label !== undefined) writer.marks.push({ at: writer.text.length, label });
      if (text === '\r' || text === '\x07' || text === '\x0c') {
        yield { text: writer.text, marks: writer.marks, end: place, isCell: text === '\x07' };
        writer = new Writer();
      } else if (this.isShown(place)) this.write(writer, text);
    }
    if (writer.text !== '') yield { text: writer.text, marks: writer.marks, end: -1, isCell: false };
  }

  private isShown(place: number): boolean {
    const settings = this.look(place)?.settings;
    if (settings?.get(INSERTED)) this.remarks.add('insertions');
    if (settings?.get(DELETED)) this.remarks.add('deletions');
    if (settings?.get(HIDDEN)) this.remarks.add('hidden');
    return !settings?.get(DELETED) && !settings?.get(HIDDEN);
  }

  private write(writer: Writer, character: string): void {
    const remark = writer.write(character);
    if (remark) this.remarks.add(remark);
  }

  private blocksOf(paragraphs: readonly Read[]): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    let [row, cell, rows]: [string[], string[], string[][]] = [[], [], []];
    const endTable = (line: number) => {
      const filled = rows.filter((one) => one.some((text) => text !== ''));
      if (filled.some((one) => one.length > 1)) blocks.push({ kind: 'table', rows: filled, line });
      // a frame around text
      else blocks.push(...filled.flat().flatMap((text) => paragraphOf(text, line) ?? []));
      [row, cell, rows] = [[], [], []];
    };
    for (const [index, paragraph] of paragraphs.entries()) {
      const look = this.paragraphLook(paragraph.end);
      const isRowEnd = look?.settings.get(ROW_END) === 1;
      if (isRowEnd) {
        rows.push(row);
        [row, cell] = [[], []];
      } else if (paragraph.isCell || look?.settings.get(IN_TABLE) === 1) {
        cell.push(paragraph.text.trim());
        if (paragraph.isCell) {
          row.push(cell.join(' ').trim());
          cell = [];
        }
      } else {
        if (rows.length > 0) endTable(index);
        blocks.push(...this.linesOf(paragraph, index + 1));
      }
    }
    if (rows.length > 0) endTable(paragraphs.length);
    return blocks;
  }

  private linesOf({ text, marks, end }: Read, line: number): SourceBlock[] {
    const look = this.paragraphLook(end);
    const outline = look?.settings.get(OUTLINE);
    const style = look?.style ?? 0;
    const rank = outline !== undefined && outline < HEADINGS ? outline + 1 : style <= HEADINGS ? style : 0;
    if ((look?.settings.get(LIST) ?? 0) > 0 && text.trim() !== '') this.remarks.add('numbering');
    let from = 0;
    return text.split('\n').flatMap((written, index) => {
      const own = marks.filter(({ at }) => at >= from && at <= from + written.length);
      const moved = own.map(({ at, label }) => ({ at: at - from, label }));
      from += written.length + 1;
      return paragraphOf(written, line, index === 0 && rank > 0 ? { outline: rank } : {}, moved) ?? [];
    });
  }

  private marksOf(kind: 'footnote' | 'endnote', at: number): [number, string][] {
    const list = this.file.part(at);
    const count = Math.floor((list.length - 4) / 6);
    return Array.from({ length: Math.max(0, count) }, (_, index) => [
      list.readUInt32LE(index * 4),
      `${kind}:${index + 1}`,
    ]);
  }

  /** The text of notes begins at `from`; where each does is counted from there. */
  private notesOf(kind: 'footnote' | 'endnote', at: number, from: number): Source['notes'] {
    const list = this.file.part(at);
    const starts = Array.from({ length: Math.floor(list.length / 4) }, (_, index) =>
      list.readUInt32LE(index * 4),
    );
    return starts.slice(0, -2).map((start, index) => {
      const end = starts[index + 1] as number;
      const texts = [...this.paragraphs(from + start, from + end, new Map())].map(({ text }) => text);
      return { label: `${kind}:${index + 1}`, text: texts.join('').trim() };
    });
  }
}

/** The text of a paragraph as its characters come: fields show what came of them. */
class Writer {
  text = '';
  readonly marks: NoteMark[] = [];
  private readonly fields: { code: string; isShown: boolean }[] = [];

  /** Answers what is to be told. */
  write(character: string): Remark | undefined {
    const field = this.fields.at(-1);
    if (character === '\x13') this.fields.push({ code: '', isShown: false });
    else if (character === '\x14' && field) field.isShown = true;
    else if (character === '\x15' && field) return this.endField(field.code);
    else if (field && !field.isShown) field.code += character;
    else if (character === '\x01' || character === '\x08') return 'pictures';
    else this.text += SHOWN[character] ?? (character < ' ' ? '' : character);
    return undefined;
  }

  private endField(code: string): Remark | undefined {
    this.fields.pop();
    const label = circledField.exec(code)?.[1];
    if (label !== undefined) this.marks.push({ at: this.text.length, label });
    return label === undefined && /^\s*eq\b/i.test(code) ? 'fields' : undefined;
  }
}

const SHOWN: Readonly<Record<string, string>> = { '\t': ' ', '\x0b': '\n', '\x1e': '-', '\u00a0': ' ' };
