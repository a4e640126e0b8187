import { type ImposeSettings, turnAxisOf } from '../edition/settings.js';
import type { Size } from '../pdf-reader/page-box.js';
import { creepOf } from './creep.js';
import { layOutSheet, type SheetGeometry } from './geometry.js';
import { layouts } from './layouts/index.js';
import { padToSheets, type Slot } from './pad-to-sheets.js';
import { planSheets, type Sheet } from './signature.js';

/** Which page stands where. */
export interface ImpositionPlan {
  readonly sheets: readonly Sheet[];
  /** What stands at the positions that the sheets name, the first at index 0. */
  readonly run: readonly Slot[];
  readonly geometry: SheetGeometry;
  /** How far the pages of each sheet move toward the spine. */
  readonly creepPt: readonly number[];
  /** Thickness of the block between the sides of a cover that wraps it; 0 where none does. */
  readonly spinePt: number;
}

export interface PlanInput {
  /** Numbers of the pages to place, in the order they are read. */
  readonly pages: readonly number[];
  /** Pages of the cover, where there is one: 1, 2 or 4. */
  readonly coverPages?: number | undefined;
  /** Size of most pages. */
  readonly pageSize: Size;
}

/** Decides the sheets, and how pages stand on them. */
export function planImposition(
  { pages, coverPages, pageSize }: PlanInput,
  settings: ImposeSettings,
): ImpositionPlan {
  const layout = layouts[settings.layout];
  const spinePt = coverPages === undefined ? 0 : spineOf(pages.length, settings);
  const { paper, bleedPt, lastIsBackCover, flip } = settings;
  const geometry = layOutSheet({ layout, paper, page: pageSize, bleedPt, spinePt });
  const { grid, sheet } = geometry;
  const pagesPerSheet = 2 * grid.columns * grid.rows;
  const run = padToSheets(pages, { pagesPerSheet, coverPages, lastIsBackCover });
  const sheets = planSheets(run.length, {
    layout: settings.layout,
    grid,
    sectionSheets: settings.sectionSheets,
    hasCover: coverPages !== undefined,
    rightToLeft: settings.rightToLeft,
    turnAxis: turnAxisOf(flip, sheet.widthPt >= sheet.heightPt),
  });
  const creepPt = creepOf(sheets, layout.isFolded && settings.creep ? settings.paperThicknessPt : 0);
  return { sheets, run, geometry, creepPt, spinePt };
}

/** A cover that is folded with the only section has no spine; one that wraps sections is as wide as they are thick. */
function spineOf(pages: number, { layout, sectionSheets, paperThicknessPt }: ImposeSettings): number {
  const isWrapped = layout === 'perfect' || (layout === 'saddle' && sectionSheets !== undefined);
  const leaves = Math.ceil(pages / 4) * 2;
  return isWrapped ? leaves * paperThicknessPt : 0;
}
