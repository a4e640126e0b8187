import type { Role } from '../model.js';
import { plainFigures } from '../text.js';

const PLAN_PERIOD =
  /(?:今后|未来)(?:的)?[五5三]年|“?十[一二三四五六]+五”?(?:时期|期间|规划)?(?:的)?[^回成顾总]*(?:目标|任务|发展|思路|展望)|\d{4}年远景|远景目标/;
const LOOKS_BACK = /回顾|成就|成绩|总结|完成情况|取得|历程|收官/;
const PAST_PERIOD =
  /过去(?:的)?[五四三]年|[五四三]年(?:来|的)?(?:工作|发展)?|届政府|任期|“?十[一二三四五]+五”?/;

/** The part of a report that opens with this heading; it stays the part before where the heading does not tell. */
export function roleOfHeading(written: string, year: number, before: Role): Role {
  const title = plainFigures(written);
  if (/自身建设|政府建设/.test(title) && before !== 'front') return before;
  const speaksOfLast = year > 0 && title.includes(`${year - 1}年`);
  if (PLAN_PERIOD.test(title) && !LOOKS_BACK.test(title)) return 'plan-period';
  if (PAST_PERIOD.test(title) && !speaksOfLast && !/今年|目标|任务|安排/.test(title)) return 'review-period';
  if (speaksOfLast || LOOKS_BACK.test(title) || /过去|去年|上年/.test(title)) return 'review';
  const speaksOfPlan =
    (year > 0 && title.includes(`${year}年`)) ||
    /今年|安排|任务|目标|重点|部署|打算|总体要求|工作要求/.test(title);
  return speaksOfPlan ? 'plan' : before;
}

/** The part that a paragraph opens by its first words, where headings don't tell. */
export function roleOfText(written: string, year: number, before: Role): Role {
  const text = plainFigures(written);
  const opening = text.slice(0, OPENING).replace(/^各位代表[，！：:]*/, '');
  const aims = new RegExp(`(?:今年|${year}年)[^。]{0,30}(?:预期目标|工作的?总体要求|总体思路)`);
  if (before === 'review' || before === 'review-period') {
    if (FIVE_YEARS_AHEAD.test(text.slice(0, OPENING * 2))) return 'plan-period';
    if (aims.test(text)) return 'plan';
    if (/^(?:今后|未来)[五5三]年/.test(opening)) return 'plan-period';
  }
  if (
    before === 'review-period' &&
    new RegExp(`^(?:刚刚过去的一年|刚刚过去的${year - 1}|过去的?一年|${year - 1}年)`).test(opening)
  )
    return 'review';
  if (before === 'review' && FIVE_YEARS_BACK.test(opening)) return 'review-period';
  const turns = new RegExp(`(?:今年|${year}年)[^。]{0,40}(?:预期目标|总体要求|重点|开局|是)`);
  return before === 'plan-period' && turns.test(opening) ? 'plan' : before;
}

const OPENING = 80;

/** 今后五年政府工作的总体要求是 stands behind a sentence or two that lead to it. */
const FIVE_YEARS_AHEAD = /(?:^|[。；])(?:今后|未来)[五5]年[^。，]{0,12}(?:总体要求|总体思路|目标|任务)/;
/** A report to the first session of a congress looks back on all its years: 市八届人大一次会议以来的五年. */
const FIVE_YEARS_BACK =
  /^(?:回顾|回首)?(?:过去(?:的)?[五四5三]年|[五四]年来|这[五四]年|“十[一二三四]五”(?:时期|期间)|[^。，]{0,16}一次会议以来的?这?[五四]年)/;
