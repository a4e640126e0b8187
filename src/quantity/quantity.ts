import { SCALES } from '../chinese/numerals.js';
import { halfWidth } from '../chinese/width.js';
import { BOUNDS, MORE, QUALIFIERS } from './grammar.js';
import type { Quantity, QuantityNumber, QuantityRange } from './model.js';
import { decimalOf } from './numerals.js';

/*
 * The grammar of a figure as clerks write it:
 *
 *   figure  = [prefix] digits [unit] [qualifier]                      约 3 万平方米 · 7 % 以上
 *           | [prefix] digits [scale] 余 [unit]                       110 余 万方 · 79 万 余 件
 *   range   = [prefix] digits [unit] ～ digits [unit] [qualifier]     5 % ～ 7 %
 *
 * A fall may be told by brackets or a triangle, as accountants do: (12.5), ▲3.2. The mark of a note may stand behind
 * the whole figure or its digits: 2140*, 2138①万人.
 *
 * Whatever does not fit is text, printed as it stands and never reckoned with.
 */
const prefixes = `预计|预期|预估|估计|力争|争取|确保|计划|控制在|达到|突破|大于|小于|高于|低于|${BOUNDS}|达|[≥≤><]`;
const digits = '(?:\\d{1,3}(?:,\\d{3})+|0|[1-9]\\d*)(?:\\.\\d+)?';
const signed = `[-+−]?${digits}`;
const afterUnit = `${QUALIFIERS}|有余|出头|余|多`;
const scale = `[${SCALES}]`;

const missingPattern = /^(?:[-−–—―]{1,3}|…{1,2}|\.{3,6}|\/)?$/;
const numberPattern = new RegExp(`^(${prefixes})?(${signed})(.*)$`);
const rangePattern = new RegExp(
  `^(${prefixes})?(${signed})([^\\d~〜–—−至到-]*)(?:[~〜–−-]|—{1,2}|至|到)(${signed})(.*)$`,
);
const splitUnitPattern = new RegExp(`^(${scale}*)(${MORE})(.*)$`);
const scaleOnly = new RegExp(`^${scale}+$`);
const wholeUnitPattern = new RegExp(`^(.*?)(${afterUnit})?$`);
const signUnit = /^(?:%|‰|℃|°C)$/;
const noteMarks = '[*†‡※①-⑳]';
const markedPattern = new RegExp(`^(.*?)(${noteMarks}{1,3})([^\\d]*)$`);
/** Nothing but a figure and its unit: what has a sign or a word of its own is not told to fall by brackets as well. */
const bracketedPattern = new RegExp(`^\\((${digits})([^()\\d]*)\\)([^()\\d]*)$`);
/** Word processors turn a hyphen before a figure into a dash. */
const leadingMinus = /^[‐‑‒–﹣](?=\d)/;
const triangle = /^[△▲▽▼](?=\d)/;
const letters = '[\\p{Script=Han}A-Za-zμµ㎡㎥㎞²³·]';
/** A word, or two with a stroke: 万平方米, 微克/立方米. A first letter like O or l is a mistyped figure, and 5² is none. */
const wordUnit = new RegExp(`^(?![OoIl²³])${letters}{1,6}(?:/${letters}{1,6})?$`, 'u');
/** 2022年底 and 5月底 are dates, not figures with a unit. */
const dateUnit = /^[年月日号][^/]/;
const qualifierInside = new RegExp(afterUnit);
/** Signs and scales stand at both ends of a range. */
const repeatedInRange = new RegExp(`^[%‰${SCALES}]`);

/** Most figures of a long table: digits and nothing else, which need none of the grammar. */
const bareNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * The text of a cell → what it says. Never throws: text that is no figure is kept as it was written, and an
 * empty cell or a dash is missing. Full-width figures are read like half-width ones, and commas between
 * thousands are dropped; the digits are otherwise kept as written (11.0 stays 11.0).
 */
export function quantity(text: string): Quantity {
  if (bareNumber.test(text)) return numberOf(text, { unit: '', qualifier: '', qualifierAt: 0 });
  const written = text.trim();
  const compact = withoutSpaces(halfWidth(written).replaceAll('﹢', '+'));
  if (missingPattern.test(compact)) return { kind: 'missing' };
  const { text: unmarked, mark } = takeMark(compact);
  const figure = withSign(unmarked);
  const read = figure === undefined ? undefined : (range(figure) ?? number(figure));
  return read ? { ...read, ...(mark && { mark }) } : { kind: 'text', text: written };
}

/** A figure and the mark of a note behind it, or behind its digits. */
function takeMark(text: string): { readonly text: string; readonly mark?: string } {
  const [, before = '', mark, after = ''] = markedPattern.exec(text) ?? [];
  return mark !== undefined && (after === '' || /\d$/.test(before))
    ? { text: before + after, mark }
    : { text };
}

