import type { Ornament, Rule, Space } from '../../document/tree.js';
import type { Content } from '../pdfmake/definition.js';
import type { DefineContext } from './context.js';
import { doubleRule, singleRule } from './rule.js';

/** White in whole lines of the grid. */
export function defineSpace({ lines }: Space, { edition, widthPt }: DefineContext): Content[] {
  return [blank(widthPt, lines * edition.page.pitchPt)];
}

export function defineRule({ style }: Rule, { edition, widthPt }: DefineContext): Content[] {
  return [style === 'double' ? doubleRule(widthPt, edition) : singleRule(widthPt, edition)];
}

/** A drawn ornament as high as told and as wide as the measure; white of that height where there is none. */
export function defineOrnament(
  { name, lines }: Ornament,
  { edition, tools, widthPt }: DefineContext,
): Content[] {
  const heightPt = lines * edition.page.pitchPt;
  const svg = tools.ornament(name);
  if (svg === undefined) return [blank(widthPt, heightPt)];
  return [{ svg, fit: [widthPt, heightPt], alignment: 'center' }];
}

function blank(widthPt: number, heightPt: number): Content {
  return { canvas: [{ type: 'rect', x: 0, y: 0, w: widthPt, h: heightPt, lineWidth: 0 }] };
}
