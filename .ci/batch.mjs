// A province's counties at night: a hundred data folders by one command, two of them broken, broken off and gone on
// with. Each sound one is to be made, byte for byte as it would be alone; the broken ones are to be told at the end and
// nothing of theirs be there; `--continue` is to make what is missing and no more. `node .ci/batch.mjs [--packs 100]
// [--jobs 2]` prints the end of the table and the time. The program has to be built.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../tests/fuzz/random.mjs';

const { values } = parseArgs({
  options: { packs: { type: 'string', default: '100' }, jobs: { type: 'string', default: '2' } },
});
const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, '.build', 'cli.cjs');
const PACKS = Number(values.packs);
/** Where the broken ones stand among the others, and where the batch is broken off. */
const [NO_YAML, SAME_ID] = [Math.floor(PACKS / 3), Math.floor((2 * PACKS) / 3)];
const BROKEN_OFF = Math.floor(PACKS / 2);
const BUILD_OF_SOME = 3;

const home = mkdtempSync(join(tmpdir(), 'briefing-batch-'));
const random = new Random('batch');
const names = Array.from({ length: PACKS }, (_, index) => `county-${String(index + 1).padStart(3, '0')}`);
const broken = [names[NO_YAML], names[SAME_ID]];
const sound = names.filter((name) => !broken.includes(name));

try {
  for (const [index, name] of names.entries()) makeCounty(name, index);
  await brokenOff();
  const { seconds, status, out, err } = await batch(['--continue']);
  must(status === 1, `the worst is an error: status 1, not ${status}`);
  const rows = out.split('\n').filter((line) => /^county-\d/.test(line));
  must(rows.length === PACKS, `a row for each of ${PACKS}, not ${rows.length}`);
  for (const name of broken)
    must(err.includes(name) && !existsSync(pdfOf('out', name)), `${name} is told, and not made`);
  for (const name of sound) must(existsSync(pdfOf('out', name)), `${name} is made`);
  const rest = rows.filter((line) => !/ = /.test(line)).length;
  await likeAlone();
  await nothingLeftToDo();
  process.stdout.write(`${out.trim().split('\n').slice(-6).join('\n')}\n${err.trim()}\n`);
  process.stdout.write(
    `${sound.length} of ${PACKS} made, ${broken.length} told as broken; broken off, then ${rest} in ${seconds.toFixed(0)} s\n`,
  );
} finally {
  rmSync(home, { recursive: true });
}

/** The shipped county with figures of its own; two that are broken, each in another way. */
function makeCounty(name, index) {
  const folder = join(home, 'data', name);
  cpSync(join(ROOT, 'data', 'example-county'), folder, { recursive: true });
  rewrite(join(folder, 'pack.yaml'), (text) => text.replace(/^(title: .*)$/m, `$1之${index + 1}`));
  rewrite(join(folder, 'indicators.csv'), (text) =>
    text.replace(/(?<=,)\d{2,4}\.\d(?=,)/g, (figure) => figure.replace(/\d$/, String(random.between(1, 9)))),
  );
  if (index === NO_YAML) rewrite(join(folder, 'pack.yaml'), (text) => `${text}\ntitle: [\n`);
  if (index === SAME_ID)
    rewrite(join(folder, 'indicators.csv'), (text) => text.replace('\ngdp-growth,', '\ngdp,'));
}

function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** As by a machine without power, when half of them are there. */
async function brokenOff() {
  const child = spawn(process.execPath, words([]), { cwd: home, stdio: 'ignore', detached: true });
  let isOver = false;
  const ended = new Promise((resolve) =>
    child.once('exit', () => {
      isOver = true;
      resolve();
    }),
  );
  const isThere = () =>
    existsSync(join(home, 'out')) &&
    readdirSync(join(home, 'out')).filter((name) => name.endsWith('.pdf')).length >= BROKEN_OFF;
  while (!isThere() && !isOver) await setTimeout(100);
  must(!isOver, 'half of them are made before the end');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

function words(more) {
  const data = names.map((name) => join('data', name));
  return [
    PROGRAM,
    'build',
    ...data,
    '--edition',
    'handout',
    '--jobs',
    values.jobs,
    '--out',
    'out',
    '--lang',
    'en',
    ...more,
  ];
}

async function batch(more) {
  return run(words(more));
}

async function run(arguments_) {
  const started = performance.now();
  const child = spawn(process.execPath, arguments_, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray());
  const status = await new Promise((resolve) => child.once('exit', resolve));
  const seconds = (performance.now() - started) / 1000;
  return { status, seconds, out: (await out).join(''), err: (await err).join('') };
}

/** Some of them by themselves: the very bytes. */
async function likeAlone() {
  for (const name of sound.slice(0, BUILD_OF_SOME)) {
    const { status } = await run([
      PROGRAM,
      'build',
      join('data', name),
      '--edition',
      'handout',
      '--out',
      'alone',
    ]);
    must(status === 0, `${name} is made alone`);
    must(
      readFileSync(pdfOf('out', name)).equals(readFileSync(pdfOf('alone', name))),
      `${name}: the very bytes`,
    );
  }
}

async function nothingLeftToDo() {
  const times = () => sound.map((name) => statSync(pdfOf('out', name)).mtimeMs).join();
  const before = times();
  await batch(['--continue']);
  must(times() === before, 'what is there is not made again');
}

function pdfOf(folder, name) {
  return join(home, folder, `${name}-handout.pdf`);
}

function must(isSo, what) {
  if (!isSo) throw new Error(`not so: ${what}`);
}
