import { flattenPath, type Segment } from './path.js';

/** Parallel lines, in the units of the drawing: a hatch, which a grey copy keeps apart from a solid tone. */
export interface Hatch {
  readonly colour: string;
  /** Direction of the lines, degrees clockwise from horizontal. */
  readonly angleDegrees: number;
  readonly spacing: number;
  readonly lineWidth: number;
}

/**
 * A fill of ground, hatches and outline. Chart.js takes it for a pattern (it only looks at the tag) and hands
 * it to the context untouched. Unlike a pattern it is written as plain lines cut at the shape's edge: no
 * tiles whose seams show in print, no masks, nothing that PDF/A objects to.
 */
export class Texture {
  constructor(
    readonly ground: string,
    readonly hatches: readonly Hatch[] = [],
    readonly outline?: { readonly colour: string; readonly lineWidth: number },
  ) {}

  get [Symbol.toStringTag](): string {
    return 'CanvasPattern';
  }
}

/** Whether a fill style is a {@link Texture}, also one made by another instance of this module. */
export function isTexture(style: unknown): style is Texture {
  return Object.prototype.toString.call(style) === '[object CanvasPattern]' && 'hatches' in (style as object);
}

/**
 * The lines of a hatch inside a path, by the even-odd rule. The lines hang on the origin of the drawing, so
 * those of neighbouring shapes are in step.
 */
export function hatchLines(segments: readonly Segment[], hatch: Hatch): readonly Segment[] {
  const angle = (hatch.angleDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Turned so that the lines are level, cutting them is a scan through the polygons' edges.
  const edges = flattenPath(segments).flatMap((polygon) => {
    const turned = polygon.map(([x, y]) => [x * cos + y * sin, y * cos - x * sin] as const);
    return turned.map((point, index) => [point, turned[(index + 1) % turned.length] ?? point] as const);
  });
  const levels = edges.map(([[, level]]) => level);
  const lines: Segment[] = [];
  const last = Math.floor(Math.max(...levels) / hatch.spacing);
  for (let row = Math.ceil(Math.min(...levels) / hatch.spacing); row <= last; row++) {
    const level = row * hatch.spacing;
    for (const [from, to] of insideSpans(edges, level)) {
      lines.push(['M', from * cos - level * sin, from * sin + level * cos]);
      lines.push(['L', to * cos - level * sin, to * sin + level * cos]);
    }
  }
  return lines;
}

type Edge = readonly [readonly [number, number], readonly [number, number]];

/** Where a level line is inside the polygons, as pairs of abscissae. */
function insideSpans(edges: readonly Edge[], level: number): readonly (readonly [number, number])[] {
  const crossings: number[] = [];
  for (const [[x0, y0], [x1, y1]] of edges) {
    if (y0 <= level === y1 <= level) continue;
    crossings.push(x0 + ((level - y0) / (y1 - y0)) * (x1 - x0));
  }
  crossings.sort((one, other) => one - other);
  const spans: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    spans.push([crossings[at] as number, crossings[at + 1] as number]);
  }
  return spans;
}
