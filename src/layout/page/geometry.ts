import type { FlowDocument, Orientation, Sides } from '../flow.js';

/** A page's size and margins in pt. */
export interface PageGeometry {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Left, top, right, bottom. */
  readonly margins: Sides;
}

type PageShape = Pick<FlowDocument, 'pageSize' | 'pageMargins' | 'mirror'>;

/**
 * Size and margins of page `number` (from 1). Inner and outer margins swap on even pages. A landscape page is
 * the portrait page turned 90° counter-clockwise (GB/T 9704 7.4): bound with the others, its head is at the
 * portrait's left edge, on odd pages the spine and on even pages the fore edge.
 */
export function pageGeometry(shape: PageShape, number: number, orientation: Orientation): PageGeometry {
  const { width, height } = shape.pageSize;
  const [left, top, right, bottom] = portraitMargins(shape, number);
  if (orientation === 'portrait')
    return { widthPt: width, heightPt: height, margins: [left, top, right, bottom] };
  return { widthPt: height, heightPt: width, margins: [bottom, left, top, right] };
}

function portraitMargins({ pageMargins, mirror }: PageShape, number: number): Sides {
  if (!mirror) return pageMargins;
  const [, top, , bottom] = pageMargins;
  const isOdd = number % 2 === 1;
  const left = isOdd ? mirror.innerPt : mirror.outerPt;
  const right = isOdd ? mirror.outerPt : mirror.innerPt;
  return [left, top, right, bottom];
}

/** Size of the type area, the same on odd and even pages. */
export function typeArea(shape: PageShape, orientation: Orientation): { widthPt: number; heightPt: number } {
  const { widthPt, heightPt, margins } = pageGeometry(shape, 1, orientation);
  return { widthPt: widthPt - margins[0] - margins[2], heightPt: heightPt - margins[1] - margins[3] };
}
