/** One line of the corrections: what stood where, and what stands there now. */
export interface Correction {
  /** Table or place in the pack: 表1, 正文. */
  readonly where: string;
  readonly item: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** Pages of the corrected pack, 3、7; empty where it is not printed. */
  readonly pages: string;
}

/** What a reader of the earlier pack has to correct in it. */
export interface Corrections {
  readonly figures: readonly Correction[];
  readonly added: readonly Correction[];
  readonly removed: readonly Correction[];
  /** Rows that stand elsewhere in their table. */
  readonly moved: readonly Correction[];
  /** What follows from those: sums, ranks, shares, changes from year to year. */
  readonly derived: readonly Correction[];
  readonly texts: readonly Correction[];
  /** Charts drawn anew. */
  readonly charts: readonly Correction[];
}
