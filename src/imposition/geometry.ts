import { intersection, type Rectangle, type Size, SLACK_PT, turned } from '../pdf-reader/page-box.js';
import type { Layout, PageGrid } from './layouts/layout.js';

/** Where pages stand on a side of a sheet; lengths in pt, from the lower left corner. */
export interface SheetGeometry {
  readonly sheet: Size;
  readonly grid: PageGrid;
  /** By which all pages of the usual size are scaled: 1 where they fit. */
  readonly scale: number;
  /** A page's size once trimmed. */
  readonly trim: Size;
  /** Space between neighbouring trims: twice the bleed where sheets are cut, the spine in a cover. */
  readonly gapPt: number;
}

export interface GeometrySettings {
  readonly layout: Layout;
  /** The paper, which may be turned. */
  readonly paper: Size;
  /** Size of most pages, trimmed. */
  readonly page: Size;
  readonly bleedPt: number;
  /** Thickness of the block, which its cover wraps. */
  readonly spinePt: number;
}

/**
 * Turns the paper and sets the places so that pages stand as large as they can, never larger than they are; all
 * stand in the middle of the sheet, so that the back registers with the front.
 */
export function layOutSheet(settings: GeometrySettings): SheetGeometry {
  const { layout, paper, page, bleedPt, spinePt } = settings;
  const gapPt = layout.isFolded ? 0 : 2 * bleedPt;
  const wide = paper.widthPt > paper.heightPt ? paper : turned(paper);
  const ways = layout.grids.map((grids) => {
    const each = grids.flatMap((grid) =>
      [wide, turned(wide)].map((sheet) => ({ sheet, grid, fit: fitOf(sheet, grid, page, gapPt + spinePt) })),
    );
    return each.reduce((best, one) => (one.fit > best.fit ? one : best));
  });
  const { sheet, grid, fit } = (ways.find((way) => way.fit >= 1) ?? ways.at(-1)) as (typeof ways)[number];
  const scale = Math.min(1, fit);
  const trim = { widthPt: page.widthPt * scale, heightPt: page.heightPt * scale };
  return { sheet, grid, scale, trim, gapPt };
}

/** The scale at which so many pages just fit; 1 where they stick out by no more than the slack. */
function fitOf(sheet: Size, { columns, rows }: PageGrid, page: Size, gapPt: number): number {
  const widthPt = sheet.widthPt - (columns - 1) * gapPt;
  const heightPt = sheet.heightPt - (rows - 1) * gapPt;
  const fit = Math.min(widthPt / (columns * page.widthPt), heightPt / (rows * page.heightPt));
  const over = Math.max(columns * page.widthPt - widthPt, rows * page.heightPt - heightPt);
  return fit < 1 && over <= SLACK_PT ? 1 : fit;
}

/** The trims of all places together. */
export function blockOf({ sheet, grid, trim, gapPt }: SheetGeometry): Rectangle {
  const width = grid.columns * trim.widthPt + (grid.columns - 1) * gapPt;
  const height = grid.rows * trim.heightPt + (grid.rows - 1) * gapPt;
  return { x: (sheet.widthPt - width) / 2, y: (sheet.heightPt - height) / 2, width, height };
}

/** The trimmed page in a column and row, counted from the top left. */
export function trimAt(geometry: SheetGeometry, column: number, row: number): Rectangle {
  const { trim, gapPt, grid } = geometry;
  const block = blockOf(geometry);
  const x = block.x + column * (trim.widthPt + gapPt);
  const y = block.y + (grid.rows - 1 - row) * (trim.heightPt + gapPt);
  return { x, y, width: trim.widthPt, height: trim.heightPt };
}

/** The part of the sheet that belongs to a place: up to its neighbours' and to the edges of the paper. */
export function regionAt(geometry: SheetGeometry, column: number, row: number): Rectangle {
  const { sheet, grid, gapPt } = geometry;
  const trim = trimAt(geometry, column, row);
  const left = column === 0 ? 0 : trim.x - gapPt / 2;
  const right = column === grid.columns - 1 ? sheet.widthPt : trim.x + trim.width + gapPt / 2;
  const bottom = row === grid.rows - 1 ? 0 : trim.y - gapPt / 2;
  const top = row === 0 ? sheet.heightPt : trim.y + trim.height + gapPt / 2;
  const region = { x: left, y: bottom, width: right - left, height: top - bottom };
  const whole = { x: 0, y: 0, width: sheet.widthPt, height: sheet.heightPt };
  return intersection(region, whole) ?? whole;
}
