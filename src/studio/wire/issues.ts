import type { Place } from '../../core/diagnostic.js';
import type { Issue } from '../issues/issue.js';

/** One thing that differs from an issue, where readers find it. */
export interface ChangeLine {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved' | 'text' | 'followed' | 'chart';
  /** 表1, 正文. */
  readonly where: string;
  readonly item: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** 3、7; empty where it is not printed. */
  readonly pages: string;
  /** The cell, where it is one. */
  readonly place?: Place;
}

/** What differs from an issue: what somebody changed, and what followed from it. */
export interface ChangesSince {
  readonly byHand: readonly ChangeLine[];
  readonly followed: readonly ChangeLine[];
  /** Nothing at all differs, printed or not. */
  readonly isSame: boolean;
}

/** The versions that were issued, the last first. */
export interface IssueList {
  readonly issues: readonly Issue[];
}

/** One change of the files, as the journal has it. */
export interface HistoryEntry {
  readonly id: string;
  readonly kind: 'edit' | 'undo' | 'redo';
  readonly by: string;
  /** ISO */
  readonly at: string;
  readonly files: readonly string[];
  /** The first of its cells, from what to what. */
  readonly cells: readonly { readonly before: string; readonly after: string }[];
}
