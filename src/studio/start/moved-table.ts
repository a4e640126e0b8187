import { sheetOfTable } from '../../dataset/kinds/index.js';
import type { ReportTable } from '../../report/report.js';
import type { YearMover } from './moved-years.js';

const CHECK = '核对';
const DOUBT = '疑点';
/** What 核对 says of a row whose figure is to be looked at. */
const LOOK_AT_FIGURE = '3';
const WHY = '沿用上年的数，请换';

/** What is written into a cell; line and column count from 1. */
export interface CellText {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** A table of the year after: the heads that change, and the cells to be written. */
export interface MovedTable {
  readonly heads: readonly { readonly table: string; readonly from: string; readonly to: string }[];
  readonly cells: readonly CellText[];
  /** Rows whose figures are still those of the year before. */
  readonly rows: number;
}

/**
 * A table with the years of its heads moved on, and each of its rows marked as one whose figure is to be looked at, in
 * columns that it may not have had.
 */
export function movedTable(table: ReportTable, mover: YearMover): MovedTable {
  const heads = table.columns.flatMap(({ header, place: { line, column } }) => {
    const to = mover.plain(header);
    return to === header || line === undefined || column === undefined
      ? []
      : [{ from: header, to, line, column }];
  });
  const marks = table.kind === 'glossary' ? [] : marksOf(table);
  return {
    heads: heads.map(({ from, to }) => ({ table: sheetOfTable(table.name), from, to })),
    cells: [...heads.map(({ to, line, column }) => ({ line, column, text: to })), ...marks],
    rows: table.kind === 'glossary' ? 0 : table.rows.length,
  };
}

function marksOf({ columns, rows }: ReportTable): CellText[] {
  const width = Math.max(0, ...columns.map(({ place }) => place.column ?? 0));
  const placeOf = (header: string) => columns.find((column) => column.header === header)?.place;
  const added = [CHECK, DOUBT].filter((header) => placeOf(header) === undefined);
  const columnOf = (header: string) => placeOf(header)?.column ?? width + 1 + added.indexOf(header);
  const head = columns[0]?.place.line ?? 1;
  return [
    ...added.map((header) => ({ line: head, column: columnOf(header), text: header })),
    ...rows.flatMap(({ cells }) => {
      const line = Object.values(cells)[0]?.place.line;
      return line === undefined
        ? []
        : [
            { line, column: columnOf(CHECK), text: LOOK_AT_FIGURE },
            { line, column: columnOf(DOUBT), text: WHY },
          ];
    }),
  ];
}
