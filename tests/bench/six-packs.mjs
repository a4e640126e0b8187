/**
 * Six packs in one process, edited in turn, beside one pack alone: `node tests/bench/six-packs.mjs [edits]` prints the
 * processor time of an edit of each, and fails where one of six takes more than 1.3 times what one alone takes. Reads
 * what `npm run build` made.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPack, openProject, processWorld } from '../../.build/inside.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EDITS = Number(process.argv[2] ?? 25);
const WARM = 5;
const MOST_RATIO = 1.3;
const FIGURE = /(?<=^gdp,.*?,)\d[\d.]*(?=%,)/m;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));

/** A copy of the shipped pack, in a project of its own. */
function packNamed(name) {
  const dataFolder = join(folder, name);
  cpSync(join(ROOT, 'data', 'leping-2022'), dataFolder, { recursive: true });
  return openProject(processWorld(), { dataFolder, outFolder: folder, workingFolder: folder });
}

/** Builds a pack with another figure in it; milliseconds of processor time. */
async function edit(project, number) {
  const file = join(project.dataFolder, 'indicators.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(FIGURE, String(3 + (number % 89))));
  const before = process.cpuUsage();
  await buildPack(project, { edition: 'handout' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (times) => times.toSorted((one, other) => one - other)[times.length >> 1];

/** Medians of an edit of each pack, all edited in turn. */
async function editInTurn(projects) {
  const times = projects.map(() => []);
  for (let number = 0; number < WARM + EDITS; number++)
    for (const [index, project] of projects.entries()) times[index].push(await edit(project, number));
  return times.map((of) => median(of.slice(WARM)));
}

const names = ['one', 'two', 'three', 'four', 'five', 'six'];
// the program is as warm for one as for six
await editInTurn([packNamed('warm')]);
const [alone] = await editInTurn([packNamed('alone')]);
const each = await editInTurn(names.map(packNamed));
rmSync(folder, { recursive: true });

const most = Math.max(...each.map((one) => one / alone));
console.log(`an edit of one pack alone: ${alone.toFixed(0)} ms of processor time`);
console.log(`of each of six in turn: ${each.map((one) => one.toFixed(0)).join(', ')} ms`);
console.log(`at most ${most.toFixed(2)} times (limit ${MOST_RATIO})`);
if (most > MOST_RATIO) process.exitCode = 1;
