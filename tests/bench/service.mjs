/**
 * Packs through the service, eight asked for at once, beside one cold process each, one after another and as many at
 * once as there are processors: `node tests/bench/service.mjs [packs] [cold]` makes random variations of both shipped
 * packs in all editions and prints packs a second, how long answers took and the memory of the workers. Fails where a
 * PDF is not that of the command line, or memory leaves ±10 % of what it was after the first 50. Reads what `npm run
 * build` made.
 */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Random } from '../fuzz/random.mjs';
import { digestOf, inTurns, PROGRAM, startService } from '../support/service.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COST = join(ROOT, 'tests', 'bench', 'cost.cjs');
const PACKS = Number(process.argv[2] ?? 200);
/** Of so many it is measured how long a process of its own takes. */
const COLD = Number(process.argv[3] ?? 40);
const AT_ONCE = 8;
const WARM = 50;
const MOST_DRIFT = 0.1;
/** Of a second of processor time, as Linux counts it. */
const TICK = 0.01;
const SHIPPED = {
  'leping-2022': ['handout', 'booklet', 'brief'],
  'example-county': ['handout', 'booklet', 'brief'],
};

const home = mkdtempSync(join(tmpdir(), 'bench-service-'));
const random = new Random('service');
const packs = Array.from({ length: PACKS }, (_, index) => variation(index));
try {
  await main();
} finally {
  rmSync(home, { recursive: true });
}

async function main() {
  const { address, child } = await startService();
  const warm = await throughService(address);
  child.kill('SIGTERM');
  // of a process that finds nothing it has made before
  const cold = [
    await coldProcesses(packs.slice(0, COLD), 1),
    await coldProcesses(packs.slice(0, COLD), availableParallelism()),
  ];
  const wanted = await digestsOfBatch();
  const others = warm.digests.filter((digests, index) => digests !== wanted[index]).length;
  const memory = meansOf(warm.memory, WARM);
  const drift = Math.max(...memory.map((one) => Math.abs(one / memory[0] - 1)));
  const own = { rate: PACKS / warm.seconds, cost: warm.processor / PACKS };
  console.log(`service: ${rateTold(own)}, ${quantiles(warm.times)}; ${PACKS} packs, ${AT_ONCE} at once`);
  for (const { atOnce, ...one } of cold)
    console.log(
      `cold processes, ${atOnce} at once: ${rateTold(one)}; ${COLD} packs; ` +
        `ratio ${(own.rate / one.rate).toFixed(2)}, of processor time ${(one.cost / own.cost).toFixed(2)}`,
    );
  console.log(
    `memory of the workers in MB, mean of ${WARM} packs each: ${memory.map(megabytes).join(' ')}; ` +
      `at most ${megabytes(Math.max(...warm.memory))}`,
  );
  console.log(
    `drift ${(drift * 100).toFixed(0)} %; ${others} of ${PACKS} PDFs are not those of the command line`,
  );
  if (others > 0 || drift > MOST_DRIFT) process.exitCode = 1;
}

