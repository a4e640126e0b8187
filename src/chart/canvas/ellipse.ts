type Point = readonly [number, number];

const fullTurn = 2 * Math.PI;

/** Part of an ellipse as the canvas standard describes it. Angles in radians, clockwise from the x axis. */
export interface EllipseArc {
  readonly centre: Point;
  readonly radii: Point;
  readonly rotation: number;
  readonly from: number;
  readonly to: number;
  readonly counterclockwise: boolean;
}

/** The angle swept from `from` to `to`: at most a full turn, negative counterclockwise (HTML, “ellipse”). */
function sweepAngle({ from, to, counterclockwise }: EllipseArc): number {
  const angle = counterclockwise ? from - to : to - from;
  const swept = angle >= fullTurn ? fullTurn : ((angle % fullTurn) + fullTurn) % fullTurn;
  return counterclockwise ? -swept : swept;
}

/** An arc as cubic Béziers of at most a quarter turn each, which any later transform leaves exact. */
export function ellipseCurves(arc: EllipseArc): { start: Point; curves: readonly [Point, Point, Point][] } {
  const [rx, ry] = arc.radii;
  const [cos, sin] = [Math.cos(arc.rotation), Math.sin(arc.rotation)];
  const place = (u: number, v: number): Point => [
    arc.centre[0] + rx * u * cos - ry * v * sin,
    arc.centre[1] + rx * u * sin + ry * v * cos,
  ];
  const sweep = sweepAngle(arc);
  // The small allowance keeps an exact quarter turn, computed in floating point, at one curve.
  const count = rx > 0 && ry > 0 ? Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9) : 0;
  const step = sweep / Math.max(count, 1);
  const handle = (4 / 3) * Math.tan(step / 4);
  const curves = Array.from({ length: Math.max(count, 0) }, (_, index): [Point, Point, Point] => {
    const [begin, end] = [arc.from + index * step, arc.from + (index + 1) * step];
    const [c0, s0, c1, s1] = [Math.cos(begin), Math.sin(begin), Math.cos(end), Math.sin(end)];
    return [
      place(c0 - handle * s0, s0 + handle * c0),
      place(c1 + handle * s1, s1 - handle * c1),
      place(c1, s1),
    ];
  });
  return { start: place(Math.cos(arc.from), Math.sin(arc.from)), curves };
}
