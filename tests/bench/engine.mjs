/**
 * What the works of works.mjs cost, each run in a process of its own from cold: `node tests/bench/engine.mjs`
 * runs all five times and prints medians beside stock pdfmake and the limits; `… engine.mjs 2 briefing` runs
 * the work of that index once. Reads what `npm run build` made.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineDefinition, sheetPack, stockDefinition, WORKS } from './works.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 5;

/** Ways to set a work; each returns what it made, and the seconds counted if not those of the process. */
const ENGINES = {
  briefing: (work) => (work.kind === 'handout' ? buildHandout(work.size) : setWithEngine(work)),
  stock: setWithStock,
};

async function setWithEngine(work) {
  const { openFontLibrary, processWorld, renderPdf } = await import('../../.build/inside.js');
  const { bytes, pages } = await renderPdf(
    engineDefinition(work),
    openFontLibrary(processWorld().installation),
  );
  return { pages: pages.length, bytes: bytes.length };
}

async function setWithStock(work) {
  const { default: pdfmake } = await import('pdfmake');
  const song = join(
    ROOT,
    'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  );
  const fang = join(ROOT, 'fonts/fandol/FandolFang-Regular.otf');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === song || path === fang);
  pdfmake.addFonts({ 仿宋: { normal: fang }, 宋体: { normal: song } });
  const bytes = await pdfmake.createPdf(stockDefinition(work)).getBuffer();
  const pages = bytes.toString('latin1').match(/\/Type \/Page\n/g)?.length;
  return { pages, bytes: bytes.length };
}

/** Builds the shipped handout so many times and counts the last; the first is counted with the process. */
async function buildHandout(times) {
  const { buildPack, openProject, processWorld } = await import('../../.build/inside.js');
  const outFolder = mkdtempSync(join(tmpdir(), 'bench-'));
  const project = openProject(processWorld(), {
    dataFolder: 'data/leping-2022',
    outFolder,
    workingFolder: ROOT,
  });
  let result;
  for (let time = 1; time <= times; time++) {
    const start = performance.now();
    const { outputs } = await buildPack(project, { edition: 'handout' });
    const seconds = (performance.now() - start) / 1000;
    result = { pages: outputs[0].pages, bytes: outputs[0].bytes, ...(time > 1 && { seconds }) };
  }
  rmSync(outFolder, { recursive: true });
  return result;
}

async function runOnce(index, engine) {
  const made = await ENGINES[engine](WORKS[index]);
  const cost = { seconds: process.uptime(), megabytes: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify({ ...cost, ...made }));
}

function runWork(index, engine) {
  const script = fileURLToPath(import.meta.url);
  const words = [script, String(index), engine];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', cwd: ROOT }));
}

/** `briefing build` as it is run by hand, of the shipped data or of a sheet that an office drops into a folder. */
function runProgram(work) {
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const data = work.kind === 'handout' ? 'data/leping-2022' : out;
  if (data === out)
    for (const [file, text] of Object.entries(sheetPack(work))) writeFileSync(join(out, file), text);
  const words = ['-r', './tests/bench/cost.cjs', '.build/cli.cjs', 'build', data];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...words, '--edition', 'handout', '--out', out, '--json', '--no-cache'],
    { encoding: 'utf8', cwd: ROOT },
  );
  rmSync(out, { recursive: true });
  const [{ pages, bytes }] = JSON.parse(stdout).outputs;
  return { ...JSON.parse(stderr.trim().split('\n').at(-1)), pages, bytes };
}

function measure(index, engine) {
  const work = WORKS[index];
  const isProgram = engine === 'briefing' && (isSheet(work) || (work.kind === 'handout' && work.size === 1));
  const runs = Array.from({ length: RUNS }, () => (isProgram ? runProgram(work) : runWork(index, engine)));
  const median = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[RUNS >> 1];
  return {
    seconds: median('seconds'),
    megabytes: median('megabytes'),
    pages: runs[0].pages,
    bytes: runs[0].bytes,
  };
}

/** Whether it is set by the program alone: nothing else reads a sheet. */
function isSheet({ kind }) {
  return kind === 'figures' || kind === 'words';
}

function cells({ seconds, megabytes, pages, bytes }) {
  return `${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB, ${pages} pp., ${(bytes / 1024).toFixed(0)} KB`;
}

function runAll() {
  console.log('| work | at most | briefing | pdfmake alone |\n| --- | --- | --- | --- |');
  for (const [index, work] of WORKS.entries()) {
    const limit = `${work.seconds} s${work.megabytes ? `, ${work.megabytes} MB` : ''}`;
    const ours = measure(index, 'briefing');
    const isOver =
      ours.seconds > work.seconds || ours.megabytes > (work.megabytes ?? Number.POSITIVE_INFINITY);
    const isAgain = work.kind === 'handout' && work.size > 1;
    const stock = isAgain || isSheet(work) ? '—' : cells(measure(index, 'stock'));
    console.log(`| ${work.name} | ${limit} | ${cells(ours)}${isOver ? ' **over**' : ''} | ${stock} |`);
  }
}

const [index, engine] = process.argv.slice(2);
if (index === undefined) runAll();
else await runOnce(Number(index), engine);
