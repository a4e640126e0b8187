import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'rolldown';

const require = createRequire(import.meta.url);

/**
 * CommonJS packages that the sources require by name, because importers unwrap them differently: the bundler
 * knows how to unwrap what it packs, once it sees a plain `require`.
 */
const packRequired = {
  name: 'pack-required',
  transform(code, id) {
    if (!/(fonts\/face|output\/pdf\/pdfmake)\.ts$/.test(id)) return null;
    return code
      .replace(/const require = createRequire\(import\.meta\.url\);/, '')
      .replaceAll('createRequire(import.meta.url)(', 'require(');
  },
};

/**
 * What is loaded at once and a pack seldom or never uses, loaded when it is asked for: fontkit, whose work is kept;
 * in it WOFF decompression and the tables of characters for the shaping of other scripts, which are compressed; in
 * pdfkit encryption. A tenth of a cold start.
 */
const PROPERTIES = [
  ...['getCategory', 'getCombiningClass', 'getScript', 'getEastAsianWidth', 'getNumericValue', 'isAlphabetic'],
  ...['isDigit', 'isPunctuation', 'isLowerCase', 'isUpperCase', 'isTitleCase', 'isWhiteSpace', 'isBaseForm'],
  'isMark',
];
const LAZY = {
  fontkit: deferred('fontkit')('create'),
  'brotli/decompress.js': `module.exports = (...input) => require('./packed/brotli.cjs')(...input);`,
  '@noble/ciphers/aes': ['cbc', 'ecb'].map(deferred('@noble/ciphers/aes')).join('\n'),
  // the tables of where lines may end are not those of Chinese
  linebreak: `module.exports = class {
    constructor(text) { return new (require('linebreak'))(text); }
  };`,
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

/** The names of the characters of HTML are unpacked as htmlparser2 is loaded: where HTML is read is early enough. */
const unpackEntitiesLater = {
  name: 'unpack-entities-later',
  transform(code, id) {
    const change = LATER_ENTITIES.find(({ file }) => id.endsWith(file));
    if (!change) return null;
    if (!code.includes(change.from)) throw new Error(`${change.file} is not as it was`);
    return code.replace(change.from, change.to);
  },
};
const LATER_ENTITIES = [
  {
    file: 'entities/dist/generated/decode-data-html.js',
    from: 'export const htmlDecodeTree = /* #__PURE__ */ ',
    to: 'let tree; export const htmlDecodeTree = () => tree ??= ',
  },
  { file: 'htmlparser2/dist/Tokenizer.js', from: ': htmlDecodeTree,', to: ': htmlDecodeTree(),' },
  { file: 'entities/dist/decode.js', from: '= htmlDecodeTree;', to: '= htmlDecodeTree();' },
];

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt|mit|apache2))?$/i;

/** Where the packages are whose code goes into what is built, for their licences to go with it. */
const packages = new Set();

const noteLicences = {
  name: 'note-licences',
  generateBundle(_, bundle) {
    for (const { moduleIds = [] } of Object.values(bundle))
      for (const id of moduleIds) {
        const [, folder] = /^(?:\0\w+:)?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
        if (folder) packages.add(folder);
      }
  },
};

const CANVAS = join(import.meta.dirname, 'src/chart/canvas/index.ts');

/** Libraries that are not in the program's one file, and the files that they are packed in. */
const SEPARATE = {
  'pinyin-pro': 'pinyin-pro.cjs',
  '@e965/xlsx': 'xlsx.cjs',
  '@cantoo/pdf-lib': 'pdf-lib.cjs',
  'brotli/decompress.js': 'brotli.cjs',
  fastify: 'fastify.cjs',
  bullmq: 'bullmq.cjs',
};

/** What bullmq asks for only where another database than Redis is used, and msgpackr where it was compiled. */
const NOT_PACKED = ['pg', 'redis', '@valkey/valkey-glide', 'msgpackr-extract'];

/** Data that are not in the program's file: as a file of ASCII V8 keeps it in half the memory. */
const DATA = {
  './dictionary.json': 'src/chinese/dictionary.json',
  './pdf-library.cjs': 'src/importing/read/pdf/pdf-library.cjs',
};

/**
 * Without comments and white space, which are a fifth of a file that is read at each start, and in ASCII, which V8
 * keeps a byte a character; names stay, for what a stack says.
 */
const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } };

const ENTRY_PREFIX = '\0required:';

