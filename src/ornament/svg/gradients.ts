import { limits } from '../../core/limits.js';
import { malformed, unsupported } from './fault.js';
import { shownNumber } from './shapes.js';
import { type StyleRule, styleOf } from './style.js';
import type { SvgElement } from './tree.js';
import { lengthOf, opacityOf, paintOf, transformOf } from './values.js';

/** The attributes that place a gradient: lengths, or shares of the box of what it fills. */
const placing: Readonly<Record<string, readonly string[]>> = {
  linearGradient: ['x1', 'y1', 'x2', 'y2'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy'],
};

/** The gradients that shapes are filled with, each written out once. */
export class Gradients {
  private readonly names = new Map<string, string>();
  readonly parts: string[] = [];

  constructor(
    private readonly ids: ReadonlyMap<string, SvgElement>,
    private readonly rules: readonly StyleRule[],
  ) {}

  /** What to fill with for the gradient of an id. */
  fill(id: string, offset: number): string {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const name = `g${this.names.size}`;
    this.parts.push(this.written(id, name, offset));
    this.names.set(id, `url(#${name})`);
    return `url(#${name})`;
  }

  private written(id: string, name: string, offset: number): string {
    const chain = this.chainOf(id, offset);
    const [{ name: kind = '' }] = chain as [SvgElement];
    const attribute = (wanted: string) =>
      chain.find(({ attributes }) => attributes.has(wanted))?.attributes.get(wanted);
    const shown = [`id="${name}"`];
    const units = attribute('gradientUnits') ?? 'objectBoundingBox';
    if (units === 'userSpaceOnUse') shown.push('gradientUnits="userSpaceOnUse"');
    for (const one of placing[kind] as readonly string[]) {
      const value = attribute(one);
      if (value !== undefined) shown.push(`${one}="${placeOf(value, units, one, offset)}"`);
    }
    const matrix = transformOf(attribute('gradientTransform') ?? '', offset)
      .map(shownNumber)
      .join(' ');
    if (matrix !== '1 0 0 1 0 0') shown.push(`gradientTransform="matrix(${matrix})"`);
    if ((attribute('spreadMethod') ?? 'pad') !== 'pad') throw unsupported('spreadMethod', offset);
    const stops = chain.map(stopsIn).find(({ length }) => length > 0) ?? [];
    if (stops.length === 0) throw unsupported(`fill="url(#${id})"`, offset);
    return `<${kind} ${shown.join(' ')}>${stops.map((stop) => this.stop(stop)).join('')}</${kind}>`;
  }

  /** The gradient and those that it takes what it lacks from. */
  private chainOf(id: string, offset: number): SvgElement[] {
    const chain: SvgElement[] = [];
    for (let next: string | undefined = id; next !== undefined; ) {
      const one = this.ids.get(next);
      const isGradient = one?.name !== undefined && Object.hasOwn(placing, one.name);
      if (!one || !isGradient || chain.length >= limits.svgDepth)
        throw unsupported(`fill="url(#${id})"`, offset);
      chain.push(one);
      next = (one.attributes.get('href') ?? one.attributes.get('xlink:href'))?.slice(1);
    }
    return chain;
  }

  private stop(element: SvgElement): string {
    const { attributes, offset } = element;
    const style = styleOf(element, new Map(), this.rules);
    const current = style.get('color') ?? '#000000';
    const paint = paintOf(style.get('stop-color') ?? '#000000', current, 'stop-color', offset);
    const own = opacityOf(style.get('stop-opacity') ?? '1', 'stop-opacity', offset);
    const opacity = paint ? paint.opacity * own : 0;
    const at = opacityOf(attributes.get('offset') ?? '0', 'offset', offset);
    const faint = opacity < 1 ? ` stop-opacity="${shownNumber(opacity)}"` : '';
    return `<stop offset="${shownNumber(at)}" stop-color="${paint?.colour ?? '#000000'}"${faint}/>`;
  }
}

const stopsIn = ({ children }: SvgElement) => children.filter(({ name }) => name === 'stop');

/** A share may be written in per cent. */
function placeOf(value: string, units: string, name: string, offset: number): string {
  const [, percent] = /^\s*([-+]?[\d.]+)%\s*$/.exec(value) ?? [];
  if (percent === undefined) return shownNumber(lengthOf(value, name, offset));
  if (units === 'userSpaceOnUse') throw unsupported(`${name}="${value}"`, offset);
  const share = Number(percent) / 100;
  if (!Number.isFinite(share)) throw malformed(`${name}="${value}"`, offset);
  return shownNumber(share);
}
