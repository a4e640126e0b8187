/** A figure that a finding prints, by which its name is known where it stands in the data. */
export interface FindingFigure {
  readonly digits: string;
  readonly unit: string;
  /** As `figureName` makes it. */
  readonly figure: string;
}

/** What a chart shows, in one sentence without a full stop: words and figures. */
export type Finding = readonly (string | FindingFigure)[];

/** A finding as bare text. */
export function findingText(finding: Finding): string {
  return finding.map((part) => (typeof part === 'string' ? part : part.digits + part.unit)).join('');
}
