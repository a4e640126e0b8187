import { readDate } from '../../chinese/date.js';
import { type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import { displayedNumber, displayedText, EXACT_DIGITS } from './displayed-value.js';
import type { WorkbookParts } from './parts.js';
import { UnreadableWorkbook } from './unreadable.js';
import { unescaped } from './xml.js';

/** A cell as the XML of a worksheet has it. */
export interface RawCell {
  /** `t`: n, s, str, inlineStr, b, e or d. */
  readonly type: string;
  /** `s`: index of its style. */
  readonly style: number;
  readonly isFormula: boolean;
  /** The text of `v`; undefined when the cell has none. */
  readonly value: string | undefined;
  /** The text of `is`. */
  readonly inline: string;
}

/** What a cell says, and what is wrong or doubtful about it. */
export interface ReadCell {
  readonly text: string;
  readonly found?: Diagnostic;
}

/**
 * A cell → the text that a clerk sees in it; `placeOf` tells where it stands. A formula counts by the value that was
 * stored with it.
 */
export function readCell(cell: RawCell, placeOf: () => Place, parts: WorkbookParts): ReadCell {
  const { type, isFormula, value } = cell;
  // a text may well be empty, a number or a truth not
  const isMissing = value === undefined || (value === '' && type !== 'str');
  if (isFormula && isMissing && type !== 'e' && type !== 'inlineStr')
    return { text: '', found: noValue(placeOf()) };
  const read = storedIn(cell, placeOf, parts);
  const isStandIn = isFormula && value === '0' && parts.awaitsCalculation && !read.found;
  return isStandIn ? { ...read, found: standIn(placeOf()) } : read;
}

function storedIn(cell: RawCell, placeOf: () => Place, parts: WorkbookParts): ReadCell {
  const { type, value, inline } = cell;
  const pattern = parts.patterns[cell.style] ?? 'General';
  switch (type) {
    case 'inlineStr':
      return { text: displayedText(inline, pattern) };
    case 'e':
      return { text: value ?? '', found: errorValue(value ?? '', placeOf()) };
    case 'str':
      return { text: displayedText(unescaped(value ?? ''), pattern) };
  }
  if (value === undefined || value === '') return { text: '' };
  switch (type) {
    case 's':
      return { text: displayedText(sharedText(value, parts), pattern) };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE' };
    case 'd':
      return isDayIn(value)
        ? readNumber(serialOf(value, parts), pattern, cell, placeOf, parts)
        : { text: value, found: noSuchDay(value, placeOf()) };
    default:
      return readNumber(numberOf(value), pattern, cell, placeOf, parts);
  }
}

function sharedText(index: string, { strings }: WorkbookParts): string {
  const text = strings[Number(index)];
  if (text === undefined) throw new UnreadableWorkbook('broken');
  return text;
}

function readNumber(
  value: number,
  pattern: string,
  { isFormula }: RawCell,
  placeOf: () => Place,
  { dates }: WorkbookParts,
): ReadCell {
  const shown = displayedNumber(value, pattern, dates);
  if (shown === undefined) return { text: '', found: unknownFormat(pattern, value, placeOf()) };
  const { text, doubt } = shown;
  if (doubt === 'no-such-day') return { text, found: noSuchDay(text, placeOf()) };
  if (Math.abs(value) >= LEAST_OVERLONG) return { text, found: overlongFigure(text, placeOf()) };
  if (doubt === 'endless') return { text, found: endlessFigure(text, placeOf()) };
  // a result is meant to be rounded by its format; of what was typed the page would show less than the cell holds
  if (doubt === 'rounded' && !isFormula) return { text, found: roundedFigure(text, value, placeOf()) };
  return { text };
}

/** Of a number from here on a spreadsheet no longer keeps every digit: the last of a long code are zeros by now. */
const LEAST_OVERLONG = 10 ** EXACT_DIGITS;

/** What `Number` takes for a number besides decimals (white, 0x1F) is none here. */
function numberOf(written: string): number {
  const value = /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
  if (!Number.isFinite(value)) throw new UnreadableWorkbook('broken');
  return value;
}

/** Whether there is the day that an ISO date names; a time alone names none. */
function isDayIn(iso: string): boolean {
  const [date = ''] = iso.split('T');
  return readDate(date) !== 'no-such-day';
}

/** A date that the strict schema writes as 2026-01-20T00:00:00 → days in the date system of the workbook. */
function serialOf(iso: string, { dates }: WorkbookParts): number {
  const milliseconds = Date.parse(
    /Z|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}${iso.includes('T') ? 'Z' : ''}`,
  );
  const first = dates === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (Number.isNaN(milliseconds)) throw new UnreadableWorkbook('broken');
  return (milliseconds - first) / 86_400_000;
}

function errorValue(shown: string, place: Place): Diagnostic {
  return errorAt(
    'cell-error',
    { zh: `这一格的公式出错：${shown}`, en: `The formula of this cell failed: ${shown}` },
    { place, hint: { zh: '改正公式，或直接填写。', en: 'Mend the formula, or write the value itself.' } },
  );
}

function noSuchDay(shown: string, place: Place): Diagnostic {
  return errorAt(
    'no-such-day',
    { zh: `没有“${shown}”这一天`, en: `There is no such day as "${shown}"` },
    { place },
  );
}

function noValue(place: Place): Diagnostic {
  return errorAt(
    'no-stored-value',
    { zh: '这一格的公式没有存下结果', en: 'The formula of this cell has no stored value' },
    {
      place,
      hint: {
        zh: '在表格软件里打开，重新计算后保存。',
        en: 'Open the file in a spreadsheet program, calculate and save it.',
      },
    },
  );
}

/** Programs that can't calculate store 0 for every formula and leave the rest to the one that opens the file. */
function standIn(place: Place): Diagnostic {
  return warningAt(
    'uncalculated-formula',
    {
      zh: '这一格的公式存的是0，可能还没有算过',
      en: 'The formula of this cell has 0 stored, and may never have been calculated',
    },
    {
      place,
      hint: {
        zh: '在表格软件里打开，重新计算后保存。',
        en: 'Open the file in a spreadsheet program, calculate and save it.',
      },
    },
  );
}

function unknownFormat(pattern: string, value: number, place: Place): Diagnostic {
  return errorAt(
    'unknown-format',
    {
      zh: `看不出${value}按格式“${pattern}”显示成什么`,
      en: `It is not clear what ${value} looks like in the format "${pattern}"`,
    },
    { place, hint: { zh: '换一种单元格格式。', en: 'Choose another format for the cell.' } },
  );
}

function endlessFigure(text: string, place: Place): Diagnostic {
  return warningAt(
    'endless-figure',
    { zh: `“${text}”没有限定小数位数`, en: `Nothing limits the decimals of "${text}"` },
    {
      place,
      hint: { zh: '在单元格格式里设定小数位数。', en: 'Set the decimals in the format of the cell.' },
    },
  );
}

function overlongFigure(text: string, place: Place): Diagnostic {
  return warningAt(
    'overlong-figure',
    {
      zh: `“${text}”太长，表格软件只存前${EXACT_DIGITS}位`,
      en: `"${text}" is too long: a spreadsheet keeps the first ${EXACT_DIGITS} digits`,
    },
    {
      place,
      hint: {
        zh: '把单元格设成文本格式，重新填写。',
        en: 'Give the cell the format “text” and write it anew.',
      },
    },
  );
}

function roundedFigure(text: string, value: number, place: Place): Diagnostic {
  const held = Number(value.toPrecision(EXACT_DIGITS));
  return warningAt(
    'rounded-figure',
    { zh: `这一格存的是${held}，印成“${text}”`, en: `The cell holds ${held} and prints "${text}"` },
    {
      place,
      hint: {
        zh: '要印出全部位数，就在单元格格式里多设几位小数。',
        en: 'To print all of it, give the format of the cell more decimals.',
      },
    },
  );
}
