import { build } from 'rolldown';

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
  output: { dir: '.build', format: 'esm', cleanDir: true, chunkFileNames: '[name].js' },
});

// Digests of the fonts are made now rather than in the first build.
const { openFontLibrary } = await import('./.build/fonts/open.js');
for (const face of openFontLibrary(import.meta.dirname).faces) face.has(0x20);
