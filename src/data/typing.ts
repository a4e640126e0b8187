import { quantity } from './quantity.js';
import { halfWidth } from './width.js';

/** A text that was surely meant to be a figure, and the figure it may have been. */
export interface Mistyped {
  readonly text: string;
  readonly meant?: string;
}

/** Figures and what is mistyped for them, from the start of the text to something else. */
const figureLike = /^[-+−–—]?[\dOoIlQ.,·'\s%]*/;
/** A few words, then a figure at the very end: 增长8.5%. */
const wordsThenFigure = /^[^\d]{1,6}\d[\d.,]*[^\d]{0,4}$/;

/** What a spreadsheet shows for a formula that failed or compares, or a column too narrow: #DIV/0!, TRUE, ###. */
const noFigure = /^#|^(?:true|false)$/i;

/**
 * Whether the text of a cell for figures is almost a number: 8..5, 1O0, 8.5%%, 1 380, 7%～5%, 增长8.5%.
 * Returns undefined for a proper figure, for a missing one and for plain words.
 */
export function mistypedFigure(text: string): Mistyped | undefined {
  if (quantity(text).kind !== 'text') return undefined;
  const compact = halfWidth(text).trim();
  const [start = ''] = figureLike.exec(compact) ?? [];
  const almost = /\d/.test(start) && compact.length - start.length <= 6;
  if (!almost && !wordsThenFigure.test(compact) && !noFigure.test(compact)) return undefined;
  const meant = corrections.map((correct) => correct(compact)).find((one) => quantity(one).kind === 'number');
  return { text, ...(meant !== undefined && { meant }) };
}

const corrections: readonly ((text: string) => string)[] = [
  (text) => text.replace(/[OoQ]/g, '0').replace(/[Il]/g, '1'),
  (text) => text.replace(/([.,%])\1+/g, '$1'),
  (text) => text.replace(/(?<=\d)[\s']+(?=\d)/g, ''),
  (text) => text.replace(/[¥￥$€]\s*/, ''),
  (text) => text.replace(/^(增长|上升|提高|增加)/, ''),
  (text) => text.replace(/^(下降|减少|降低|回落)/, '−'),
];
