import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { isProblem, lookUpRow, type Name } from './names.js';
import type { PackRule } from './rule.js';

/** The rows shown large exist, and have a figure to show. */
export const highlightsExist: PackRule = ({ dataset }) =>
  dataset.pack.highlights.flatMap(({ id, place }) => {
    const name: Name = { name: id, place };
    const found = lookUpRow(name, {}, dataset);
    if (isProblem(found)) return [found];
    const cells = Object.values(found.row?.cells ?? {});
    return cells.some(({ quantity }) => quantity.kind === 'number') ? [] : [noFigure(name)];
  });

function noFigure({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”没有数可以大字显示`, en: `"${name}" has no figure to show large` };
  return errorAt('no-figure', message, { place });
}
