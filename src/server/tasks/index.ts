import { check } from './check.js';
import { packs } from './packs.js';
import type { TaskKind } from './task.js';

/** What can be asked of the service: adding a kind is a file here and a line below. */
export const taskKinds: readonly TaskKind[] = [packs, check];
