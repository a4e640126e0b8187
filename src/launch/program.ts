import { readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** The program in one CommonJS file, and what V8 compiled of it at install, in the folder of the build. */
const PROGRAM = 'briefing.cjs';
const COMPILED = 'briefing.compiled';

/**
 * The program as a script, with the code that was compiled at install where there is some and this version of
 * Node takes it: compiling is a seventh of a cold start.
 */
export function readProgram(folder: string): Script {
  // Most builds are over before optimised code pays for itself: compile only what stays hot six times as long.
  setFlagsFromString('--interrupt-budget=400000');
  const filename = join(folder, PROGRAM);
  const cachedData = readIfThere(join(folder, COMPILED));
  return new Script(wrap(readFileSync(filename, 'utf8')), { filename, ...(cachedData && { cachedData }) });
}

/** Runs the program as `require` would, with the arguments of this process. */
export function runProgram(script: Script, folder: string): void {
  const filename = join(folder, PROGRAM);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, folder);
}

/** Where {@link readProgram} looks for compiled code. */
export function compiledFile(folder: string): string {
  return join(folder, COMPILED);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
