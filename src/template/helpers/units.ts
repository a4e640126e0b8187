import type { Column } from '../../data/model.js';
import type { ReportRow, ReportTable } from '../../data/report.js';
import { isToldBy } from '../../data/unit.js';
import type { HelperMaker } from './context.js';

/** `{{amountHead table column}}`: the title of an amount, with its unit in brackets where the unit line leaves it open. */
export const amountHead: HelperMaker =
  () =>
  ({ settings }: ReportTable, { title, unit }: Column) =>
    unit === undefined || isToldBy(settings.unit, unit) ? title : `${title}（${unit}）`;

/** `{{rowUnit table row}}`: what a row's figures are in; nothing where the unit line tells it for every row. */
export const rowUnit: HelperMaker =
  () =>
  ({ settings, rows }: ReportTable, { unit }: ReportRow) =>
    rows.every((row) => isToldBy(settings.unit, row.unit)) ? '' : unit;
