import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/core/diagnostics.js';
import { readYaml } from '../../../src/core/source/yaml.js';

/** What is found in a text, a line each, without hints. */
function found(text: string): string[] {
  return readYaml({ file: 'a.yaml', text }).found.map(
    (one) => formatDiagnostic(one, 'en').split('\n')[0] ?? '',
  );
}

/** A chain of lists, each of nine of the one before. */
const bomb = ['a: &a [1,1,1,1,1,1,1,1,1]']
  .concat([...'bcdefgh'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`)}]`))
  .join('\n');

test.each([
  [
    'a list that holds itself',
    'a: 1\nb: &b [*b]',
    'a.yaml:2:8 error: YAML syntax: The alias stands in what it names',
  ],
  [
    'a group that holds itself',
    'b: &b\n  c: *b',
    'a.yaml:2:6 error: YAML syntax: The alias stands in what it names',
  ],
  ['a key written twice', 'a: 1\na: 2', 'a.yaml:2:1 error: YAML syntax: Map keys must be unique'],
  ['a key that is an alias', 'a: &a b\n? *a\n: 1', 'a.yaml:2:3 error: YAML syntax: A key must be a text'],
  [
    'a type of its own',
    'a: !!js/function x',
    'a.yaml:1:4 error: YAML syntax: Unresolved tag: tag:yaml.org,2002:js/function',
  ],
  [
    'a name that objects inherit',
    'a: 1\n__proto__: 2',
    'a.yaml:2:1 error: YAML syntax: Nothing may be called "__proto__"',
  ],
  [
    'a name that objects inherit, inside',
    'a: { constructor: 2 }',
    'a.yaml:1:6 error: YAML syntax: Nothing may be called "constructor"',
  ],
  [
    'brackets without end',
    `a:\n  ${'['.repeat(100_000)}`,
    'a.yaml:2 error: YAML syntax: Values are nested too deeply',
  ],
  [
    'brackets within brackets',
    `a: ${'['.repeat(4000)}${']'.repeat(4000)}`,
    'a.yaml:1 error: YAML syntax: Values are nested too deeply',
  ],
  [
    'dashes after dashes',
    `${'- '.repeat(50_000)}a`,
    'a.yaml:1 error: YAML syntax: Values are nested too deeply',
  ],
  [
    'steps inwards',
    Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    'a.yaml:51 error: YAML syntax: Values are nested too deeply',
  ],
])('%s is an error with its line', (_, text, message) => {
  expect(found(text)).toContain(message);
});

test('aliases that stand for billions are told, and not followed', () => {
  expect(found(bomb)[0]).toBe('a.yaml:6:8 error: YAML syntax: The alias stands for too many values');
});

test('aliases that stand for little are what they name', () => {
  const { value } = readYaml({ file: 'a.yaml', text: 'a: &a { b: [1, 2] }\nc: [*a, *a]' });
  expect(value?.value).toEqual({ a: { b: [1, 2] }, c: [{ b: [1, 2] }, { b: [1, 2] }] });
});

test('brackets and braces in texts are no nesting', () => {
  const text = `a: '${'[{'.repeat(500)}'\nb: |\n${`  ${' '.repeat(200)}{{#if\n`.repeat(50)}`;
  expect(found(text)).toEqual([]);
});

test('of a file that is broken the first fault is told and no other, for they follow from it', () => {
  expect(found('}\n'.repeat(30_000))).toHaveLength(1);
  expect(found('t:\n  a:\n    x: 1\n b:\n    x: 2\n  c:\n    y: 1\nd: 2\n')).toHaveLength(1);
});

test('of values at fault twenty are told', () => {
  expect(found('a: 1\n'.repeat(30))).toHaveLength(20);
});

test.each([
  ['a quote in a quoted text', "a: 'x'y'\nb: 1", 'a.yaml:1:7', 'write quotes within a text twice'],
  ['a name without colon', 'a: 1\nb\nc: 2', 'a.yaml:2:1', 'A colon behind the name'],
  ['a colon without space', 'a: 1\nb:2\nc: 3', 'a.yaml:2:1', 'a space behind the colon'],
  ['a bracket without end', 'a: [x, y\n\nb: 1', 'a.yaml:1:8', 'A closing ] or }'],
  ['a brace without end', 'a:\n  - { x: 1\n  - { x: 2 }\nb: 1', 'a.yaml:2:10', 'A closing ] or }'],
  ['a quote without end', 'a: "x\nb: 1', 'a.yaml:2:5', 'A closing quote'],
  ['marks of a merge', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x', 'a.yaml:2:1', 'A merge left'],
  ['a second document', 'a: 1\n---\nb: 1', 'a.yaml:2:1', 'Take out this line'],
  ['a text that begins with a sign', 'a: 1\nb: |x\n  y', 'a.yaml:2:5', 'must stand in quotes'],
  ['any other fault', '%YAML x\n---\na: 1', 'a.yaml:1:7', 'Look at colons'],
])('%s is told once, at its cause, with what to do', (_, text, place, hint) => {
  const told = readYaml({ file: 'a.yaml', text }).found.map((one) => formatDiagnostic(one, 'en'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(new RegExp(`^${place} `));
  expect(told[0]).toContain(hint);
});
