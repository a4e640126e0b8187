import { fork } from 'node:child_process';
import { join } from 'node:path';

export const MOST_MILLISECONDS = 5000;
export const MOST_MEGABYTES = 1024;
/** A machine may have other work: only after this long on the clock is a run given up. */
const MOST_WALL_MILLISECONDS = 40_000;
/** A child that has grown to this makes room for another: the memory of an input is its own. */
const WORN_MEGABYTES = 450;

/**
 * Runs inputs in child processes, so many at once, and tells the result of each as it comes. A child that hangs or
 * runs out of memory is ended and the run goes on; what was slow or large is tried again in a process of its own,
 * which settles it.
 */
export async function runAll(asked, { madeFolder, processes, onResult }) {
  const left = asked.values();
  const lanes = Array.from({ length: processes }, async () => {
    let child = new Child(madeFolder);
    for (const one of left) {
      const result = await child.run(one);
      if (child.isWorn(result)) {
        child.end();
        child = new Child(madeFolder);
      }
      onResult(one, isWithinBounds(result) ? result : await alone(one, madeFolder));
    }
    child.end();
  });
  await Promise.all(lanes);
}

/** One input in a process that has run nothing before. */
export async function alone(asked, madeFolder) {
  const child = new Child(madeFolder);
  const result = await child.run(asked);
  child.end();
  if (result.outcome === 'hang') return { ...result, outcome: 'slow' };
  if (result.milliseconds > MOST_MILLISECONDS) return { ...result, outcome: 'slow' };
  return result.megabytes > MOST_MEGABYTES ? { ...result, outcome: 'memory' } : result;
}

function isWithinBounds({ outcome, milliseconds, megabytes }) {
  if (outcome === 'hang' || outcome === 'memory') return false;
  return milliseconds <= MOST_MILLISECONDS && megabytes <= MOST_MEGABYTES;
}

class Child {
  #process;
  #ready;

  constructor(madeFolder) {
    this.#process = fork(join(import.meta.dirname, 'child.mjs'), [madeFolder], {
      execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#ready = new Promise((resolve) => this.#process.once('message', resolve));
  }

  /** What the child answers, or what its end says. */
  async run(asked) {
    const child = this.#process;
    await this.#ready;
    return new Promise((resolve) => {
      let said = '';
      const hear = (text) => {
        said += text;
      };
      const settle = (result) => {
        clearTimeout(watch);
        child.off('message', settle).off('exit', ended);
        child.stderr.off('data', hear);
        resolve(result);
      };
      const ended = (code, signal) => {
        const isMemory = /heap out of memory|Allocation failed/.test(said);
        const detail = said.slice(0, 2000) || `ended with ${code ?? signal}`;
        const cost = { milliseconds: 0, megabytes: isMemory ? MOST_MEGABYTES : 0 };
        settle({ outcome: isMemory || signal === 'SIGKILL' ? 'memory' : 'crash', detail, ...cost });
      };
      const watch = setTimeout(() => {
        settle({ outcome: 'hang', detail: 'no end', milliseconds: MOST_WALL_MILLISECONDS, megabytes: 0 });
        child.kill('SIGKILL');
      }, MOST_WALL_MILLISECONDS);
      child.stderr.on('data', hear);
      child.on('message', settle).on('exit', ended);
      child.send(asked);
    });
  }

  isWorn({ outcome, megabytes }) {
    return (
      this.#process.exitCode !== null ||
      this.#process.killed ||
      outcome === 'hang' ||
      megabytes > WORN_MEGABYTES
    );
  }

  end() {
    this.#process.kill();
  }
}
