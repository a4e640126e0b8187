import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CHECKOUT } from './packs.js';

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `briefing` as a process of its own in a folder; no variable of the locale or the terminal is inherited. */
export function briefing(
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
