import type { Diagnostic } from '../../../core/diagnostics.js';
import type { TableNode } from '../../../document/tree.js';
import type { Edition } from '../../../edition/model.js';
import type * as pdf from '../../flow.js';
import type { TableContext } from '../context.js';
import { typeAreaHeightPt } from '../page.js';
import { defineBlock } from './block.js';
import { type MeasuredTable, measureTable } from './cells.js';
import { fittedTable } from './fit.js';
import { heightsOf, totalHeightPt } from './heights.js';
import { tableInParts } from './in-parts.js';
import { blocksInTurns } from './in-turns.js';
import type { FittedTable } from './rows.js';
import { squeezedTable } from './squeezed.js';
import { stackedTable } from './stacked.js';
import { twoUpForm } from './two-up.js';

/** What a table is set as, and what is wrong with it. */
export interface DefinedTable {
  readonly blocks: readonly pdf.Block[];
  readonly problems: readonly Diagnostic[];
}

/**
 * A three-line table (CY/T 170) with title and unit above, notes below, on whole lines of the grid. One that is
 * too wide for the measure goes onto landscape pages of its own where the context allows that and it is high enough to
 * fill them, there in the edition's small size at need, else into a form for narrow pages. Whatever it holds, it is
 * set: what no column holds on a line is cut, and that is told.
 */
export function defineTable(table: TableNode, context: TableContext): DefinedTable {
  const { turnedWidthPt, widthPt, edition } = context;
  const full = measureTable(table, context);
  const upright = fittedTable(full, context, widthPt);
  const { smallPt } = edition.table;
  const sizesPt = [full.mostPt, ...(smallPt === undefined ? [] : [smallPt])];
  const twoUp = twoUpForm(table, upright, sizesPt, context);
  if (twoUp) return { blocks: [defineBlock(twoUp, context)], problems: [] };
  if (upright && edition.table.turns) return { blocks: [defineBlock(upright, context)], problems: [] };
  const sizes = smallPt === undefined ? [full] : [full, measureTable(table, context, smallPt)];
  const turned = turnedWidthPt === undefined ? undefined : onTurnedPage(sizes, context, turnedWidthPt);
  if (turned && !isLowAs([turned.fitted], 'landscape', context))
    return { blocks: [turned.section], problems: [] };
  const small = upright ? undefined : sizes.map((one) => fittedTable(one, context, widthPt)).find(Boolean);
  const parts = lowest(narrowForms(upright ?? small, sizes, context), context);
  // a few rows are no reason to turn the book and leave most of a page empty
  if (turned && !(parts && isLowAs(parts, 'portrait', context)))
    return { blocks: [turned.section], problems: [] };
  if (parts) return { blocks: blocksInTurns(parts, context), problems: [] };
  return squeezedTable(sizes.at(-1) ?? full, context);
}

/** A table that takes no more than this of a page is no table for a page of its own. */
const LOW = 0.4;

function isLowAs(
  forms: readonly FittedTable[],
  orientation: pdf.Orientation,
  { edition }: TableContext,
): boolean {
  return heightPtOf(forms, edition) <= LOW * typeAreaHeightPt(edition, orientation);
}

function heightPtOf(forms: readonly FittedTable[], edition: Edition): number {
  return forms.reduce((sum, form) => sum + totalHeightPt(heightsOf(form, edition)), 0);
}

/** The table on landscape pages, in the first of the sizes that fits there. */
function onTurnedPage(
  sizes: readonly MeasuredTable[],
  context: TableContext,
  turnedWidthPt: number,
): { readonly fitted: FittedTable; readonly section: pdf.Section } | undefined {
  for (const one of sizes) {
    const fitted = fittedTable(one, context, turnedWidthPt);
    if (!fitted) continue;
    const block = defineBlock(fitted, { ...context, widthPt: turnedWidthPt });
    return { fitted, section: { section: [block], pageOrientation: 'landscape' } };
  }
  return undefined;
}

/**
 * The forms that a table may take on a page which is not turned: as it is, with its names above their figures, and
 * either in parts that each have some of its columns.
 */
function narrowForms(
  whole: FittedTable | undefined,
  sizes: readonly MeasuredTable[],
  context: TableContext,
): (readonly FittedTable[] | undefined)[] {
  const node = sizes[0] && stackedTable(sizes[0].table);
  const stacked = node && measureTable(node, context);
  const stack = stacked && fittedTable(stacked, context, context.widthPt);
  const inParts = (of: readonly MeasuredTable[]) => {
    for (const one of of) {
      const parts = tableInParts(one, context);
      if (parts) return parts;
    }
    return undefined;
  };
  return [
    whole && [whole],
    stack && [stack],
    ...(whole ? [] : [inParts(sizes)]),
    ...(stack || !stacked ? [] : [inParts([stacked])]),
  ];
}

/** The form that takes the least height. */
function lowest(
  forms: readonly (readonly FittedTable[] | undefined)[],
  { edition }: TableContext,
): readonly FittedTable[] | undefined {
  let best: { readonly form: readonly FittedTable[]; readonly heightPt: number } | undefined;
  for (const form of forms) {
    if (!form) continue;
    const heightPt = heightPtOf(form, edition);
    if (!best || heightPt < best.heightPt) best = { form, heightPt };
  }
  return best?.form;
}
