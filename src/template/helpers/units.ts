import type { Column } from '../../dataset/model.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { isToldBy } from '../../quantity/unit.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import type { HelperMaker } from './context.js';

/** `{{amountHead table column}}`: the title of an amount, with its unit in brackets where the unit line leaves it open. */
export const amountHead: HelperMaker =
  () =>
  ({ settings }: ReportTable, { title, unit }: Column) =>
    unit === undefined || isToldBy(settings.unit, unit) ? title : `${title}（${unit}）`;

/** `{{rowUnit table row}}`: what a row's figures are in; nothing where the unit line tells it for every row. */
export const rowUnit: HelperMaker =
  ({ database }) =>
  (table: ReportTable, { unit }: ReportRow) =>
    isToldForAll(table, database) ? '' : unit;

/** Asked for each row, and answered from all of them once. */
const toldForAll = memo<ReportTable, boolean>('unit told for all rows');

function isToldForAll(table: ReportTable, database: Database): boolean {
  const { settings, rows } = table;
  return toldForAll(database, table, [], () => rows.every((row) => isToldBy(settings.unit, row.unit)));
}
