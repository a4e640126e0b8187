import { Parser } from 'htmlparser2';
import type { Remark, Source, SourceBlock } from '../model.js';
import { embeddedPicture } from './embedded.js';
import { paragraphOf } from './paragraph.js';

/** Elements whose text is no part of the report. */
const UNREAD = new Set([
  'script',
  'style',
  'head',
  'nav',
  'footer',
  'noscript',
  'template',
  'select',
  'button',
  'svg',
]);
/** Elements that end a paragraph where they begin and where they end. */
const BLOCKS = new Set([
  ...[
    'p',
    'div',
    'section',
    'article',
    'header',
    'main',
    'aside',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'br',
    'hr',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'body', 'figure', 'figcaption', 'caption', 'center'],
]);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr']);

/** A web page saved with its text: paragraphs, headings by rank, tables. */
export function readHtml(html: string): Source {
  const reader = new HtmlReader(html);
  const lineStarts = [0, ...[...html.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let line = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        while ((lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= parser.startIndex) line++;
        if (name === 'img') reader.picture(attributes, parser.startIndex, line + 1);
        reader.open(name, attributes, line + 1);
      },
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return reader.end();
}

/** Width and height of a page are in dots of a screen, 96 to the inch. */
const PT_PER_DOT = 0.75;
const ptOf = (dots: string) =>
  /^\d+(?:\.\d+)?(?:px)?$/.test(dots) ? Number.parseFloat(dots) * PT_PER_DOT : 0;

class HtmlReader {
  constructor(private readonly html: string) {}

  private readonly blocks: SourceBlock[] = [];
  private readonly remarks = new Set<Remark>();
  private readonly unread: string[] = [];
  private written = '';
  private line = 1;
  private outline: number | undefined;
  private table: { rows: string[][]; line: number; depth: number } | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    const isHidden = 'hidden' in attributes || /display\s*:\s*none/i.test(attributes.style ?? '');
    if (this.unread.length > 0 || UNREAD.has(name) || isHidden) {
      if (isHidden) this.remarks.add('hidden');
      if (!VOID.has(name)) this.unread.push(name);
      return;
    }
    if (name === 'sup') this.written += '［';
    if (name === 'table') this.openTable(line);
    else if (this.table) this.openInTable(name);
    else if (BLOCKS.has(name)) this.flush(line, name);
    if (this.written.trim() === '') this.line = line;
  }

  /** A picture with its bytes in the page stands between paragraphs; one of a file beside it is told. */
  picture(attributes: Readonly<Record<string, string>>, from: number, line: number): void {
    if (this.unread.length > 0) return;
    const { src = '', alt = '', width = '', height = '' } = attributes;
    const looks = { widthPt: ptOf(width), heightPt: ptOf(height), alt: alt.trim(), line };
    const at = this.html.indexOf('data:', from);
    const found = src.startsWith('data:') && !this.table ? embeddedPicture(this.html, at, looks) : undefined;
    this.remarks.add(found ? 'pictures' : 'pictures-elsewhere');
    if (found === undefined) return;
    this.flush(line);
    this.blocks.push(found);
  }

  text(text: string): void {
    if (this.unread.length === 0) this.written += text.replace(/\s+/g, ' ');
  }

  close(name: string): void {
    if (this.unread.length > 0) {
      if (this.unread.at(-1) === name) this.unread.pop();
      return;
    }
    if (name === 'sup') this.closeSuperscript();
    if (name === 'table') this.closeTable();
    else if (this.table && /^t[dh]$/.test(name)) this.endCell();
    else if (!this.table && BLOCKS.has(name)) this.flush(this.line);
  }

  end(): Source {
    this.flush(this.line);
    return { blocks: this.blocks, notes: [], remarks: [...this.remarks] };
  }

  /** Superscripts are marks of notes when they are numbers, and otherwise text: m² */
  private closeSuperscript(): void {
    const at = this.written.lastIndexOf('［');
    const inside = this.written
      .slice(at + 1)
      .replace(/^[[［〔(（]|[\]］〕)）]$/g, '')
      .trim();
    this.written = this.written.slice(0, at) + (/^\d{1,3}$/.test(inside) ? `［${inside}］` : inside);
  }

  private openTable(line: number): void {
    if (this.table) this.table.depth++;
    else {
      this.flush(line);
      this.table = { rows: [], line, depth: 0 };
    }
  }

  private openInTable(name: string): void {
    if (name === 'tr' && this.table?.depth === 0) this.table.rows.push([]);
    if (BLOCKS.has(name) && this.written.trim() !== '') this.written += ' ';
  }

  private endCell(): void {
    this.table?.rows.at(-1)?.push(this.written.trim());
    this.written = '';
  }

  /** A table of one cell to a row only lays the page out: its cells are paragraphs. */
  private closeTable(): void {
    const { table } = this;
    if (table === undefined || table.depth-- > 0) return;
    this.table = undefined;
    const rows = table.rows.filter((row) => row.some((cell) => cell !== ''));
    const isLayout = rows.every((row) => row.filter((cell) => cell !== '').length <= 1);
    if (!isLayout) this.blocks.push({ kind: 'table', rows, line: table.line });
    else for (const cell of rows.flat()) this.push(cell, table.line);
    this.written = '';
  }

  private flush(line: number, next?: string): void {
    this.push(this.written, this.line);
    this.written = '';
    this.line = line;
    this.outline = next !== undefined && /^h[1-6]$/.test(next) ? Number(next[1]) : undefined;
  }

  private push(written: string, line: number): void {
    const looks = this.outline === undefined ? {} : { outline: this.outline };
    const paragraph = paragraphOf(written.replaceAll('\u00a0', ' '), line, looks);
    if (paragraph) this.blocks.push(paragraph);
  }
}
