import { SVGPathData } from 'svg-pathdata';
import { malformed } from './fault.js';
import type { SvgElement } from './tree.js';
import { bounded, lengthOf, type Matrix, numbersOf } from './values.js';

/** The data of a shape as a path; undefined for one that has no extent, which viewers leave out. */
export function pathDataOf(element: SvgElement): string | undefined {
  const { attributes, offset } = element;
  const number = (name: string, otherwise = 0) => {
    const text = attributes.get(name);
    return text === undefined ? otherwise : lengthOf(text, name, offset);
  };
  const extent = (name: string) => {
    const value = number(name);
    if (value < 0) throw malformed(`${name}="${attributes.get(name)}"`, offset);
    return value;
  };
  switch (element.name) {
    case 'path':
      return attributes.get('d');
    case 'rect':
      return rect(element, number, extent);
    case 'circle':
      return ellipse(number('cx'), number('cy'), extent('r'), extent('r'));
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), extent('rx'), extent('ry'));
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    default:
      return polygon(element);
  }
}

type Numbers = (name: string, otherwise?: number) => number;

function rect({ attributes }: SvgElement, number: Numbers, extent: Numbers): string | undefined {
  const [x, y, width, height] = [number('x'), number('y'), extent('width'), extent('height')];
  if (width === 0 || height === 0) return undefined;
  const isWritten = (name: string) => attributes.has(name) && attributes.get(name) !== 'auto';
  const written = {
    rx: isWritten('rx') ? extent('rx') : undefined,
    ry: isWritten('ry') ? extent('ry') : undefined,
  };
  const rx = Math.min(written.rx ?? written.ry ?? 0, width / 2);
  const ry = Math.min(written.ry ?? written.rx ?? 0, height / 2);
  if (rx === 0 || ry === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [width - 2 * rx, height - 2 * ry];
  return `M${x + rx} ${y}h${across}${corner(rx, ry)}v${down}${corner(-rx, ry)}h${-across}${corner(-rx, -ry)}v${-down}${corner(rx, -ry)}Z`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string | undefined {
  if (rx === 0 || ry === 0) return undefined;
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;
}

function polygon({ name, attributes, offset }: SvgElement): string | undefined {
  const numbers = numbersOf(attributes.get('points') ?? '', 'points', offset);
  if (numbers.length % 2 !== 0) throw malformed('points="…"', offset);
  if (numbers.length < 4) return undefined;
  const points = numbers.flatMap((x, index) => (index % 2 === 0 ? [`${x} ${numbers[index + 1]}`] : []));
  return `M${points.join('L')}${name === 'polygon' ? 'Z' : ''}`;
}

/** Path data of any kind → absolute moves, lines and curves, through a matrix. */
export function plainPath(data: string, matrix: Matrix, offset: number): string {
  const commands = commandsIn(data, matrix, offset);
  return commands
    .map((command) => {
      const { type } = command;
      if (type === SVGPathData.CLOSE_PATH) return 'Z';
      if (type === SVGPathData.CURVE_TO)
        return `C${points(offset, command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
      if (type === SVGPathData.MOVE_TO) return `M${points(offset, command.x, command.y)}`;
      if (type === SVGPathData.LINE_TO) return `L${points(offset, command.x, command.y)}`;
      throw malformed('d="…"', offset);
    })
    .join('');
}

function commandsIn(data: string, matrix: Matrix, offset: number) {
  try {
    const path = new SVGPathData(data).toAbs().normalizeHVZ(false).normalizeST().qtToC().aToC();
    return path.matrix(...matrix).commands;
  } catch (problem) {
    if (problem instanceof SyntaxError || problem instanceof Error)
      throw malformed(`d="…": ${problem.message.slice(0, 100)}`, offset);
    throw problem;
  }
}

function points(offset: number, ...numbers: readonly number[]): string {
  return numbers.map((number) => shownNumber(bounded(number, 'd="…"', offset))).join(' ');
}

/** A number without exponent, as PDF needs it; those that are too large for that were refused. */
export function shownNumber(value: number): string {
  return String(Number(value.toFixed(5)));
}
