import { type Bilingual, type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { ReportBlock, SourceFigure, SourceReport } from '../model.js';
import { plainFigures } from '../text.js';

/** A report with the figures that no table has a column for. */
export interface ReadState {
  readonly report: SourceReport;
  readonly outside: readonly SourceFigure[];
}

/**
 * What has changed in a report and shows in no table: headings, and figures of past periods, which sentences that a
 * clerk wrote may speak of. `file` is the report as messages show it.
 */
export function changesOutside(before: ReadState, now: ReadState, file: string): Diagnostic[] {
  return [
    ...differences(before.report.blocks.filter(isHeading), now.report.blocks.filter(isHeading), {
      same: ({ label, text }) => `${label}${text}`,
      like: ({ label, path }) => [...path.map((one) => one.label).slice(0, -1), label].join('>'),
    }).flatMap((one) => headingTold(one, file)),
    ...differences(before.outside, now.outside, {
      same: ({ name, value, clause }) => `${name}\n${value}\n${clause}`,
      like: ({ clause }) => plainFigures(clause).replace(/\d+(?:[.,]\d+)*/g, '#'),
    }).flatMap((one) => figureTold(one, now.report, file)),
  ];
}

const isHeading = ({ kind }: ReportBlock) => kind === 'heading';

/** What was before, what is now, or both. */
interface Difference<T> {
  readonly old?: T;
  readonly now?: T;
}

/** What two lists don't have in common, paired where it is alike. */
function differences<T>(
  before: readonly T[],
  now: readonly T[],
  { same, like }: { same: (one: T) => string; like: (one: T) => string },
): Difference<T>[] {
  const [gone, fresh] = [without(before, now, same), without(now, before, same)];
  const pairs = fresh.map((one): Difference<T> => {
    const at = gone.findIndex((old) => like(old) === like(one));
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
