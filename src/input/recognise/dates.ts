import { type Census, shareOf } from './census.js';
import { unitIn } from './units.js';

/** Heads of columns of dates: 开工日期, 成立时间, 出生年月, 到期日. */
const dateHead =
  /日期|时间|(?<!\d)年月(?!均|度)|年限|工期|账期|所属期|date|(?:期|息|付|市|约|工|立|报|止|行|生)日$/iu;

/** Heads of days, at their end: figures of five digits under any other are amounts. */
const dayHead = /(?:日期|时间|(?<!\d)年月|[期息市立生]日|date)$/iu;

/** Heads of times that last: figures under them are hours and days. */
const lasting =
  /工期|年限|[用耗]时|时长|(?:运行|工作|等待|办理|停留|通行|平均|累计|累积|剩余|有效)\S*时间|次数/u;

const month = '(?:0[1-9]|1[0-2])';
/** 20250105 and 202501. */
const compactDate = new RegExp(`^(?:19|20)\\d\\d${month}(?:(?:0[1-9]|[12]\\d|3[01]))?$`);

/** A year and a month with a point, as 2025.3: a date where the head says so, and a figure elsewhere. */
const yearAndMonth = /^(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])$/;

/** A day as spreadsheet programs count them, with the time of the day behind the point. */
const serial = /^\d{2},?\d{3}(?:\.\d+)?$/;
/** 1950 to 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 73_050];

/** Of what is filled in, so much are dates where a column is one of them. */
const LEAST_DATES = 0.8;

/** Dates that any head may stand over: eight digits each, of so many rows, are no amounts. */
const LEAST_UNNAMED = 3;

/** Whether a column holds dates, be they written without separators or as the days that programs count. */
export function isDateColumn(head: string, census: Census): boolean {
  if (shareOf(census, 'date') >= 0.6) return true;
  const { texts, filled } = census;
  const given = filled - (census.kinds.missing ?? 0) - (census.kinds.absent ?? 0);
  if (given === 0) return false;
  const isUnnamed = unitIn(head) === undefined && given >= LEAST_UNNAMED;
  if (isUnnamed && texts.filter((text) => text.length === 8 && compactDate.test(text)).length === given)
    return true;
  if (!dateHead.test(head)) return false;
  const dates = shareOf(census, 'date', 'year', 'period') * filled;
  const written = texts.filter(
    (text) => yearAndMonth.test(text) || compactDate.test(text) || isSerialDate(head, text),
  ).length;
  return dates + written > LEAST_DATES * given;
}

/** Whether a cell under a head is a day as programs count them. */
export function isSerialDate(head: string, text: string): boolean {
  return isSerialDay(text) && isOfDays(head);
}

/** Whether a text may be a day as programs count them. */
export function isSerialDay(text: string): boolean {
  if (!serial.test(text)) return false;
  const days = Number(text.replace(',', ''));
  return days >= FIRST_SERIAL && days <= LAST_SERIAL;
}

function isOfDays(head: string): boolean {
  const bare = head.replace(/\s*[(（][^()（）]*[)）]$/u, '');
  return dayHead.test(bare) && !lasting.test(head) && unitIn(head) === undefined;
}

const MINUTES_A_DAY = 24 * 60;

/** 45678 → 2025-01-21, 45678.5 → 2025-01-21 12:00. */
export function dateOfSerial(text: string): string {
  const days = Number(text.replace(',', ''));
  const minutes = Math.round((days % 1) * MINUTES_A_DAY);
  const moment = new Date(Date.UTC(1899, 11, 30 + Math.floor(days), 0, minutes)).toISOString();
  return minutes === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
}
