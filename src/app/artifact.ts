/** A file that has been made of a pack, not written anywhere. */
export interface Artifact {
  /** `leping-2022-handout.pdf`: what it is called where it is written. */
  readonly name: string;
  readonly edition: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Sheets of paper, for a file that is their sides. */
  readonly sheets?: number;
  readonly milliseconds: number;
}
