import { formatQuantity } from '../../quantity/quantity.js';
import type { Measured, RowMeasure } from '../kinds/kind.js';
import type { Cell, Column, Row, Table } from '../model.js';
import { holdsFigures, numberIn, unitOf } from './columns.js';

/** A table with the columns that follow from others of their row, each behind the last of those. */
export function withMeasures(table: Table, measures: readonly RowMeasure[]): Table {
  return measures.reduce(withMeasure, table);
}

function withMeasure(table: Table, measure: RowMeasure): Table {
  const sources = table.columns.filter((one) => measure.from.includes(one.title));
  const last = sources.at(-1);
  if (last === undefined || sources.length < measure.from.length) return table;
  const column = columnOf(measure, last);
  const at = table.columns.indexOf(last) + 1;
  return {
    ...table,
    columns: [...table.columns.slice(0, at), column, ...table.columns.slice(at)],
    rows: table.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, [column.header]: cellOf(row, table, measure, column, last) },
    })),
  };
}

function columnOf({ header, unit }: RowMeasure, { place }: Column): Column {
  return { header, title: header, unit, role: 'measure', place: { ...place, field: header } };
}

/** The figure is traced to the last of those that it follows from. */
function cellOf(row: Row, table: Table, measure: RowMeasure, column: Column, last: Column): Cell {
  const measured = measure.from.map((title) => measuredIn(row, table, title));
  const known = measured.filter((one) => one !== undefined);
  const quantity = known.length < measured.length ? ({ kind: 'missing' } as const) : measure.of(known);
  const place = { ...(row.cells[last.header]?.place ?? row.place), field: column.header };
  return { text: quantity.kind === 'missing' ? '' : formatQuantity(quantity), quantity, place };
}

function measuredIn(row: Row, { columns }: Table, title: string): Measured | undefined {
  const column = columns.find((one) => one.title === title && holdsFigures(one));
  const number = column && numberIn(row, column);
  if (column === undefined || number === undefined) return undefined;
  const isExact = number.prefix === '' && number.qualifier === '';
  return { value: number.value, unit: number.unit || unitOf(row, column, columns), isExact };
}
