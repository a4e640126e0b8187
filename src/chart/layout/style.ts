import { Texture } from '../canvas/texture.js';

/** The look of all charts of an edition. Colours are `#rrggbb`, sizes in points. */
export interface ChartStyle {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  readonly main: string;
  readonly tint: string;
  readonly grey: string;
  readonly hairline: string;
  /** Role of the labels' face in the font library: 黑体. */
  readonly fontRole: string;
  readonly labelSizePt: number;
  /** Labels are set smaller to fit, but never below this. */
  readonly smallestSizePt: number;
  /** For a grey-only print room: no colour at all, tones and hatches instead. */
  readonly inGrey: boolean;
}

export const defaultStyle: ChartStyle = {
  paper: '#ffffff',
  ink: '#1f2328',
  accent: '#a3191f',
  main: '#1f4e79',
  tint: '#f3f0e8',
  grey: '#6b6b6b',
  hairline: '#c8c4bb',
  fontRole: '黑体',
  labelSizePt: 8.5,
  smallestSizePt: 6,
  inGrey: false,
};

/** The inks that charts are drawn with: those of the style, or greys of clearly different tone. */
export interface Palette {
  readonly main: string;
  readonly accent: string;
  readonly pale: string;
}

/** The inks of a style. In grey, main and accent differ by half the scale, so that neither needs its hue. */
export function paletteOf(style: ChartStyle): Palette {
  if (style.inGrey) return { main: '#4a4a4a', accent: '#000000', pale: '#ececec' };
  return { main: style.main, accent: style.accent, pale: style.tint };
}

export type Fill = string | Texture;

const hatchSpacingPt = 2.8;
/** Lines of a hatch that reads as a middle tone, and of one that reads as a light one. */
const denseWidthPt = 1.2;
const lightWidthPt = 0.55;
const outlineWidthPt = 0.6;

/** Lines at some angles on a ground. */
function hatched(colour: string, ground: string, lineWidth: number, ...anglesDegrees: number[]): Texture {
  const hatches = anglesDegrees.map((angleDegrees) => {
    return { colour, angleDegrees, spacing: hatchSpacingPt, lineWidth };
  });
  return new Texture(ground, hatches, { colour, lineWidth: outlineWidthPt });
}

/**
 * Fills for the parts of one measure (groups of rows, stages of projects): one hue from solid to open, so
 * that they read as kinds of the same thing. Each has a pattern of its own and a tone unlike its neighbour's.
 */
export function groupFills(style: ChartStyle): readonly Fill[] {
  const { main, pale } = paletteOf(style);
  const { paper } = style;
  return [
    main,
    hatched(main, paper, denseWidthPt, -45),
    new Texture(pale, [], { colour: main, lineWidth: outlineWidthPt }),
    hatched(main, pale, denseWidthPt, 45, -45),
    hatched(main, paper, lightWidthPt, 90),
    hatched(main, paper, denseWidthPt, 0),
  ];
}

/**
 * Fills for different measures side by side: different hues, and a pattern each, for a photocopy or an eye
 * that sees no red may leave nothing of the hue.
 */
export function seriesFills(style: ChartStyle): readonly Fill[] {
  const { main, accent, pale } = paletteOf(style);
  const { paper, grey } = style;
  return [
    main,
    new Texture(pale, [], { colour: grey, lineWidth: outlineWidthPt }),
    hatched(accent, paper, denseWidthPt, -45),
    hatched(grey, paper, lightWidthPt, 90),
    hatched(main, paper, denseWidthPt, 45, -45),
    hatched(accent, paper, lightWidthPt, 0),
  ];
}

/** So many fills there are: more series or groups could not be told apart. */
export const mostFills = 6;

/** The nth fill, beginning again when there are more parts than fills. */
export function fillAt(fills: readonly Fill[], index: number): Fill {
  const fill = fills[index % fills.length];
  if (fill === undefined) throw new RangeError('a chart needs at least one fill');
  return fill;
}
