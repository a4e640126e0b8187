import { normalHeader } from '../chinese/width.js';
import type { Column } from '../dataset/model.js';
import type { ReportRow, ReportTable } from './report.js';

/** A figure of a report: a cell of the data, or something that follows from cells. */
export interface ReportValue {
  /** By which the pages name what they print; see {@link figureName}. */
  readonly name: string;
  /** `cell`, or what the measure that it follows by calls it. */
  readonly kind: string;
  readonly table: string;
  /** The row's; a sum has none. */
  readonly id?: string;
  /** Name of the row, or of the group that is summed; 合计 of a whole table. */
  readonly item: string;
  /** Header of its column; a count of rows has none. */
  readonly column: string;
  readonly text: string;
}

/** The name of a figure: its kind, then the row's id or the table (and group), then the header of its column. */
export function figureName(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map(normalHeader)].join('/');
}

/** The name of what a row says in a column: its cell, or what follows from other cells. */
export function cellName(
  { id }: Pick<ReportRow, 'id'>,
  { header, role }: Pick<Column, 'header' | 'role'>,
): string {
  return figureName(role === 'measure' ? role : 'cell', id, header);
}

/** A figure of a row under the header of a column; `key` is that header where the row has several of the kind. */
export function rowValue(
  { id, label }: ReportRow,
  { name: table }: ReportTable,
  kind: string,
  column: string,
  text: string,
  ...key: readonly string[]
): ReportValue {
  return { name: figureName(kind, id, ...key), kind, table, id, item: label, column, text };
}
