/**
 * How evenly lines are set beside those of Typst (PyPI) and of Chromium, with the same faces and in the same measure:
 * Typst as it comes, and with word joiners where we allow no break; and what the best of all ways to break them comes
 * to. The table stands in src/layout/README.md. Given files, sets their paragraphs too. Status 3: Typst or Chromium
 * could not be run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as inside from '../.build/inside.js';

const PACKAGES = ['typst==0.15.2', 'pypdfium2==5.15.2'];
const SEEDS = [7, 4242, 90210];
const PARAGRAPHS = 600;
/** 28 characters of 15.75 pt, as in the handout. */
const SIZE_PT = 15.75;
const COLUMN = { widthPt: (156 * 72) / 25.4, indentPt: 2 * SIZE_PT, alignment: 'justify' };
const WORD_JOINER = '\u2060';
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'];

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
const browser = CHROMIUM.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
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
    if (browser) print(name, 'Chromium', await chromium(paragraphs));
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (!browser) {
  console.error('\n!! NO CHROMIUM: the lines are NOT held beside those of a browser');
  process.exitCode = 3;
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

/** How Chromium sets them, by its own rules for Chinese. */
function chromium(paragraphs) {
  const page = join(folder, 'texts.html');
  const pdf = join(folder, 'texts.pdf');
  writeFileSync(
    page,
    `<!doctype html><html lang="zh-CN"><style>${styleSheet()}</style>${paragraphs.map(asHtml).join('')}`,
  );
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    // faces that are still being loaded would leave their text out
    '--virtual-time-budget=60000',
    `--print-to-pdf=${pdf}`,
  ];
  const { status } = spawnSync(browser, [...options, `file://${page}`], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`${browser} printed no PDF`);
  return measured({ paragraphs, plain: paragraphs, pdf });
}

function styleSheet() {
  const at = (path) => `url("file://${join(import.meta.dirname, '..', path)}")`;
  const faces = [
    [
      'Tinos',
      'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
      ' unicode-range: U+20-7E;',
    ],
    ['Fang', 'fonts/fandol/FandolFang-Regular.otf', ''],
    ['Song', 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', ''],
  ].map(([name, path, range]) => `@font-face { font-family: ${name}; src: ${at(path)};${range} }`);
  return `${faces.join('\n')}
@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm }
body { margin: 0; width: 156mm; font: 15.75pt/29.53pt Tinos, Fang, Song }
p { margin: 0; text-indent: 31.5pt; text-align: justify; line-break: strict; text-autospace: normal; text-spacing-trim: normal }`;
}

function asHtml(text) {
  return `<p>${text.replace(/[&<]/g, (one) => (one === '&' ? '&amp;' : '&lt;'))}</p>`;
}

async function typst(paragraphs, plain) {
  const packages = join(folder, 'python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--target', packages, ...PACKAGES];
  if (!ours.isInstalled && spawnSync('python3', pip, { stdio: 'ignore' }).status !== 0) couldNotRun();
  ours.isInstalled = true;
  return measured({ paragraphs, plain, root: join(import.meta.dirname, '..') });
}

/** What the lines of a PDF come to, or of the one that Typst makes. */
function measured(asked) {
  const packages = join(folder, 'python');
  const input = join(folder, 'texts.json');
  writeFileSync(input, JSON.stringify(asked));
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
