import { PT_PER_MM } from '../core/length.js';

/** A size of paper, which may lie either way. */
export interface Paper {
  /** As it is asked for: `A4`, `330x480mm`. */
  readonly name: string;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Millimetres, upright: ISO 216 (GB/T 148), and the raw sizes of ISO 217 that leave room for trimming. */
const NAMED_MM: Readonly<Record<string, readonly [number, number]>> = {
  A2: [420, 594],
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B4: [250, 353],
  B5: [176, 250],
  SRA3: [320, 450],
  SRA4: [225, 320],
};

export const paperNames = Object.keys(NAMED_MM);

/** What a PDF page may measure at least and at most (ISO 32000-1 Annex C). */
const LEAST_MM = 20;
const MOST_MM = 5000;

/** `A3` (in any case) or `330x480mm`; undefined for anything else, and for what no press takes. */
export function parsePaper(text: string): Paper | undefined {
  const name = text.trim().toUpperCase();
  const named = Object.hasOwn(NAMED_MM, name) ? NAMED_MM[name] : undefined;
  const [width, height] = named ?? measured(text) ?? [];
  if (width === undefined || height === undefined) return undefined;
  if (Math.min(width, height) < LEAST_MM || Math.max(width, height) > MOST_MM) return undefined;
  const title = named ? name : `${width}x${height}mm`;
  return { name: title, widthPt: width * PT_PER_MM, heightPt: height * PT_PER_MM };
}

/** What a size in points is called, to the millimetre: `A4`, `330x480mm`. */
export function paperNameOf(widthPt: number, heightPt: number): string {
  const size = [widthPt, heightPt].map((length) => Math.round(length / PT_PER_MM));
  const named = Object.entries(NAMED_MM).find(
    ([, [width, height]]) => size[0] === width && size[1] === height,
  );
  return named?.[0] ?? `${size.join('x')}mm`;
}

function measured(text: string): readonly [number, number] | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*(?:mm|毫米)\s*$/i.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** `0.1mm` in pt; undefined for anything but millimetres from 0 to 100. */
export function parseMillimetres(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(?:mm|毫米)\s*$/i.exec(text);
  const millimetres = match ? Number(match[1]) : Number.NaN;
  return millimetres <= 100 ? millimetres * PT_PER_MM : undefined;
}
