import type { Ornament, Rule, Space } from '../../document/tree.js';
import type * as pdf from '../flow.js';
import type { DefineContext } from './context.js';
import { doubleRule, singleRule } from './rule.js';

/** White in whole lines of the grid, which may grow. */
export function defineSpace({ lines, grow }: Space, { edition }: DefineContext): pdf.Block[] {
  return [{ ...blank(lines * edition.page.pitchPt), ...(grow > 0 && { grow }) }];
}

export function defineRule({ style }: Rule, { edition, widthPt }: DefineContext): pdf.Block[] {
  return [style === 'double' ? doubleRule(widthPt, edition) : singleRule(widthPt, edition)];
}

/** A drawn ornament as high as told, no wider than the measure; white of that height where there is none. */
export function defineOrnament(
  { name, lines }: Ornament,
  { edition, tools, widthPt }: DefineContext,
): pdf.Block[] {
  const heightPt = lines * edition.page.pitchPt;
  const ornament = tools.ornament(name);
  if (ornament === undefined) return [blank(heightPt)];
  const scale = Math.min(widthPt / ornament.widthPt, heightPt / ornament.heightPt);
  const size = { width: ornament.widthPt * scale, height: ornament.heightPt * scale };
  return [{ svg: ornament.svg, ...size, alignment: 'center' }, blank(heightPt - size.height)];
}

/** White of a height. */
export function blank(height: number): pdf.Canvas {
  return { canvas: [], height };
}
