import type { Command } from '../command.js';
import { batch } from './batch.js';
import { build } from './build.js';
import { check } from './check.js';
import { diff } from './diff.js';
import { exportTables } from './export.js';
import { extract } from './extract.js';
import { importReport } from './import.js';
import { impose } from './impose.js';
import { createNew } from './new.js';
import { proof } from './proof.js';
import { serve } from './serve.js';
import { studio } from './studio.js';
import { watch } from './watch.js';
import { worker } from './worker.js';

/** The commands in the order in which the help lists them: adding one is a file here and a line below. */
export const commands: readonly Command[] = [
  build,
  check,
  impose,
  batch,
  watch,
  studio,
  diff,
  exportTables,
  extract,
  proof,
  importReport,
  serve,
  worker,
  createNew,
];
