import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { isWritable, readNow, writeNow } from '../../core/world/disk-files.js';
import { growAsUsual } from './memory.js';

/**
 * What V8 compiled of a file, beside it. V8 takes code that another release with the same number of V8 has compiled,
 * and crashes; it takes none that was compiled under other flags, as `--max-old-space-size` is: the file is named for
 * the one release and the flags whose code it is.
 */
function compiledOf(folder: string, file: string): string {
  const release = `${process.version}-${process.platform}-${process.arch}`;
  return join(folder, `${basename(file, '.cjs')}-${release}-${cachedDataVersionTag().toString(16)}.compiled`);
}

/**
 * Most builds are over before optimised code pays for itself: compile only what stays hot six times as long. V8 calls
 * this otherwise in each version of Node, and prints an error for a name that it does not know; a version that is not
 * listed runs as it is.
 */
const TUNING: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=400000'],
  22: ['--invocation-count-for-turbofan=18000'],
  24: ['--invocation-count-for-maglev=2400', '--invocation-count-for-turbofan=18000'],
};

/** Has V8 run as suits a command. It holds for all of the process, and is no business of what a program imports. */
export function tune(): void {
  growAsUsual();
  for (const flag of TUNING[process.versions.node.split('.')[0] ?? ''] ?? []) setFlagsFromString(flag);
}

/** What a file of the build tells this one, besides what it exports for others. */
interface Told {
  /** Whether it has set type: then it has compiled what others need, too. */
  hasSetType(): boolean;
}

/**
 * Runs a file of the build, which is a function such as `require` makes of a CommonJS module, with the code that was
 * compiled before where there is some: compiling is a seventh of a cold start. Answers what it exports. The first
 * process that sets type keeps what was compiled, when it ends or, as a service does not, after a while; `beforeKept`
 * sets the flags that it began with again, where it has changed some.
 */
export function runCompiled(folder: string, file: string, beforeKept?: () => void): unknown {
  // the bundler writes ASCII: read as such it takes a byte a character, and lies outside of what V8 looks through
  const source = readNow(join(folder, file)).toString('latin1');
  const compiled = compiledOf(folder, file);
  const cachedData = readIfThere(compiled);
  // Compiled code keeps the name that stack traces show: with a folder it would be that of the machine of the build.
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const exported = run(script, folder, file);
  const isOfUse = cachedData && !script.cachedDataRejected;
  if (!isOfUse && isWritable(folder)) keepOnceSet(script, compiled, exported as Told, beforeKept);
  return exported;
}

function run(script: Script, folder: string, file: string): unknown {
  const filename = join(folder, file);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, folder);
  return module.exports;
}

/** Looked at so often whether type has been set. */
const KEEP_AFTER_MS = 20_000;

function keepOnceSet(script: Script, compiled: string, told: Told, beforeKept?: () => void): void {
  const keep = () => {
    if (!told.hasSetType()) return;
    process.off('exit', keep);
    clearInterval(timer);
    try {
      beforeKept?.();
      writeNow(compiled, script.createCachedData());
    } catch {
      // where nothing can be written, every start compiles
    }
  };
  const timer = setInterval(keep, KEEP_AFTER_MS).unref();
  process.on('exit', keep);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readNow(file);
  } catch {
    return undefined;
  }
}
