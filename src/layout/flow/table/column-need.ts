/** What a column's content needs, padding included, in points. */
export interface ColumnNeed {
  /** Narrowest width in which nothing that may not break sticks out. */
  readonly minPt: number;
  /** Width in which nothing wraps. */
  readonly preferredPt: number;
  /** Whether it holds figures, which are aligned. */
  readonly isFigure?: boolean;
  /** Share of the width left over. */
  readonly grow: number;
  /** The texts that may wrap, with the row each stands in. */
  readonly texts: readonly ColumnText[];
}

/** A text on one line, padding included, in points. */
export interface ColumnText {
  readonly row: number;
  readonly widthPt: number;
}
