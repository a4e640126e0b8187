import { anyOf } from '../any-of.js';
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
  const title = titleIn(first);
  return {
    title,
    year: date === '' ? plannedYear(all) : Number(year) + (Number(month) >= FIRST_MONTH_OF_NEXT ? 1 : 0),
    date,
    meeting: meeting.replace(/\s/g, ''),
    occasion: dated?.trim() ?? '',
    number: first.find((line) => /^会议(?:文件|材料)/.test(line.trim()))?.trim() ?? '',
    speaker: signed?.trim() ?? '',
    issuer: reporterIn(title, first) || issuerIn(signed ?? '', meeting, all),
  };
}

/** The line that ends as papers of its kind do; else the first line, where it may be a title at all. */
function titleIn(lines: readonly string[]): string {
  const titles = lines.map((line) => line.replace(/\s/g, '')).filter((line) => IS_TITLE.test(line));
  const title = titles.find((line) => ENDS_TITLE.test(line)) ?? titles.find((line) => IS_PAPER.test(line));
  return title?.replace(/^[《]|[》]$/g, '') || '政府工作报告';
}

/** Whether a line without spaces ends as the title of a paper does. */
export function isTitleLine(line: string): boolean {
  return IS_TITLE.test(line) && (ENDS_TITLE.test(line) || IS_PAPER.test(line));
}

const IS_TITLE = /^(?![一二三四五六七八九十]+、|[（(—\d]+[^年]{0,2}[、）)—])[^。，；：！]{4,60}$/;
const ENDS_TITLE = /(?:报告|公报|总结)(?:[（(]?(?:摘要|草案|送审稿|征求意见稿)[）)]?)?$/;
/** 2025年工作总结和2026年工作安排 */
const IS_PAPER = /(?:报告|总结|情况|工作).*(?:安排|计划|打算|要点|思路|汇报|设想)$/;

/** Who reports by its own name: a court, an office, a company, a school. */
const REPORTER = new RegExp(
  `^(?:关于)?(?:20\\d\\d年(?:度|全)?)?(.{1,24}?${anyOf(`法院 检察院 人大常委会 [^省市县区政]{2,}委员会 纪委监委 集团(?:有限)?(?:公司)? 公司 大学 学院 学校
    医院 街道(?:办事处)? 管委会 [^政]{1,4}局 (?:委员|办公|研究)室 [^省市县区]厅`)})(?=20\\d\\d年|工作|经营|统计|$)`,
);

/**
 * The court, office or company whose report it is, by its title or a line of its own under it; '' where a government
 * reports, or the title does not tell.
 */
function reporterIn(title: string, lines: readonly string[]): string {
  if (/政府工作报告$/.test(title)) return '';
  const [, named = ''] = REPORTER.exec(title) ?? [];
  if (named !== '') return named.replace(/^全(?=[省市县区])/, '');
  const signature = lines.map((line) => line.replace(/\s/g, '')).find((line) => OFFICE.test(line));
  return signature ?? '';
}

/** A line that is the name of an office and no more. */
const OFFICE = /^\p{Script=Han}{2,16}(?:局|委员会|办公室|法院|检察院|厅|公司|集团)$/u;

/** 我代表X向大会报告; where that says only 市人民政府, the place comes from the signature or the meeting. */
function issuerIn(signed: string, meeting: string, all: string): string {
  const named = /我(?:谨)?代表\s*(国务院|[^，。]{2,20}?(?:人民政府|政府|委员会))/.exec(all)?.[1] ?? '';
  if (named.length > '市人民政府'.length || named === '国务院') return named;
  const place = /^(.{2,12}?[省市县区州旗盟乡镇])(?:人民政府)?(?:代)?(?:市|县|区|州|省|旗|盟|镇|乡)长/.exec(
    signed.replace(/\s/g, ''),
  )?.[1];
  const seat = place ?? /^(.{2,12}?[省市县区州旗盟乡镇])第/.exec(meeting)?.[1];
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
