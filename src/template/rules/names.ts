import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import { type HelperCall, helperCalls } from '../../dataset/calls.js';
import type { Dataset } from '../../dataset/model.js';
import { isProblem, type Name, type Scope } from '../../dataset/rules/names.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { helpers } from '../helpers/index.js';

/** Whatever a helper in a text of pack.yaml names must exist, and a figure it shows should not be missing. */
export const namesInTexts: PackRule = ({ dataset, passages, database }) =>
  passages.flatMap((passage) => {
    const { value: calls, found } = helperCalls(passage, database);
    return [...found, ...calls.flatMap((call) => checkCall(call, dataset))];
  });

function checkCall({ helper, names }: HelperCall, dataset: Dataset): Diagnostic[] {
  let scope: Scope = {};
  const lookUps = Object.hasOwn(helpers, helper) ? helpers[helper]?.names : undefined;
  for (const [index, lookUp] of (lookUps ?? []).entries()) {
    const name = names[index];
    if (name === undefined) return [];
    const result = lookUp(name, scope, dataset, names.slice(index + 1));
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
