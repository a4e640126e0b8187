/** Results by a digest of all that decides them: what is found is what would be made anew, and nobody changes it. */
export interface Results {
  /** Whether another process finds them again. */
  readonly outlastsProcess: boolean;
  /** The result in a box, for it may itself be undefined. */
  find(key: string): { readonly value: unknown } | undefined;
  /** Plain data, buffers among them. */
  keep(key: string, value: unknown): void;
  /** The small results of a kind. */
  table(kind: string): ResultsByText;
}

/** Small results by a text that tells all that decides them. */
export interface ResultsByText {
  has(text: string): boolean;
  get(text: string): unknown;
  set(text: string, result: unknown): void;
}
