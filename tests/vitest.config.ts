import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['tests/**/*.test.ts'],
    globalSetup: [join(import.meta.dirname, 'left-out.ts')],
    setupFiles: [join(import.meta.dirname, 'setup.ts')],
    // what hangs is to end some time; what is slow on a busy machine is not to fail
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // the sources, the fonts and what is known of the shipped packs are loaded once a worker instead of once a file
    isolate: false,
    // where a change lands nobody is there to see that a browser or the watching of a folder was late for once
    retry: process.env.CI ? 1 : 0,
    // vitest leaves one core idle unless told, which is half of a small machine
    maxWorkers: '100%',
    // most of what a pack is made of is soon garbage: with more room for what is young less of it is copied
    execArgv: ['--max-semi-space-size=64'],
    // what a source is compiled to is kept from one run to the next: most runs are of a file or a folder
    experimental: { fsModuleCache: true },
    // a line for each failure and a few for the whole; `--silent=false` shows what tests print
    reporters: ['dot'],
    silent: 'passed-only',
  },
});
