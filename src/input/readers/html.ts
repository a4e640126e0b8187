import { Parser } from 'htmlparser2';
import { limits } from '../../core/limits.js';
import { type CellLook, type CellRange, lookOf, type SheetRow } from '../raw-table.js';
import type { Worksheet } from '../xlsx/read.js';
import { UnreadableWorkbook } from '../xlsx/unreadable.js';
import { PageStyles } from './page-styles.js';
import type { SheetReader } from './reader.js';

/** Tables of web pages, which reporting systems export as `.xls`, too. */
export const html: SheetReader = {
  name: 'html',
  words: {
    zh: '网页里的表，包括名为 .xls 的网页',
    en: 'tables of a web page, be it under the name of a workbook',
  },
  extensions: ['html', 'htm'],
  mostBytes: limits.workbookFile,
  accepts: (file) => file.isText && isHtml(file.text.value?.text ?? ''),
  read: async ({ file, text: { value: source, found } }) => {
    return { value: readHtmlTables(file, source?.text ?? ''), found };
  },
};

function isHtml(text: string): boolean {
  return /<(?:!doctype html|html|table|tr)\b/i.test(text.slice(0, 4000));
}

/**
 * The tables of a web page, each as a worksheet; the short lines right before one (its title, its unit) stand above
 * it, and notes right behind it below. Nothing in the page is run, and nothing it links to is fetched.
 */
function readHtmlTables(file: string, text: string): Worksheet[] {
  const reader = new PageReader();
  const parser = new Parser(reader, { decodeEntities: true });
  parser.end(text);
  const tables = reader.finish().filter(({ cells }) => cells > 2);
  return tables.map(({ rows, merges }, index) => {
    const name = `表${index + 1}`;
    return { name, hidden: false, value: { file, name, rows, merges }, found: [] };
  });
}

interface PageTable {
  readonly rows: SheetRow[];
  readonly merges: CellRange[];
  cells: number;
}

interface PageCell {
  readonly column: number;
  text: string;
  bold: boolean;
  /** In steps of a spreadsheet program. */
  indent: number;
  readonly across: number;
  readonly down: number;
}

const blocks = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'table',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'center',
  'section',
]);
const unseen = new Set(['script', 'style', 'head', 'noscript', 'title', 'select', 'textarea']);

/** Lines before a table that may be its title and unit, and how long one of them is at most. */
const LINES_ABOVE = 3;
const MOST_TITLE = 60;
/** A cell spans no more than a sheet has. */
const MOST_SPAN = 1000;
const MOST_COLUMNS = 1000;

class PageReader {
  private readonly tables: PageTable[] = [];
  private table: PageTable | undefined;
  /** Tables around the one being read: their cells are only places to put it. */
  private readonly outer: (PageTable | undefined)[] = [];
  private cells: PageCell[] | undefined;
  private cell: PageCell | undefined;
  /** Cells of the row being read that a span from above takes, by column: how many rows are left of it. */
  private taken = new Map<number, number>();
  private lines: string[] = [];
  private line = '';
  private below: PageTable | undefined;
  private hiddenDepth = 0;
  private readonly styles = new PageStyles();
  /** The text of the style sheet being read. */
  private styleSheet: string | undefined;

  onopentag(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.hiddenDepth++;
    if (blocks.has(name)) this.breakLine();
    if (name === 'table') this.openTable();
    else if (name === 'tr') this.cells = [];
    else if (name === 'td' || name === 'th') this.openCell(name, attributes);
    else if (this.cell && (name === 'b' || name === 'strong')) this.cell.bold = true;
    if (name === 'style') this.styleSheet = '';
    else if (this.cell) this.addLook(attributes);
  }

  ontext(text: string): void {
    if (this.styleSheet !== undefined) this.styleSheet += text;
    if (this.hiddenDepth > 0) return;
    if (this.cell) this.cell.text += text.replace(/[\r\n\t ]+/g, ' ');
    else this.line += text;
  }

