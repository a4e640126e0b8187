// The built program as a service, for as long as something is tried with it, and what those who try it have in common.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { said } from './said.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
export const PROGRAM = join(ROOT, '.build', 'cli.cjs');

/** Starts the program with these words; what it says is English. */
export function startProgram(words, settings = {}) {
  const stdio = ['ignore', 'ignore', 'pipe'];
  return spawn(process.execPath, [PROGRAM, ...words, '--lang', 'en'], { stdio, ...settings });
}

/** Starts a service on a free port. Answers its process and its address, which ends in `/`, once it takes work. */
export async function startService(words = [], settings = {}) {
  const child = startProgram(['serve', '--port', '0', ...words], settings);
  const address = await said(child, /serving at (\S+)\s/);
  while (!(await fetch(`${address}readyz`)).ok) await setTimeout(100);
  return { child, address };
}

/** Does something with each, so many at a time; answers what came of each. */
export async function inTurns(items, atOnce, work) {
  const results = new Array(items.length);
  const left = items.entries();
  const turn = async () => {
    for (const [index, item] of left) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return results;
}

export function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
