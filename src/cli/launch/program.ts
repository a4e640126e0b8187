import { createRequire, wrap } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { readNow, writeNow } from '../../core/world/disk-files.js';

/** The program in one CommonJS file, in the folder of the build. */
const PROGRAM = 'briefing.cjs';

/**
 * What V8 compiled of it, beside it: when a checkout is built, and when a package that was installed first builds a pack.
 * V8 takes code that another release with the same number of V8 has compiled, and crashes: the file is named for the one
 * release whose code it is.
 */
const COMPILED = `briefing-${process.version}-${process.platform}-${process.arch}.compiled`;

/**
 * Memory grows by this much of what is in use, in percent, before all of it is looked through for what is not: V8 lets
 * it grow to four times as much, which is half a gigabyte for a table of ten thousand rows. Small packs never get there.
 */
const GROWING = '--heap-growing-percent=50';

/**
 * Most builds are over before optimised code pays for itself: compile only what stays hot six times as long. V8 calls
 * this otherwise in each version of Node, and prints an error for a name that it does not know; a version that is not
 * listed runs as it is.
 */
const TUNING: Readonly<Record<string, readonly string[]>> = {
  20: [GROWING, '--interrupt-budget=400000'],
  22: [GROWING, '--invocation-count-for-turbofan=18000'],
  24: [GROWING, '--invocation-count-for-maglev=2400', '--invocation-count-for-turbofan=18000'],
};

/**
 * The program as a script, with the code that was compiled at install where there is some and this version of
 * Node takes it: compiling is a seventh of a cold start.
 */
export function readProgram(folder: string): Script {
  for (const flag of TUNING[process.versions.node.split('.')[0] ?? ''] ?? []) setFlagsFromString(flag);
  // the bundler writes ASCII: read as such it takes a byte a character
  const source = wrap(readNow(join(folder, PROGRAM)).toString('latin1'));
  const cachedData = readIfThere(join(folder, COMPILED));
  // Compiled code keeps the name that stack traces show: with a folder it would be that of the machine of the build.
  return new Script(source, { filename: PROGRAM, ...(cachedData && { cachedData }) });
}

/** Runs the program as `require` would, with the arguments of this process. */
export function runProgram(script: Script, folder: string): void {
  const filename = join(folder, PROGRAM);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, folder);
}

/** Keeps what was compiled of a program that has run, for every later start, where nothing is kept yet. */
export function keepCompiled(script: Script, folder: string): void {
  const file = join(folder, COMPILED);
  if (readIfThere(file)) return;
  try {
    writeNow(file, script.createCachedData());
  } catch {
    // where nothing can be written, every start compiles
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readNow(file);
  } catch {
    return undefined;
  }
}
