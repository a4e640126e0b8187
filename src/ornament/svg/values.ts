import colours from 'color-string';
import { malformed, unsupported } from './fault.js';

/** User units in each unit of CSS. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};

/** No drawing is larger in its own units; beyond it what a PDF reader makes of a number is anyone's guess. */
const LARGEST = 1_000_000;

/** A length in user units. */
export function lengthOf(text: string, name: string, offset: number): number {
  const [, number = '', unit = ''] =
    /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z%]*)\s*$/i.exec(text) ?? [];
  if (number === '') throw malformed(`${name}="${text}"`, offset);
  const factor = UNITS[unit.toLowerCase()];
  if (factor === undefined || !Object.hasOwn(UNITS, unit.toLowerCase()))
    throw unsupported(`${name}="${text}"`, offset);
  return bounded(Number(number) * factor, `${name}="${text}"`, offset);
}

/** The numbers of a list, parted by white or commas. */
export function numbersOf(text: string, name: string, offset: number): number[] {
  const parts = text
    .trim()
    .split(/\s*,\s*|\s+/)
    .filter((part) => part !== '');
  return parts.map((part) => lengthOf(part, name, offset));
}

export function bounded(value: number, shown: string, offset: number): number {
  if (!(Math.abs(value) <= LARGEST)) throw unsupported(shown, offset);
  return value;
}

/** A colour, `#rrggbb`, and how opaque it is. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

/** What an area or a line is painted with; undefined for nothing. */
export function paintOf(text: string, current: string, name: string, offset: number): Paint | undefined {
  const value = text.trim();
  if (value === 'none' || value === 'transparent') return undefined;
  if (/^currentcolor$/i.test(value)) return paintOf(current, '#000000', 'color', offset);
  if (/^(url|context-|var|lab|lch|oklab|oklch|color|color-mix)\b/i.test(value))
    throw unsupported(`${name}="${value}"`, offset);
  const found = colours.get(value);
  if (!found || found.value.some((part: number) => !Number.isFinite(part)))
    throw malformed(`${name}="${value}"`, offset);
  const channels = rgbOf(found.model, found.value.map(Number));
  const opacity = Number(found.value[3] ?? 1);
  const hex = channels
    .slice(0, 3)
    .map((part) => clamped(Math.round(part), 255).toString(16).padStart(2, '0'));
  return { colour: `#${hex.join('')}`, opacity: clamped(opacity, 1) };
}

function rgbOf(model: string, [a = 0, b = 0, c = 0]: readonly number[]): readonly number[] {
  if (model === 'rgb') return [a, b, c];
  return model === 'hsl' ? fromHsl(a, b / 100, c / 100) : fromHwb(a, b / 100, c / 100);
}

/** CSS Color 4, 7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): number[] {
  return [0, 8, 4].map((step) => {
    const k = (step + hue / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}

/** CSS Color 4, 8.1. */
function fromHwb(hue: number, white: number, black: number): number[] {
  if (white + black >= 1) return Array(3).fill((255 * white) / (white + black));
  return fromHsl(hue, 1, 0.5).map((part) => part * (1 - white - black) + 255 * white);
}

/** A number from 0 to 1, or per cent. */
export function opacityOf(text: string, name: string, offset: number): number {
  const [, number = '', percent] = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%?)\s*$/i.exec(text) ?? [];
  if (number === '') throw malformed(`${name}="${text}"`, offset);
  return clamped(Number(number) / (percent ? 100 : 1), 1);
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** a b c d e f, as PDF and SVG both write it. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First the inner matrix, then the outer one. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const turned = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
};
const slope = (degrees: number) => Math.tan((degrees * Math.PI) / 180);
const moved = (x: number, y = 0): Matrix => [1, 0, 0, 1, x, y];

/** The functions of `transform` by name, with how many numbers they may have. */
const TRANSFORMS: ReadonlyMap<string, readonly [readonly number[], (numbers: readonly number[]) => Matrix]> =
  new Map([
    ['matrix', [[6], (numbers) => numbers as unknown as Matrix]],
    ['translate', [[1, 2], ([x = 0, y = 0]) => moved(x, y)]],
    ['scale', [[1, 2], ([x = 1, y = x]) => [x, 0, 0, y, 0, 0]]],
    [
      'rotate',
      [[1, 3], ([angle = 0, x = 0, y = 0]) => times(times(moved(x, y), turned(angle)), moved(-x, -y))],
    ],
    ['skewX', [[1], ([angle = 0]) => [1, 0, slope(angle), 1, 0, 0]]],
    ['skewY', [[1], ([angle = 0]) => [1, slope(angle), 0, 1, 0, 0]]],
  ]);

/** The matrix of a `transform`. */
export function transformOf(text: string, offset: number): Matrix {
  let matrix = identity;
  const rest = text.replace(/([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*/g, (_, name: string, inside: string) => {
    const [counts, make] = TRANSFORMS.get(name) ?? [];
    const numbers = numbersOf(inside, 'transform', offset);
    if (!make || !counts?.includes(numbers.length)) throw malformed(`transform="${text}"`, offset);
    matrix = times(matrix, make(numbers));
    return '';
  });
  if (rest.trim() !== '' && rest.trim() !== 'none') throw malformed(`transform="${text}"`, offset);
  for (const part of matrix) bounded(part, `transform="${text}"`, offset);
  return matrix;
}
