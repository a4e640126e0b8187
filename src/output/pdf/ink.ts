import { format } from './file/number.js';

/** The operators that set a colour, written `#rrggbb`, for filling and for lines. */
export interface Ink {
  fill(hex?: string): string;
  stroke(hex?: string): string;
}

/** Colours as they are. */
export const colourInk: Ink = inkOf((hex) => partsOf(hex), 'rg', 'RG');

/**
 * Every colour as the grey of its luminance, in a colour space that has nothing else: a printer counts such a
 * page as one without colour. Contrast is that of the colours (WCAG 2.1 relative luminance).
 */
export const greyInk: Ink = inkOf((hex) => [greyOf(partsOf(hex))], 'g', 'G');

/** Red, green and blue from 0 to 1 → the grey of the same luminance (IEC 61966-2-1). */
export function greyOf([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * luminance ** (1 / 2.4) - 0.055;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function inkOf(parts: (hex: string) => readonly number[], fill: string, stroke: string): Ink {
  const written = new Map<string, string>();
  const numbers = (hex: string) => {
    let text = written.get(hex);
    if (text === undefined) {
      text = parts(hex)
        .map((part) => format(part))
        .join(' ');
      written.set(hex, text);
    }
    return text;
  };
  return {
    fill: (hex = '#000000') => `${numbers(hex)} ${fill}`,
    stroke: (hex = '#000000') => `${numbers(hex)} ${stroke}`,
  };
}

function partsOf(hex: string): number[] {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`a colour is written #rrggbb, not ${hex}`);
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => part / 255);
}
