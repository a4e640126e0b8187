import type { Big } from 'big.js';
import { normalHeader } from '../../chinese/width.js';
import { type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import type { Path } from '../../core/source/values.js';
import { decimalOf, isAmong, numbersIn, scaleOf } from '../../quantity/numerals.js';
import type { Row, StatedTotal, Table } from '../model.js';
import { sumOf } from '../quantity/sums.js';
import { findColumn, findTable, textOf } from '../table/columns.js';
import { unknownColumn, unknownGroup, unknownTable } from './names.js';
import type { PackRule } from './rule.js';

/** The whole table, where counts and sums are given by group. */
const wholeTable = '合计';

/** Counts and sums that the source states in words are those of the rows: 12 = 7 + 5. */
export const statedTotals: PackRule = ({ dataset, placeOf }) =>
  dataset.pack.totals.flatMap((stated, index) => {
    const at: At = (...path) => placeOf(['totals', index, ...path]);
    const table = findTable(dataset, stated.table);
    if (table === undefined) return [unknownTable({ name: stated.table, place: at('table') }, dataset)];
    return [...wrongCounts(stated, table, at), ...wrongSums(stated, table, at), ...unsaid(stated)];
  });

/** Where a part of one stated total stands. */
type At = (...path: Path) => Place;

function wrongCounts({ count = {} }: StatedTotal, table: Table, at: At): Diagnostic[] {
  return Object.entries(count).flatMap(([group, claimed]) => {
    const rows = rowsOf(group, table);
    const place = at('count', group);
    if (rows === undefined) return [unknownGroup({ name: group, place }, table)];
    if (rows.length === claimed) return [];
    const message = {
      zh: `“${group}”写的是${claimed}项，表里有${rows.length}项`,
      en: `${group}: the text says ${claimed}, the table has ${rows.length} rows`,
    };
    return [errorAt('total-disagrees', message, { place, hint: tableHint(table) })];
  });
}

function wrongSums({ sum }: StatedTotal, table: Table, at: At): Diagnostic[] {
  if (sum === undefined) return [];
  const amounts = table.columns.filter(({ role }) => role === 'amount');
  const column = findColumn(amounts, sum.column);
  if (column === undefined) {
    return [unknownColumn({ name: sum.column, place: at('sum', 'column') }, amounts)];
  }
  return Object.entries(sum.equals).flatMap(([group, claimed]) => {
    const rows = rowsOf(group, table);
    const place = at('sum', 'equals', group);
    if (rows === undefined) return [unknownGroup({ name: group, place }, table)];
    const { digits, missing } = sumOf(rows, column);
    const claim = decimal(claimed);
    if (claim === undefined) return [notANumber(claimed, place)];
    if (claim.eq(decimalOf(digits))) return [];
    const [zh, en] = missing > 0 ? [`（另有${missing}行无数）`, ` (${missing} have no figure)`] : ['', ''];
    const message = {
      zh: `“${group}”的“${column.header}”写的是${claimed}，各行之和是${digits}${zh}`,
      en: `${group}: the text says ${claimed}, ${column.header} sums to ${digits}${en}`,
    };
    return [errorAt('total-disagrees', message, { place, hint: tableHint(table) })];
  });
}

function notANumber(text: string, place: Place): Diagnostic {
  return errorAt('wrong-value', { zh: `“${text}”不是数字`, en: `"${text}" is not a number` }, { place });
}

function tableHint({ file, sheet }: Table) {
  const where = sheet === undefined ? file : `${file} ${sheet}`;
  return { zh: `核对 ${where}。`, en: `Check ${where}.` };
}

/** The numbers claimed must be those of the words quoted: 477 亿元 in 共投资477亿元 or 投资四百七十七亿元. */
function unsaid({ says, count = {}, sum }: StatedTotal): Diagnostic[] {
  const said = numbersIn(says.text);
  const isSaid = (claim: string, scale: Big) => {
    const number = decimal(claim);
    return number !== undefined && isAmong(said, number, scale);
  };
  const counts = Object.values(count).map(String);
  const sums = Object.values(sum?.equals ?? {});
  const scale = scaleOf(/（(.+)）/.exec(normalHeader(sum?.column ?? ''))?.[1] ?? '');
  const missing = [
    ...counts.filter((claim) => !isSaid(claim, scaleOf(''))),
    ...sums.filter((claim) => !isSaid(claim, scale)),
  ];
  return missing.map((claim) => {
    const message = { zh: `“${claim}”不在所引的话里`, en: `"${claim}" does not occur in what is quoted` };
    return errorAt('total-not-said', message, { place: says.place });
  });
}

function decimal(text: string): Big | undefined {
  return /^[-−]?\d+(\.\d+)?$/.test(text) ? decimalOf(text) : undefined;
}

function rowsOf(group: string, table: Table): readonly Row[] | undefined {
  if (group === wholeTable) return table.rows;
  const rows = table.rows.filter((row) => textOf(row, table.columns, 'group') === group);
  return rows.length > 0 ? rows : undefined;
}
