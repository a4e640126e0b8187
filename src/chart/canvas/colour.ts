/** A colour as SVG and PDF want it: the opaque part and its opacity apart. */
export interface Colour {
  readonly hex: string;
  readonly alpha: number;
}

const TRANSPARENT: Colour = { hex: '#000000', alpha: 0 };

/**
 * A CSS colour: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `rgba(…)` or `transparent`, the notations
 * that Chart.js and our styles use. Throws on any other.
 */
export function parseColour(css: string): Colour {
  const colour = css === 'transparent' ? TRANSPARENT : (parseHex(css) ?? parseRgb(css));
  if (!colour) throw new Error(`canvas: unknown colour “${css}”; write it as #rrggbb or rgb(r, g, b)`);
  return colour;
}

function parseHex(css: string): Colour | undefined {
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.exec(css)?.[1]?.toLowerCase();
  if (!digits) return undefined;
  const full = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return { hex: `#${full.slice(0, 6)}`, alpha: Number.parseInt(full.slice(6) || 'ff', 16) / 255 };
}

function parseRgb(css: string): Colour | undefined {
  const parts = /^rgba?\(([^)]*)\)$/i
    .exec(css)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
    .map(Number);
  if (!parts || parts.length < 3 || parts.some(Number.isNaN)) return undefined;
  const channels = parts.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return { hex: `#${channels.join('')}`, alpha: parts[3] ?? 1 };
}
