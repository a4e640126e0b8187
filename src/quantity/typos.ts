import { SCALES } from '../chinese/numerals.js';
import { COUNTERS, MEASURES, PARTS, TIMES, unitPattern } from '../chinese/units.js';
import { halfWidth } from '../chinese/width.js';
import { MORE } from './grammar.js';
import { formatQuantity, quantity } from './quantity.js';

/** A text that was surely meant to be a figure, and the figure it may have been. */
export interface Mistyped {
  readonly text: string;
  readonly meant?: string;
  /** Where a figure begins the text: what was read of it, and what is left. */
  readonly read?: string;
  readonly left?: string;
}

/** What a figure begins with, signs, brackets, currencies and marks before it. */
const figureFirst = /^[-+−–—([~≈±¥￥$€↑↓△▲▽▼*#.①-⑳\s]*[\dOoIlQ\p{No}\p{Nl}]/u;
/** Letters that belong to figures or their scale. */
const scaleLetters = new RegExp(`[${SCALES}OoIlQ]`, 'g');
/** More letters than the unit and a remark have are a sentence. */
const MOST_LETTERS = 6;
/** A few words, then a figure at the very end: 增长8.5%. */
const wordsThenFigure = /^[^\d]{1,6}\d[\d.,]*[^\d]{0,4}$/;
/** Proportions are words that are printed as they stand: 11.1:36.3:52.6. */
const proportion = /^\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+$/;
/** 十二个, 三百余亩: a figure in words is printed as it stands and not reckoned with. */
const inWords = new RegExp(
  '^[约近超逾]?(?=.*[一二两三四五六七八九十])(?:百分之)?[零〇一二两三四五六七八九十百千万亿点]+(?:分之[一二两三四五六七八九十]+)?' +
    `${MORE}?(?:${unitPattern(MEASURES, COUNTERS, TIMES, PARTS, ['里', '%'])})?$`,
);
/** A figure, then something in brackets or a further figure: 5亿元（含3亿元）, 5亿元，其中中央3亿元. */
const remarkBehind = /^([^()[\],;]*\d[^()[\],;]*)([([].*|[,;].*\d.*)$/;
/** A longer unit is what was done: 12个项目开工，5个竣工 is a sentence. */
const MOST_UNIT_LETTERS = 4;

/** What a spreadsheet shows for a formula that failed or compares, or a column too narrow: #DIV/0!, TRUE, ###. */
const noFigure = /^#|^(?:true|false)$/i;

/**
 * Whether the text of a cell for figures is almost a number: 8..5, 1O0, 8.5%%, 1 380, 7%～5%, 增长8.5%, ½,
 * 5亿元（含3亿元）; in a column that is summed 十二个 too. Returns undefined for a proper figure, for a missing one
 * and for plain words.
 */
export function mistypedFigure(text: string, isSummed = false): Mistyped | undefined {
  if (quantity(text).kind !== 'text') return undefined;
  const compact = halfWidth(text).trim();
  if (proportion.test(compact)) return undefined;
  const remarked = withRemark(text);
  if (remarked) return remarked;
  if (!isAlmostFigure(compact) && !(isSummed && inWords.test(compact))) return undefined;
  const meant = corrections.map((correct) => correct(compact)).find((one) => quantity(one).kind === 'number');
  return { text, ...(meant !== undefined && { meant }) };
}

function isAlmostFigure(compact: string): boolean {
  const letters = compact.replace(scaleLetters, '').match(/\p{L}/gu)?.length ?? 0;
  const begins = figureFirst.test(compact) && /[\d\p{No}\p{Nl}]/u.test(compact) && letters <= MOST_LETTERS;
  return begins || wordsThenFigure.test(compact) || noFigure.test(compact);
}

function withRemark(text: string): Mistyped | undefined {
  const [, figure = '', left = ''] = remarkBehind.exec(halfWidth(text)) ?? [];
  const read = quantity(figure);
  if (read.kind !== 'number' && read.kind !== 'range') return undefined;
  if (read.unit.length > MOST_UNIT_LETTERS || /^[,;]\d/.test(left)) return undefined;
  return { text, read: formatQuantity(read), left: text.trim().slice(-left.trim().length) };
}

const corrections: readonly ((text: string) => string)[] = [
  (text) => text.replace(/[OoQ]/g, '0').replace(/[Il]/g, '1'),
  (text) => text.replace(/([.,%])\1+/g, '$1'),
  (text) => text.replace(/(?<=\d)[\s'’]+(?=\d)/g, ''),
  (text) => text.replace(/[¥￥$€]\s*/, ''),
  (text) => text.replace(/^(增长|上升|提高|增加|↑)/, ''),
  (text) => text.replace(/^(下降|减少|降低|回落|↓|—)/, '−'),
];
