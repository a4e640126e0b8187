import { holdsFigures } from '../../dataset/table/columns.js';
import { measureHelpers, valuesOfRow, valuesOfTable, wordsOf } from '../../report/measures/index.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import type { Candidate } from '../wire/texts.js';
import { type Calls, titleOf } from './calls.js';
import { writtenCall } from './pieces.js';

/** So many are offered at once. */
const MOST = 40;

/** What is longer is no name that a row is looked for by. */
const MOST_OF_NAME = 40;
const MOST_SHOWN = 16;

/** A call that may be meant, and the words that it is found by. */
interface Offer {
  readonly source: string;
  readonly words: string;
  readonly title: string;
}

/**
 * The figures of a report that all words of a query tell of; those that are called so come before those found by more.
 */
export function candidatesFor(report: Report, calls: Calls, query: string): Candidate[] {
  const wanted = wordsIn(query);
  const offers = [...offersOf(report)].filter(({ words }) => wanted.every((word) => words.includes(word)));
  const isCalled = ({ title }: Offer) => wanted.every((word) => title.toLowerCase().includes(word));
  const found: Candidate[] = [];
  for (const { source, title } of [...offers.filter(isCalled), ...offers.filter((one) => !isCalled(one))]) {
    if (found.length >= MOST) break;
    const state = calls.state(source);
    if (state.text !== undefined && state.text !== '' && state.text !== '—')
      found.push({ ...state, title, source, text: state.text });
  }
  return found;
}

/**
 * The call for the figure of a cell, for it to be put into a text; undefined where the cell is none of a table's
 * figures.
 */
export function candidateAt(
  report: Report,
  calls: Calls,
  table: ReportTable,
  cell: { readonly line: number; readonly column: number },
): Candidate | undefined {
  const isHere = ({ place }: ReportRow['cells'][string]) =>
    place.line === cell.line && place.column === cell.column;
  for (const row of table.rows)
    for (const column of table.columns.filter(holdsFigures)) {
      const figure = row.cells[column.header];
      if (!figure || !isHere(figure)) continue;
      const source = writtenCall('figure', [nameOf(row, table, Object.values(report.tables)), column.header]);
      const state = source === undefined ? undefined : calls.state(source);
      return source !== undefined && state?.text ? { ...state, source, text: state.text } : undefined;
    }
  return undefined;
}

function wordsIn(query: string): string[] {
  return query
    .toLowerCase()
    .split(/[\s，、]+/)
    .filter((word) => word !== '');
}

/** Calls for all figures there are, made as they are asked for. */
function* offersOf(report: Report): Generator<Offer> {
  const tables = Object.values(report.tables);
  for (const table of tables) for (const row of table.rows) yield* cellsOf(row, table, tables);
  for (const table of tables) yield* sumsOf(table);
  for (const table of tables) for (const row of table.rows) yield* derivedOf(row, table);
}

function* cellsOf(row: ReportRow, table: ReportTable, tables: readonly ReportTable[]): Generator<Offer> {
  for (const column of table.columns.filter(holdsFigures)) {
    const cell = row.cells[column.header];
    if (!cell || cell.text === '') continue;
    const source = writtenCall('figure', [nameOf(row, table, tables), column.header]);
    if (source !== undefined)
      yield offer(source, `${shortName(row)} ${column.title}`, row.id, titleOf(table), ...wordsOfRow(row));
  }
}

/** The id of a row where a clerk has given it one; that of a general table is its name, within its table. */
function nameOf(row: ReportRow, table: ReportTable, tables: readonly ReportTable[]): string {
  if (table.kind !== 'general') return row.id;
  const isOnly = tables.flatMap(({ rows }) => rows).filter(({ label }) => label === row.label).length === 1;
  return isOnly ? row.label : `${table.name}/${row.label}`;
}

function wordsOfRow({ label, group, cells }: ReportRow): string[] {
  return [label, group, ...Object.values(cells).map(({ text }) => text.slice(0, MOST_OF_NAME))];
}

/** What tells a row in a list: of a long name its beginning. */
function shortName({ label }: ReportRow): string {
  return label.length > MOST_SHOWN ? `${label.slice(0, MOST_SHOWN - 1)}…` : label;
}

function* sumsOf(table: ReportTable): Generator<Offer> {
  for (const value of valuesOfTable(table)) {
    const isGroup = value.kind === 'subtotal' || (value.kind === 'count' && value.name.split('/').length > 2);
    const names = [
      table.name,
      ...(isGroup ? [value.item] : []),
      ...(value.column === '' ? [] : [value.column]),
    ];
    const source = value.kind in measureHelpers ? writtenCall(value.kind, names) : undefined;
    const name = wordsOf(value)?.compared?.(value);
    if (source !== undefined)
      yield offer(source, `${titleOf(table) ?? ''} ${name ?? value.item}`, value.text);
  }
}

function* derivedOf(row: ReportRow, table: ReportTable): Generator<Offer> {
  for (const value of valuesOfRow(row, table)) {
    if (value.kind === 'cell' || !(value.kind in measureHelpers)) continue;
    const isOfColumn = value.name.split('/').length > 2;
    const source = writtenCall(value.kind, [row.id, ...(isOfColumn ? [value.column] : [])]);
    const name = wordsOf(value)?.compared?.(value) ?? value.column;
    if (source !== undefined)
      yield offer(
        source,
        `${shortName(row)} ${name}`,
        row.id,
        titleOf(table),
        value.text,
        ...wordsOfRow(row),
      );
  }
}

function offer(source: string, title: string, ...words: readonly (string | undefined)[]): Offer {
  return { source, title, words: [title, ...words].join(' ').toLowerCase() };
}

/** The calls that print one of these texts, some for each. */
export function candidatesPrinting(
  report: Report,
  calls: Calls,
  texts: ReadonlySet<string>,
): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  if (texts.size === 0) return found;
  const numbers = [...texts].map((text) => /\d[\d,.]*/.exec(text)?.[0] ?? text);
  for (const { source, title, words } of offersOf(report)) {
    if (!numbers.some((number) => words.includes(number))) continue;
    const state = calls.state(source);
    const own = state.text === undefined ? undefined : found.get(state.text);
    if (state.text === undefined || !texts.has(state.text) || (own && own.length >= 5)) continue;
    found.set(state.text, [...(own ?? []), { ...state, title, source, text: state.text }]);
  }
  return found;
}
