import type { Diagnostic, Place } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import type { Path } from '../../core/source/values.js';
import type { Database } from '../../incremental/database.js';
import type { ChartSpec } from '../chart-spec.js';
import type { Dataset, Row, Table } from '../model.js';

/** Tables alone, be pack.yaml readable or not. */
export interface ExaminedTables {
  readonly dataset: Pick<Dataset, 'tables'>;
  /** What is remembered of earlier builds. */
  readonly database: Database;
}

/** A whole data set, with what it needs to say where something stands. */
export interface ExaminedPack {
  readonly dataset: Dataset;
  /** The charts as pack.yaml has them; those of the data set name what they draw by its ids and headers. */
  readonly writtenCharts: readonly ChartSpec[];
  /** The texts of pack.yaml that may hold Handlebars and glossary marks. */
  readonly passages: readonly Passage[];
  /** Where a value of pack.yaml stands. */
  readonly placeOf: (path: Path) => Place;
  /** The texts of the templates, for the glossary marks in them. */
  readonly templates: readonly Passage[];
  /** What is remembered of earlier builds. */
  readonly database: Database;
}

/** One thing that must hold of a data folder: returns what breaks it, in no particular order. */
export type TableRule = (examined: ExaminedTables) => readonly Diagnostic[];
export type PackRule = (examined: ExaminedPack) => readonly Diagnostic[];

/** A row with the table it stands in. */
export interface TableRow {
  readonly row: Row;
  readonly table: Table;
}

/** The rows of every table. */
export function allRows({ tables }: ExaminedTables['dataset']): readonly TableRow[] {
  return Object.values(tables).flatMap((table) => table.rows.map((row) => ({ row, table })));
}

/** The tables whose rows texts may refer to. */
export function tablesWithFigures({ tables }: ExaminedTables['dataset']): readonly Table[] {
  return Object.values(tables).filter(({ kind }) => kind !== 'glossary');
}

/** The rows that texts may refer to by id: those of all tables but the glossary, whose terms have marks. */
export function rowsWithFigures(dataset: ExaminedTables['dataset']): readonly TableRow[] {
  return allRows(dataset).filter(({ table }) => table.kind !== 'glossary');
}
