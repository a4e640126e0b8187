import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { cases } from '../support/daily.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';

const run = promisify(execFile);

/** Ten of each kind, of which one is written; of this seed some are sound, too. */
const COUNT = cases(100, 500);
const SEED = cases(27, 2026);

test('of many inputs that are not as they should be none crashes, hangs or fills the memory', async () => {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  const words = [join(CHECKOUT, 'tests/fuzz/main.mjs'), '--count', String(COUNT), '--seed', String(SEED)];
  const { stdout } = await run(process.execPath, [...words, '--out', folder.path]).catch(
    ({ stdout }: { stdout: string }) => ({
      stdout,
    }),
  );
  const rows = [...stdout.matchAll(/^([a-z]+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) /gm)];
  const [all, ...kinds] = rows.map(([, kind, ...counts]) => ({ kind, counts: counts.map(Number) })).reverse();
  expect([all?.kind, all?.counts[0], all?.counts.slice(3)], stdout).toEqual(['all', COUNT, [0, 0, 0]]);
  // of each kind some are sound, or what lies behind the readers is never reached
  for (const { kind, counts } of kinds) expect(counts[1], `sound ${kind}`).toBeGreaterThan(0);
}, 300_000);
