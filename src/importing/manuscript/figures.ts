import type { Cell } from '../../dataset/model.js';
import { holdsFigures, unitOf } from '../../dataset/table/columns.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { cellName } from '../../report/value.js';
import type { WorkFigure, WorkParagraph, WorkReport } from '../../report/work-report.js';
import { normalizedWords, partsOfQuote } from '../hold.js';
import { plainFigures } from '../text.js';
import { withTiedCells } from './table-figures.js';

/** Stands between two paragraphs: no clause reaches from one into the next. */
const PARTING = '\u0001';

/** A stretch of a paragraph. */
interface Stretch {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Ties each figure of the text that a row holds to its cell: the row's 原文 tells the clause, its number the figure in
 * that. A figure is tied once, and only where the text gives the very number of the cell. Figures of the report's own
 * tables are tied to those that were made of them.
 */
export function withFigures(workReport: WorkReport, { tables }: Pick<Report, 'tables'>): WorkReport {
  const text = new ClauseFinder(workReport.blocks);
  const figures = new Map<number, WorkFigure[]>();
  for (const table of Object.values(tables)) {
    const quote = table.columns.find(({ role }) => role === 'quote')?.header;
    if (quote === undefined) continue;
    for (const row of table.rows) {
      const clauses = partsOfQuote(row.cells[quote]?.text ?? '').flatMap((part) => text.find(part) ?? []);
      for (const { figure, paragraph } of figuresOf(row, table, clauses, text, figures))
        figures.set(paragraph, [...(figures.get(paragraph) ?? []), figure]);
    }
  }
  const general = Object.values(tables).filter(({ layout }) => layout !== undefined);
  const blocks = workReport.blocks.map((block, index) => {
    const own = figures.get(index);
    if (block.table) return { ...block, table: withTiedCells(block.table, general) };
    return own ? { ...block, figures: own.toSorted((one, other) => one.from - other.from) } : block;
  });
  return { ...workReport, blocks };
}

/** Finds clauses in the text of a report whatever their width, spaces and stops. */
class ClauseFinder {
  private readonly words: string;
  private readonly at: readonly { readonly paragraph: number; readonly offset: number }[];
  readonly plain: readonly string[];

  constructor(blocks: readonly WorkParagraph[]) {
    this.plain = blocks.map(({ text }) => plainFigures(text));
    const at: { paragraph: number; offset: number }[] = [];
    let words = '';
    for (const [paragraph, { text }] of blocks.entries()) {
      const found = normalizedWords(text);
      words += found.words + PARTING;
      for (const offset of found.offsets) at.push({ paragraph, offset });
      at.push({ paragraph, offset: text.length });
    }
    this.words = words;
    this.at = at;
  }

  find(clause: string): Stretch | undefined {
    const { words } = normalizedWords(clause);
    const index = words === '' ? -1 : this.words.indexOf(words);
    const [first, last] = [this.at[index], this.at[index + words.length - 1]];
    if (first === undefined || last === undefined) return undefined;
    return { paragraph: first.paragraph, from: first.offset, to: last.offset + 1 };
  }
}

interface FoundFigure {
  readonly paragraph: number;
  readonly figure: WorkFigure;
}

/** The figures of a row where the clauses of its 原文 give them, those that are tied already left out. */
function figuresOf(
  row: ReportRow,
  table: ReportTable,
  clauses: readonly Stretch[],
  { plain }: ClauseFinder,
  tied: ReadonlyMap<number, readonly WorkFigure[]>,
): FoundFigure[] {
  const found: FoundFigure[] = [];
  const isFree = (paragraph: number, from: number) =>
    ![
      ...(tied.get(paragraph) ?? []),
      ...found.filter((one) => one.paragraph === paragraph).map((one) => one.figure),
    ].some((one) => from >= one.from && from < one.to);
  for (const column of table.columns.filter(holdsFigures)) {
    const cell = row.cells[column.header];
    const digits = cell && digitsOf(cell);
    if (cell === undefined || digits === undefined) continue;
    const unit = unitOf(row, column, table.columns);
    for (const { paragraph, from, to } of clauses) {
      const text = plain[paragraph] ?? '';
      const at = numbersIn(text, from, to).find(
        (one) => one.digits === digits && isFree(paragraph, one.from),
      );
      if (at === undefined) continue;
      const end = at.to + (unit !== '' && text.startsWith(unit, at.to) ? unit.length : 0);
      found.push({ paragraph, figure: { from: at.from, to: end, name: cellName(row, column), cell } });
      break;
    }
  }
  return found;
}

/** The number of a cell without its commas; of a range both ends, as a text gives them. */
function digitsOf({ quantity }: Cell): string | undefined {
  if (quantity.kind === 'number') return bare(quantity.digits);
  return quantity.kind === 'range' ? bare(quantity.toDigits) : undefined;
}

function bare(digits: string): string {
  return digits.replace(/[,，\s−-]/g, '');
}

/** The numbers of a stretch of plain text. */
function numbersIn(text: string, from: number, to: number): { digits: string; from: number; to: number }[] {
  return [...text.slice(from, to).matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(({ 0: written, index }) => ({
    digits: bare(written),
    from: from + index,
    to: from + index + written.length,
  }));
}
