import type { Edition, PageGeometry } from '../../edition/model.js';

export interface Margins {
  readonly leftPt: number;
  readonly topPt: number;
  readonly rightPt: number;
  readonly bottomPt: number;
}

/**
 * Margins of a right-hand page. The type area is as high as its lines need, from the top of the first line's
 * characters to the bottom of the last's (GB/T 9704-2012, 5.2: 22 lines in 225 mm), and as wide as so many
 * characters of body text; what remains is the foot and the outer margin.
 */
export function portraitMargins({ page }: Edition): Margins {
  return {
    leftPt: page.innerPt,
    topPt: page.topPt,
    rightPt: page.widthPt - page.innerPt - measurePt(page),
    bottomPt: page.heightPt - page.topPt - (page.lines - 1) * page.pitchPt - page.sizePt,
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

/** Height of the type area in an orientation. */
export function typeAreaHeightPt(edition: Edition, orientation: 'portrait' | 'landscape'): number {
  const { page } = edition;
  return orientation === 'portrait' ? (page.lines - 1) * page.pitchPt + page.sizePt : measurePt(page);
}
