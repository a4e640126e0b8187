import type { Edition, PageGeometry } from '../../edition/model.js';

export interface Margins {
  readonly leftPt: number;
  readonly topPt: number;
  readonly rightPt: number;
  readonly bottomPt: number;
}

/** White above the first line's characters inside its line of the grid. */
function headroomPt({ pitchPt, sizePt }: PageGeometry): number {
  return (pitchPt - sizePt) / 2;
}

/**
 * Margins of a right-hand page as the engine lays it out. The top is that of the first line of the grid, half
 * the leading above the first characters; the foot is what the page's lines leave over; the outer margin is
 * what remains beside exactly so many characters of body text.
 */
export function portraitMargins({ page }: Edition): Margins {
  const topPt = page.topPt - headroomPt(page);
  return {
    leftPt: page.innerPt,
    topPt,
    rightPt: page.widthPt - page.innerPt - measurePt(page),
    bottomPt: page.heightPt - topPt - page.lines * page.pitchPt,
  };
}

/**
 * Margins of a landscape page: the portrait page turned 90° counter-clockwise (GB/T 9704-2012, 8), so that its
 * head is at the spine of an odd page and at the fore-edge of an even one.
 */
export function landscapeMargins(edition: Edition): Margins {
  const portrait = portraitMargins(edition);
  return {
    leftPt: portrait.bottomPt,
    topPt: portrait.leftPt,
    rightPt: portrait.topPt,
    bottomPt: portrait.rightPt,
  };
}

/** Length of a full line of body text. */
export function measurePt({ characters, sizePt }: PageGeometry): number {
  return characters * sizePt;
}

/** Width of the type area in an orientation. */
export function typeAreaWidthPt(edition: Edition, orientation: 'portrait' | 'landscape'): number {
  const { page } = edition;
  if (orientation === 'portrait') return measurePt(page);
  const { leftPt, rightPt } = landscapeMargins(edition);
  return page.heightPt - leftPt - rightPt;
}
