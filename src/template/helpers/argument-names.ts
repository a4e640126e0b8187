import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { Column, Row } from '../../dataset/model.js';
import { differenceOf } from '../../dataset/quantity/difference.js';
import { growthOf } from '../../dataset/quantity/growth.js';
import { isProblem, type Lookup, lookUpAmount, lookUpRow, type Name } from '../../dataset/rules/names.js';

/* What the arguments of some helpers must name besides a row or a column: one that they can say something of. */

/** A row whose last two years can be compared. */
export const lookUpComparedRow: Lookup = (name, scope, dataset) => {
  const found = lookUpRow(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.table) return found;
  return differenceOf(found.row, found.table.columns) ? found : noDifference(name);
};

/** A row whose last two amounts tell a growth. */
export const lookUpGrowingRow: Lookup = (name, scope, dataset) => {
  const found = lookUpComparedRow(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.table) return found;
  return growthOf(found.row, found.table.columns) ? found : noGrowth(name);
};

/** An amount that the row in scope has. */
export const lookUpAmountOfRow: Lookup = (name, scope, dataset) => {
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.column) return found;
  const isNumber = found.row.cells[found.column.header]?.quantity.kind === 'number';
  return isNumber ? found : noFigure(name, found.row);
};

/** An amount whose figures are added up. */
export const lookUpSum: Lookup = (name, scope, dataset) => {
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || found.column?.unsummed === undefined) return found;
  return notSummed(name, found.column.unsummed);
};

/** The same of a row that has a figure: its share of the sum. */
export const lookUpPartOfSum: Lookup = (name, scope, dataset) => {
  const found = lookUpSum(name, scope, dataset);
  return isProblem(found) ? found : lookUpAmountOfRow(name, scope, dataset);
};

function noDifference({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”没有可比的两年数据`, en: `"${name}" has no two figures to compare` };
  return errorAt('no-difference', message, { place });
}

function noGrowth({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”算不出增长率`, en: `"${name}" has no growth` };
  return errorAt('no-growth', message, { place, hint: growthHint });
}

export const growthHint = {
  zh: '增长率由两期的数量算出，前一期要大于 0；百分数的增减用 change 或 difference。',
  en: 'Growth is of two amounts, the earlier above 0; of percentages there is "change" or "difference".',
};

function notSummed({ name, place }: Name, why: NonNullable<Column['unsummed']>): Diagnostic {
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
