import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../support/packs.js';

/** The formatter breaks code, and leaves comments as they are. */
const WIDEST = 120;

const COMMENT = /^\s*(?:\/\/|\/?\*)/;

test('no comment is wider than the window of a review', () => {
  const wide = ['src', 'tests', '.ci'].flatMap((room) =>
    readdirSync(join(CHECKOUT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|mjs|css)$/.test(file))
      .flatMap((file) =>
        readFileSync(join(CHECKOUT, room, file), 'utf8')
          .split('\n')
          .flatMap((line, index) =>
            line.length > WIDEST && COMMENT.test(line) ? [`${room}/${file}:${index + 1}`] : [],
          ),
      ),
  );
  expect(wide).toEqual([]);
});
