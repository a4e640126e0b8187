import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { cases } from '../support/daily.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
// @ts-expect-error the fuzzer is a program without types
import { kinds as allKinds } from './mutators/index.mjs';

const run = promisify(execFile);
const kinds: readonly string[] = allKinds;

/** How many inputs of a kind: the first is written, too, and of the seed of each day some of every kind are sound. */
const OF_A_KIND = cases(7, 50);
/** What of a kind is tried further where no input was sound. */
const MORE = 50;
const SEED = cases(10, 2026);

/** The kinds with how many inputs of them were: tried, sound, refused, and three counts of what must not be. */
async function fuzz(folder: string, count: number, only: readonly string[]) {
  const options = { count: count * only.length, seed: SEED, only, out: folder };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await run(process.execPath, [join(CHECKOUT, 'tests/fuzz/main.mjs'), ...words]).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  );
  const rows = [...stdout.matchAll(/^([a-z]+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) /gm)];
  const found = rows.map(([, kind = '', ...counts]) => ({ kind, counts: counts.map(Number) }));
  const all = found.pop();
  expect([all?.kind, all?.counts[0], all?.counts.slice(3)], stdout).toEqual([
    'all',
    options.count,
    [0, 0, 0],
  ]);
  return found;
}

test('of many inputs that are not as they should be none crashes, hangs or fills the memory', async () => {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  const unsound = (found: Awaited<ReturnType<typeof fuzz>>) =>
    found.filter(({ counts }) => counts[1] === 0).map(({ kind }) => kind);
  const found = await fuzz(folder.path, OF_A_KIND, kinds);
  expect(found.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
  // of each kind some are sound, or what lies behind the readers is never reached
  const none = unsound(found);
  if (none.length > 0) expect(unsound(await fuzz(folder.path, MORE, none))).toEqual([]);
}, 300_000);
