import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { loadEdition } from '../../src/edition/load.js';
import { world } from '../support/world.js';

const shipped = readFileSync('templates/handout/edition.yaml', 'utf8');
const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
const templates = mkdtempSync(join(tmpdir(), 'edition-'));
const folder = join(templates, 'handout');
cpSync('templates/shared', join(templates, 'shared'), { recursive: true });
mkdirSync(folder);

afterAll(() => rmSync(templates, { recursive: true }));

async function read(text: string) {
  writeFileSync(join(folder, 'edition.yaml'), text);
  return loadEdition(world, 'handout', folder, 'templates/handout', roles);
}

async function problems(text: string) {
  try {
    await read(text);
  } catch (problem) {
    if (problem instanceof ReportError) return problem.diagnostics;
  }
  return [];
}

test('a style takes from the one it extends, body unless told, what it does not set', async () => {
  const { styles } = await read(shipped);
  expect(styles['cover-number']).toMatchObject({
    font: '黑体',
    sizePt: 15.75,
    align: 'left',
    pitchPt: 29.53,
  });
  expect(styles['list-small']).toMatchObject({ font: '仿宋', sizePt: 10.5, indentPt: 31.5 });
});

test('styles on the page’s own pitch share its baselines, whatever their size', async () => {
  const { styles } = await read(shipped);
  expect([styles.body?.emBoxPt, styles['heading-1']?.emBoxPt, styles['glossary-text']?.emBoxPt]).toEqual([
    15.75, 15.75, 15.75,
  ]);
  expect(styles['table-cell']?.emBoxPt).toBe(10.5);
});

test.each([
  ['a length that can’t be read', ['top: 37mm', 'top: 37 metres'], 'edition-length'],
  ['a colour the palette lacks', ['color: accent }', 'color: rad }'], 'edition-color'],
  ['a font that is not there', ['font: 黑体, size: 小二', 'font: 隶书, size: 小二'], 'edition-font'],
  ['a style that extends itself', ['extends: list,', 'extends: list-small,'], 'edition-style'],
  ['a key that is not known', ['duplex: true', 'duplx: true'], 'unknown-key'],
])('%s is an error with its line', async (_, [from, to], code) => {
  expect(shipped).toContain(from);
  const found = await problems(shipped.replace(from as string, to as string));
  expect(found.map((one) => one.code)).toContain(code);
  const place = found.find((one) => one.code === code)?.place;
  expect(place).toMatchObject({ file: 'templates/handout/edition.yaml' });
  expect(place?.line).toBeGreaterThan(1);
});

test.each([
  ['type of no size', ['  size: 三号', '  size: 0pt'], 'the length “0pt” is too small'],
  ['lines that run backwards', ['pitch: 29.53pt', 'pitch: -29pt'], 'the length “-29pt” is too small'],
  ['a length divided by nothing', ['top: 37mm', 'top: 1/0行'], "can't read the length “1/0行”"],
  ['the grid in its own units', ['pitch: 29.53pt', 'pitch: 1行'], 'the length “1行” is too small'],
  ['a page like a stamp', ['width: 210mm', 'width: 20mm'], 'the length “20mm” is too small'],
  ['a margin below nothing', ['inner: 28mm', 'inner: -1mm'], 'the length “-1mm” is too small'],
  ['half a line', ['lines: 22', 'lines: 2.5'], '"lines" should be a whole number'],
  [
    'a line of one character',
    ['characters: 28', 'characters: 1'],
    '"characters" should be a number of at least 5',
  ],
  [
    'more characters than the page is wide',
    ['characters: 28', 'characters: 34'],
    'the inner margin and 34 characters in a line are wider than the page',
  ],
  [
    'more lines than the page is high',
    ['lines: 22', 'lines: 40'],
    'the top margin and 40 lines are higher than the page',
  ],
  [
    'a style whose indent takes the whole line',
    ['heading-2: { font: 楷体, indent: 2字', 'heading-2: { font: 楷体, indent: 28字'],
    'no page has room for a line of the style “heading-2”',
  ],
  [
    'a style that hangs out of the page',
    ['heading-2: { font: 楷体, indent: 2字', 'heading-2: { font: 楷体, indent: -2字'],
    'the first line of the style “heading-2” begins outside of the page',
  ],
  ['a colour of three digits', ['color: accent }', "color: '#f00' }"], '“#f00” is no colour'],
  [
    'a colour named as a part of the program',
    ['color: accent }', 'color: toString }'],
    'the palette has no “toString”',
  ],
  [
    'a style named so',
    ['extends: list,', 'extends: toString,'],
    'style “toString” does not exist or extends itself',
  ],
  ['no style of body text', ['  body: {', '  text: {'], 'style “body” does not exist or extends itself'],
] as const)('%s is told where it stands', async (_, [from, to], message) => {
  expect(shipped).toContain(from);
  const found = await problems(shipped.replace(from, to));
  expect(found.map((one) => one.message.en)).toContain(message);
  for (const { place } of found) expect(place?.line).toBeGreaterThan(1);
});

test('limits of the height of charts that make no sense are errors that say what they may be', async () => {
  const high = await problems(shipped.replace('least: 0.8', 'least: 3'));
  const low = await problems(shipped.replace('most: 1.45', 'most: 0.2'));
  expect(high.map(({ message }) => message.en)).toEqual(['"least" should be a number of at most 1']);
  expect(low.map(({ message }) => message.zh)).toEqual(['“most”应是不小于1的数']);
});

test('a paper that there is not is told where it stands', async () => {
  const found = await problems(`${shipped}sheets: { layout: saddle, paper: A44 }\n`);
  expect(found.map(({ code, place }) => [code, place?.line !== undefined])).toEqual([
    ['edition-paper', true],
  ]);
});

test('pages go on sheets only where the edition says so', async () => {
  expect((await read(shipped)).sheets).toBeUndefined();
  const { sheets } = await read(`${shipped}sheets: { layout: saddle, paper: A3 }\n`);
  expect(sheets).toMatchObject({ layout: 'saddle', creep: false, paper: { name: 'A3' } });
});