/** A library by itself, as `require` would answer it. */
const requiredAlone = {
  name: 'required-alone',
  resolveId: (id) => (id.startsWith(ENTRY_PREFIX) ? id : null),
  load: (id) =>
    id.startsWith(ENTRY_PREFIX) ? `module.exports = require('${id.slice(ENTRY_PREFIX.length)}');` : null,
};

/** Requires of separate libraries lead to the files that these are packed in: there is no other package to install. */
const packSeparately = {
  name: 'pack-separately',
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes('createRequire')) return null;
    return code.replace(/(createRequire\(import\.meta\.url\)|require)\('([^']+)'\)/g, (whole, call, library) =>
      library in SEPARATE
        ? `${call}('./packed/${SEPARATE[library]}')`
        : library in DATA
          ? `${call}('./packed/${basename(library)}')`
          : whole,
    );
  },
};

const PROGRAM = 'briefing.cjs';

/** By the name that they are imported by, in ECMAScript modules. */
const LIBRARIES = { index: 'src/index.ts', inside: 'tests/support/inside.ts' };
const LIBRARY_PREFIX = '\0library:';

/** A library as V8 is to compile it, which also tells what the launcher asks of it. */
const libraryWithTold = {
  name: 'library-with-told',
  resolveId: (id) => (id.startsWith(LIBRARY_PREFIX) ? id : null),
  load(id) {
    if (!id.startsWith(LIBRARY_PREFIX)) return null;
    const sources = [id.slice(LIBRARY_PREFIX.length), 'src/app/has-set-type.ts'];
    return sources.map((source) => `export * from ${JSON.stringify(join(import.meta.dirname, source))};`).join('\n');
  },
};

