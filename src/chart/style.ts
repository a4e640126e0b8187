import { Texture } from './canvas/texture.js';

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
  tint: '#e4ded0',
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
  if (style.inGrey) return { main: '#4a4a4a', accent: '#000000', pale: '#dcdcdc' };
  return { main: style.main, accent: style.accent, pale: style.tint };
}

export type Fill = string | Texture;

const hatchSpacingPt = 2.8;
const hatchWidthPt = 0.7;
const outlineWidthPt = 0.6;

function hatched(colour: string, ground: string, ...anglesDegrees: number[]): Texture {
  const hatches = anglesDegrees.map((angleDegrees) => ({
    colour,
    angleDegrees,
    spacing: hatchSpacingPt,
    lineWidth: hatchWidthPt,
  }));
  return new Texture(ground, hatches, { colour, lineWidth: outlineWidthPt });
}

/**
 * Fills for the parts of one measure (groups of rows, stages of projects): one hue from solid to open, so
 * that they read as kinds of the same thing. All differ in tone or hatch, not only in colour.
 */
export function groupFills(style: ChartStyle): readonly Fill[] {
  const { main, pale } = paletteOf(style);
  return [
    main,
    hatched(main, style.paper, -45),
    new Texture(pale, [], { colour: main, lineWidth: outlineWidthPt }),
    hatched(main, pale, 45, -45),
    hatched(main, style.paper, 90),
    new Texture(style.paper, [], { colour: main, lineWidth: outlineWidthPt }),
  ];
}

/** Fills for different measures side by side: different hues whose tones differ as much. */
export function seriesFills(style: ChartStyle): readonly Fill[] {
  const { main, accent, pale } = paletteOf(style);
  return [
    main,
    new Texture(pale, [], { colour: style.grey, lineWidth: outlineWidthPt }),
    hatched(accent, style.paper, -45),
    style.grey,
    hatched(main, style.paper, 45, -45),
    accent,
  ];
}

/** The nth fill, beginning again when there are more parts than fills. */
export function fillAt(fills: readonly Fill[], index: number): Fill {
  const fill = fills[index % fills.length];
  if (fill === undefined) throw new RangeError('a chart needs at least one fill');
  return fill;
}
