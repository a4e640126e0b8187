import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../fonts/manifest.json' with { type: 'json' };
import { MemoryFiles } from '../../src/core/world/memory-files.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import { Database } from '../../src/incremental/database.js';
import { CHECKOUT } from '../support/packs.js';

const FOLDER = resolve('/briefing');
const NAMES = ['Tinos-Regular', 'Tinos-Bold'] as const;

/** A program of two faces with these files beside its manifest. */
function installed(files: Readonly<Record<string, Uint8Array>>) {
  const faces = Object.fromEntries(NAMES.map((name) => [name, manifest.faces[name]]));
  const chain = [{ face: 'Tinos-Regular' }];
  const bold = [{ face: 'Tinos-Bold' }];
  const roles = Object.fromEntries(
    Object.keys(manifest.roles).map((role) => [role, { local: [], regular: chain, bold }]),
  );
  const text = Buffer.from(JSON.stringify({ faces, roles }));
  const all = { 'fonts/manifest.json': text, ...files };
  const inMemory = new MemoryFiles(
    new Map(Object.entries(all).map(([name, bytes]) => [join(FOLDER, name), bytes])),
  );
  return { folder: FOLDER, files: inMemory, database: new Database() };
}

const bytesOf = (name: (typeof NAMES)[number]) => {
  const { package: folder, file } = manifest.faces[name];
  return readFileSync(join(CHECKOUT, 'node_modules', folder, file));
};
const packed = (name: (typeof NAMES)[number]) =>
  `.build/faces/${manifest.faces[name].package}/${manifest.faces[name].file}`;
const digestIn = (folder: string, name: (typeof NAMES)[number]) =>
  join(FOLDER, folder, `${manifest.faces[name].sha256}.bin`);
const CACHE = 'node_modules/.cache/briefing/fonts';
const both = Object.fromEntries(NAMES.map((name) => [packed(name), bytesOf(name)]));

test('faces are found beside a program that was packed', () => {
  const { faces } = openFontLibrary(installed(both));
  expect(faces.map((face) => [face.has(0x41), face.has(0x4e00)])).toEqual([
    [true, false],
    [true, false],
  ]);
});

test('a face that is missing is told with what to do', () => {
  const [path = ''] = Object.keys(both);
  const { [path]: _, ...others } = both;
  expect(() => openFontLibrary(installed(others))).toThrow(
    /Tinos_400Regular\.ttf of the font Tinos-Regular is missing\n.*install again/,
  );
});

test('a digest that was packed is taken, once its file is what it should be', () => {
  const first = installed(both);
  for (const face of openFontLibrary(first).faces) face.has(0x41);
  // what is known of one face in place of the other: told by what it says
  const digest = first.files.sync.read(digestIn(CACHE, 'Tinos-Bold'));
  const name = `.build/faces/${manifest.faces['Tinos-Regular'].sha256}.bin`;
  const second = installed({ ...both, [name]: digest });
  const [regular, bold] = openFontLibrary(second).faces;
  expect(regular?.advanceEm(0x41)).toBe(bold?.advanceEm(0x41));
  expect(second.files.sync.isThere(digestIn(CACHE, 'Tinos-Regular'))).toBe(true);
  const wrong = installed({ ...both, [packed('Tinos-Regular')]: bytesOf('Tinos-Bold'), [name]: digest });
  expect(() => openFontLibrary(wrong).faces[0]?.has(0x41)).toThrow('is not the file in the manifest');
});
