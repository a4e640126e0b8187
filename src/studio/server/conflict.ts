import { EditConflict } from '../../editing/index.js';
import { Refusal } from '../../server/answer/refusal.js';
import { toldConflicts } from '../desk/cell-history.js';
import type { Door } from '../desk/door.js';
import type { ToldConflict } from '../wire/edits.js';

/**
 * Refuses a change because something else stands there by now that may be another row or was written by another
 * program: what that is, and who wrote it, is told, for the clerk to choose.
 */
export class ConflictRefusal extends Refusal {
  constructor(readonly conflicts: readonly ToldConflict[]) {
    super(409, 'conflict', { zh: '这里刚被改过', en: 'This has just been changed' });
  }
}

/** Refuses what the door could not change for that reason; anything else that went wrong is thrown on. */
export function refusingConflicts(door: Door): (problem: unknown) => Promise<never> {
  return async (problem) => {
    if (!(problem instanceof EditConflict)) throw problem;
    throw new ConflictRefusal(toldConflicts(problem.conflicts, await door.history()));
  };
}
