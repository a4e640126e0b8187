import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { Row, Table } from '../model.js';
import { textOf } from '../table/columns.js';
import type { TableRule } from './rule.js';

/** What the column 核对 says of a row that was imported and not looked at: its name or its figure is in doubt. */
export type Unchecked = 'name' | 'figure';

/** Whether a row is still to be looked at, and for what; a row that a person has looked at says anything else. */
export function uncheckedIn(
  row: Pick<Row, 'cells'>,
  { columns }: Pick<Table, 'columns'>,
): Unchecked | undefined {
  const written = textOf(row, columns, 'check');
  return written === '2' ? 'name' : written === '3' ? 'figure' : undefined;
}

/** Rows in doubt, told once for each table: there may be many, and the proof lists them. */
export const uncheckedRows: TableRule = ({ dataset }) =>
  Object.values(dataset.tables).flatMap((table): Diagnostic[] => {
    const found = table.rows.flatMap((row) => {
      const what = uncheckedIn(row, table);
      return what === undefined ? [] : [{ row, what }];
    });
    const [first] = found;
    if (first === undefined) return [];
    const figures = found.filter(({ what }) => what === 'figure').length;
    const [names, all] = [found.length - figures, found.length];
    const message = {
      zh: `${table.name} 有 ${all} 行待核对：看名称 ${names} 行，看数字 ${figures} 行`,
      en: `${table.name} has ${all} rows to be checked: ${names} by name, ${figures} by figure`,
    };
    const hint = {
      zh: '理由在“疑点”列；看过的行把“核对”改成“已核”。briefing proof 把它们列在前面。',
      en: 'Column 疑点 says why; write 已核 into 核对 of a row that was looked at. briefing proof lists them first.',
    };
    return [warningAt('unchecked-rows', message, { place: { ...first.row.place, field: '核对' }, hint })];
  });
