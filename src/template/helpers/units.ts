import type { Column } from '../../dataset/model.js';
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
  () =>
  (table: ReportTable, { unit }: ReportRow) =>
    isToldForAll(table) ? '' : unit;

/** Asked for each row, and answered from all of them once. */
const toldForAll = new WeakMap<ReportTable, boolean>();

function isToldForAll(table: ReportTable): boolean {
  const known = toldForAll.get(table);
  if (known !== undefined) return known;
  const { settings, rows } = table;
  const isTold = rows.every((row) => isToldBy(settings.unit, row.unit));
  toldForAll.set(table, isTold);
  return isTold;
}
