import { findPeriod, type Period } from '../../quantity/period.js';
import type { Block, PlacedText } from './areas.js';
import type { Grid } from './grid.js';
import { isUnit, unitOfLine, withoutUnit } from './units.js';
import { isContinuation, isNote, isSource, isTableNumber, oneLine, splitNumber } from './words.js';

/** What stands above the head of a table. */
export interface Above {
  readonly title?: PlacedText;
  readonly number?: string;
  readonly unit?: string;
  /** The period that a line of its own tells, or else the title. */
  readonly period?: Period;
  /** The line of its own that tells when the table is of, as it stands behind the title. */
  readonly dated?: string;
  /** Lines that might have been the title. */
  readonly candidates: number;
  /** Notes, whole sentences among them, and sources, which are printed as those below the table are. */
  readonly notes: readonly PlacedText[];
  readonly sources: readonly PlacedText[];
  /** What is none of these: the office that made the sheet, its date. */
  readonly others: readonly PlacedText[];
}

/** Title, number and unit of what stands above a head; `from` and `to` are the columns of the table. */
export function readAbove(grid: Grid, block: Block, from: number, to: number): Above {
  const isOver = ({ row, column }: PlacedText) =>
    column <= to && (grid.mergeAt(row, column)?.right ?? column) >= from;
  const texts = block.above.filter((text) => !text.isAbout && isOver(text));
  const unit = unitAbove(grid, block, from, to);
  const alone = texts.find(({ text }) => isTableNumber(text));
  const lines = texts.filter((text) => isTitleLine(text) && !isNoteAbove(text) && !isSource(text.text));
  const inHanzi = lines.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const candidates = inHanzi.length > 0 ? inHanzi : lines;
  // （快报数） below a title belongs to it
  const isAside = ({ text }: PlacedText) => /^[(（].*[)）]$/su.test(text.trim());
  const part = partName(block, candidates, from > 0);
  const whole = candidates.filter((one) => one !== part);
  const original = whole.filter((one) => !isAside(one)).at(-1) ?? whole.at(-1);
  const title = withAside(original, whole, isAside);
  const { dated, period: ofTime } = timeAbove(block.above.filter(isOver), title);
  const isDated = ({ text }: PlacedText) => dated !== undefined && timeTold(text) === dated;
  const isAsideOf = (one: PlacedText) => title?.row === one.row - 1 && isAside(one);
  const rest = block.above.filter(
    (one) =>
      isOver(one) &&
      one !== original &&
      one !== part &&
      !isAsideOf(one) &&
      !isUnderstood(one) &&
      !isDated(one),
  );
  const told = {
    notes: rest.filter(isNoteAbove),
    sources: rest.filter(({ text }) => isSource(text)),
    others: rest.filter((one) => !isNoteAbove(one) && !isSource(one.text)),
  };
  // a table set in two halves has its title over the first
  if (title === undefined) {
    const left = from > 0 ? readAbove(grid, block, 0, from - 1) : { candidates: 0, ...told };
    const named = left.title && part ? { title: withPart(left.title, part, true) } : {};
    return {
      ...{ ...left, ...named },
      ...(unit !== undefined && { unit }),
      ...(ofTime && { period: ofTime }),
      ...(dated !== undefined && { dated }),
    };
  }
  const period = ofTime ?? findPeriod(title.text)?.period;
  const { number, title: text } = splitNumber(withoutCode(oneLine(title.text)));
  const own = alone ? oneLine(alone.text).replace(/[:：]$/u, '') : number;
  return {
    title: withPart({ ...title, text: alone ? withoutCode(oneLine(title.text)) : text }, part),
    ...(own !== undefined && { number: own.replace(/\s/gu, '') }),
    ...(unit !== undefined && { unit }),
    ...(period && { period }),
    ...(dated !== undefined && { dated }),
    candidates: lines.length,
    ...told,
  };
}

/** 一、财政收支, （二）固定资产投资: a part of what a sheet is of. */
const section = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])\s*/u;

/** Titles over a table, from the top down. */
function titlesIn({ above }: Block): PlacedText[] {
  const isTitle = (one: PlacedText) => !one.isAbout && isTitleLine(one) && !isNoteAbove(one);
  return above.filter((one) => isTitle(one) && !isSource(one.text));
}

/** Whether what stands right over a table names it as a part of its sheet. */
export function isSection(block: Block): boolean {
  return section.test(titlesIn(block).at(-1)?.text ?? '');
}

/** The title of a sheet whose tables are its parts: what stands over that of the first. */
export function headingOf(block: Block): string {
  const titles = titlesIn(block);
  if (!isSection(block)) return '';
  return oneLine(titles.findLast(({ text }) => !section.test(text))?.text ?? '');
}

/** 经济运行简表 over 一、财政收支: 经济运行简表（财政收支）. */
export function underHeading<T extends { readonly text: string }>(title: T, heading: string): T {
  if (heading === '' || !section.test(title.text)) return title;
  const name = withoutUnit(title.text.replace(section, ''));
  return { ...title, text: `${withoutUnit(heading)}（${name}）` };
}

/** So many characters the name of a half of a table has at most: 收入, 资产方. */
const LONGEST_PART = 6;

/**
 * What stands right over the head of one half of a table, where its title stands farther up: 收入 and 支出 of a balance,
 * of which the title is over both.
 */
