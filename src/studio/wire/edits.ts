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
  /** How many changes the sheet had had that they are made to. */
  readonly seen?: number;
  /** Whatever stands there is to be written over: the clerk has seen it. */
  readonly isSure?: boolean;
}

/** Edits that would do something, asked for before they are made. */
export interface ProposedEdits {
  readonly edits: readonly Edit[];
}

/** What came of it. */
export interface EditsDone {
  /** How many changes can be undone and done again now, by that clerk. */
  readonly undo: number;
  readonly redo: number;
  /** How many changes the pack has had by now. */
  readonly changes: number;
  /** What of others it was written over. */
  readonly over?: WrittenOverEvent;
  /** The sheets of the files that were changed, by their keys. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Cells that somebody changed while another had just done so: the last stands, and both are told. */
export interface WrittenOverEvent {
  readonly kind: 'written-over';
  /** Of the change, and who made it. */
  readonly id: string;
  readonly by: string;
  /** How many changes there had been then: the cells are where they were by then. */
  readonly changes: number;
  readonly cells: readonly (ToldConflict & { readonly after: string })[];
}

/**
 * What stands there instead; where somebody wrote it here, who and when (ISO). Another program's saves have no name.
 */
export interface ToldConflict extends Conflict {
  readonly by?: string;
  readonly at?: string;
}
