import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // the sources, the fonts and what is known of the shipped packs are loaded once a worker instead of once a file
    isolate: false,
    // vitest leaves one core idle unless told, which is half of a small machine
    maxWorkers: '100%',
    // a line for each failure and a few for the whole
    reporters: ['dot'],
  },
});
