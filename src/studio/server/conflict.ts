import { EditConflict } from '../../editing/index.js';
import { Refusal } from '../../server/answer/refusal.js';
import { pastOfCell } from '../desk/cell-history.js';
import type { Door } from '../desk/door.js';
import type { ToldConflict } from '../wire/edits.js';

/**
 * Refuses a change because something else stands there by now: what that is, and who wrote it, is told, for the clerk to
 * choose. The one who comes second does not simply win: neither would have seen the other's figure, and one of the two is
 * wrong. Both stay in the journal or before the eyes of who typed it.
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
    const entries = await door.history();
    throw new ConflictRefusal(
      problem.conflicts.map((conflict): ToldConflict => {
        const { file, sheet, line, column, stands } = conflict;
        if (line === undefined || column === undefined) return conflict;
        const [last] = pastOfCell(entries, { file, sheet, line, column });
        return last && last.after === stands ? { ...conflict, by: last.by, at: last.at } : conflict;
      }),
    );
  };
}
