import { type Box, boxAround } from './box.js';
import { ellipseCurves } from './ellipse.js';
import { type Matrix, transformPoint } from './matrix.js';
import { formatNumber } from './svg.js';

/** One step of a path, in the units of the drawing: every curve is a cubic Bézier. */
export type Segment =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

type Point = readonly [number, number];

/**
 * A path under construction. As on a canvas, the transform in force when a step is added applies to that
 * step, so points are transformed at once and the path needs none when it is painted.
 */
export class Path {
  readonly segments: Segment[] = [];
  #current: Point | undefined;
  #start: Point | undefined;

  moveTo(matrix: Matrix, x: number, y: number): void {
    this.segments.push(['M', ...transformPoint(matrix, x, y)]);
    this.#current = this.#start = [x, y];
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    if (!this.#current) {
      this.moveTo(matrix, x, y);
      return;
    }
    this.segments.push(['L', ...transformPoint(matrix, x, y)]);
    this.#current = [x, y];
  }

  curveTo(matrix: Matrix, first: Point, second: Point, end: Point): void {
    if (!this.#current) this.moveTo(matrix, ...first);
    const points = [first, second, end].flatMap(([x, y]) => transformPoint(matrix, x, y));
    this.segments.push(['C', ...(points as [number, number, number, number, number, number])]);
    this.#current = end;
  }

  /** A quadratic curve, raised to the cubic one of the same shape. */
  quadraticTo(matrix: Matrix, [cx, cy]: Point, end: Point): void {
    const [sx, sy] = this.#current ?? [cx, cy];
    const towards = ([x, y]: Point): Point => [x + ((cx - x) * 2) / 3, y + ((cy - y) * 2) / 3];
    this.curveTo(matrix, towards([sx, sy]), towards(end), end);
  }

  /** Part of an ellipse, joined to the path so far by a straight line. Angles in radians, clockwise. */
  ellipse(matrix: Matrix, arc: Parameters<typeof ellipseCurves>[0]): void {
    const { start, curves } = ellipseCurves(arc);
    this.lineTo(matrix, ...start);
    for (const [first, second, end] of curves) this.curveTo(matrix, first, second, end);
  }

  rectangle(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(matrix, x, y);
    this.lineTo(matrix, x + width, y);
    this.lineTo(matrix, x + width, y + height);
    this.lineTo(matrix, x, y + height);
    this.close();
  }

  close(): void {
    if (!this.#current) return;
    this.segments.push(['Z']);
    this.#current = this.#start;
  }
}

function* segmentPoints(segments: readonly Segment[]): Generator<Point> {
  for (const [, ...numbers] of segments) {
    for (let at = 0; at < numbers.length; at += 2) yield [numbers[at] as number, numbers[at + 1] as number];
  }
}

/** The box around a path, control points included: never smaller than what is painted. */
export function pathBox(segments: readonly Segment[]): Box {
  return boxAround(segmentPoints(segments));
}

/** The `d` attribute of a path. */
export function pathData(segments: readonly Segment[]): string {
  return segments.map(([step, ...numbers]) => step + numbers.map(formatNumber).join(' ')).join('');
}

/** The box that a path is, if it is one upright rectangle and nothing else. */
export function asRectangle(segments: readonly Segment[]): Box | undefined {
  if (segments.map(([step]) => step).join('') !== 'MLLLZ') return undefined;
  const corners = [...segmentPoints(segments)];
  const upright = corners.every(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % 4] as Point;
    return x === nextX || y === nextY;
  });
  return upright ? boxAround(corners) : undefined;
}

const stepsPerCurve = 12;

/** The path as polygons, curves cut into short straight lines. */
export function flattenPath(segments: readonly Segment[]): readonly (readonly Point[])[] {
  const polygons: Point[][] = [];
  for (const segment of segments) {
    if (segment[0] === 'M') polygons.push([[segment[1], segment[2]]]);
    const polygon = polygons.at(-1);
    const from = polygon?.at(-1);
    if (!polygon || !from) continue;
    if (segment[0] === 'L') polygon.push([segment[1], segment[2]]);
    if (segment[0] === 'C') polygon.push(...curvePoints(from, segment));
  }
  return polygons;
}

function* curvePoints([x0, y0]: Point, [, x1, y1, x2, y2, x3, y3]: Segment & { 0: 'C' }): Generator<Point> {
  for (let step = 1; step <= stepsPerCurve; step++) {
    const t = step / stepsPerCurve;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    yield [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
  }
}
