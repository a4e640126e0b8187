import { type Figure, figureName, figuresOf } from '../data/figures.js';
import { withoutMarks } from '../data/marks.js';
import type { ColumnRole } from '../data/model.js';
import { figuresIn } from '../data/numerals.js';
import type { Report, ReportRow, ReportTable } from '../data/report.js';
import { numbersMissingFromQuote } from '../data/rules/quotes.js';
import type { PackPages } from './pack-pages.js';
import { namesOf, spoken } from './wording.js';

/** A figure to be held against its source. */
export interface ProofFigure {
  readonly column: string;
  readonly text: string;
  /** Pages of the pack, in order; none where it is not printed. */
  readonly pages: readonly string[];
  /** Its numbers that the row's 原文 does not have. */
  readonly missing: readonly string[];
}

/** Figures of one row, with where they were taken from. */
export interface ProofRow {
  readonly table: string;
  readonly id: string;
  readonly item: string;
  readonly section: string;
  readonly quote: string;
  readonly figures: readonly ProofFigure[];
}

/** A figure that is worked out from others, and so has no source of its own. */
export interface ProofSum {
  readonly table: string;
  /** The number of that table in the pack; 正文 where it is set as none. */
  readonly where: string;
  readonly item: string;
  readonly kind: Figure['kind'];
  readonly column: string;
  readonly text: string;
  readonly pages: readonly string[];
}

/** Every figure of a pack, as a proofreader goes through them. */
export interface Proof {
  /** Figures that their 原文 does not contain, printed or not; they stand in no other list. */
  readonly doubtful: readonly ProofRow[];
  /** In order of the pages on which each row is first met. */
  readonly printed: readonly ProofRow[];
  readonly derived: readonly ProofSum[];
  /** In the data, and nowhere in the edition. */
  readonly unprinted: readonly ProofRow[];
}

/** The columns whose figures come from a source: the others name, sort or comment. */
const FROM_SOURCE: readonly ColumnRole[] = ['label', 'year', 'amount', 'text'];

/** Words around a number are told as well if they are no more characters than this. */
const LONGEST_TEXT = 10;

/** The figures of a report by where an edition prints them. */
export function proofOf(report: Report, pages: PackPages): Proof {
  const order = new Map(pages.figures.map((name, index) => [name, index]));
  const tables = Object.values(report.tables).filter(({ kind }) => kind !== 'glossary');
  const rows = tables.flatMap((table) => table.rows.map((row) => proofRow(row, table, pages)));
  const firstOf = ({ id, figures }: ProofRow) =>
    Math.min(...figures.map(({ column }) => order.get(figureName('cell', id, column)) ?? Infinity));
  const certain = (figure: ProofFigure) => figure.missing.length === 0;
  const printed = narrowed(rows, (one) => certain(one) && one.pages.length > 0);
  return {
    doubtful: narrowed(rows, (one) => !certain(one)).toSorted((a, b) => compare(firstOf(a), firstOf(b))),
    printed: printed.toSorted((a, b) => compare(firstOf(a), firstOf(b))),
    derived: derivedFigures(report, pages),
    unprinted: narrowed(rows, (one) => certain(one) && one.pages.length === 0),
  };
}

/** Rows with only those of their figures; rows without any are left out. */
function narrowed(rows: readonly ProofRow[], isWanted: (figure: ProofFigure) => boolean): ProofRow[] {
  return rows.flatMap((row) => {
    const figures = row.figures.filter(isWanted);
    return figures.length > 0 ? [{ ...row, figures }] : [];
  });
}

/** Infinity is as far as Infinity. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function proofRow(row: ReportRow, table: ReportTable, pages: PackPages): ProofRow {
  const textOf = (role: ColumnRole) => {
    const column = table.columns.find((one) => one.role === role);
    return withoutMarks(row.cells[column?.header ?? '']?.text ?? '');
  };
  const quote = textOf('quote');
  const missing = numbersMissingFromQuote(row, table.columns);
  const figures = table.columns.flatMap(({ header, role }): ProofFigure[] => {
    const text = spoken(row, header, table);
    const numbers = figuresIn(text).map(({ digits }) => digits);
    if (!FROM_SOURCE.includes(role) || numbers.length === 0) return [];
    const absent = missing.filter(({ column }) => column.header === header).map(({ digits }) => digits);
    return [
      {
        column: header,
        // a name is told in full beside it, and a sentence would be in the way
        text: role === 'label' || text.length > LONGEST_TEXT ? numbers.join('、') : text,
        pages: pages.figure(figureName('cell', row.id, header)),
        missing: quote === '' ? numbers : absent,
      },
    ];
  });
  const item = withoutMarks(row.label);
  return { table: table.name, id: row.id, item, section: textOf('section'), quote, figures };
}

/** What is printed and follows from other figures, in order of the pages. */
function derivedFigures(report: Report, pages: PackPages): ProofSum[] {
  const figures = figuresOf(report);
  return pages.figures.flatMap((name) => {
    const figure = figures.get(name);
    if (!figure || figure.kind === 'cell' || figure.text === '') return [];
    const { table, kind, text } = figure;
    return [{ table, kind, ...namesOf(figure, report, pages), text, pages: pages.figure(name) }];
  });
}
