/**
 * Cells of the shipped handout edited again and again under watch, in one process: time from the save to the new
 * PDF, and memory after collecting garbage. `node --expose-gc tests/bench/edits.mjs [edits]` prints both and
 * fails where memory leaves ±10 % of what it was after the first 50. Reads what `npm run build` made.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject, Session } from '../../.build/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EDITS = Number(process.argv[2] ?? 500);
const WARM = 50;
const SAMPLE_EVERY = 10;
const MOST_DRIFT = 0.1;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const data = join(folder, 'leping-2022');
cpSync(join(ROOT, 'data', 'leping-2022'), data, { recursive: true });
/** Cells by turns: one printed in tables, charts, cards and sentences, and one in a single long table. */
const CELLS = [
  ['indicators.csv', /(?<=^gdp,.*?,)\d[\d.]*(?=%,)/m],
  ['sectors.csv', /(?<=^ind-01,.*?,)\d+(?=个,)/m],
].map(([name, figure]) => ({ file: join(data, name), text: readFileSync(join(data, name), 'utf8'), figure }));

let done = () => {};
const session = new Session(openProject({ dataFolder: data, outFolder: folder, workingFolder: folder }), {
  build: { edition: 'handout' },
  onOutcome: (outcome) => done(outcome),
});
await session.start();

const milliseconds = [];
const memory = [];
for (let edit = 1; edit <= EDITS; edit++) {
  const outcome = new Promise((resolve) => {
    done = resolve;
  });
  const started = performance.now();
  const { file, text, figure } = CELLS[edit % CELLS.length];
  writeFileSync(file, text.replace(figure, String(1 + (edit % 97))));
  const { hasFailed, diagnostics } = await outcome;
  milliseconds.push(performance.now() - started);
  if (hasFailed) throw new Error(JSON.stringify(diagnostics));
  if (edit % SAMPLE_EVERY > 0) continue;
  globalThis.gc();
  const { heapUsed, rss, external } = process.memoryUsage();
  memory.push({ edit, heapMb: heapUsed / 2 ** 20, externalMb: external / 2 ** 20, rssMb: rss / 2 ** 20 });
}
await session.close();
rmSync(folder, { recursive: true });

const settled = milliseconds.slice(WARM).sort((a, b) => a - b);
const share = (part) => settled[Math.floor(part * (settled.length - 1))].toFixed(0);
console.log(`${EDITS} edits, save to new PDF: median ${share(0.5)} ms, 95 of 100 within ${share(0.95)} ms`);

for (const kind of ['heapMb', 'externalMb', 'rssMb']) {
  const [base, ...later] = memory.filter(({ edit }) => edit >= WARM).map((one) => one[kind]);
  const [least, most] = [Math.min(base, ...later), Math.max(base, ...later)];
  const drift = Math.max(most / base - 1, 1 - least / base);
  const isFlat = drift <= MOST_DRIFT;
  const words = `${base.toFixed(0)} MB after ${WARM} edits, then ${least.toFixed(0)} to ${most.toFixed(0)} MB`;
  console.log(`${kind.replace('Mb', '')}: ${words}, ${isFlat ? 'flat' : 'NOT FLAT'}`);
  // what the system gives back to it, and when, is not the program's to say: less is no fault
  if (!isFlat && (kind !== 'rssMb' || most / base - 1 > MOST_DRIFT)) process.exitCode = 1;
}
