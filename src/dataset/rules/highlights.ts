import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { itemsNamed } from '../address/figures.js';
import { courseOf } from '../general/course.js';
import { numberIn } from '../table/columns.js';
import { ambiguousItem, isProblem, lookUpRow, type Name, type Scope } from './names.js';
import { type PackRule, tablesWithFigures } from './rule.js';

/** What is shown large exists, and has a figure to show. */
export const highlightsExist: PackRule = ({ dataset }) =>
  dataset.pack.highlights.flatMap(({ id, place }) => {
    const name: Name = { name: id, place };
    const found = itemsNamed(tablesWithFigures(dataset), id);
    const [first, second] = found;
    if (second) return [ambiguousItem(name, found)];
    if (first?.table.kind === 'general') return hasGeneralFigure(first) ? [] : [noFigure(name, columnHint)];
    const row = lookUpRow(name, {}, dataset);
    if (isProblem(row)) return [row];
    const cells = Object.values(row.row?.cells ?? {});
    return cells.some(({ quantity }) => quantity.kind === 'number') ? [] : [noFigure(name)];
  });

/** A row needs heads of periods, or the name of one of its columns behind its own. */
function hasGeneralFigure({ table, row, column }: Scope): boolean {
  if (table === undefined) return false;
  const course = courseOf(table, { ...(row && { row }), ...(column && { column }) });
  return course.some((one) => numberIn(one.row, one.column));
}

const columnHint: Bilingual = {
  zh: '没有时期的表，名称后面要写明哪一列：预算/增值税/执行数。',
  en: 'In a table without periods the column has to follow: 预算/增值税/执行数.',
};

function noFigure({ name, place }: Name, hint?: Bilingual): Diagnostic {
  const message = { zh: `“${name}”没有数可以大字显示`, en: `"${name}" has no figure to show large` };
  return errorAt('no-figure', message, { place, hint });
}
