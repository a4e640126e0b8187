import { Big } from 'big.js';
import { format, getFormatFromId, isDateFormat } from 'numfmt';

/** What a cell shows, and what of its value that hides. */
export interface DisplayedValue {
  readonly text: string;
  /**
   * `rounded`: the format leaves digits out; `endless`: no format limits a long fraction (1/3); `no-such-day`: what
   * spreadsheets show for 0 and, since there are such, for 60 (1900年1月0日, 29 February 1900).
   */
  readonly doubt?: 'rounded' | 'endless' | 'no-such-day';
}

/** How a spreadsheet counts days: Excel on old Macintoshes began in 1904. */
export type DateSystem = 1900 | 1904;

const daysTo1904 = 1462;

/** A double holds 15 decimal digits: what is behind them is noise, as in 0.1 + 0.2. */
export const EXACT_DIGITS = 15;
/** More digits than this are no figure that a person chose to write. */
const MOST_WRITTEN_DIGITS = 11;

/** The formats that Excel knows by number in its Chinese edition (ECMA-376 part 1, 18.8.30, zh-cn). */
const chineseFormats: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PMh"时"mm"分"',
  35: 'AM/PMh"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PMh"时"mm"分"',
  56: 'AM/PMh"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The pattern of a built-in number format. */
export function builtInPattern(id: number): string {
  return chineseFormats[id] ?? getFormatFromId(id, 'zh-CN') ?? 'General';
}

/**
 * A number as the cell shows it by its pattern: 0.085 with `0.0%` is 8.5%, 11 with `0.0` is 11.0. Where a cell
 * would mislead, the value has the word: a minus that only red or brackets tell is written out, a zero that shows
 * as a dash is 0, and a figure that `;;;` hides or that E+ cuts short is shown. Returns undefined when the pattern
 * can't be followed.
 */
export function displayedNumber(
  value: number,
  pattern: string,
  dates: DateSystem = 1900,
): DisplayedValue | undefined {
  const ours = inOurTokens(pattern);
  const plain = plainDigits(value);
  if (/^(?:General|@)?$/i.test(ours) || isScientific(ours))
    return { text: plain, ...(isEndless(plain) && { doubt: 'endless' }) };
  try {
    if (isDateFormat(ours)) {
      const isDay = dates === 1904 || !DAYS_THAT_ARE_NONE.includes(Math.floor(value)) || !showsDay(ours);
      return { text: shownDate(value, ours, dates), ...(!isDay && { doubt: 'no-such-day' }) };
    }
    const text = format(ours, value, { locale: 'zh-CN' }).trim();
    if (!/\d/.test(text)) return { text: plain, ...(value !== 0 && { doubt: 'rounded' }) };
    return {
      text: signed(withoutBarePoint(text), value),
      ...(isRounded(text, plain) && { doubt: 'rounded' }),
    };
  } catch {
    return undefined;
  }
}

/** 0.00E+00, which a program also chooses itself for what was typed as 1.5E5: readers would have to work it out. */
function isScientific(pattern: string): boolean {
  return /E[+-]/i.test(withoutLiterals(pattern));
}

function withoutLiterals(pattern: string): string {
  return pattern.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
}

const DAYS_THAT_ARE_NONE = [0, 60];

/** Whether a format shows a day or year, rather than the time of day alone. */
function showsDay(pattern: string): boolean {
  return /[yd]/i.test(withoutLiterals(pattern));
}

/** A text as the cell shows it, which is the text but for patterns such as `@"万元"`. */
export function displayedText(text: string, pattern: string): string {
  if (pattern === '@' || !pattern.includes('@')) return text;
  try {
    return format(pattern, text);
  } catch {
    return text;
  }
}

/** Colours as menus call them; files of Excel have them in English. */
const chineseColour = /\[(?:(?:[黑白红绿蓝黄青紫]|蓝绿|洋红|紫红|品红|粉红)色?|颜色\s*\d+)\]/g;

/**
 * WPS writes the name that its menu shows; the Chinese words for morning and afternoon are those of a locale. In East
 * Asia `!` sets the next character as it is, as a backslash does: `0!.0,"万"` shows ten thousands.
 */
function inOurTokens(pattern: string): string {
  return pattern
    .replaceAll('G/通用格式', 'General')
    .replaceAll('上午/下午', 'AM/PM')
    .replace(chineseColour, '')
    .replace(/"[^"]*"|\[[^\]]*\]|[\\_*].|!(.)/g, (token: string, escaped?: string) =>
      escaped === undefined ? token : `\\${escaped}`,
    );
}

function shownDate(value: number, pattern: string, dates: DateSystem): string {
  // [h]:mm is a time span, which no calendar moves
  const isSpan = /\[(?:h+|m+|s+)\]/i.test(pattern);
  const serial = dates === 1904 && !isSpan ? value + daysTo1904 : value;
  const text = format(pattern, serial, { locale: 'zh-CN', dateSpanLarge: false, dateErrorThrows: true });
  // aaa is 二 alone in spreadsheets, to stand behind 周 or 星期, and 周二 here
  return text.replace(/(周|星期)周(?=[一二三四五六日])/, '$1').trim();
}

/** A number in decimals, never with an exponent, without the noise of binary fractions. */
function plainDigits(value: number): string {
  const digits = new Big(value.toPrecision(EXACT_DIGITS));
  return digits.eq(0) ? '0' : digits.toFixed();
}

function isEndless(digits: string): boolean {
  return digits.includes('.') && significant(digits).length > MOST_WRITTEN_DIGITS;
}

function isRounded(text: string, digits: string): boolean {
  const [figure = ''] = /\d[\d,]*(?:\.\d+)?/.exec(text) ?? [];
  return significant(figure) !== significant(digits);
}

/** The digits that stay the same whatever a pattern does to the decimal point: of 1,380 and 0.138 it is 138. */
function significant(figure: string): string {
  return figure.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

/** `0.#` shows 12 as `12.`, which is no way to write a figure. */
function withoutBarePoint(text: string): string {
  return text.replace(/(\d)\.(?!\d)/, '$1');
}

/** What a format sets beside rises and falls; of a fall it may be all that tells. */
const signMarks = /[↑↓△▲▽▼]\s*/g;
const fallWords = /下降|减少|降低|回落/;
/** Brackets around the figure itself; those around words, as in 3.5（预计）, are words. */
const bracketed = /[(（]([^()（）]*\d[^()（）]*)[)）]/;

/** Accountants write a minus as brackets, a mark or in red: only the sign itself survives print. */
function signed(text: string, value: number): string {
  const isZero = !/[1-9]/.test(text);
  const unmarked = text.replace(signMarks, '');
  if (value > 0 || (value < 0 && fallWords.test(unmarked))) return unmarked;
  const figure = unmarked.replace(bracketed, '$1').trim();
  if (isZero) return figure.replace(/^[-−]/, '');
  return /[-−]/.test(figure) ? figure : `-${figure.replace(/^负/, '')}`;
}