  onclosetag(name: string): void {
    if (name === 'style') this.learnStyles();
    if (unseen.has(name)) this.hiddenDepth = Math.max(0, this.hiddenDepth - 1);
    if (blocks.has(name)) this.breakLine();
    if (name === 'td' || name === 'th') this.cell = undefined;
    else if (name === 'tr') this.closeRow();
    else if (name === 'table') this.closeTable();
  }

  private learnStyles(): void {
    this.styles.learn(this.styleSheet ?? '');
    this.styleSheet = undefined;
  }

  /** What the style of a cell, or of something in it, says of its look. */
  private addLook(attributes: Record<string, string>): void {
    const { cell } = this;
    if (!cell) return;
    const { indent = 0, bold = false } = this.styles.lookOf(attributes);
    cell.indent = Math.max(cell.indent, indent);
    if (bold) cell.bold = true;
  }

  finish(): PageTable[] {
    this.breakLine();
    return this.tables;
  }

  private breakLine(): void {
    if (this.cell) {
      if (this.cell.text.trim() !== '' && !this.cell.text.endsWith('\n')) this.cell.text += '\n';
      return;
    }
    const line = this.line.replace(/\s+/gu, ' ').trim();
    this.line = '';
    if (line === '') return;
    if (this.below && /^(?:注|说明|备注|资料来源|数据来源|来源)\s*[:：]/u.test(line))
      this.below.rows.push({ line: this.below.rows.length + 1, fields: [line] });
    else this.below = undefined;
    this.lines.push(line);
  }

  private openTable(): void {
    this.outer.push(this.table);
    const above = this.lines
      .slice(-LINES_ABOVE)
      .filter((line) => line.length <= MOST_TITLE && !/[。；]$/u.test(line));
    this.table = {
      rows: above.map((line, index) => ({ line: index + 1, fields: [line] })),
      merges: [],
      cells: 0,
    };
    this.taken = new Map();
    this.cell = undefined;
    this.lines = [];
  }

  private openCell(name: string, attributes: Record<string, string>): void {
    this.cells ??= [];
    let column = (this.cells.at(-1)?.column ?? -1) + (this.cells.at(-1)?.across ?? 1);
    while ((this.taken.get(column) ?? 0) > 0) column++;
    if (column > MOST_COLUMNS) throw new UnreadableWorkbook('huge');
    const [across, down] = [spanOf(attributes.colspan), spanOf(attributes.rowspan)];
    this.cell = { column, text: '', bold: name === 'th', indent: 0, across, down };
    this.cells.push(this.cell);
  }

  private closeRow(): void {
    const { table, cells } = this;
    this.cells = undefined;
    this.cell = undefined;
    if (!table || !cells) return;
    const line = table.rows.length + 1;
    const fields: string[] = [];
    const looks: (CellLook | undefined)[] = [];
    for (const [column, left] of this.taken) this.taken.set(column, left - 1);
    for (const { column, text, bold, indent, across, down } of cells) {
      while (fields.length < column) fields.push('');
      const written = text.replace(/^[\n ]+|[\n ]+$/g, '');
      fields[column] = written.trim();
      if (written.trim() !== '') looks[column] = lookOf(written, indent, bold);
      if (across > 1 || down > 1)
        table.merges.push({ top: line, left: column + 1, bottom: line + down - 1, right: column + across });
      for (let at = column; down > 1 && at < column + across; at++) this.taken.set(at, down - 1);
    }
    table.cells += cells.length;
    table.rows.push({ line, fields, ...(looks.some(Boolean) && { looks: Array.from(looks) }) });
  }

  private closeTable(): void {
    this.closeRow();
    // a table of one or two cells is a line of text that a program has boxed
    const { table } = this;
    if (table && table.cells > 2) {
      this.tables.push(table);
      this.below = table;
    } else if (table)
      this.lines.push(...table.rows.flatMap(({ fields }) => fields.filter((field) => field !== '')));
    this.table = this.outer.pop();
    this.taken = new Map();
    this.cells = undefined;
    this.cell = undefined;
  }
}

function spanOf(written = '1'): number {
  const span = Number.parseInt(written, 10);
  return span > 1 ? Math.min(span, MOST_SPAN) : 1;
}
