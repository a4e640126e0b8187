import { limits } from '../../core/limits.js';
import { isWholePicture } from '../../core/raster.js';
import { malformed, unsupported } from './fault.js';
import { Gradients } from './gradients.js';
import { pathDataOf, plainPath, shownNumber } from './shapes.js';
import { rulesIn, type Style, type StyleRule, styleOf } from './style.js';
import type { SvgElement } from './tree.js';
import {
  bounded,
  identity,
  lengthOf,
  type Matrix,
  numbersOf,
  opacityOf,
  paintOf,
  times,
  transformOf,
} from './values.js';

const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);

/** What is never painted where it stands, and only matters to what refers to it. */
const stored = new Set([
  'defs',
  'symbol',
  'linearGradient',
  'radialGradient',
  'clipPath',
  'mask',
  'pattern',
  'marker',
  'filter',
]);

/** What says something about the drawing and is no part of it. */
const silent = new Set(['title', 'desc', 'metadata', 'style']);

/** What is painted with the attributes of the elements around: matrix, style, and how opaque those are together. */
interface Around {
  readonly matrix: Matrix;
  readonly style: Style;
  readonly opacity: number;
  /** The ids of the `use` elements that led here. */
  readonly used: readonly string[];
}

/**
 * A drawing as one made of nothing but paths in plain colours, whatever shapes, styles, transformations, units and
 * copies it was made of. Throws an SvgFault for what can't be painted so.
 */
export function plainSvg(root: SvgElement): string {
  return new Flattener(root).flatten();
}

class Flattener {
  private readonly ids = new Map<string, SvgElement>();
  private readonly rules: StyleRule[] = [];
  private readonly gradients = new Gradients(this.ids, this.rules);
  private readonly parts: string[] = [];
  private count = 0;

  constructor(private readonly root: SvgElement) {}