/** A figure with the minus that brackets, triangles and dashes stand for; undefined where they say it twice. */
function withSign(text: string): string | undefined {
  const [bracketed, figure = '', inside = '', outside = ''] = bracketedPattern.exec(text) ?? [];
  const plain = text.replace(leadingMinus, '-').replace(triangle, '-');
  if (bracketed === undefined) return plain;
  const isFall = /[1-9]/.test(figure) && (inside === '' || outside === '') && !qualifierInside.test(inside);
  return isFall ? `-${figure}${inside}${outside}` : undefined;
}

/** Spaces set around units are dropped; one between two figures stays, for `1 380` is not a number yet. */
function withoutSpaces(text: string): string {
  return text.replace(/(?<!\d)\s+|\s+(?!\d)/g, '');
}

function number(text: string): QuantityNumber | undefined {
  const [, prefix = '', written = '', rest = ''] = numberPattern.exec(text) ?? [];
  const unit = written === '' ? undefined : unitAndQualifier(rest);
  if (unit === undefined) return undefined;
  return numberOf(written, unit, prefix);
}

function numberOf(written: string, unit: UnitAndQualifier, prefix = ''): QuantityNumber {
  const digits = normalDigits(written);
  return { kind: 'number', value: decimalOf(digits), digits, prefix, ...unit };
}

function range(text: string): QuantityRange | undefined {
  const [, prefix = '', first = '', firstUnit = '', second = '', rest = ''] = rangePattern.exec(text) ?? [];
  const last = first === '' ? undefined : unitAndQualifier(rest);
  if (last === undefined || last.qualifierAt < last.unit.length) return undefined;
  const { unit, qualifier } = last;
  // 5万～7万亩 gives the scale twice and the unit once; any other pair of different units is left as text.
  const agree = firstUnit === '' || firstUnit === unit || scaleOnly.test(firstUnit);
  if (!agree || !unit.startsWith(firstUnit)) return undefined;
  const [fromDigits, toDigits] = [normalDigits(first), normalDigits(second)];
  const [from, to] = [decimalOf(fromDigits), decimalOf(toDigits)];
  if (from.gte(to)) return undefined;
  return { kind: 'range', from, to, fromDigits, toDigits, unit, prefix, qualifier };
}

type UnitAndQualifier = Pick<QuantityNumber, 'unit' | 'qualifier' | 'qualifierAt'>;

function unitAndQualifier(rest: string): UnitAndQualifier | undefined {
  const [split, before = '', inside = '', after = ''] = splitUnitPattern.exec(rest) ?? [];
  if (split !== undefined) return checkedUnit(before + after, inside, before.length);
  const [, unit = '', qualifier = ''] = wholeUnitPattern.exec(rest) ?? [];
  return checkedUnit(unit, qualifier, unit.length);
}

function checkedUnit(unit: string, qualifier: string, qualifierAt: number): UnitAndQualifier | undefined {
  const word = wordUnit.test(unit) && !dateUnit.test(unit) && !qualifierInside.test(unit);
  return unit === '' || word || signUnit.test(unit) ? { unit, qualifier, qualifierAt } : undefined;
}

function normalDigits(written: string): string {
  return written.replaceAll(',', '').replace('-', '−');
}

/** A figure where the note that its mark calls is not told: in sentences, cards and charts. */
export function withoutMark<Figure extends Quantity>(figure: Figure): Figure {
  return 'mark' in figure ? { ...figure, mark: '' } : figure;
}

/** The parts of a figure in the order in which they are printed. */
export interface QuantityParts {
  readonly prefix: string;
  readonly digits: string;
  /** Holds the qualifier as well where that splits the unit: 万余件. */
  readonly unit: string;
  readonly qualifier: string;
}

/** A number in the parts that a table aligns: 约 | 11.0 | % | 以上. */
export function quantityParts(number: QuantityNumber): QuantityParts {
  const { prefix, digits, unit, qualifier, qualifierAt } = number;
  if (qualifierAt >= unit.length) return { prefix, digits, unit, qualifier };
  const split = unit.slice(0, qualifierAt) + qualifier + unit.slice(qualifierAt);
  return { prefix, digits, unit: split, qualifier: '' };
}

/**
 * The inverse of {@link quantity}: what is printed. A missing figure is a dash; a range repeats signs and
 * scales (5%～7%, 3万亩～5万亩) and other units not (1～2个), as GB/T 15835 has it.
 */
export function formatQuantity(quantity: Quantity): string {
  const mark = 'mark' in quantity ? quantity.mark : '';
  switch (quantity.kind) {
    case 'missing':
      return '—';
    case 'text':
      return quantity.text;
    case 'number': {
      const { prefix, digits, unit, qualifier } = quantityParts(quantity);
      return prefix + digits + unit + qualifier + mark;
    }
    case 'range': {
      const { prefix, fromDigits, toDigits, unit, qualifier } = quantity;
      const first = repeatedInRange.test(unit) ? unit : '';
      // years go on, and do not lie between two ends: one form of them, in cells and in titles (GB/T 15835-2011, 5.1.5)
      const between = /^年度?$/.test(unit) && isYear(fromDigits) && isYear(toDigits) ? '—' : '～';
      return `${prefix}${fromDigits}${first}${between}${toDigits}${unit}${qualifier}${mark}`;
    }
  }
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}
