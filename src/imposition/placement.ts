import {
  isLandscape,
  type Matrix,
  type PageBox,
  type Rectangle,
  SLACK_PT,
  sizeOf,
  type Turn,
} from '../pdf-reader/page-box.js';

export interface Target {
  /** Where the page is to stand, trimmed, in pt on the sheet. */
  readonly trim: Rectangle;
  /** Scale of pages of the usual size. */
  readonly scale: number;
  readonly turn: 0 | 180;
  readonly rightToLeft: boolean;
}

export interface Placement {
  /** From the page's own space to the sheet. */
  readonly matrix: Matrix;
  /** By which this page is scaled. */
  readonly scale: number;
  /** Whether the page lies on its side: landscape among portrait pages, or the other way round. */
  readonly isOnItsSide: boolean;
}

/**
 * Puts a page upright into the middle of its place, scaled down further where it is larger than the others. A
 * page that lies the other way is turned counter-clockwise, its head at the spine on odd pages and at the fore
 * edge on even ones (GB/T 9704 landscape pages); with the spine at the right, clockwise, to the same effect.
 */
export function placePage(box: PageBox, { trim, scale, turn, rightToLeft }: Target): Placement {
  const size = sizeOf(box);
  const place = { widthPt: trim.width, heightPt: trim.height };
  const isOnItsSide = size.widthPt !== size.heightPt && isLandscape(size) !== isLandscape(place);
  const [widthPt, heightPt] = isOnItsSide ? [size.heightPt, size.widthPt] : [size.widthPt, size.heightPt];
  const isTooLarge = widthPt * scale > trim.width + SLACK_PT || heightPt * scale > trim.height + SLACK_PT;
  const own = isTooLarge ? Math.min(trim.width / widthPt, trim.height / heightPt) : scale;
  const side = !isOnItsSide ? 0 : rightToLeft ? 90 : 270;
  const clockwise = ((box.rotate + side + turn) % 360) as Turn;
  return { matrix: centred(box.trim, trim, clockwise, own * box.userUnit), scale: own, isOnItsSide };
}

/** Turns and scales a rectangle around its middle and lays that upon the middle of another. */
function centred(from: Rectangle, to: Rectangle, clockwise: Turn, scale: number): Matrix {
  const [a, b, c, d] = {
    0: [scale, 0, 0, scale],
    90: [0, -scale, scale, 0],
    180: [-scale, 0, 0, -scale],
    270: [0, scale, -scale, 0],
  }[clockwise] as [number, number, number, number];
  const x = from.x + from.width / 2;
  const y = from.y + from.height / 2;
  return [a, b, c, d, to.x + to.width / 2 - a * x - c * y, to.y + to.height / 2 - b * x - d * y];
}
