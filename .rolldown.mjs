import { createRequire } from 'node:module';
import { build } from 'rolldown';

const require = createRequire(import.meta.url);

/**
 * CommonJS packages that the sources require by name, because importers unwrap them differently: the bundler
 * knows how to unwrap what it packs, once it sees a plain `require`.
 */
const packRequired = {
  name: 'pack-required',
  transform(code, id) {
    if (!/(fonts\/face|pdfmake\/stock)\.ts$/.test(id)) return null;
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
const properties = Object.keys(require('unicode-properties')).filter((name) => name !== 'default');
const LAZY = {
  'brotli/decompress.js': `module.exports = (...input) => require('brotli/decompress.js')(...input);`,
  '@noble/ciphers/aes': ['cbc', 'ecb'].map(deferred('@noble/ciphers/aes')).join('\n'),
  'unicode-properties': properties.map(deferred('unicode-properties')).join('\n'),
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

// One file instead of nine hundred: a third of a cold start went into finding and reading modules. The canvas
// stays a file of its own, for chartjs-node-canvas asks for it by name; so does that package, which loads a
// fresh Chart.js by path.
await build({
  input: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    'chart/canvas/index': 'src/chart/canvas/index.ts',
    // the engine by itself, for the benchmark
    'fonts/open': 'src/fonts/open.ts',
    'typeset/pdfmake/index': 'src/typeset/pdfmake/index.ts',
  },
  platform: 'node',
  external: ['chartjs-node-canvas', 'chart.js', 'canvas'],
  plugins: [packRequired, loadLazily],
  output: { dir: '.build', format: 'esm', cleanDir: true, chunkFileNames: '[name].js' },
});

// Digests of the fonts are made now rather than in the first build.
const { openFontLibrary } = await import('./.build/fonts/open.js');
for (const face of openFontLibrary(import.meta.dirname).faces) face.has(0x20);
