import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { dictAt, itemsOf, listAt, lookup, nameAt, numberAt, numbersOf } from './entries.js';
import { pdfLibrary } from './library.js';
import { type Matrix, rectangleIn } from './page-box.js';

/** A seal, a filled field or a stamp: painted over its page. */
export interface Appearance {
  readonly form: PDFRef;
  /** From the form's space, after its own /Matrix, to that of the page. */
  readonly matrix: Matrix;
}

/** Operators that draw an annotation in the space of its page, and the box around them. */
interface Drawing {
  readonly operators: string;
  readonly points: readonly number[];
}

type Drawer = (annotation: PDFDict, widthPt: number) => Drawing | undefined;

/**
 * The appearance of an annotation that has none of its own, drawn as viewers do, which is left to them (ISO 32000-1,
 * 12.5.6): marks on text, and plain shapes. Undefined for other kinds, and for those that are made otherwise.
 */
export function drawAnnotation(annotation: PDFDict): Appearance | undefined {
  const subtype = nameAt(annotation, 'Subtype') ?? '';
  const draw = DRAWERS[subtype];
  const widthPt = lineWidth(annotation);
  const colours = coloursOf(annotation, SHAPES.has(subtype));
  const isPlain = !listAt(annotation, 'LE') || itemsOf(listAt(annotation, 'LE')).every(isNone);
  if (!draw || widthPt === undefined || colours === undefined || !isPlain) return undefined;
  if (nameAt(dictAt(annotation, 'BE'), 'S') === 'C') return undefined;
  const drawing = draw(annotation, widthPt);
  if (!drawing || drawing.points.length === 0 || drawing.points.length > MOST_NUMBERS) return undefined;
  const { context } = annotation;
  const opacity = numberAt(annotation, 'CA') ?? 1;
  const blend = subtype === 'Highlight' ? 'Multiply' : 'Normal';
  const look = { Type: 'ExtGState', CA: opacity, ca: opacity, BM: blend };
  const dict = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: boxAround(drawing.points, widthPt),
    Resources: { ExtGState: { G: look } },
    Group: { S: 'Transparency' },
  };
  const content = `/G gs ${colours}${widthPt} w ${dashOf(annotation)}${drawing.operators}`;
  const { PDFRawStream } = pdfLibrary();
  const form = context.register(PDFRawStream.of(context.obj(dict), Buffer.from(content)));
  return { form, matrix: [1, 0, 0, 1, 0, 0] };
}

/** More corners than anybody draws. */
const MOST_NUMBERS = 200_000;

/** Kinds that are filled as well. */
const SHAPES = new Set(['Square', 'Circle', 'Polygon']);

const DRAWERS: Readonly<Record<string, Drawer>> = {
  Highlight: (one) => onQuads(one, ([a, b, c, d]) => `${move(a)}${line(b)}${line(d)}${line(c)}f\n`),
  Underline: (one) => onQuads(one, ([a, b, c, d]) => stroke(between(c, a, 0.07), between(d, b, 0.07))),
  StrikeOut: (one) => onQuads(one, ([a, b, c, d]) => stroke(between(c, a, 0.45), between(d, b, 0.45))),
  Square: (one, width) => inBox(one, width, (x, y, w, h) => `${x} ${y} ${w} ${h} re `),
  Circle: (one, width) => inBox(one, width, ellipse),
  Line: (one) => along(numbersOf(listAt(one, 'L')), 'S'),
  PolyLine: (one) => along(numbersOf(listAt(one, 'Vertices')), 'S'),
  Polygon: (one) => along(numbersOf(listAt(one, 'Vertices')), `h ${painting(one)}`),
  Ink: drawInk,
};

type Point = readonly [number, number];
type Quad = readonly [Point, Point, Point, Point];

/** Draws on each stretch of text that is marked: its upper corners, then its lower ones, from left to right. */
function onQuads(annotation: PDFDict, draw: (quad: Quad) => string): Drawing | undefined {
  const points = numbersOf(listAt(annotation, 'QuadPoints'));
  if (!points || points.length < 8 || points.length % 8 !== 0) return undefined;
  let operators = '';
  for (let at = 0; at < points.length; at += 8)
    operators += draw(pointsOf(points.slice(at, at + 8)) as unknown as Quad);
  return { operators, points };
}

/** Draws in the annotation's rectangle, less what its border takes. */
function inBox(
  annotation: PDFDict,
  widthPt: number,
  draw: (x: number, y: number, width: number, height: number) => string,
): Drawing | undefined {
  const box = rectangleIn(lookup(annotation, 'Rect'));
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(listAt(annotation, 'RD')) ?? [];
  if (!box) return undefined;
  const [x, y] = [box.x + left + widthPt / 2, box.y + bottom + widthPt / 2];
  const [width, height] = [box.width - left - right - widthPt, box.height - bottom - top - widthPt];
  if (width < 0 || height < 0) return undefined;
  return {
    operators: `${draw(x, y, width, height)}${painting(annotation)}`,
    points: [x, y, x + width, y + height],
  };
}

