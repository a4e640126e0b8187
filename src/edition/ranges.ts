import { PT_PER_MM } from '../core/length.js';

/** The points that a length may be, ends included. */
export interface LengthRange {
  readonly leastPt: number;
  readonly mostPt: number;
}

/**
 * What lengths may be by what they measure. Type that is as good as nothing, or larger than any paper, makes pages
 * without end rather than ugly ones.
 */
export const lengthRanges = {
  /** Width and height of a page, up to the largest paper of ISO 216. */
  page: { leastPt: 50 * PT_PER_MM, mostPt: 1200 * PT_PER_MM },
  /** Of type. */
  size: { leastPt: 2, mostPt: 200 },
  /** From baseline to baseline, and the heights of rows, cards and lines of charts. */
  pitch: { leastPt: 2, mostPt: 600 },
  /** White: margins, gaps, insets, padding. */
  white: { leastPt: 0, mostPt: 1200 * PT_PER_MM },
  /** Of an indent, which may hang. */
  indent: { leastPt: -200, mostPt: 1200 * PT_PER_MM },
  /** Thickness of rules. */
  rule: { leastPt: 0, mostPt: 20 },
} as const satisfies Record<string, LengthRange>;

export type LengthKind = keyof typeof lengthRanges;