/** A pack with other figures in it, as a folder and as what a client sends. */
function variation(index) {
  const [shipped, editions] = Object.entries(SHIPPED)[index % 2];
  const name = `${shipped}-${index}`;
  const folder = join(home, 'data', name);
  mkdirSync(join(home, 'data'), { recursive: true });
  cpSync(join(ROOT, 'data', shipped), folder, { recursive: true });
  for (const file of ['indicators.csv', 'projects.csv']) {
    const path = join(folder, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    // figures of a few rows, by what they are printed with
    writeFileSync(
      path,
      lines.map((line, row) => (row > 0 && random.chance(0.25) ? changed(line) : line)).join('\n'),
    );
  }
  const pack = join(folder, 'pack.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace(/^(title: .*)$/m, `$1之${index}`));
  return { name, folder, edition: editions[Math.floor(index / 2) % editions.length] };
}

function changed(line) {
  return line.replace(/(?<=,)\d{2,4}(?:\.\d+)?(?=,)/, (figure) =>
    figure.replace(/\d$/, String(random.between(1, 9))),
  );
}

async function throughService(address) {
  const digests = new Array(PACKS);
  const [times, memory] = [[], []];
  const started = performance.now();
  const before = costOfWorkers().seconds;
  let done = 0;
  await inTurns(packs, AT_ONCE, async (pack, index) => {
    const begun = performance.now();
    digests[index] = await ask(address, pack);
    times.push((performance.now() - begun) / 1000);
    done++;
    if (done > WARM) memory.push(costOfWorkers().bytes);
  });
  const processor = costOfWorkers().seconds - before;
  return { digests, times, memory, processor, seconds: (performance.now() - started) / 1000 };
}

async function ask(address, { name, folder, edition }) {
  const form = new FormData();
  for (const file of filesIn(folder))
    form.append('files', new Blob([readFileSync(join(folder, file))]), file);
  for (;;) {
    const url = `${address}v1/packs?${new URLSearchParams({ name, edition })}`;
    // a booklet is two PDFs
    const answer = await fetch(url, { method: 'POST', body: form, headers: { accept: 'application/json' } });
    if (answer.status === 200) {
      const { files } = await answer.json();
      return files.map((file) => digestOf(Buffer.from(file.base64, 'base64'))).join(' ');
    }
    if (answer.status !== 429) throw new Error(`${name} ${edition}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** Packs a second of processes that start for one each, and what each takes of a processor. */
async function coldProcesses(some, atOnce) {
  const started = performance.now();
  let processor = 0;
  await inTurns(some, atOnce, async ({ folder, edition }) => {
    const words = ['-r', COST, PROGRAM, 'build', folder, '--edition', edition, '--no-cache'];
    const { stderr } = await promisify(execFile)(process.execPath, [...words, '--out', join(home, 'cold')]);
    processor += JSON.parse(stderr.trim().split('\n').at(-1)).processor;
  });
  const seconds = (performance.now() - started) / 1000;
  return { atOnce, rate: some.length / seconds, cost: processor / some.length };
}

/** Digests of the PDFs as the command line makes them; of those that were made cold, too. */
async function digestsOfBatch() {
  const list = join(home, 'data', 'list.csv');
  writeFileSync(list, `data,edition\n${packs.map(({ name, edition }) => `${name},${edition}`).join('\n')}\n`);
  await promisify(execFile)(process.execPath, [PROGRAM, 'batch', list, '--out', join(home, 'batch')]);
  return packs.map(({ name, edition }, index) => {
    const digests = digestsIn('batch', name, edition);
    if (index < COLD && digests !== digestsIn('cold', name, edition))
      throw new Error(`${name} ${edition} differs from batch to build`);
    return digests;
  });
}

function digestsIn(folder, name, edition) {
  return [`${name}-${edition}.pdf`, `${name}-${edition}-print.pdf`]
    .map((file) => join(home, folder, file))
    .filter((file) => existsSync(file))
    .map((file) => digestOf(readFileSync(file)))
    .join(' ');
}

/** Means of so many each: at one moment memory is as much more as has gathered since V8 looked through it. */
function meansOf(values, many) {
  return Array.from({ length: Math.floor(values.length / many) }, (_, index) => {
    const some = values.slice(index * many, (index + 1) * many);
    return some.reduce((sum, one) => sum + one, 0) / many;
  });
}

function megabytes(bytes) {
  return (bytes / 2 ** 20).toFixed(0);
}

/** The memory that the workers hold, and the processor time that they have taken, as Linux tells it. */
function costOfWorkers() {
  const cost = { bytes: 0, seconds: 0 };
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      if (!words.includes(PROGRAM) || !words.includes('--worker')) continue;
      cost.bytes += Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) * 1024;
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ');
      cost.seconds += (Number(fields[11]) + Number(fields[12])) * TICK;
    } catch {
      // it has ended
    }
  return cost;
}

function rateTold({ rate, cost }) {
  return `${rate.toFixed(2)} packs/s, ${cost.toFixed(2)} s of processor a pack`;
}

function quantiles(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return [50, 95]
    .map((share) => `p${share} ${sorted[Math.floor((sorted.length * share) / 100)].toFixed(2)} s`)
    .join(', ');
}
