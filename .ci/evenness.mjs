/**
 * How evenly lines are set beside those of Typst (PyPI), with the same faces and in the same measure: Typst as it comes,
 * and with word joiners where we allow no break; and what the best of all ways to break them comes to. The table stands in src/layout/README.md. Given files, sets their
 * paragraphs too. Status 3: Typst could not be run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as inside from '../.build/inside.js';

const PACKAGES = ['typst==0.15.2', 'pypdfium2==5.15.2'];
const SEEDS = [7, 4242];
const PARAGRAPHS = 600;
/** 28 characters of 15.75 pt, as in the handout. */
const SIZE_PT = 15.75;
const COLUMN = { widthPt: (156 * 72) / 25.4, indentPt: 2 * SIZE_PT, alignment: 'justify' };
const WORD_JOINER = '\u2060';

const texts = new Map(
  SEEDS.map((seed) => [`seed ${seed}`, inside.adversarialProse(inside.seeded(seed), PARAGRAPHS)]),
);
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  texts.set(
    basename(file),
    lines.map((line) => line.trim()).filter((line) => line !== ''),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'evenness-'));
try {
  console.log(
    '| text | set by | lines | spread | mean | looser than .10 em | neighbours apart | single marks |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const [name, paragraphs] of texts) {
    const set = ours(paragraphs);
    print(name, 'briefing', set);
    printBounds(name, paragraphs, set);
    print(name, 'Typst', await typst(paragraphs, paragraphs));
    print(name, 'Typst with our prohibitions', await typst(paragraphs.map(joined), paragraphs));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function ours(paragraphs) {
  const fonts = inside.openFontLibrary(inside.processWorld().installation);
  const set = paragraphs.map((text) =>
    inside.composeParagraph([{ text, font: '仿宋', fontSize: SIZE_PT }], COLUMN, fonts),
  );
  return inside.evennessOf(set, SIZE_PT);
}

/** The best that any choice of breaks comes to under our rules, each figure by itself. */
function printBounds(name, paragraphs, { lines }) {
  const fonts = inside.openFontLibrary(inside.processWorld().installation);
  const bounds = paragraphs.map((text) =>
    inside.lineBounds({ text, font: '仿宋', fontSize: SIZE_PT }, COLUMN, fonts),
  );
  const sum = (key) => bounds.reduce((all, one) => all + one[key], 0);
  const loose = ((100 * sum('loose')) / (lines - paragraphs.length)).toFixed(1);
  console.log(`| ${name} | the best of all breaks | ${sum('lines')} | | | ${loose} % | | |`);
}

/** A text in which nothing may be parted that we keep whole. */
function joined(text) {
  let result = '';
  let last = 0;
  inside.findUnbreakable(text, (from, to) => {
    result += text.slice(last, from) + [...text.slice(from, to)].join(WORD_JOINER);
    last = to;
  });
  return result + text.slice(last);
}

async function typst(paragraphs, plain) {
  const packages = join(folder, 'python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--target', packages, ...PACKAGES];
  if (!ours.isInstalled && spawnSync('python3', pip, { stdio: 'ignore' }).status !== 0) couldNotRun();
  ours.isInstalled = true;
  const input = join(folder, 'texts.json');
  writeFileSync(input, JSON.stringify({ paragraphs, plain, root: join(import.meta.dirname, '..') }));
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [join(import.meta.dirname, 'set-with-typst.py'), input],
    {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: packages },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function print(name, by, { lines, spreadEm, meanEm, looseShare, apartEm, markEm }) {
  const ems = [spreadEm, meanEm].map((em) => em.toFixed(4));
  const [loose, apart, mark] = [`${(100 * looseShare).toFixed(1)} %`, apartEm.toFixed(4), markEm.toFixed(2)];
  console.log(`| ${[name, by, lines, ...ems, loose, apart, mark].join(' | ')} |`);
}

function couldNotRun() {
  console.error('\n!! NO TYPST: the lines are NOT held beside those of Typst');
  rmSync(folder, { recursive: true });
  process.exit(3);
}
