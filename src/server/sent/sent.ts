/** Files by their paths in a data folder, with `/`. */
export type SentFiles = ReadonlyMap<string, Uint8Array>;

/** What a request sends, however it is packed. */
export interface Sent {
  /** What is asked for, by name, from the address, the form or the JSON. */
  readonly settings: ReadonlyMap<string, string>;
  /** The files by what they are for: `files`, or `earlier`, `cover`. */
  readonly groups: ReadonlyMap<string, SentFiles>;
}

/** The group of files that a request is about. */
export const MAIN = 'files';

/** The group of templates that are sent, by their names in `templates/`. */
export const TEMPLATES = 'templates';
