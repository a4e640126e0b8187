import { Big } from 'big.js';
import { type Diagnostic, errorAt, warningAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import { isSurelyRate } from '../../quantity/summing.js';
import { decimalsFaults } from '../general/decimals.js';
import type { Column, Row, Table } from '../model.js';
import { findColumn, findTable, numberIn, textOf } from '../table/columns.js';
import type { PackRule, TableRule } from './rule.js';

/** The columns that pack.yaml has summed are there, and have figures that add up. */
export const summedColumnsExist: PackRule = ({ dataset, placeOf }) =>
  Object.entries(dataset.pack.tables).flatMap(([name, { sums }]) => {
    const table = findTable(dataset, name);
    if (table === undefined || typeof sums !== 'object') return [];
    const amounts = table.columns.filter(({ role }) => role === 'amount');
    return sums.flatMap((header, index): Diagnostic[] => {
      const column = findColumn(amounts, header);
      const place = placeOf(['tables', name, 'sums', index]);
      if (column === undefined) {
        const message = { zh: `没有名为“${header}”的列`, en: `There is no such column as "${header}"` };
        const known = amounts.map((one) => one.header);
        return [errorAt('unknown-column', message, { place, hint: nearestHint(header, known) })];
      }
      if (!isSurelyRate(column)) return [];
      const message = {
        zh: `“${header}”是比率，不能加总`,
        en: `"${header}" is a rate, which does not add up`,
      };
      return [errorAt('not-summed', message, { place })];
    });
  });

/**
 * The columns that pack.yaml has set with so many decimals are there; those of general tables are looked up as they are
 * read.
 */
export const columnsWithDecimalsExist: PackRule = ({ dataset }) =>
  Object.entries(dataset.pack.tables).flatMap(([name, settings]) => {
    const table = findTable(dataset, name);
    return table && table.kind !== 'general' ? decimalsFaults(name, table.columns, settings) : [];
  });

const CERTAIN_TOTAL = /^(?:合计|总计|共计|小计|总和)/;
const LIKELY_TOTAL = /^(?:全[国省市州盟区县旗镇乡村部]|总)/;

/** A row that is itself the sum of others would be counted twice. */
export const totalsAmongRows: TableRule = ({ dataset }) =>
  Object.values(dataset.tables).flatMap((table) => {
    const summed = table.columns.filter(({ role, unsummed }) => role === 'amount' && unsummed === undefined);
    return table.rows.flatMap((row) => {
      const name = textOf(row, table.columns, 'label');
      const isTotal =
        summed.some((column) => numberIn(row, column)) &&
        (CERTAIN_TOTAL.test(name) ||
          (LIKELY_TOTAL.test(name) && summed.some((column) => isSumOfOthers(row, column, table))));
      return isTotal ? [totalAmongRows(row, name, table)] : [];
    });
  });

function isSumOfOthers(row: Row, column: Column, { rows }: Table): boolean {
  const own = numberIn(row, column)?.value;
  const others = rows.flatMap((other) => (other === row ? [] : (numberIn(other, column)?.value ?? [])));
  return (
    own !== undefined && others.length > 1 && others.reduce((sum, one) => sum.plus(one), new Big(0)).eq(own)
  );
}

function totalAmongRows({ place }: Row, name: string, table: Table): Diagnostic {
  const message = {
    zh: `“${name}”像是其他各行的合计，表末的合计会把它再算一遍`,
    en: `"${name}" seems to be the sum of other rows, and is counted again in the totals`,
  };
  const hint = {
    zh: `删去这一行，或在 pack.yaml 的 tables 里给 ${table.name} 写上 sums: false。`,
    en: `Take the row out, or set "sums: false" for ${table.name} under "tables" in pack.yaml.`,
  };
  return warningAt('total-among-rows', message, { place, hint });
}
