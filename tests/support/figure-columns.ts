import { placeCells } from '../../src/document/spans.js';
import type { Document, Inline, TableNode, TableRow } from '../../src/document/tree.js';
import { blocksIn } from '../../src/document/walk.js';
import { Database } from '../../src/incremental/database.js';
import { unitsEnd } from '../../src/layout/flow/table/figures.js';
import { twoUpTable } from '../../src/layout/flow/table/two-up.js';
import { type PaintedLine, paintedLines } from './line-metrics.js';
import type { PaintedPage } from './read-pdf.js';

/** Figures of one column that stand on one page, by where their units digits end. */
export interface PrintedColumn {
  readonly name: string;
  readonly texts: readonly string[];
  readonly unitsEndPt: readonly number[];
}

/** Finds the figures of every column of figures in the PDF, cell by cell in the order of the document. */
export function printedColumns(document: Document, pages: readonly PaintedPage[]): PrintedColumn[] {
  const reader = new CellReader(paintedLines(pages));
  const tables = [...blocksIn(document.children)].filter((block) => block.kind === 'table');
  return tables.flatMap((table) => {
    const twoUp = twoUpTable(table, new Database());
    return (twoUp && reader.attempt(() => columnsOf(twoUp, reader))) ?? columnsOf(table, reader);
  });
}

/** How far the figures of a column are from one point, at most. */
export function alignmentError({ unitsEndPt }: PrintedColumn): number {
  return Math.max(...unitsEndPt) - Math.min(...unitsEndPt);
}

function columnsOf(table: TableNode, reader: CellReader): PrintedColumn[] {
  const found = new Map<string, { name: string; texts: string[]; unitsEndPt: number[] }>();
  const rows = [...table.head, ...table.body];
  for (const [index, { cells }] of placeCells(rows, table.columns.length).entries()) {
    for (const { cell, column } of cells) {
      const lines = reader.next(cell.children);
      const end = unitsEnd(cell.children);
      const { kind } = rows[index] as TableRow;
      const isFigure = (cell.align ?? table.columns[column]?.align) === 'figure' && kind !== 'head';
      if (!isFigure || end === undefined) continue;
      const [line] = lines as [PaintedLine];
      const name = `${table.id} ${column} on page ${line.page}`;
      const entry = found.get(name) ?? { name, texts: [], unitsEndPt: [] };
      found.set(name, entry);
      entry.texts.push(line.text);
      entry.unitsEndPt.push(endOfCharacters(line, end));
    }
  }
  return [...found.values()];
}

/** Where the advance of the character ends that is the `count`-th of a line. */
function endOfCharacters({ characters }: PaintedLine, count: number): number {
  let seen = 0;
  for (const { text, endX } of characters) {
    seen += text.length;
    if (seen >= count) return endX;
  }
  throw new Error(`a line of ${seen} characters, not ${count}`);
}

/** Steps through the lines of a file cell by cell; what stands between two cells is passed over. */
export class CellReader {
  private at = 0;

  constructor(private readonly lines: readonly PaintedLine[]) {}

  /** What reading finds; nothing, and the place as it was, where a cell does not follow: a list may be set in two. */
  attempt<Found>(read: () => Found): Found | undefined {
    const { at } = this;
    try {
      return read();
    } catch {
      this.at = at;
      return undefined;
    }
  }

  /** The lines of the next cell with this text; throws when none follows. */
  next(nodes: readonly Inline[]): readonly PaintedLine[] {
    const text = bare(nodes.map(printed).join(''));
    if (text === '') return [];
    for (let from = this.at; from < this.lines.length; from++) {
      const count = this.countLines(text, from);
      if (count === 0) continue;
      this.at = from + count;
      return this.lines.slice(from, from + count);
    }
    throw new Error(`“${text}” is not printed in its turn`);
  }

  private countLines(text: string, from: number): number {
    let joined = '';
    for (let index = from; index < this.lines.length; index++) {
      joined += bare(this.lines[index]?.wholeText ?? '');
      if (joined === text) return index - from + 1;
      if (!text.startsWith(joined)) return 0;
    }
    return 0;
  }
}

function printed(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'numeral':
      return node.prefix + node.digits + node.unit + node.qualifier;
    case 'note-mark':
      return node.mark;
    case 'span':
    case 'link':
      return node.children.map(printed).join('');
    default:
      return '';
  }
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
