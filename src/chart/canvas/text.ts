/** A CSS font as far as a drawing needs it. `families` are names of roles, the first one known being used. */
export interface CssFont {
  readonly families: readonly string[];
  readonly bold: boolean;
  readonly sizePx: number;
}

/** Characters in a row that one face draws. */
export interface TextRun {
  /** Written as `font-family`: the name under which the PDF engine knows the font file. */
  readonly face: string;
  readonly text: string;
  readonly widthEm: number;
  /** Outline that stands in for a bold the face lacks; 0 for none. */
  readonly strokeEm: number;
}

/** What the context asks for each text: which faces draw it, and how wide each run is in em. */
export interface TextMeter {
  measure(text: string, font: CssFont): readonly TextRun[];
}

// On globalThis because the module is evaluated more than once: the project imports it as its own file, and
// chartjs-node-canvas as the package `canvas`.
const meterKey = Symbol.for('canvas.text-meter');
const shared = globalThis as { [meterKey]?: TextMeter };

/** Sets how every context of this process measures and splits text from now on. */
export function installTextMeter(meter: TextMeter): void {
  shared[meterKey] = meter;
}

/** The runs of a text in a font; throws when no meter has been installed. */
export function measureRuns(text: string, font: CssFont): readonly TextRun[] {
  const meter = shared[meterKey];
  if (!meter) throw new Error('canvas: text needs a meter; call installTextMeter first');
  return meter.measure(text, font);
}

/** The width of runs side by side, in em. */
export function runsWidthEm(runs: readonly TextRun[]): number {
  return runs.reduce((width, run) => width + run.widthEm, 0);
}

const cssFontPattern = /^\s*(?<style>.*?)(?<size>[\d.]+)px(?:\/\S+)?\s+(?<families>.+)$/;

/** A font shorthand such as `bold 9px 黑体`; throws when it is none. */
export function parseFont(css: string): CssFont {
  const parts = cssFontPattern.exec(css)?.groups;
  if (!parts) throw new Error(`canvas: cannot read the font “${css}”`);
  return {
    families: (parts.families ?? '').split(',').map((family) => family.trim().replace(/^["']|["']$/g, '')),
    bold: /\b(bold|[6-9]00)\b/.test(parts.style ?? ''),
    sizePx: Number(parts.size),
  };
}

/** The em box of Chinese type: 0.88 above the baseline, 0.12 below, whatever the font file says. */
const ascentEm = 0.88;

/** Ascent and descent of any font, in em. */
export const emBox = { ascentEm, descentEm: 1 - ascentEm };

/** How far below the given baseline the alphabetic one lies, in em. */
export function baselineShiftEm(baseline: string): number {
  switch (baseline) {
    case 'top':
    case 'hanging':
      return ascentEm;
    case 'middle':
      return ascentEm - 0.5;
    case 'bottom':
    case 'ideographic':
      return ascentEm - 1;
    default:
      return 0;
  }
}

/** Which part of a text's width lies left of its anchor: 0, ½ or 1. */
export function anchorShare(align: string): number {
  if (align === 'center') return 0.5;
  return align === 'right' || align === 'end' ? 1 : 0;
}
