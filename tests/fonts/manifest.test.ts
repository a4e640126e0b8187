import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { parseManifest } from '../../src/fonts/manifest.js';
import { CHECKOUT } from '../support/packs.js';

const shipped = readFileSync(join(CHECKOUT, 'fonts', 'manifest.json'), 'utf8');
type Json = Record<string, unknown>;

function problems(source: string): readonly string[] {
  try {
    parseManifest(source);
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ place, message }) => `${place?.field} ${message.en}`);
  }
}

/** The shipped manifest with a value put in at a path. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const manifest = JSON.parse(shipped) as Json;
  const parent = path.slice(0, -1).reduce((one, key) => one[key] as Json, manifest);
  parent[path.at(-1) as string] = value;
  return JSON.stringify(manifest);
}

const TINOS = ['faces', 'Tinos-Bold'] as const;
const FANG = ['roles', '仿宋'] as const;

test('the shipped manifest holds together', () => {
  expect(problems(shipped)).toEqual([]);
});

describe('what is wrong is told with its path', () => {
  test.each([
    [[...TINOS, 'file'], 12, 'faces.Tinos-Bold.file should be a path in its folder'],
    [[...TINOS, 'file'], '../../secret', 'faces.Tinos-Bold.file should be a path in its folder'],
    [[...TINOS, 'sha256'], undefined, 'faces.Tinos-Bold.sha256 “sha256” is missing'],
    [[...TINOS, 'package'], '../x', 'faces.Tinos-Bold.package should be the name of an npm package'],
    [[...TINOS, 'colour'], 'red', 'faces.Tinos-Bold.colour “colour” is no known key'],
    [[...TINOS], null, 'faces.Tinos-Bold should be a group of keys'],
    [
      [...FANG, 'regular'],
      {},
      'roles.仿宋.regular should be a list of faces, one at least for all characters',
    ],
    [[...FANG, 'bold'], [], 'roles.仿宋.bold should be a list of faces, one at least for all characters'],
    [[...FANG, 'bold', 0, 'for'], 'greek', 'roles.仿宋.bold.0.for should be latin, circled or signs'],
    [[...FANG, 'bold', 2, 'strokeEm'], '0.1', 'roles.仿宋.bold.2.strokeEm should be a number from 0 to 0.2'],
    [[...FANG, 'bold', 2, 'strokeEm'], 5, 'roles.仿宋.bold.2.strokeEm should be a number from 0 to 0.2'],
    [[...FANG, 'bold', 2, 'face'], 'Times', 'roles.仿宋.bold.2.face there is no face “Times”'],
    [[...FANG, 'bold', 2, 'face'], 'constructor', 'roles.仿宋.bold.2.face there is no face “constructor”'],
    [[...FANG, 'local'], 'simfang.ttf', 'roles.仿宋.local should be a list of names of fonts'],
    [[...FANG], undefined, 'roles “仿宋” is missing'],
  ] as const)('%j: %j', (path, value, words) => {
    expect(problems(changed(path, value))).toContain(words);
  });

  test.each(['', '[]', 'null', '12', '"x"', '{}', '{"faces":{},"roles":{"x":{}}}', '{', '\u0000', '[[[['])(
    'in a file that is no manifest at all: %j',
    (source) => {
      expect(problems(source).length).toBeGreaterThan(0);
    },
  );

  test('wherever any one value is another', () => {
    const values = [null, 0, -1, '', 'x', [], {}, true, [[]], { x: 1 }];
    const paths = pathsIn(JSON.parse(shipped));
    for (const [index, path] of paths.entries()) problems(changed(path, values[index % values.length]));
    expect(paths.length).toBeGreaterThan(100);
  });
});

function pathsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}
