import { type Bilingual, type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { ReportBlock, SourceFigure, SourceReport } from '../model.js';
import { likeness, plainFigures } from '../text.js';
import { movedTold, type Sentence } from './moved.js';
import { change } from './told.js';

/** A report with the figures that no table has a column for. */
export interface ReadState {
  readonly report: SourceReport;
  readonly outside: readonly SourceFigure[];
}

/**
 * What has changed in a report and shows in no table: headings, wording, what was moved, and figures without a column,
 * which sentences that a clerk wrote may speak of. `file` is the report as messages show it.
 */
export function changesOutside(
  before: ReadState,
  now: ReadState,
  file: string,
  toldClauses: readonly string[],
): Diagnostic[] {
  const outside = [...before.outside, ...now.outside].map(({ clause }) => clause);
  return [
    ...differences(before.report.blocks.filter(isHeading), now.report.blocks.filter(isHeading), {
      same: ({ label, text }) => `${label}${text}`,
      like: ({ label, path }) => [...path.map((one) => one.label).slice(0, -1), label].join('>'),
    }).flatMap((one) => headingTold(one, file)),
    ...differences(before.outside, now.outside, {
      same: ({ name, value, clause }) => `${name}\n${value}\n${clause}`,
      like: ({ clause }) => plainFigures(clause).replace(/\d+(?:[.,]\d+)*/g, '#'),
    }).flatMap((one) => figureTold(one, now.report, file)),
    ...wordingTold(before.report, now.report, file, [...toldClauses, ...outside]),
    ...movedTold(sentencesIn(before.report), sentencesIn(now.report), file),
  ];
}

/** Sentences are told of where rows follow from them; what else is worded otherwise shows in no table. */
function wordingTold(
  before: SourceReport,
  now: SourceReport,
  file: string,
  told: readonly string[],
): Diagnostic[] {
  const clauses = [...new Set(told.flatMap((clause) => clause.split('；')))].filter((one) => one.length > 1);
  const [olds, news] = [sentencesIn(before), sentencesIn(now)];
  const whole = (list: readonly { text: string }[]) => list.map(({ text }) => text).join('\n');
  const wholes = { before: whole(olds), now: whole(news) };
  return differences(olds, news, {
    same: ({ text }) => text.replace(/\s/g, ''),
    like: ({ text }) => text.slice(0, OPENING),
    near: (one, other) => likeness(one.text, other.text) >= NEARLY_SAME,
  }).flatMap(({ old, now: fresh }) => {
    const [was, is] = [old?.text ?? '', fresh?.text ?? ''];
    if (clauses.some((clause) => was.includes(clause) || is.includes(clause))) return [];
    // what only stands elsewhere now
    if (isMadeOf(is, wholes.before) && isMadeOf(was, wholes.now)) return [];
    const shown = change(was, is);
    const message = { zh: `文字改了，各表不受影响：${shown}`, en: `Wording that no table has: ${shown}` };
    const place = { file, ...(fresh !== undefined && { line: fresh.line }) };
    return [warningAt('report-wording-changed', message, { place })];
  });
}

/** Whether all clauses of a sentence stand somewhere in a text. */
const isMadeOf = (sentence: string, text: string) =>
  sentence.split('，').every((clause) => text.includes(clause));

/** The sentences of all running text without the numbers of points, which are given anew. */
function sentencesIn({ blocks }: SourceReport): Sentence[] {
  const texts = blocks.filter(({ kind }) => kind === 'text' || kind === 'item');
  return texts.flatMap(({ text, line }) =>
    text
      .split(/[。；！？]/)
      .map((one) => ({ text: one.trim().replace(/^[（(]\d{1,2}[）)]/, ''), line }))
      .filter((one) => one.text !== ''),
  );
}

/** Sentences that open with the same words are taken for the same, and those that have so much in common. */
const OPENING = 4;
const NEARLY_SAME = 0.8;

const isHeading = ({ kind }: ReportBlock) => kind === 'heading';

/** What was before, what is now, or both. */
interface Difference<T> {
  readonly old?: T;
  readonly now?: T;
}

interface Pairing<T> {
  readonly same: (one: T) => string;
  readonly like: (one: T) => string;
  /** What pairs those that nothing is like. */
  readonly near?: (one: T, other: T) => boolean;
}

/** What two lists don't have in common, paired where it is alike. */
function differences<T>(
  before: readonly T[],
  now: readonly T[],
  { same, like, near = () => false }: Pairing<T>,
): Difference<T>[] {
  const [gone, fresh] = [without(before, now, same), without(now, before, same)];
  const pairs = fresh.map((one): Difference<T> => {
    const alike = gone.findIndex((old) => like(old) === like(one));
    const at = alike === -1 ? gone.findIndex((old) => near(old, one)) : alike;
    const [old] = at === -1 ? [] : gone.splice(at, 1);
    return { now: one, ...(old !== undefined && { old }) };
  });
  return [...pairs, ...gone.map((old) => ({ old }))];
}

/** The items of a list that the other does not have, each of the other counting once. */
function without<T>(list: readonly T[], other: readonly T[], key: (one: T) => string): T[] {
  const left = new Map<string, number>();
  for (const one of other) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count <= 0;
  });
}

function headingTold({ old, now }: Difference<ReportBlock>, file: string): Diagnostic[] {
  const [before, after] = [old, now].map((one) => one && `${one.label}${one.text}`);
  const message: Bilingual =
    before === undefined
      ? { zh: `报告新有标题“${after}”`, en: `The report has a new heading: ${after}` }
      : after === undefined
        ? { zh: `报告里没有标题“${before}”了`, en: `The report no longer has the heading ${before}` }
        : { zh: `标题改了：${before} → ${after}`, en: `A heading has changed: ${before} → ${after}` };
  const place = { file, ...(now !== undefined && { line: now.line }) };
  return [warningAt('report-heading-changed', message, { place })];
}

function figureTold(
  { old, now }: Difference<SourceFigure>,
  report: SourceReport,
  file: string,
): Diagnostic[] {
  const line = now && report.blocks[now.block]?.line;
  const name = now?.name ?? old?.name ?? '';
  const clause = now?.clause ?? old?.clause ?? '';
  if (old && now && old.value === now.value && old.year === now.year && old.name === now.name) {
    const message = {
      zh: `“${name}”（不在各表里）的话改了：${old.clause} → ${clause}`,
      en: `The clause of “${name}”, which is in no table, has changed: ${old.clause} → ${clause}`,
    };
    return [warningAt('report-text-changed', message, { place: { file, ...(line && { line }) } })];
  }
  const [before, after] = [old?.value ?? '（无）', now?.value ?? '（无）'];
  const message = {
    zh: `“${name}”（不在各表里）：${before} → ${after}（${clause}）`,
    en: `“${name}”, which is in no table: ${before} → ${after} (${clause})`,
  };
  return [warningAt('report-text-changed', message, { place: { file, ...(line && { line }) } })];
}