  flatten(): string {
    this.survey(this.root);
    this.rules.sort((one, other) => one.weight - other.weight);
    const box = viewBoxOf(this.root);
    const style = styleOf(this.root, new Map(), this.rules);
    const opacity = opacityIn(style, 'opacity', this.root.offset);
    this.group(this.root, { matrix: this.matrixOf(this.root), style, opacity, used: [] });
    const { parts } = this.gradients;
    const defs = parts.length > 0 ? [`<defs>${parts.join('')}</defs>`] : [];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.map(shownNumber).join(' ')}">\n${[...defs, ...this.parts].join('\n')}\n</svg>\n`;
  }

  /** Looks at every element, painted or not: what leads elsewhere or acts is refused wherever it stands. */
  private survey(element: SvgElement): void {
    const { name, attributes, children, offset } = element;
    const id = attributes.get('id');
    if (id !== undefined && !this.ids.has(id)) this.ids.set(id, element);
    for (const [attribute, value] of attributes) {
      if (/^on/i.test(attribute)) throw unsupported(`${attribute}=`, offset);
      if (/^(xlink:)?href$|^src$/.test(attribute)) checkReference(value, offset);
      if (/url\(\s*['"]?(?!#)/i.test(value)) throw unsupported('url(…)', offset);
    }
    if (name === 'style') this.rules.push(...rulesIn(element));
    for (const child of children) this.survey(child);
  }

  private matrixOf({ attributes, offset }: SvgElement): Matrix {
    return transformOf(attributes.get('transform') ?? '', offset);
  }

  private group({ children }: SvgElement, around: Around): void {
    for (const child of children) this.paint(child, around);
  }

  private paint(element: SvgElement, around: Around): void {
    const { name, offset } = element;
    if (name === undefined || silent.has(name) || stored.has(name)) return;
    if (++this.count > limits.svgElements) throw unsupported(`> ${limits.svgElements} elements`, offset);
    const style = styleOf(element, around.style, this.rules);
    if (style.get('display') === 'none') return;
    const matrix = times(around.matrix, this.matrixOf(element));
    for (const part of matrix) bounded(part, 'transform', offset);
    const own = opacityIn(style, 'opacity', offset);
    const inner = { ...around, matrix, style, opacity: around.opacity * own };
    if (name === 'g') this.group(asOneIfOpaque(element, inner.opacity), inner);
    else if (name === 'use') this.use(element, inner);
    else if (name === 'image') this.image(element, inner);
    else if (shapes.has(name)) this.shape(element, inner);
    else throw unsupported(`<${name}>`, offset);
  }

  private use(element: SvgElement, around: Around): void {
    const { attributes, offset } = element;
    const id = (attributes.get('href') ?? attributes.get('xlink:href') ?? '').slice(1);
    const target = this.ids.get(id);
    if (!target) throw malformed(`<use href="#${id}">`, offset);
    if (around.used.includes(id) || around.used.length >= limits.svgDepth)
      throw unsupported('<use> in itself', offset);
    if (target.name !== 'g' && target.name !== 'use' && !shapes.has(target.name ?? ''))
      throw unsupported(`<use> of <${target.name}>`, offset);
    const [x, y] = ['x', 'y'].map((name) => lengthOf(attributes.get(name) ?? '0', name, offset)) as [
      number,
      number,
    ];
    const matrix = times(around.matrix, [1, 0, 0, 1, x, y]);
    this.paint(target, { ...around, matrix, used: [...around.used, id] });
  }

  private image(element: SvgElement, { matrix, opacity, style }: Around): void {
    const { attributes, offset } = element;
    if (isHidden(style)) return;
    const href = attributes.get('href') ?? attributes.get('xlink:href') ?? '';
    if (!isWholePicture(href)) throw unsupported('<image> other than a whole PNG or JPEG in data:', offset);
    if ((attributes.get('preserveAspectRatio') ?? 'xMidYMid meet').trim() !== 'xMidYMid meet')
      throw unsupported('preserveAspectRatio', offset);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => {
      return lengthOf(attributes.get(name) ?? '0', name, offset);
    }) as [number, number, number, number];
    if (!(width > 0 && height > 0)) throw malformed('<image> without width and height', offset);
    const place = `x="${shownNumber(x)}" y="${shownNumber(y)}" width="${shownNumber(width)}" height="${shownNumber(height)}"`;
    const faint = opacity < 1 ? ` opacity="${shownNumber(opacity)}"` : '';
    this.parts.push(`<image ${place}${faint}${shownMatrix(matrix)} href="${href.replace(/\s/g, '')}"/>`);
  }

  private shape(element: SvgElement, { matrix, opacity, style }: Around): void {
    const { offset } = element;
    const attributes = paintAttributes(style, opacity, offset, this.gradients);
    const data = pathDataOf(element);
    if (isHidden(style) || attributes === undefined || data === undefined || data.trim() === '') return;
    const scale = attributes.stroke === undefined ? 1 : scaleOf(matrix);
    // a line that is wider across than along takes the matrix itself, and so does the box of a gradient
    const isFlat = scale !== undefined && !attributes.hasGradient;
    const d = plainPath(data, isFlat ? matrix : identity, offset);
    const stroke = attributes.stroke?.(isFlat ? scale : 1) ?? '';
    this.parts.push(`<path d="${d}"${attributes.fill}${stroke}${isFlat ? '' : shownMatrix(matrix)}/>`);
  }
}

/** Of several things together a part may shine through another only once. */
function asOneIfOpaque(element: SvgElement, opacity: number): SvgElement {
  if (
    opacity < 1 &&
    element.children.filter(({ name }) => name !== undefined && !silent.has(name)).length > 1
  )
    throw unsupported('opacity of several shapes together', element.offset);
  return element;
}

const isHidden = (style: Style) => ['hidden', 'collapse'].includes(style.get('visibility') ?? '');

/** The factor by which a matrix scales lines in every direction; undefined where it does not do so evenly. */
function scaleOf([a, b, c, d]: Matrix): number | undefined {
  const [along, across] = [Math.hypot(a, b), Math.hypot(c, d)];
  const isEven = Math.abs(along - across) <= 1e-6 * along && Math.abs(a * c + b * d) <= 1e-6 * along * across;
  return isEven ? along : undefined;
}

function shownMatrix(matrix: Matrix): string {
  const isMoved = matrix.some((part, index) => part !== identity[index]);
  return isMoved ? ` transform="matrix(${matrix.map(shownNumber).join(' ')})"` : '';
}

function opacityIn(style: Style, name: string, offset: number): number {
  return opacityOf(style.get(name) ?? '1', name, offset);
}

interface PaintAttributes {
  readonly hasGradient: boolean;
  readonly fill: string;
  /** Of a stroke, by how much its lengths are scaled. */
  readonly stroke?: (scale: number) => string;
}

/** Undefined where nothing is painted. */
function paintAttributes(
  style: Style,
  opacity: number,
  offset: number,
  gradients: Gradients,
): PaintAttributes | undefined {
  const current = style.get('color') ?? '#000000';
  const written = style.get('fill') ?? '#000000';
  const [, gradient] = /^url\(\s*["']?#([^"')\s]+)["']?\s*\)/.exec(written) ?? [];
  const fill =
    gradient === undefined
      ? paintOf(written, current, 'fill', offset)
      : { colour: gradients.fill(gradient, offset), opacity: 1 };
  const stroke = paintOf(style.get('stroke') ?? 'none', current, 'stroke', offset);
  const width = lengthOf(style.get('stroke-width') ?? '1', 'stroke-width', offset);
  if (width < 0) throw malformed('stroke-width < 0', offset);
  const hasLine = stroke !== undefined && width > 0;
  if (!fill && !hasLine) return undefined;
  if (opacity < 1 && fill && hasLine) throw unsupported('opacity of fill and stroke together', offset);
  const fillOpacity = (fill?.opacity ?? 1) * opacityIn(style, 'fill-opacity', offset) * opacity;
  const rule = choice(style, 'fill-rule', ['nonzero', 'evenodd'], offset);
  const filled = fill
    ? ` fill="${fill.colour}"${faint('fill-opacity', fillOpacity)}${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`
    : ' fill="none"';
  if (!hasLine) return { fill: filled, hasGradient: gradient !== undefined };
  const strokeOpacity = stroke.opacity * opacityIn(style, 'stroke-opacity', offset) * opacity;
  return {
    hasGradient: gradient !== undefined,
    fill: filled,
    stroke: strokeAttributes(style, stroke.colour, width, strokeOpacity, offset),
  };
}

function faint(name: string, opacity: number): string {
  return opacity < 1 ? ` ${name}="${shownNumber(opacity)}"` : '';
}

function strokeAttributes(style: Style, colour: string, width: number, opacity: number, offset: number) {
  const cap = choice(style, 'stroke-linecap', ['butt', 'round', 'square'], offset);
  const join = choice(style, 'stroke-linejoin', ['miter', 'round', 'bevel'], offset);
  const limit = lengthOf(style.get('stroke-miterlimit') ?? '4', 'stroke-miterlimit', offset);
  if (limit < 1) throw malformed('stroke-miterlimit < 1', offset);
  const dashes = dashesOf(style, offset);
  const start = lengthOf(style.get('stroke-dashoffset') ?? '0', 'stroke-dashoffset', offset);
  return (scale: number) => {
    const dash = dashes.map((length) => shownNumber(length * scale)).join(' ');
    return [
      ` stroke="${colour}" stroke-width="${shownNumber(width * scale)}"${faint('stroke-opacity', opacity)}`,
      cap === 'butt' ? '' : ` stroke-linecap="${cap}"`,
      join === 'miter' ? '' : ` stroke-linejoin="${join}"`,
      limit === 4 ? '' : ` stroke-miterlimit="${shownNumber(limit)}"`,
      dash === '' ? '' : ` stroke-dasharray="${dash}"`,
      start === 0 || dash === '' ? '' : ` stroke-dashoffset="${shownNumber(start * scale)}"`,
    ].join('');
  };
}

function dashesOf(style: Style, offset: number): readonly number[] {
  const text = style.get('stroke-dasharray') ?? 'none';
  if (text === 'none') return [];
  const dashes = numbersOf(text, 'stroke-dasharray', offset);
  if (dashes.some((dash) => dash < 0)) throw malformed(`stroke-dasharray="${text}"`, offset);
  return dashes.some((dash) => dash > 0) ? dashes : [];
}

function choice(style: Style, name: string, values: readonly string[], offset: number): string {
  const value = style.get(name) ?? (values[0] as string);
  if (!values.includes(value)) throw unsupported(`${name}="${value}"`, offset);
  return value;
}

/** Left, top, width and height of what is shown. */
function viewBoxOf({ attributes, offset }: SvgElement): readonly [number, number, number, number] {
  const written = attributes.get('viewBox');
  const size = () => ['width', 'height'].map((name) => lengthOf(attributes.get(name) ?? '', name, offset));
  const box = written === undefined ? [0, 0, ...size()] : numbersOf(written, 'viewBox', offset);
  const [left, top, width, height] = box as [number, number, number, number];
  const isSound = box.length === 4 && width > 0.01 && height > 0.01;
  if (!isSound) throw malformed(`viewBox="${written ?? box.join(' ')}"`, offset);
  return [left, top, width, height];
}

/** What a drawing may lead to is in itself. */
function checkReference(value: string, offset: number): void {
  if (value.startsWith('#') || isWholePicture(value)) return;
  throw unsupported(`href="${value.slice(0, 100)}"`, offset);
}