const packed = {
  platform: 'node',
  external: [/^\.\/packed\//],
  plugins: [libraryWithTold, packSeparately, packRequired, packCharts, loadLazily, unpackEntitiesLater, noteLicences],
  onLog(level, log, handler) {
    if (level === 'warn') throw new Error(log.message);
    handler(level, log);
  },
};

rmSync('.build', { recursive: true, force: true });

// What few packs need, each in a file that is read when it is asked for.
for (const [library, file] of Object.entries(SEPARATE)) {
  await build({
    platform: 'node',
    input: `${ENTRY_PREFIX}${library}`,
    external: NOT_PACKED,
    plugins: [requiredAlone, noteLicences],
    output: { file: `.build/packed/${file}`, format: 'cjs', codeSplitting: false, minify: true },
  });
}

for (const [name, file] of Object.entries(DATA)) copyFileSync(file, join('.build/packed', name));
// the reader of PDFs is there for the studio
const pdfLibrary = join('.build/packed', 'pdf-library.cjs');
writeFileSync(
  pdfLibrary,
  readFileSync(pdfLibrary, 'utf8').replace('pdfjs-dist/legacy/build/pdf.min.mjs', '../studio/pdf.mjs'),
);

// The canvas for sources that are not built: chartjs-node-canvas asks for it by name.
await build({
  ...packed,
  input: 'src/chart/canvas/index.ts',
  output: { file: '.build/chart/canvas/index.js', format: 'esm', codeSplitting: false },
});

// The program in one file instead of nine hundred, which V8 can keep compiled, and what starts it.
await bundle('src/cli/cli.ts', PROGRAM, 'cjs');
await bundle('src/cli/launch/bin.ts', 'cli.cjs', 'cjs');
await bundle('src/cli/launch/program.ts', 'launch.cjs', 'cjs');
// What programs import and what benchmarks reach, kept compiled as the program is, and the modules that open them.
// These import nothing of Node: its modules are ready for CommonJS, and not for others.
for (const [name, source] of Object.entries(LIBRARIES)) {
  const [{ exports }] = (await bundle(LIBRARY_PREFIX + source, `${name}.cjs`, 'cjs')).output;
  const offered = exports.filter((one) => one !== 'hasSetType').join(', ');
  writeFileSync(
    `.build/${name}.js`,
    `import { runCompiled } from './launch.cjs';\n` +
      `export const { ${offered} } = runCompiled(import.meta.dirname, '${name}.cjs');\n`,
  );
}
/** The text of a built file, which must be ASCII: the bundler leaves tagged templates and raw strings as they are. */
function asciiOf(file) {
  const text = readFileSync(file, 'latin1');
  const [line] = /^.*[\u0080-\u00ff].*$/m.exec(text) ?? [];
  if (line !== undefined) throw new Error(`${file} is not ASCII: ${Buffer.from(line.slice(0, 120), 'latin1')}`);
  return text;
}
const programs = [PROGRAM, ...Object.keys(LIBRARIES).map((name) => `${name}.cjs`)].map((file) => `.build/${file}`);
for (const file of programs) writeFileSync(file, withLazyModules(asciiOf(file)), 'latin1');
// results of earlier builds hold for these very sources
const programDigest = createHash('sha256').update(readFileSync(programs[0])).digest('hex');
// as the function that `require` makes of a file: put around it at each start, V8 would copy four megabytes of text
for (const file of programs) {
  const program = readFileSync(file, 'latin1').replace('{{program digest}}', programDigest);
  writeFileSync(file, Module.wrap(program), 'latin1');
}
// npm makes a program runnable when it first links it, not when it is written anew.
chmodSync('.build/cli.cjs', 0o755);

// The studio's page, for browsers: what only some areas need is loaded with them; the reader of PDFs is served beside
// it.
await build({
  input: { studio: 'src/studio/page/main.tsx' },
  external: ['pdfjs-dist'],
  plugins: [noteLicences],
  output: {
    dir: '.build/studio',
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    minify: true,
    paths: { 'pdfjs-dist': '/pdf.mjs' },
  },
});
copyFileSync('src/studio/page/index.html', '.build/studio/index.html');
// the build of the reader for older browsers, which offices have
for (const [name, minified] of [
  ['pdf.mjs', 'pdf.min.mjs'],
  ['pdf.worker.mjs', 'pdf.worker.min.mjs'],
])
  copyFileSync(require.resolve(`pdfjs-dist/legacy/build/${minified}`), join('.build/studio', name));
// the tokens first, for the others use them
const styles = readdirSync('src/studio/page', { recursive: true }).filter((file) => extname(file) === '.css');
const inOrder = ['tokens.css', ...styles.filter((file) => file !== 'tokens.css').sort()];
writeFileSync(
  '.build/studio/studio.css',
  inOrder.map((file) => readFileSync(join('src/studio/page', file), 'utf8')).join('\n'),
);

writeFileSync('.build/LICENCES.txt', licencesOf([...packages, dirname(require.resolve('pdfjs-dist/package.json'))]));

// Digests of the fonts are made now rather than in the first build.
const { makeShippedResults, openFontLibrary, processWorld } = runOnce('.build/inside.cjs');
for (const face of openFontLibrary(processWorld().installation).faces) face.has(0x20);

// So are the code of the templates and their YAML.
writeFileSync('.build/shipped.results', (await makeShippedResults(processWorld(), programDigest)).toFile());

// A build of the shipped data compiles what builds need; the compiled code is kept for every later start.
const out = mkdtempSync(join(tmpdir(), 'briefing-'));
const words = ['build', join('data', 'leping-2022'), '--out', out, '--quiet'];
// what keeps results is compiled too; the results themselves are of no use
const env = { ...process.env, XDG_CACHE_HOME: out };
// faults of the data are no faults of the installation
spawnSync(process.execPath, [join('.build', 'cli.cjs'), ...words], { cwd: import.meta.dirname, env });
rmSync(out, { recursive: true });

/** What a bundle exports, of whose code nothing is kept: this process needs but a little of it. */
function runOnce(file) {
  const path = join(import.meta.dirname, file);
  const module = { exports: {} };
  const program = new Script(readFileSync(path, 'latin1'), { filename: path }).runInThisContext();
  program(module.exports, createRequire(path), module, path, dirname(path));
  return module.exports;
}

function bundle(input, file, format) {
  const output = { file: `.build/${file}`, format, codeSplitting: false, minify, comments: false };
  return build({ ...packed, input, output });
}

/** Modules of Node that few commands need are loaded by the first use of them: together a fiftieth of a cold start. */
function withLazyModules(program) {
  return program.replace(
    /=(require\("node:(?:http|child_process|timers\/promises)"\))(?=[,;])/g,
    '=new Proxy({},{get:(_,name)=>$1[name]})',
  );
}

/** The licences of the packages that the program is made of, each with its name, and that of the dictionary. */
function licencesOf(folders) {
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
    return [`${name} ${version} (${license})`, ...files.map((file) => readFileSync(join(folder, file), 'utf8').trim())];
  });
  texts.push([readFileSync('src/chinese/dictionary.licence.txt', 'utf8').trim()]);
  return `${texts.map((parts) => parts.join('\n\n')).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