function partName(
  { head, above }: Block,
  candidates: readonly PlacedText[],
  isRight: boolean,
): PlacedText | undefined {
  const last = candidates.at(-1);
  if (last === undefined || last.row !== (head[0] ?? 0) - 1 || last.text.trim().length > LONGEST_PART)
    return undefined;
  const isShared = above.filter(({ row, isAbout }) => row === last.row && !isAbout).length > 1;
  // 表一 学校数 beside 表二 教师数 are two titles, and no parts of one
  const isUnder = above.some((one) => one.row < last.row && !one.isAbout && isTitleLine(one));
  return isShared && isUnder && (isRight || candidates.length > 1) ? last : undefined;
}

/** 收支平衡表 and 收入: 收支平衡表（收入）; that of the other half is taken off first. */
function withPart(title: PlacedText, part: PlacedText | undefined, isOther = false): PlacedText {
  if (part === undefined) return title;
  const text = isOther ? title.text.replace(/（[^（）]{1,6}）$/u, '') : title.text;
  return { ...title, text: `${text}（${oneLine(part.text)}）` };
}

/** What says a number, a unit, a period or that the table goes on, and nothing else, or the 0 that programs leave. */
function isUnderstood({ text }: PlacedText): boolean {
  if (/^[\d\s]*$/.test(text)) return true;
  const bare = text.trim().replace(/^[(（]|[)）]$/gu, '');
  const isUnitOf = isUnit(bare) || unitOfLine(text) !== undefined;
  return isUnitOf || isTableNumber(text) || periodLine(text) !== undefined || isContinuation(text);
}

/** A title with what stands in brackets below it. */
function withAside(
  title: PlacedText | undefined,
  lines: readonly PlacedText[],
  isAside: (line: PlacedText) => boolean,
): PlacedText | undefined {
  const aside = title && lines.find((line) => line !== title && line.row === title.row + 1 && isAside(line));
  return aside ? { ...title, text: `${oneLine(title.text)}${aside.text.trim()}` } : title;
}

/** 13 河北省2021年… and 指标：… are a title with what a program put before it. */
function withoutCode(title: string): string {
  return title.replace(/^\d{1,3} (?=\p{Script=Han}{2})|^指标\s*[:：]\s*/u, '');
}

/** √出勤 ○休假 ×缺勤: what the signs in the cells mean. */
const legend = /(?:[√✓○×△▲●◎☆★□■]\s*[:：]?\s*\p{Script=Han}+[\s\u3000，,；;、]*){2,}/u;

function isNoteAbove({ text, isAbout }: PlacedText): boolean {
  return legend.test(text) || (!isAbout && (isNote(text) || /。/u.test(text)));
}

function isTitleLine({ text }: PlacedText): boolean {
  const bare = text.trim().replace(/^[(（]|[)）]$/gu, '');
  if (isTableNumber(text) || isUnit(bare) || bare.length < 2) return false;
  if (timeTold(text) !== undefined) return false;
  return !/^[\d./年月日-]+$/u.test(bare) && !(isContinuation(text) && bare.length < 8);
}

/** The period of a line that says nothing else: （2025年1—9月）. */
function periodLine(text: string): Period | undefined {
  const found = findPeriod(text.trim().replace(/^[(（]|[)）]$/gu, ''));
  return found?.isWhole && text.trim().length > 4 ? found.period : undefined;
}

const timeOf =
  /^(?:(截[止至])|统计|结算|数据|会计|报告)?(?:日期|时间段?|时点)\s*[:：]|^(?:(?:会计|所属|报告|统计)?期间|税款所属期间?)\s*[:：]/u;
/** Days, months and years, and what stands between two of them. */
const days = /^(?=.*(?:19|20)\d\d)[\d\s年月日./至到~～—–－-]{6,40}$/u;

/**
 * What a line that tells nothing else says of when its table is of: 2025年9月, （2025年1—9月）, 截止日期：…. When a form was
 * filled in is not that.
 */
function timeTold(text: string): string | undefined {
  const bare = text.trim().replace(/^[(（]|[)）]$/gu, '');
  const named = timeOf.exec(bare);
  const time = bare.slice(named?.[0].length ?? 0).trim();
  if (!days.test(time) && periodLine(time) === undefined) return undefined;
  return named?.[1] === undefined ? time : `截至${time}`;
}

/** When a table is of by the lines over it; a day over its title is that of the office which made the sheet. */
function timeAbove(
  lines: readonly PlacedText[],
  title: PlacedText | undefined,
): Pick<Above, 'dated' | 'period'> {
  const times = lines.flatMap(({ row, text }) => {
    const time = timeTold(text);
    return time === undefined ? [] : [{ row, time, period: periodLine(time) }];
  });
  const dated = times.findLast(({ row }) => row >= (title?.row ?? 0))?.time;
  const period = times.findLast((one) => one.period !== undefined)?.period;
  return { ...(dated !== undefined && { dated }), ...(period && { period }) };
}

/** The unit that the line above the head tells; in a table of two halves that of its own half. */
function unitAbove(grid: Grid, { unitRow, above }: Block, from: number, to: number): string | undefined {
  const columns = unitRow === undefined ? [] : grid.filled(unitRow);
  const own = columns.filter((column) => column >= from && column <= to);
  const inRow = [...own, ...columns].map((column) => grid.text(unitRow as number, column));
  const others = above.filter(({ text }) => /[单單]\s*位\s*[:：]/u.test(text)).map(({ text }) => text);
  for (const text of [...inRow, ...others]) {
    const unit = unitOfLine(text);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
