/** A drawing with the size it was made at. */
export interface Drawing {
  readonly svg: string;
  readonly widthPt: number;
  readonly heightPt: number;
}
