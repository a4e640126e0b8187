import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readYaml } from '../../src/core/source/yaml.js';
import { type Appearance, loadEdition } from '../../src/edition/load.js';
import type { Edition, Palette } from '../../src/edition/model.js';
import { readOrnament } from '../../src/ornament/ornaments.js';
import { sharedOrnaments } from '../support/ornaments.js';
import { problemsOf } from '../support/templates.js';
import { world } from '../support/world.js';

const shared = readFileSync('templates/shared/palettes.yaml', 'utf8');
const shipped = readYaml({ file: 'palettes.yaml', text: shared }).value?.value as Record<string, Palette>;
const names = Object.keys(shipped);
const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
const templates = mkdtempSync(join(tmpdir(), 'palettes-'));

afterAll(() => rmSync(templates, { recursive: true }));

const load = (edition: string, looks: Appearance = {}) =>
  loadEdition(world, edition, `templates/${edition}`, `templates/${edition}`, roles, looks);

/** The handout with more at its end, beside shared palettes, or none. */
async function loadWritten(more: string, sharedPalettes: string | undefined, looks: Appearance = {}) {
  const folder = join(templates, 'notice');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(templates, 'shared'), { recursive: true });
  writeFileSync(join(folder, 'edition.yaml'), readFileSync('templates/handout/edition.yaml', 'utf8') + more);
  if (sharedPalettes === undefined) rmSync(join(templates, 'shared', 'palettes.yaml'), { force: true });
  else writeFileSync(join(templates, 'shared', 'palettes.yaml'), sharedPalettes);
  return loadEdition(world, 'notice', folder, 'templates/notice', roles, looks);
}

/** What loading finds wrong, a line each. */
async function found(work: Promise<Edition>): Promise<string[]> {
  const settled = await work.then(
    () => () => {},
    (problem: unknown) => () => {
      throw problem;
    },
  );
  return problemsOf(settled);
}

const own = `
palettes:
  墨紫: { ink: '#111111', quiet: '#555555', accent: '#5b2a6e', main: '#2c3e50', tint: '#f2eef5', hairline: '#bbbbbb' }
`;

test('the first shared palette is the default, in every edition', async () => {
  for (const edition of ['handout', 'brief'])
    expect((await load(edition)).palette).toEqual(shipped[names[0] as string]);
});

test('a palette chosen by name colours styles, spans and marks', async () => {
  const edition = await load('handout', { palette: { name: '松绿' } });
  const palette = shipped.松绿 as Palette;
  expect(edition.palette).toEqual(palette);
  expect(edition.styles['card-value']?.color).toBe(palette.accent);
  expect(edition.styles.body?.color).toBe(palette.ink);
  expect(edition.spans.quiet?.color).toBe(palette.quiet);
});

test('an edition’s own palettes come before the shared ones and replace those of the same name', async () => {
  expect((await loadWritten(own, shared)).palette.accent).toBe('#5b2a6e');
  expect((await loadWritten(own, shared, { palette: { name: '松绿' } })).palette).toEqual(shipped.松绿);
  const replaced = await loadWritten(own.replace('墨紫', '松绿'), shared, { palette: { name: '松绿' } });
  expect(replaced.palette.accent).toBe('#5b2a6e');
  expect((await loadWritten(own, undefined)).palette.accent).toBe('#5b2a6e');
});

test('a palette that is not there is an error with its place and the nearest name', async () => {
  const place = { file: 'data/x/pack.yaml', line: 9, column: 10 };
  expect(await found(load('handout', { palette: { name: '松緑', place } }))).toEqual([
    'unknown-palette at data/x/pack.yaml:9:10: there is no palette “松緑” (Did you mean "松绿"?)',
  ]);
  expect(await found(load('handout', { palette: { name: 'constructor' } }))).toEqual([
    `unknown-palette at nowhere: there is no palette “constructor” (Known names: ${names.join(', ')}.)`,
  ]);
});

test('no palette at all, and one badly written, are errors of their file', async () => {
  expect(await found(loadWritten('', undefined))).toEqual([
    'no-palette at templates/notice/edition.yaml: there is no palette (write palettes: here)',
  ]);
  const broken = await found(loadWritten('', shared.replace("'#9c1c20'", 'red')));
  expect(broken.join()).toContain('templates/shared/palettes.yaml:');
});

test('an ornament drawn in one palette takes the colours of the palette chosen', async () => {
  const { recolouring } = await load('handout', { palette: { name: '松绿' } });
  const { svg } = readOrnament('cover', await sharedOrnaments(), recolouring) ?? { svg: '' };
  const used = new Set(svg.match(/#[0-9a-f]{6}/g));
  expect(used.size).toBeGreaterThan(0);
  for (const colour of used) expect(Object.values(shipped.松绿 as Palette)).toContain(colour);
});

test('a ruled palette leaves headings without rules, and the accent to cover and marks', async () => {
  const toned = await load('handout');
  const ruled = await load('handout', { palette: { name: '墨蓝' } });
  expect([toned.look, ruled.look]).toEqual(['toned', 'ruled']);
  expect(ruled.palette).not.toHaveProperty('look');
  expect([toned.styles['heading-1']?.rule, ruled.styles['heading-1']?.rule]).toEqual(['double', undefined]);
  expect(ruled.styles['heading-1']?.afterPt).toBeGreaterThan(toned.styles['heading-1']?.afterPt ?? 0);
  expect(ruled.styles['cover-meeting']?.rule).toBe('double');
  expect(ruled.styles['card-value']?.color).toBe(ruled.palette.main);
});

test('each palette of tones has one of rules in the same colour of charts', () => {
  const withLook = Object.values(shipped) as readonly (Palette & { readonly look?: string })[];
  const [toned, ruled] = [undefined, 'ruled'].map((look) => withLook.filter((one) => one.look === look));
  expect(ruled?.map(({ main }) => main)).toEqual(toned?.map(({ main }) => main));
});

describe.each(names)('the palette %s', (name) => {
  const { ink, quiet, accent, main, tint } = shipped[name] as Palette;

  test('sets every text at 4.5:1 or better, on paper and on tint (WCAG 2.1, 1.4.3)', () => {
    for (const text of [ink, quiet, accent, main])
      for (const ground of ['#ffffff', tint]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('keeps accent and main apart for the colour-blind', () => {
    for (const seen of [protanopia, deuteranopia])
      expect(distance(simulated(accent, seen), simulated(main, seen))).toBeGreaterThan(20);
  });
});

type Colour = readonly number[];

const linearOf = (hex: string): Colour =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

const dot = (weights: Colour, colour: Colour) =>
  weights.reduce((sum, weight, at) => sum + weight * (colour[at] as number), 0);

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map((hex) => dot([0.2126, 0.7152, 0.0722], linearOf(hex)))
    .toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1. */
const protanopia = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const deuteranopia = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];

const simulated = (hex: string, matrix: readonly Colour[]): Colour =>
  matrix.map((row) => Math.max(0, dot(row, linearOf(hex))));

/** CIE 1976 colour difference of two linear sRGB colours. */
function distance(one: Colour, other: Colour): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(...a.map((part, at) => part - (b[at] as number)));
}

function labOf(colour: Colour): Colour {
  const white = [0.9505, 1, 1.089];
  const xyz = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
  ].map((row, at) => dot(row, colour) / (white[at] as number));
  const [x = 0, y = 0, z = 0] = xyz.map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
