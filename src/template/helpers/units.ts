import type { Column } from '../../dataset/model.js';
import type { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import { isToldBy } from '../../quantity/unit.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';

/**
 * `{{amountHead table column}}`: the title of an amount, with its unit in brackets where the unit line leaves it open.
 */
export const amountHead: HelperDefinition = {
  takes: [kinds.table, kinds.column],
  example: '{{amountHead table column}}',
  words: {
    zh: '金额列的表头：名称，表上方没写明单位的带单位',
    en: 'the head of an amount: its title, and its unit unless the unit line states it',
  },
  make:
    () =>
    ({ settings }: ReportTable, { title, unit }: Column) =>
      unit === undefined || isToldBy(settings.unit, unit) ? title : `${title}（${unit}）`,
};

/** `{{rowUnit table row}}`: what a row's figures are in; nothing where the unit line tells it for every row. */
export const rowUnit: HelperDefinition = {
  takes: [kinds.table, kinds.row],
  example: '{{rowUnit table row}}',
  words: {
    zh: '一行的单位；表上方已写明各行的，为空',
    en: 'what a row is in; nothing where the unit line states it for all rows',
  },
  make:
    ({ database }) =>
    (table: ReportTable, { unit }: ReportRow) =>
      isToldForAll(table, database) ? '' : unit,
};

/** Asked for each row, and answered from all of them once. */
const toldForAll = memo<ReportTable, boolean>('unit told for all rows');

function isToldForAll(table: ReportTable, database: Database): boolean {
  const { settings, rows } = table;
  return toldForAll(database, table, [], () => rows.every((row) => isToldBy(settings.unit, row.unit)));
}
