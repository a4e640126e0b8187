import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/run.js';
import { processWorld } from '../../src/core/world/process-world.js';
import type { Database } from '../../src/incremental/database.js';
import { CHECKOUT } from './packs.js';
import { world } from './world.js';

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `briefing` in a folder, in this process: what a command says, writes and answers. It sees the variables given
 * and no others. What only a process has (another time zone, what libraries say on its console, how it starts and
 * ends) is tested with `briefingProcess`. Commands that are given the same `database` remember what others have made.
 */
export async function briefing(
  workingFolder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  database?: Database,
): Promise<Outcome> {
  const said = { out: '', err: '' };
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text;
    },
  });
  const streams = { stdout: stream('out'), stderr: stream('err') };
  const { installation } = world;
  const seen = processWorld({ installation, workingFolder, env, ...streams, ...(database && { database }) });
  const status = await runCommand(words, seen, () => new AbortController().signal);
  return { status, ...said };
}

/** Runs `briefing` as a process of its own in a folder; no variable of the locale or the terminal is inherited. */
export function briefingProcess(
  workingFolder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(LC_|LANG|NO_COLOR|FORCE_COLOR|CI$|TZ$)/.test(name),
  );
  const child = spawn(process.execPath, [join(CHECKOUT, '.build', 'cli.cjs'), ...words], {
    cwd: workingFolder,
    env: { ...Object.fromEntries(clean), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  }) as [() => string, () => string];
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out: out(), err: err() }));
  });
}
