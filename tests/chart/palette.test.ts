import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isTexture, type Texture } from '../../src/chart/canvas/texture.js';
import { bindChart } from '../../src/chart/data/bind.js';
import type { BoundChart } from '../../src/chart/data/bound-chart.js';
import { defaultStyle } from '../../src/chart/index.js';
import { barFills } from '../../src/chart/layout/fills.js';
import {
  type ChartStyle,
  type Fill,
  groupFills,
  mostFills,
  paletteOf,
  seriesFills,
} from '../../src/chart/layout/style.js';
import type { Palette } from '../../src/edition/model.js';
import { reportOf, specOf } from './report.js';

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** What is left of a colour, in linear light: Machado, Oliveira and Fernandes 2009, severity 1. */
const visions: Readonly<Record<string, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  photocopy: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

function linear(colour: string): Rgb {
  return [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
}

function seenBy(matrix: Matrix, colour: Rgb): Rgb {
  const mix = (row: Rgb) => row.reduce((sum, weight, index) => sum + weight * (colour[index] ?? 0), 0);
  return matrix.map((row) => Math.min(1, Math.max(0, mix(row)))) as unknown as Rgb;
}

/** CIELAB under D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
}

/** The mean colour of a fill, as far as ink covers its ground. */
function meanOf(fill: Fill): Rgb {
  if (!isTexture(fill)) return linear(fill as string);
  const { ground, hatches } = fill as Texture;
  return hatches.reduce((under, { colour, lineWidth, spacing }) => {
    const [ink, share] = [linear(colour), lineWidth / spacing];
    return under.map((value, index) => value * (1 - share) + (ink[index] ?? 0) * share) as unknown as Rgb;
  }, linear(ground));
}

/** The directions of a fill's lines: what a copy without any tone still shows. */
function patternOf(fill: Fill): string {
  if (!isTexture(fill)) return 'solid';
  const angles = (fill as Texture).hatches.map(({ angleDegrees }) => angleDegrees);
  return angles.length === 0 ? 'open' : angles.sort((one, other) => one - other).join(' ');
}

function shippedStyles(): [string, ChartStyle][] {
  const file = new URL('../../templates/shared/palettes.yaml', import.meta.url);
  const palettes: [string, Palette][] = Object.entries(parse(readFileSync(file, 'utf8')));
  const shipped = palettes.map(([name, palette]): [string, ChartStyle] => [
    name,
    { ...defaultStyle, ...palette, grey: palette.quiet },
  ]);
  return [...shipped, ['default', defaultStyle]];
}

const styles = shippedStyles().flatMap(([name, style]): [string, ChartStyle][] => [
  [name, style],
  [`${name} in grey`, { ...style, inGrey: true }],
]);

test('the shipped palettes are looked at', () => expect(styles.length).toBeGreaterThanOrEqual(6));

describe.each(styles)('the fills of %s', (_, style) => {
  const lists = { series: seriesFills(style), groups: groupFills(style) };

  test.each(Object.entries(lists))('of %s have a pattern each', (_, fills) => {
    expect(fills).toHaveLength(mostFills);
    expect(new Set(fills.map(patternOf)).size).toBe(mostFills);
  });

  test.each(Object.keys(visions))('stay apart from their neighbours in tone for %s', (vision) => {
    for (const fills of Object.values(lists)) {
      const seen = fills.map((fill) => lab(seenBy(visions[vision] as Matrix, meanOf(fill))));
      for (const [index, one] of seen.slice(1).entries()) {
        expect(distance(one, seen[index] as Rgb), `${index + 1} and ${index + 2}`).toBeGreaterThan(8);
      }
      // the two that most charts have
      expect(distance(seen[0] as Rgb, seen[1] as Rgb)).toBeGreaterThan(40);
    }
  });

  test.each(Object.keys(visions))('and inks are seen on paper for %s', (vision) => {
    const { main, accent } = paletteOf(style);
    const paper = lab(linear(style.paper));
    for (const ink of [main, accent, style.grey, style.ink]) {
      expect(distance(lab(seenBy(visions[vision] as Matrix, linear(ink))), paper)).toBeGreaterThan(40);
    }
  });
});

test('three years of one measure are of one hue, the last one solid', () => {
  const years = ['2023年实绩', '2024年实绩', '2025年实绩'];
  const report = reportOf(years, [{ label: '甲', cells: ['1', '2', '3'] }]);
  const { chart } = bindChart(specOf('bar', years), report);
  const fills = barFills(chart as BoundChart, defaultStyle);
  const [solid, hatched, pale] = groupFills(defaultStyle);
  expect([0, 1, 2].map((series) => fills.fill(series, 0))).toEqual([pale, hatched, solid]);
});
