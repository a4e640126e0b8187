/**
 * Feeds the program inputs that are not as they should be, and counts what it can't take: `npm run fuzz`. The same
 * seed gives the same inputs; each one that fails is kept, with what became of it, in out/fuzz/KIND-NUMBER/.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeFiles } from './made.mjs';
import { kinds, makeInput } from './mutators/index.mjs';
import { alone, runAll } from './run.mjs';
import { Tally } from './table.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2026' },
    count: { type: 'string', default: '10000' },
    only: { type: 'string', default: kinds.join(',') },
    replay: { type: 'string' },
    out: { type: 'string', default: join('out', 'fuzz') },
    help: { type: 'boolean' },
  },
});
const { seed, out } = values;
const chosen = values.only.split(',');
const unknown = chosen.filter((kind) => !kinds.includes(kind));
/** So many inputs of a kind are checked for one that is also written. */
const WRITTEN_EVERY = 20;

if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`no kind ${unknown.join(', ')}`);
  console.log(`npm run fuzz [-- --count N] [--seed S] [--only KIND,…] [--replay NUMBER] [--out FOLDER]
kinds: ${kinds.join(', ')}; --replay runs one input of one kind and keeps it`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const madeFolder = mkdtempSync(join(tmpdir(), 'briefing-fuzz-'));
try {
  await makeFiles(madeFolder);
  process.exitCode = values.replay === undefined ? await runMany() : await replay(Number(values.replay));
} finally {
  rmSync(madeFolder, { recursive: true });
}

async function runMany() {
  const asked = Array.from({ length: Number(values.count) }, (_, at) =>
    askedOf(chosen[at % chosen.length], Math.floor(at / chosen.length)),
  );
  const tally = new Tally();
  const failed = [];
  const processes = Math.min(availableParallelism(), 8);
  await runAll(asked, {
    madeFolder,
    processes,
    onResult: (one, result) => {
      tally.add(one.kind, result);
      if (isFine(result)) return;
      failed.push(one);
      keep(one, result);
      console.log(`${one.kind} ${one.number}: ${result.outcome}: ${firstLines(result.detail)}`);
    },
  });
  console.log(String(tally));
  return failed.length > 0 ? 1 : 0;
}

async function replay(number) {
  const one = askedOf(chosen[0], number);
  const result = await alone(one, madeFolder);
  keep(one, result);
  console.log(`${JSON.stringify({ ...result, detail: undefined })}\n${result.detail}`);
  return isFine(result) ? 0 : 1;
}

function askedOf(kind, number) {
  return { seed, kind, number, written: number % WRITTEN_EVERY === 0 };
}

function isFine({ outcome }) {
  return outcome === 'ok' || outcome === 'refused';
}

function firstLines(detail) {
  return detail.split('\n').slice(0, 3).join(' | ').slice(0, 300);
}

/** The files of an input, and what became of it. */
function keep(one, result) {
  const { data = {}, templates = {}, pdf, manifest, settings } = makeInput(one, madeFolder);
  const under = (folder, files) =>
    Object.entries(files).map(([name, content]) => [join(folder, name), content]);
  const files = [
    ...under('data', data),
    ...under('templates', templates),
    ...(pdf ? [['input.pdf', pdf]] : []),
    ...(manifest ? [['manifest.json', manifest]] : []),
    ...(settings ? [['settings.json', JSON.stringify(settings)]] : []),
    [
      'result.txt',
      `npm run fuzz -- --seed ${seed} --only ${one.kind} --replay ${one.number}\n${result.outcome}\n${result.detail}\n`,
    ],
  ];
  for (const [name, content] of files) {
    const file = join(out, `${one.kind}-${one.number}`, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
