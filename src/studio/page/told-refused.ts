import { Refused, Unreachable } from './ask.js';
import { noteRefused } from './edits/outbox.js';

/** Does something that the server may refuse, and tells why where it does; while it is gone nothing happens. */
export async function tellRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (problem instanceof Refused) noteRefused(problem);
    else if (!(problem instanceof Unreachable)) throw problem;
  }
}
