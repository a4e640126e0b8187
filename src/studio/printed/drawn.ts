/** A text in a drawing, in units of the drawing from its top left. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const textElement = /<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]+)<\/text>/g;
/** From the baseline to the top of a line, and the width of a half-width character, in em. */
const ASCENT_EM = 0.88;
const HALF_WIDTH_EM = 0.57;

/** The texts of an SVG as the charts write it, and about where they stand; turned ones are passed over. */
export function textsIn(svg: string): DrawnText[] {
  return [...svg.matchAll(textElement)].flatMap(([, x, y, size, others = '', text = '']) => {
    if (others.includes('transform')) return [];
    const em = Number(size);
    const width = [...text].reduce((sum, one) => sum + (one < '\u2e80' ? HALF_WIDTH_EM : 1), 0) * em;
    return [{ text, x: Number(x), y: Number(y) - ASCENT_EM * em, width, height: em }];
  });
}

/** Units of a drawing across its width. */
export function widthOf(svg: string): number | undefined {
  const [, width] = /viewBox="0 0 ([\d.]+) /.exec(svg) ?? [];
  return width === undefined ? undefined : Number(width);
}
