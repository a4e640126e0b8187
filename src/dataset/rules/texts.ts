import { type Diagnostic, errorAt, warningAt } from '../../core/diagnostics.js';
import { type HelperCall, helperCalls } from '../calls.js';
import type { Dataset, Row } from '../model.js';
import { differenceOf } from '../quantity/difference.js';
import type { Unsummed } from '../quantity/summing.js';
import {
  isProblem,
  type Lookup,
  lookUpAmount,
  lookUpColumn,
  lookUpGroup,
  lookUpRow,
  lookUpTable,
  type Name,
  type Scope,
} from './names.js';
import type { PackRule } from './rule.js';

/** A row whose last two years can be compared. */
const lookUpComparedRow: Lookup = (name, scope, dataset) => {
  const found = lookUpRow(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.table) return found;
  return differenceOf(found.row, found.table.columns) ? found : noDifference(name);
};

/** An amount that the row in scope has. */
const lookUpAmountOfRow: Lookup = (name, scope, dataset) => {
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.column) return found;
  const isNumber = found.row.cells[found.column.header]?.quantity.kind === 'number';
  return isNumber ? found : noFigure(name, found.row);
};

/** An amount whose figures are added up. */
const lookUpSum: Lookup = (name, scope, dataset) => {
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || found.column?.unsummed === undefined) return found;
  return notSummed(name, found.column.unsummed);
};

/** The same of a row that has a figure: its share of the sum. */
const lookUpPartOfSum: Lookup = (name, scope, dataset) => {
  const found = lookUpSum(name, scope, dataset);
  return isProblem(found) ? found : lookUpAmountOfRow(name, scope, dataset);
};

/** The helpers that name rows, tables, groups and columns, and what each of their arguments names. */
const helperArguments: ReadonlyMap<string, readonly Lookup[]> = new Map([
  ['figure', [lookUpRow, lookUpColumn]],
  ['name', [lookUpRow]],
  ['row', [lookUpRow]],
  ['difference', [lookUpComparedRow]],
  ['change', [lookUpComparedRow]],
  ['rank', [lookUpRow, lookUpAmountOfRow]],
  ['share', [lookUpRow, lookUpPartOfSum]],
  ['count', [lookUpTable, lookUpGroup]],
  ['counted', [lookUpTable, lookUpAmount]],
  ['total', [lookUpTable, lookUpSum]],
  ['subtotal', [lookUpTable, lookUpGroup, lookUpSum]],
]);

/** Whatever a helper in a text of pack.yaml names must exist, and a figure it shows should not be missing. */
export const namesInTexts: PackRule = ({ dataset, passages, database }) =>
  passages.flatMap((passage) => {
    const { value: calls, found } = helperCalls(passage, database);
    return [...found, ...calls.flatMap((call) => checkCall(call, dataset))];
  });

function checkCall({ helper, names }: HelperCall, dataset: Dataset): Diagnostic[] {
  let scope: Scope = {};
  for (const [index, lookUp] of (helperArguments.get(helper) ?? []).entries()) {
    const name = names[index];
    if (name === undefined) return [];
    const result = lookUp(name, scope, dataset);
    if (isProblem(result)) return [result];
    scope = result;
  }
  return missingFigure(scope, names.at(-1));
}

function missingFigure({ row, column }: Scope, name: Name | undefined): Diagnostic[] {
  if (row === undefined || column === undefined || name === undefined) return [];
  if (row.cells[column.header]?.quantity.kind !== 'missing') return [];
  const message = {
    zh: `“${row.id}”没有“${column.header}”的数，这里会印成“—”`,
    en: `"${row.id}" has no ${column.header}: — is printed`,
  };
  return [warningAt('missing-figure', message, { place: name.place })];
}

function noDifference({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”没有可比的两年数据`, en: `"${name}" has no two figures to compare` };
  return errorAt('no-difference', message, { place });
}

function notSummed({ name, place }: Name, why: Unsummed): Diagnostic {
  const message = { zh: `“${name}”不加总`, en: `"${name}" is not summed` };
  const hint =
    why === 'rate'
      ? { zh: '比率、指数和均数加起来没有意义。', en: 'Rates, indices and averages do not add up.' }
      : { zh: 'pack.yaml 里这张表的 sums 没有列它。', en: "The table's sums in pack.yaml leave it out." };
  return errorAt('not-summed', message, { place, hint });
}

function noFigure({ name, place }: Name, { id }: Row): Diagnostic {
  const message = { zh: `“${id}”的“${name}”没有数`, en: `"${id}" has no figure in "${name}"` };
  return errorAt('no-figure', message, { place });
}
