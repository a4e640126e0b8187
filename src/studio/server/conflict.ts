import type { Conflict } from '../../editing/index.js';
import { Refusal } from '../../server/answer/refusal.js';

/** Refuses a change because something else stands there by now: what that is, is told, for the clerk to choose. */
export class ConflictRefusal extends Refusal {
  constructor(readonly conflicts: readonly Conflict[]) {
    super(409, 'conflict', { zh: '这里刚被改过', en: 'This has just been changed' });
  }
}
