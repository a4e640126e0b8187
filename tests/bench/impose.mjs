/**
 * What imposing costs: a PDF of 500 pages in the pack's own faces is made, then imposed by the program five times,
 * each in a process of its own from cold. Prints medians beside their limits: `node tests/bench/impose.mjs`.
 * Reads what `npm run build` made.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFontLibrary, processWorld, renderPdf } from '../../.build/inside.js';
import { engineDefinition } from './works.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 5;
const LIMITS = { pages: 500, seconds: 3, megabytes: 400, ratio: 1.1 };

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const [input, output] = ['in.pdf', 'out.pdf'].map((name) => join(folder, name));
const work = engineDefinition({ kind: 'prose', size: LIMITS.pages });
const { bytes, pages } = await renderPdf(work, openFontLibrary(processWorld().installation));
writeFileSync(input, bytes);

console.log(`| layout | pages | at most | takes |\n| --- | --- | --- | --- |`);
for (const layout of ['saddle', 'perfect', '4up', 'cut-stack']) {
  const runs = Array.from({ length: RUNS }, () => run(layout));
  const median = (name) => runs.map((one) => one[name]).sort((a, b) => a - b)[RUNS >> 1];
  const ratio = statSync(output).size / statSync(input).size;
  const limit = `${LIMITS.seconds} s, ${LIMITS.megabytes} MB, ${LIMITS.ratio} × input`;
  const cost = `${median('seconds').toFixed(2)} s, ${median('megabytes').toFixed(0)} MB, ${ratio.toFixed(2)} × input`;
  const isOver =
    median('seconds') > LIMITS.seconds || median('megabytes') > LIMITS.megabytes || ratio > LIMITS.ratio;
  console.log(`| ${layout} | ${pages.length} | ${limit} | ${cost}${isOver ? ' **over**' : ''} |`);
}
rmSync(folder, { recursive: true });

function run(layout) {
  const words = ['-r', './tests/bench/cost.cjs', '.build/cli.cjs', 'impose', input, output];
  const { stderr } = spawnSync(process.execPath, [...words, '--layout', layout, '-q'], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  return JSON.parse(stderr.trim().split('\n').at(-1));
}