/** A line through points. */
function along(points: readonly number[] | undefined, paint: string): Drawing | undefined {
  if (!points || points.length < 4 || points.length % 2 !== 0) return undefined;
  return { operators: `${pathThrough(points)}${paint}\n`, points };
}

function drawInk(annotation: PDFDict): Drawing | undefined {
  const { PDFArray } = pdfLibrary();
  const strokes = itemsOf(listAt(annotation, 'InkList')).map((one) =>
    one instanceof PDFArray ? numbersOf(one) : undefined,
  );
  const drawings = strokes.map((points) => along(points, 'S'));
  if (drawings.includes(undefined)) return undefined;
  const all = drawings as readonly Drawing[];
  return {
    operators: `1 J 1 j ${all.map((one) => one.operators).join('')}`,
    points: all.flatMap((one) => one.points),
  };
}

function pathThrough(numbers: readonly number[]): string {
  return pointsOf(numbers)
    .map((point, index) => (index === 0 ? move(point) : line(point)))
    .join('');
}

function pointsOf(numbers: readonly number[]): Point[] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [
    numbers[2 * at] as number,
    numbers[2 * at + 1] as number,
  ]);
}

const move = ([x, y]: Point) => `${x} ${y} m `;
const line = ([x, y]: Point) => `${x} ${y} l `;
const stroke = (from: Point, to: Point) => `${move(from)}${line(to)}S\n`;

function between([x1, y1]: Point, [x2, y2]: Point, share: number): Point {
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
}

/** Distance of a Bézier curve's control points that makes a quarter circle of radius 1. */
const KAPPA = 0.5522847498;

function ellipse(x: number, y: number, width: number, height: number): string {
  const [rx, ry] = [width / 2, height / 2];
  const at = (dx: number, dy: number) => `${x + rx + dx * rx} ${y + ry + dy * ry}`;
  const quarter = (...points: readonly Point[]) => `${points.map(([dx, dy]) => at(dx, dy)).join(' ')} c `;
  return [
    `${at(1, 0)} m `,
    quarter([1, KAPPA], [KAPPA, 1], [0, 1]),
    quarter([-KAPPA, 1], [-1, KAPPA], [-1, 0]),
    quarter([-1, -KAPPA], [-KAPPA, -1], [0, -1]),
    quarter([KAPPA, -1], [1, -KAPPA], [1, 0]),
  ].join('');
}

/** Whether a shape is filled, outlined or both. */
function painting(annotation: PDFDict): string {
  const [fills, strokes] = ['IC', 'C'].map((key) => (numbersOf(listAt(annotation, key)) ?? []).length > 0);
  if (fills) return strokes ? 'B\n' : 'f\n';
  return strokes ? 'S\n' : 'n\n';
}

/** The width of the border, 1 where none is said; undefined for what is no width. */
function lineWidth(annotation: PDFDict): number | undefined {
  const border = listAt(annotation, 'Border');
  const width = numberAt(dictAt(annotation, 'BS'), 'W') ?? (border ? numbersOf(border)?.[2] : 1);
  return width !== undefined && width >= 0 && width <= MOST_WIDTH_PT ? width : undefined;
}

/** Wider than any border. */
const MOST_WIDTH_PT = 1000;

function dashOf(annotation: PDFDict): string {
  const style = dictAt(annotation, 'BS');
  if (nameAt(style, 'S') !== 'D') return '';
  const dash = numbersOf(listAt(style, 'D')) ?? [3];
  return dash.every((one) => one >= 0) && dash.some((one) => one > 0) ? `[${dash.join(' ')}] 0 d ` : '';
}

/** Operators by the number of parts of a colour, for lines and for filling. */
const LINES = ['', 'G', '', 'RG', 'K'];
const FILLS = ['', 'g', '', 'rg', 'k'];

/** The operators that set the colours; undefined where there are none that a viewer would take. */
function coloursOf(annotation: PDFDict, isShape: boolean): string | undefined {
  const colour = numbersOf(listAt(annotation, 'C'));
  const inside = isShape ? (numbersOf(listAt(annotation, 'IC')) ?? []) : (colour ?? []);
  if (!colour?.length && !inside.length) return undefined;
  return colourWith(colour ?? [], LINES) + colourWith(inside, FILLS);
}

function colourWith(parts: readonly number[], operators: readonly string[]): string {
  const operator = operators[parts.length];
  return operator ? `${parts.join(' ')} ${operator} ` : '';
}

function boxAround(points: readonly number[], widthPt: number): number[] {
  const [xs, ys] = [0, 1].map((rest) => points.filter((_, index) => index % 2 === rest)) as [
    number[],
    number[],
  ];
  const least = (values: number[]) =>
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) - widthPt;
  const most = (values: number[]) =>
    values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) + widthPt;
  return [least(xs), least(ys), most(xs), most(ys)];
}

function isNone(ending: unknown): boolean {
  return ending === pdfLibrary().PDFName.of('None');
}
