import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../support/packs.js';

const SOURCES = join(CHECKOUT, 'src');

/** The rooms of the house, in the order of its document. */
const rooms = Array.from(
  readFileSync(join(SOURCES, 'README.md'), 'utf8')
    .split(/^## /m)
    .find((section) => section.startsWith('The rooms'))
    ?.matchAll(/^\| `([\w-]+)` \|/gm) ?? [],
  ([, room]) => room as string,
);

const sourceFiles = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);

function roomOf(file: string): string {
  return relative(SOURCES, file).split(sep)[0] as string;
}

test('the document of the house tells of every room', () => {
  const folders = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...rooms].sort());
});

test('a room imports only from those above it', () => {
  const upward = sourceFiles.flatMap((name) => {
    const file = join(SOURCES, name);
    const own = rooms.indexOf(roomOf(file));
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
    return Array.from(imports, ([, path]) => join(dirname(file), path as string))
      .filter((other) => rooms.indexOf(roomOf(other)) > own && own >= 0)
      .map((other) => `${name} → ${relative(SOURCES, other)}`);
  });
  expect(upward).toEqual([]);
});
