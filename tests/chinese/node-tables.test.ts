import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../src');

/**
 * What gives another answer with another ICU: where words end, how names are sorted, how numbers and dates look. The
 * properties of characters (\p{…}) and the normal forms may be asked for: of the characters that the oldest supported
 * Node knows (Unicode 16) they are the same in every later one, and of newer characters no face draws any.
 */
const ASKS_ICU = /\bIntl\.|\.localeCompare\(|\.toLocale\w+\(/;

test('nothing that is printed comes from the ICU that Node was built with', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      // what runs in a browser prints nothing
      name.endsWith('.ts') && !name.startsWith(join('studio', 'page')),
  );
  const asking = files.filter((name) => {
    const code = readFileSync(join(SOURCES, name), 'utf8').replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '');
    return ASKS_ICU.test(code);
  });
  expect(asking).toEqual([]);
});
