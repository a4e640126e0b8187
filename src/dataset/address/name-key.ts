import { normalHeader } from '../../chinese/width.js';
import { findPeriod, isSamePeriod, type Period } from '../../quantity/period.js';
import { withoutMarks } from '../terms/marks.js';

/** What stands before a name without being part of it: 其中：, #, 一、, （一）, 1. */
const LEAD =
  /^(?:其中[:：]?|[#＃]|第?[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．](?!\d))+/u;

/**
 * What two names are compared by: without spaces, marks, numbering and a percent sign at the end, and with one dash for
 * all of them, since nobody copies those of a sheet.
 */
export function nameKey(name: string): string {
  const plain = normalHeader(withoutMarks(name)).replace(/[～~〜–—―−－]+/gu, '-');
  return plain.replace(LEAD, '').replace(/[%‰]$/u, '') || plain;
}

/** The same before a name that is itself printed: 二级公路 in 一、二级公路 is no name of its own. */
const LEAD_IN_PRINT = new RegExp(`${LEAD.source}(?![一二三四五六七八九十\\d])`, 'u');

/**
 * A name out of its table, on a card or an axis, where 三、 and 其中： before it tell nothing; without the marks of terms.
 */
export function nameAlone(name: string): string {
  const plain = withoutMarks(name);
  const alone = plain.replace(LEAD_IN_PRINT, '').trim();
  return alone === '' ? plain : alone;
}

/** A name as it stands in a table: that of a row, or of one level of a head. */
export interface StandingName {
  readonly key: string;
  /** The same with its unit, where that stands apart. */
  readonly keyWithUnit?: string;
  readonly period?: Period;
}

/** A name of a table, ready to be compared; `period` is what it is of where the table tells more than the name does. */
export function standingName(name: string, period?: Period, unit?: string): StandingName {
  const key = nameKey(name);
  const own = period ?? wholePeriod(name);
  return {
    key,
    ...(unit !== undefined && { keyWithUnit: nameKey(`${name}（${unit}）`) }),
    ...(own && { period: own }),
  };
}

/**
 * What stands before a name at the end of an address, as a key: `税收` of `税收/增值税` and 增值税, nothing of 增值税 alone;
 * undefined where the address ends in another. A period may be written in any way.
 */
export function beforeName(address: string, { key, keyWithUnit, period }: StandingName): string | undefined {
  for (const one of keyWithUnit === undefined ? [key] : [key, keyWithUnit]) {
    if (address === one) return '';
    if (one !== '' && address.endsWith(`/${one}`)) return address.slice(0, -one.length - 1);
  }
  if (period?.year === undefined) return undefined;
  const cut = address.lastIndexOf('/');
  const written = writtenPeriod(address.slice(cut + 1));
  return written?.year !== undefined && isSamePeriod(written, period)
    ? address.slice(0, Math.max(0, cut))
    : undefined;
}

/**
 * Whether an address, as a key, leads to a name under others: it ends in the name, and whatever stands before it are
 * some of those, in their order.
 */
export function leadsTo(address: string, name: StandingName, outer: readonly StandingName[]): boolean {
  let rest = beforeName(address, name);
  for (const one of outer.toReversed()) {
    if (rest === undefined || rest === '') break;
    rest = beforeName(rest, one) ?? rest;
  }
  return rest === '';
}

/** The period that a text names, if it says nothing else. */
export function wholePeriod(text: string): Period | undefined {
  const found = findPeriod(text);
  return found?.isWhole ? found.period : undefined;
}

/** The period that an address names. One that tells a result besides (2025年实际) means a column that says so itself. */
export function writtenPeriod(text: string): Period | undefined {
  return /实[绩际]|完成|[数值]$/u.test(text) ? undefined : wholePeriod(text);
}
