import type { ColumnRole } from '../../dataset/kinds/kind.js';
import type { Column } from '../../dataset/model.js';
import { numbersMissingFromQuote } from '../../dataset/rules/quotes.js';
import { uncheckedIn } from '../../dataset/rules/unchecked.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import { figuresIn } from '../../quantity/numerals.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { figureName, type ReportValue } from '../../report/value.js';
import { figuresOf } from '../../report/values.js';
import { definitionOf, entryPages, isInEntry } from '../corrections/glossary-entry.js';
import { namesOf, rowName, spoken } from '../describe.js';
import type { PackPages } from '../pack-pages.js';

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
  /** Why the row is to be looked at, of one that was imported and not looked at yet. */
  readonly doubt?: string;
  readonly figures: readonly ProofFigure[];
}

/** A figure that is worked out from others, and so has no source of its own. */
export interface ProofSum {
  readonly table: string;
  /** The number of that table in the pack; 正文 where it is set as none. */
  readonly where: string;
  readonly item: string;
  readonly kind: ReportValue['kind'];
  readonly column: string;
  readonly text: string;
  readonly pages: readonly string[];
}

/** Every figure of a pack, as a proofreader goes through them. */
export interface Proof {
  /** Rows that were imported in doubt and not looked at; their figures stand in no other list. */
  readonly unchecked: readonly ProofRow[];
  /** Figures that their 原文 does not contain, printed or not; they stand in no other list. */
  readonly doubtful: readonly ProofRow[];
  /** In order of the pages on which each row is first met. */
  readonly printed: readonly ProofRow[];
  readonly derived: readonly ProofSum[];
  /** In the data, and nowhere in the edition. */
  readonly unprinted: readonly ProofRow[];
}

/** What columns of figures from a source are for. */
const FROM_SOURCE: readonly ColumnRole[] = ['label', 'period', 'amount', 'figure', 'text'];

/** Words around a number are told as well if they are no more characters than this. */
const LONGEST_TEXT = 10;

/** What is told where 核对 asks for a look and 疑点 is empty. */
const NO_REASON = '待核对';

/** The figures of a report by where an edition prints them. */
export function proofOf(report: Report, pages: PackPages): Proof {
  const all = Object.values(report.tables).flatMap((table) =>
    table.rows.map((row) => proofRow(row, table, pages)),
  );
  const rows = all.filter(({ doubt }) => doubt === undefined);
  const certain = (figure: ProofFigure) => figure.missing.length === 0;
  const printed = (figure: ProofFigure) => figure.pages.length > 0;
  return {
    unchecked: inOrder(
      narrowed(all, () => true).filter(({ doubt }) => doubt !== undefined),
      pages,
    ),
    doubtful: inOrder(
      narrowed(rows, (one) => !certain(one)),
      pages,
    ),
    printed: inOrder(
      narrowed(rows, (one) => certain(one) && printed(one)),
      pages,
    ),
    derived: derivedFigures(report, pages),
    unprinted: narrowed(rows, (one) => certain(one) && !printed(one)),
  };
}

/**
 * Rows by the page on which each is first met, and on it by the figure first met; behind them those that are
 * on none.
 */
function inOrder(rows: readonly ProofRow[], pages: PackPages): ProofRow[] {
  const pageNumbers = new Map(pages.labels.map((label, index) => [label, index]));
  const figureNumbers = new Map(pages.figures.map((name, index) => [name, index]));
  const first = (places: readonly (number | undefined)[]) =>
    Math.min(...places.map((place) => place ?? Number.MAX_SAFE_INTEGER));
  const pageOf = ({ figures }: ProofRow) => first(figures.map((one) => pageNumbers.get(one.pages[0] ?? '')));
  const figureOf = ({ id, figures }: ProofRow) =>
    first(figures.map(({ column }) => figureNumbers.get(figureName('cell', id, column))));
  return rows.toSorted((a, b) => pageOf(a) - pageOf(b) || figureOf(a) - figureOf(b));
}

/** Rows with only those of their figures; rows without any are left out. */
function narrowed(rows: readonly ProofRow[], isWanted: (figure: ProofFigure) => boolean): ProofRow[] {
  return rows.flatMap((row) => {
    const figures = row.figures.filter(isWanted);
    return figures.length > 0 ? [{ ...row, figures }] : [];
  });
}

function proofRow(row: ReportRow, table: ReportTable, pages: PackPages): ProofRow {
  const textOf = (role: ColumnRole) => {
    const column = table.columns.find((one) => one.role === role);
    return withoutMarks(row.cells[column?.header ?? '']?.text ?? '');
  };
  const isEntry = table.kind === 'glossary';
  const quote = isEntry ? definitionOf(row) : textOf('quote');
  const hasQuotes = isEntry || table.columns.some(({ role }) => role === 'quote');
  const absent = numbersMissingFromQuote(row, table.columns);
  const figures = table.columns.flatMap((column): ProofFigure[] => {
    const { header, role } = column;
    const text = spoken(row, header, table);
    const numbers = figuresIn(text).map(({ digits }) => digits);
    const isTime = role === 'label' && row.period !== undefined;
    if (!isFromSource(column, table) || isTime || numbers.length === 0) return [];
    const missing = absent.filter((one) => one.column.header === header).map(({ digits }) => digits);
    return [
      {
        column: header,
        // a name is told in full beside it, and a sentence would be in the way
        text: role === 'label' || text.length > LONGEST_TEXT ? numbers.join('、') : text,
        pages: isEntry ? entryPages(row, pages) : pages.figure(figureName('cell', row.id, header)),
        // a table without 原文 has one source for all of it, and nothing to hold its figures against
        missing: quote === '' && hasQuotes ? numbers : missing,
      },
    ];
  });
  const item = withoutMarks(table.kind === 'general' ? rowName(row, table) : row.label);
  const doubt = uncheckedIn(row, table) && (textOf('doubt') || NO_REASON);
  return {
    ...{ table: table.name, id: row.id, item, section: textOf('section'), quote, figures },
    ...(doubt !== undefined && { doubt }),
  };
}

/** Whether the figures of a column come from a source: the others name, sort, read out or comment. */
function isFromSource({ header, role }: Column, { kind }: ReportTable): boolean {
  return kind === 'glossary' ? isInEntry(header) : FROM_SOURCE.includes(role);
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
