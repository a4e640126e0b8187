import { plainFigures } from '../text.js';

/** What the lines above the salutation say of a report. */
export interface Front {
  readonly title: string;
  readonly year: number;
  readonly date: string;
  readonly meeting: string;
  readonly occasion: string;
  readonly number: string;
  readonly speaker: string;
  readonly issuer: string;
}

const DATE = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;
/** From this month on a report speaks of the next year's work. */
const FIRST_MONTH_OF_NEXT = 10;
/** The occasion stands no deeper than this. */
const FRONT_LINES = 14;

/** The title stands within so many characters. */
const FRONT_TEXT = 300;

/** The first lines and the whole text of a report → its title, meeting, date and who gave it. */
export function readFront(lines: readonly string[], all: string): Front {
  const first = lines.slice(0, FRONT_LINES).map((line) => line.replace(/\s+/g, ' '));
  const dated = first.find((line) => DATE.test(plainFigures(line)) && line.length < 80);
  const [, year = '', month = '', day = ''] = DATE.exec(plainFigures(dated ?? '')) ?? [];
  const date = dated === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const speech = /(?:市|县|区|州|省|旗|盟)长\s*|总理\s*|主席\s*|主任\s*|镇长\s*|乡长\s*/;
  const signed = first.find((line) => line.length <= 32 && speech.test(line) && !/[。，：:]/.test(line));
  const meeting = /(?:在|于)\s*(.{4,40}?(?:会议|大会))(?:上|）|$)/.exec(dated ?? first.join(' '))?.[1] ?? '';
  return {
    title: titleIn(first),
    year: date === '' ? plannedYear(all) : Number(year) + (Number(month) >= FIRST_MONTH_OF_NEXT ? 1 : 0),
    date,
    meeting: meeting.replace(/\s/g, ''),
    occasion: dated?.trim() ?? '',
    number: first.find((line) => /^会议(?:文件|材料)/.test(line.trim()))?.trim() ?? '',
    speaker: signed?.trim() ?? '',
    issuer: issuerIn(signed ?? '', meeting, all),
  };
}

function titleIn(lines: readonly string[]): string {
  const title = lines
    .map((line) => line.replace(/\s/g, ''))
    .find((line) => /(?:工作)?(?:报告|公报|总结)$/.test(line) && line.length <= 34);
  return title?.replace(/^[《]|[》]$/g, '') || '政府工作报告';
}

/** 我代表X向大会报告; where that says only 市人民政府, the place comes from the signature or the meeting. */
function issuerIn(signed: string, meeting: string, all: string): string {
  const named = /我(?:谨)?代表\s*(国务院|[^，。]{2,20}?(?:人民政府|政府|委员会))/.exec(all)?.[1] ?? '';
  if (named.length > '市人民政府'.length || named === '国务院') return named;
  const place = /^(.{2,12}?[省市县区州旗盟乡镇])(?:人民政府)?(?:代)?(?:市|县|区|州|省|旗|盟|镇|乡)长/.exec(
    signed.replace(/\s/g, ''),
  )?.[1];
  const seat = place ?? /^(.{2,12}?[省市县区州旗盟])第/.exec(meeting)?.[1];
  return seat === undefined ? named || '本级人民政府' : `${seat}人民政府`;
}

function plannedYear(all: string): number {
  const plain = plainFigures(all);
  const told =
    /(\d{4})年[^。\n]{0,30}预期目标/.exec(plain) ??
    /(?:^|\n)\s*[二三四][、．.][^\n]{0,8}?(\d{4})年/.exec(plain);
  if (told) return Number(told[1]);
  const review = /(?:^|\n)[^\n]{0,12}?(\d{4})年[^\n]{0,10}(?:工作)?回顾/.exec(plain);
  if (review) return Number(review[1]) + 1;
  // 2025年某市统计公报, 2025年工作总结: its title tells what year it looks back on
  const title =
    /(?:^|\n)[^\n。，]{0,24}?(20\d\d)年[^\n。，]{0,24}(公报|总结|执行情况|完成情况|计划|要点|安排)/.exec(
      plain.slice(0, FRONT_TEXT),
    );
  if (title === null) return 0;
  return Number(title[1]) + (/[划点排]$/.test(title[2] ?? '') ? 0 : 1);
}

/** Whether a line is the salutation, under which the report begins. */
export function isSalutation(text: string): boolean {
  return /^(?:各位|尊敬的|同志们)[^。]{0,24}[：:！]$/.test(text);
}

/** Whether a line may still stand above the salutation. */
export function isFrontLine(text: string): boolean {
  if (/^(?:现在|我(?:谨|受)?代表|受)/.test(text)) return false;
  const isDated = DATE.test(plainFigures(text)) && /会议|大会/.test(text);
  return isDated || (text.length <= 40 && !/[。；]$/.test(text));
}
