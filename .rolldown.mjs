import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';

const require = createRequire(import.meta.url);

/**
 * CommonJS packages that the sources require by name, because importers unwrap them differently: the bundler
 * knows how to unwrap what it packs, once it sees a plain `require`.
 */
const packRequired = {
  name: 'pack-required',
  transform(code, id) {
    if (!/(fonts\/face|output\/pdf\/pdfmake|chinese\/dictionary)\.ts$/.test(id)) return null;
    return code
      .replace(/const require = createRequire\(import\.meta\.url\);/, '')
      .replaceAll('createRequire(import.meta.url)(', 'require(');
  },
};

/**
 * What pdfkit and fontkit load at once and a pack never uses, loaded when it is asked for: WOFF decompression,
 * encryption, and the tables of characters for the shaping of other scripts, which are compressed. A tenth of
 * a cold start.
 */
const PROPERTIES = [
  ...['getCategory', 'getCombiningClass', 'getScript', 'getEastAsianWidth', 'getNumericValue', 'isAlphabetic'],
  ...['isDigit', 'isPunctuation', 'isLowerCase', 'isUpperCase', 'isTitleCase', 'isWhiteSpace', 'isBaseForm'],
  'isMark',
];
const LAZY = {
  'brotli/decompress.js': `module.exports = (...input) => require('brotli/decompress.js')(...input);`,
  '@noble/ciphers/aes': ['cbc', 'ecb'].map(deferred('@noble/ciphers/aes')).join('\n'),
  'unicode-properties': PROPERTIES.map(deferred('unicode-properties')).join('\n'),
  'unicode-trie': `module.exports = class {
    constructor(data) { this.data = data; }
    get(codePoint) { return (this.trie ??= new (require('unicode-trie'))(this.data)).get(codePoint); }
  };`,
};

function deferred(module) {
  return (name) => `exports.${name} = (...input) => require('${module}').${name}(...input);`;
}

const LAZY_PREFIX = '\0lazy:';

const loadLazily = {
  name: 'load-lazily',
  resolveId(id, importer) {
    return id in LAZY && !importer?.startsWith(LAZY_PREFIX) ? LAZY_PREFIX + id : null;
  },
  load(id) {
    return id.startsWith(LAZY_PREFIX) ? LAZY[id.slice(LAZY_PREFIX.length)] : null;
  },
};

/**
 * chartjs-node-canvas asks for a canvas by name and evaluates it and Chart.js anew for each instance, through the
 * cache of `require`. The program has one instance, its canvas is the recording one, and both are packed: evaluated
 * once, by the first chart.
 */
const packCharts = {
  name: 'pack-charts',
  resolveId(id) {
    return id === 'canvas' ? CANVAS : null;
  },
  transform(code, id) {
    if (!id.endsWith('chartJSNodeCanvasBase.js')) return null;
    return code
      .replace("(0, freshRequire_1.freshRequire)('canvas')", "require('canvas')")
      .replace('Object.keys(require.cache)', '[]');
  },
};

const CANVAS = join(import.meta.dirname, 'src/chart/canvas/index.ts');

const packed = {
  platform: 'node',
  external: ['pinyin-pro'],
  plugins: [packRequired, packCharts, loadLazily],
  onLog(level, log, handler) {
    if (level === 'warn') throw new Error(log.message);
    handler(level, log);
  },
};

// The library, and the canvas, which chartjs-node-canvas asks for by name.
await build({
  ...packed,
  input: {
    index: 'src/index.ts',
    'chart/canvas/index': 'src/chart/canvas/index.ts',
    // the engine by itself, for the benchmark
    'fonts/open': 'src/fonts/open.ts',
    // what is printed of findings, for inputs that are not as they should be
    terminal: 'src/cli/terminal.ts',
    'output/pdf/index': 'src/output/pdf/index.ts',
    // the files and the installation that these are given
    world: 'src/core/world/process-world.ts',
  },
  output: { dir: '.build', format: 'esm', cleanDir: true, chunkFileNames: '[name].js' },
});

// The program in one file instead of nine hundred, which V8 can keep compiled, and what starts it.
for (const [source, file] of [
  ['src/cli/cli.ts', 'briefing.cjs'],
  ['src/cli/launch/bin.ts', 'cli.cjs'],
  ['src/cli/launch/program.ts', 'launch.cjs'],
]) {
  await build({
    ...packed,
    input: source,
    output: { file: `.build/${file}`, format: 'cjs', codeSplitting: false },
  });
}
// npm makes a program runnable when it first links it, not when it is written anew.
chmodSync('.build/cli.cjs', 0o755);

// The preview's page, for browsers; the reader of PDFs is served beside it.
await build({
  input: 'src/studio/page/main.ts',
  external: ['pdfjs-dist'],
  output: {
    file: '.build/preview/preview.js',
    format: 'esm',
    codeSplitting: false,
    paths: { 'pdfjs-dist': '/pdf.mjs' },
  },
});
for (const name of ['preview.html', 'preview.css'])
  copyFileSync(join('src/studio/page', name), join('.build/preview', name));
// the build of the reader for older browsers, which offices have
for (const [name, minified] of [
  ['pdf.mjs', 'pdf.min.mjs'],
  ['pdf.worker.mjs', 'pdf.worker.min.mjs'],
])
  copyFileSync(require.resolve(`pdfjs-dist/legacy/build/${minified}`), join('.build/preview', name));

// Digests of the fonts are made now rather than in the first build.
const { openFontLibrary } = await import('./.build/fonts/open.js');
const { processWorld } = await import('./.build/world.js');
for (const face of openFontLibrary(processWorld().installation).faces) face.has(0x20);

// A build of the shipped data compiles what builds need; the compiled code is kept for every later start.
const folder = join(import.meta.dirname, '.build');
const { compiledFile, readProgram, runProgram } = require(join(folder, 'launch.cjs'));
const out = mkdtempSync(join(tmpdir(), 'briefing-'));
const program = readProgram(folder);
process.argv = [process.execPath, 'briefing', 'build', join('data', 'leping-2022'), '--out', out, '--quiet'];
process.once('beforeExit', () => {
  writeFileSync(compiledFile(folder), program.createCachedData());
  // faults of the data are no faults of the installation
  process.exitCode = 0;
  rmSync(out, { recursive: true });
});
runProgram(program, folder);
