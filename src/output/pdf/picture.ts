import type { FontLibrary } from '../../fonts/library.js';
import { readSvg } from '../../ornament/svg/events.js';
import type { FaceDocument } from './document.js';
import { format } from './file/number.js';
import type { Ink } from './ink.js';

/** Where a drawing stands on its page, in points from the page's top left. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Attributes = Readonly<Record<string, string>>;

/** Thrown for SVG that is more than charts are made of. */
class Unpaintable extends Error {}

/**
 * The operators that paint a drawing made of straight and curved paths and of text in named faces, which is all
 * that charts are: a fraction of what a whole SVG renderer costs. Undefined for any other drawing, which is
 * left to pdfmake's.
 */
export function pictureContent(
  svg: string,
  frame: Frame,
  document: FaceDocument,
  fonts: FontLibrary,
): string | undefined {
  try {
    return new PicturePainter(frame, document, fonts).paint(svg);
  } catch (problem) {
    if (problem instanceof Unpaintable) return undefined;
    throw problem;
  }
}

class PicturePainter {
  private content = '';
  /** Attributes of the open elements, inner ones laid over outer ones. */
  private readonly open: Attributes[] = [];

  constructor(
    private readonly frame: Frame,
    private readonly document: FaceDocument,
    private readonly fonts: FontLibrary,
  ) {}

  paint(svg: string): string {
    for (const event of readSvg(svg, this.fonts.database)) {
      if (event.kind === 'open') this.enter(event.name, event.attributes);
      else if (event.kind === 'text') this.text(event.text);
      else this.open.pop();
    }
    return `q\n${this.content}Q\n`;
  }

  private enter(name: string, own: Attributes): void {
    const attributes = name === 'tspan' ? { ...this.open.at(-1), ...own } : own;
    this.open.push(attributes);
    if (name === 'svg') this.content += this.viewport(own);
    else if (name === 'path') this.content += pathContent(attributes, this.document.ink);
    else if (name !== 'text' && name !== 'tspan') throw new Unpaintable(name);
  }

  /** The matrix from the drawing's units to the page. */
  private viewport({ viewBox = '' }: Attributes): string {
    const [left = 0, top = 0, width = 1, height = 1] = numbersIn(viewBox);
    const [scaleX, scaleY] = [this.frame.width / width, this.frame.height / height];
    const [dx, dy] = [this.frame.x - left * scaleX, this.frame.y - top * scaleY];
    return `${[scaleX, 0, 0, scaleY, dx, dy].map((value) => format(value, 5)).join(' ')} cm\n`;
  }

  private text(text: string): void {
    const attributes = this.open.at(-1) ?? {};
    const family = attributes['font-family'];
    if (family === undefined) {
      if (text.trim() === '') return;
      throw new Unpaintable('text without a face');
    }
    const face = this.fonts.faces.find(({ name }) => name === family);
    if (!face) throw new Unpaintable(family);
    const font = this.document.use(face);
    const codes = face.shape(text, []).map((glyph) => font.encodeGlyph(glyph));
    const size = format(Number(attributes['font-size']));
    this.content += `BT\n${paintState(attributes, this.document.ink)}/${font.id} ${size} Tf ${textMode(attributes)} Tr\n`;
    this.content += `${textMatrix(attributes)} Tm <${codes.join('')}> Tj\nET\n`;
  }
}

function pathContent(attributes: Attributes, ink: Ink): string {
  const fills = (attributes.fill ?? '#000000') !== 'none';
  const strokes = (attributes.stroke ?? 'none') !== 'none';
  const rule = attributes['fill-rule'] === 'evenodd' ? '*' : '';
  const paint = fills ? (strokes ? `B${rule}` : `f${rule}`) : strokes ? 'S' : 'n';
  const matrix = attributes.transform === undefined ? '' : `${matrixOf(attributes.transform)} cm\n`;
  return `q\n${matrix}${paintState(attributes, ink)}${pathOperators(attributes.d ?? '')}${paint}\nQ\n`;
}

/** `matrix(…)`, as ornaments and the labels of charts have it. */
function matrixOf(transform: string): string {
  const numbers = numbersIn(transform);
  if (!transform.startsWith('matrix(') || numbers.length !== 6) throw new Unpaintable('transform');
  return numbers.map((value) => format(value, 5)).join(' ');
}

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

/** Colours, width, caps, joins and dashes; transparency is not painted here. */
function paintState(attributes: Attributes, ink: Ink): string {
  const { fill = '#000000', stroke = 'none' } = attributes;
  if (Object.keys(attributes).some((name) => name.endsWith('opacity'))) throw new Unpaintable('opacity');
  const fillState = fill === 'none' ? '' : `${ink.fill(fill)}\n`;
  if (stroke === 'none') return fillState;
  const width = `${format(Number(attributes['stroke-width'] ?? 1))} w`;
  const cap = `${CAPS[attributes['stroke-linecap'] ?? 'butt'] ?? 0} J`;
  const join = `${JOINS[attributes['stroke-linejoin'] ?? 'miter'] ?? 0} j`;
  const limit = `${attributes['stroke-miterlimit'] ?? 4} M`;
  const dash = `[${attributes['stroke-dasharray'] ?? ''}] ${attributes['stroke-dashoffset'] ?? 0} d`;
  return `${fillState}${ink.stroke(stroke)} ${width} ${cap} ${join} ${limit} ${dash}\n`;
}

/** How many numbers one step of a path takes. */
const STEP_NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6 };

/**
 * Operators of an SVG path of absolute moves, lines and curves. A letter may stand for several steps, and those
 * that follow a move are lines (SVG 1.1, 8.3.2); PDF wants an operator for each.
 */
function pathOperators(data: string): string {
  if (/[^MLCZ\d\s.,-]/.test(data)) throw new Unpaintable('path');
  let operators = '';
  for (const [, step = '', rest = ''] of data.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    operators += step === 'Z' ? 'h\n' : stepOperators(step, rest);
  }
  return operators;
}

function stepOperators(step: string, rest: string): string {
  const numbers = rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? [];
  const taken = STEP_NUMBERS[step] ?? 1;
  if (numbers.length === 0 || numbers.length % taken !== 0) throw new Unpaintable('path');
  let operators = '';
  for (let at = 0; at < numbers.length; at += taken) {
    const operator = step === 'M' && at > 0 ? 'l' : step.toLowerCase();
    operators += `${numbers.slice(at, at + taken).join(' ')} ${operator}\n`;
  }
  return operators;
}

/** Filled, outlined, or both: text rendering modes 0, 1 and 2. */
function textMode({ fill = '#000000', stroke = 'none' }: Attributes): number {
  if (stroke === 'none') return 0;
  return fill === 'none' ? 1 : 2;
}

/** Text stands upright although y runs down the page. */
function textMatrix({ x = '0', y = '0', transform }: Attributes): string {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform === undefined ? [] : numbersIn(transform);
  const [textX, textY] = [Number(x), Number(y)];
  const left = a * textX + c * textY + e;
  const down = b * textX + d * textY + f;
  return [a, b, -c, -d, left, down].map((value) => format(value, 5)).join(' ');
}

function numbersIn(text: string): number[] {
  return (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
}
