import { check } from './check.js';
import { diff } from './diff.js';
import { extract } from './extract.js';
import { importReport } from './import.js';
import { impose } from './impose.js';
import { packs } from './packs.js';
import { proof } from './proof.js';
import type { TaskKind } from './task.js';

/** What can be asked of the service: adding a kind is a file here and a line below. */
export const taskKinds: readonly TaskKind[] = [packs, check, diff, proof, impose, extract, importReport];
