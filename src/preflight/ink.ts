/** A rectangle on a page, in points from its top left corner. */
export interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Side = keyof InkBox;

/** What a page has on it that can go wrong in print. */
export interface InkedPage {
  /** From 1. */
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  /** The edge that is bound; a sheet that is not bound has none. */
  readonly spine?: Side;
  /** Nothing on it but its number. */
  readonly isBlank: boolean;
  readonly texts: readonly InkedText[];
  readonly strokes: readonly InkedStroke[];
  readonly pictures: readonly InkedPicture[];
}

/** A stretch of text in one size and colour. */
export interface InkedText {
  /** What it says; asked for only where it is told. */
  readonly text: () => string;
  readonly box: InkBox;
  /** Size of the line the text belongs to: a raised mark is read with its line. */
  readonly sizePt: number;
  /** `#rrggbb`, and that of what it is printed on. */
  readonly colour: string;
  readonly ground: string;
}

export interface InkedStroke {
  readonly widthPt: number;
  readonly box: InkBox;
}

/** A picture of pixels. */
export interface InkedPicture {
  readonly dotsPerInch: number;
  readonly box: InkBox;
}

/** A filled area that text may stand on. */
export interface InkedGround {
  readonly colour: string;
  readonly box: InkBox;
}

export const PAPER = '#ffffff';

/** The colour under the middle of a box: that of the last ground painted there, or paper. */
export function groundUnder({ left, right, top, bottom }: InkBox, grounds: readonly InkedGround[]): string {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  const under = grounds.findLast(
    ({ box }) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
  );
  return under?.colour ?? PAPER;
}
