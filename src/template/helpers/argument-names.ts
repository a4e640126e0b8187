import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { itemsNamed } from '../../dataset/address/figures.js';
import { isPart, rankAmongPeers, wholeRow } from '../../dataset/general/among-rows.js';
import type { Column, Row } from '../../dataset/model.js';
import { comparisonOf } from '../../dataset/quantity/comparison.js';
import { differenceOfCells } from '../../dataset/quantity/difference.js';
import { growthOfCells } from '../../dataset/quantity/growth.js';
import {
  isProblem,
  type Lookup,
  lookUpAmount,
  lookUpFigureOfItem,
  lookUpFigureOfRow,
  lookUpItem,
  lookUpRow,
  type Name,
  noFigure,
  type Scope,
} from '../../dataset/rules/names.js';
import { tablesWithFigures } from '../../dataset/rules/rule.js';
import { numberIn } from '../../dataset/table/columns.js';

/* What the arguments of some helpers must name besides a row or a column: one that they can say something of. */

/** A row whose last two years can be compared; or, where a name is written behind it, what that tells a figure of. */
export const lookUpComparedRow: Lookup = (name, scope, dataset, after = []) => {
  if (after.length > 0) return lookUpItem(name, scope, dataset);
  const [first, second] = itemsNamed(tablesWithFigures(dataset), name.name);
  // says that there is none, or that there are several
  if (first === undefined || second) return lookUpRow(name, scope, dataset);
  return differenceIn(first) ? first : noDifference(name);
};

/** A row whose last two amounts tell a growth. */
export const lookUpGrowingRow: Lookup = (name, scope, dataset, after = []) => {
  const found = lookUpComparedRow(name, scope, dataset, after);
  if (isProblem(found) || found.item !== undefined) return found;
  return hasGrowth(found) ? found : noGrowth(name);
};

/** Which figure of the row or the column before it: one that can be compared with an earlier one. */
export const lookUpComparedFigure: Lookup = (name, scope, dataset) => {
  const found = lookUpFigureOfItem(name, scope, dataset);
  return isProblem(found) || differenceIn(found) ? found : noDifference(name);
};

/** The same, of which there is a growth. */
export const lookUpGrowingFigure: Lookup = (name, scope, dataset) => {
  const found = lookUpComparedFigure(name, scope, dataset);
  return isProblem(found) || hasGrowth(found) ? found : noGrowth(name);
};

function differenceIn({ table, ...of }: Scope) {
  const compared = table && comparisonOf(table, of);
  return compared && differenceOfCells(compared.from, compared.to, table.columns);
}

function hasGrowth({ table, ...of }: Scope): boolean {
  const compared = table && comparisonOf(table, of);
  return Boolean(compared && table && growthOfCells(compared.from, compared.to, table.columns));
}

/** An amount that the row in scope has, or in a general table a figure that other rows have, too. */
export const lookUpAmountOfRow: Lookup = (name, scope, dataset) => {
  if (scope.table?.kind === 'general') return lookUpRankedFigure(name, scope, dataset);
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || !found.row || !found.column) return found;
  const isNumber = found.row.cells[found.column.header]?.quantity.kind === 'number';
  return isNumber ? found : noFigure(name, found.row);
};

/** An amount whose figures are added up. */
export const lookUpSum: Lookup = (name, scope, dataset) => {
  const { table } = scope;
  if (table?.kind === 'general') {
    const row = wholeRow(table);
    return row ? lookUpFigureOfRow(name, { table, row }, dataset) : noWhole(name);
  }
  const found = lookUpAmount(name, scope, dataset);
  if (isProblem(found) || found.column?.unsummed === undefined) return found;
  return notSummed(name, found.column.unsummed);
};

/** The same of a row that has a figure: its share of the sum. */
export const lookUpPartOfSum: Lookup = (name, scope, dataset) => {
  if (scope.table?.kind === 'general') return lookUpPartOfWhole(name, scope, dataset);
  const found = lookUpSum(name, scope, dataset);
  return isProblem(found) ? found : lookUpAmountOfRow(name, scope, dataset);
};

const lookUpRankedFigure: Lookup = (name, scope, dataset) => {
  const found = lookUpFigureOfRow(name, scope, dataset);
  if (isProblem(found) || !found.table || !found.row || !found.column) return found;
  return rankAmongPeers(found.table, found.row, found.column) === undefined
    ? noPeers(name, found.row)
    : found;
};

const lookUpPartOfWhole: Lookup = (name, scope, dataset) => {
  const found = lookUpFigureOfRow(name, scope, dataset);
  if (isProblem(found) || !found.table || !found.row || !found.column) return found;
  if (!isPart(found.row, found.column, found.table)) return notSummed(name, 'rate');
  const whole = wholeRow(found.table);
  return whole && numberIn(whole, found.column)?.value.gt(0) ? found : noWhole(name);
};

function noPeers({ name, place }: Name, { id }: Row): Diagnostic {
  const message = {
    zh: `“${id}”的“${name}”没有可以比名次的同级各行`,
    en: `No rows of its level have a figure to rank "${id}" by in "${name}"`,
  };
  return errorAt('no-rank', message, { place });
}

function noWhole({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”没有合计，算不出占比`, en: `"${name}" has no total to be a share of` };
  const hint = {
    zh: '表里要有一行合计；没有认出来的，在 pack.yaml 里用 total 写明是第几行。',
    en: 'The table needs one row of totals; say which in pack.yaml by "total" where it was not recognised.',
  };
  return errorAt('no-total', message, { place, hint });
}

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
