import { type Conflict, EditConflict } from '../../editing/index.js';
import { Refusal } from '../../server/answer/refusal.js';

/** Refuses a change because something else stands there by now: what that is, is told, for the clerk to choose. */
export class ConflictRefusal extends Refusal {
  constructor(readonly conflicts: readonly Conflict[]) {
    super(409, 'conflict', { zh: '这里刚被改过', en: 'This has just been changed' });
  }
}

/** Refuses what the door could not change for that reason; anything else that went wrong is thrown on. */
export function refuseConflict(problem: unknown): never {
  if (!(problem instanceof EditConflict)) throw problem;
  throw new ConflictRefusal(problem.conflicts);
}
