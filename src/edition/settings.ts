import type { PageRange } from './page-range.js';
import { type Paper, parseMillimetres, parsePaper } from './paper.js';

/** The ways of putting pages on sheets; `imposition/layouts` has what each does. */
export const layoutNames = ['saddle', 'perfect', '2up', '4up', 'cut-stack'] as const;

export type LayoutName = (typeof layoutNames)[number];

/** Around which axis of the front, as the PDF shows it, the paper is turned to see its back. */
export type TurnAxis = 'vertical' | 'horizontal';

/** The edge of the sheet around which the printer turns it. */
export type Flip = 'short' | 'long';

/** How a PDF is to be put on sheets; lengths in pt. */
export interface ImposeSettings {
  readonly layout: LayoutName;
  readonly paper: Paper;
  readonly flip: Flip;
  /** Sheets in a section; one section in saddle stitch and four sheets in perfect binding where absent. */
  readonly sectionSheets?: number | undefined;
  /** Whether the pages of inner sheets move toward the spine, by the paper that lies around them. */
  readonly creep: boolean;
  readonly paperThicknessPt: number;
  readonly cropMarks: boolean;
  readonly foldMarks: boolean;
  /** How far pages paint beyond their trim; the outermost of the page where it names no trim. */
  readonly bleedPt: number;
  /** Bound at the right. */
  readonly rightToLeft: boolean;
  /** Whether blanks stand before the last page. */
  readonly lastIsBackCover: boolean;
  /** The pages to take, in this order; all where absent. */
  readonly pages?: readonly PageRange[] | undefined;
}

/** A booklet of A5 pages on A4. */
export const defaultImposeSettings: ImposeSettings = {
  layout: 'saddle',
  paper: parsePaper('A4') as Paper,
  flip: 'short',
  creep: false,
  paperThicknessPt: parseMillimetres('0.1mm') as number,
  cropMarks: false,
  foldMarks: false,
  bleedPt: 0,
  rightToLeft: false,
  lastIsBackCover: false,
};

/** Around which axis a sheet is turned, by its edge and the way it lies. */
export function turnAxisOf(flip: Flip, isWide: boolean): TurnAxis {
  return (flip === 'short') === isWide ? 'vertical' : 'horizontal';
}
