import type { Conflict, Edit } from '../../editing/edit.js';

/** What a page sends to have files changed: all of its edits or none. */
export interface SentEdits {
  /** Made by the page, so that what it sends again after a lost answer is done once. */
  readonly id: string;
  /** The data folder that is meant: another may have been opened meanwhile. */
  readonly folder: string;
  /** The name of who changes it. */
  readonly by: string;
  readonly edits: readonly Edit[];
}

/** What came of it. */
export interface EditsDone {
  /** How many changes can be undone and done again now, by that clerk. */
  readonly undo: number;
  readonly redo: number;
  /** The sheets of the files that were changed, by their keys. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What stands there instead; where somebody wrote it here, who and when (ISO). Another program's saves have no name. */
export interface ToldConflict extends Conflict {
  readonly by?: string;
  readonly at?: string;
}
