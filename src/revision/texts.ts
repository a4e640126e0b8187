import { chineseDateOf } from '../chinese/date.js';
import type { Place } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import type { Pack } from '../dataset/model.js';
import type { Report } from '../report/report.js';
import type { Correction } from './corrections/model.js';
import { listed } from './describe.js';
import { differingClauses } from './diff/clauses.js';
import { compareTexts } from './diff/texts.js';
import type { PackPages } from './pack-pages.js';
import { plainTextRenderer } from './plain-text.js';
import { changedParagraphs } from './report-texts.js';

/** A text that reads otherwise, with its place in the later pack.yaml. */
export interface CorrectedText extends Correction {
  readonly place?: Place;
}

/** What printed texts of pack.yaml are called. Settings that are not printed have no name. */
const NAMES: Readonly<Record<string, string>> = {
  title: '题目',
  subtitle: '副题',
  meeting: '会议名称',
  number: '材料编号',
  occasion: '会议说明',
  issuer: '制发机关',
  place: '地点',
  date: '日期',
  sources: '资料来源',
  gaps: '数据缺口与出入',
};

const PARTS: Readonly<Record<string, string>> = {
  title: '题目',
  unit: '单位',
  source: '资料来源',
  notes: '注',
  note: '注',
};

/** The printed texts of pack.yaml that differ, figures filled in as each state has them. */
export function correctedTexts(before: Report, after: Report, pages: PackPages): CorrectedText[] {
  const [sayBefore, sayAfter] = [plainTextRenderer(before), plainTextRenderer(after)];
  const ofReport = correctedParagraphs(before, after, pages);
  const ofPack = compareTexts(before.pack, after.pack).flatMap((change): CorrectedText[] => {
    const [path = '', number] = change.name.split(/ (?=\d+$)/);
    const named = nameOf({ path, number, text: change.after }, after.pack, pages);
    if (!named || isPartOfWhole(path, before.pack, after.pack)) return [];
    const place = placeOf(after.pack, path, change.after);
    const say = path === 'date' ? chineseDate : undefined;
    const [was, is] = [(say ?? sayBefore)(change.before), (say ?? sayAfter)(change.after)];
    const [old, fresh] = differingClauses(was, is);
    return [
      {
        ...named,
        column: '',
        before: old,
        after: fresh,
        pages: listed(place ? pages.text(place) : headPages(is, pages)),
        ...(place && { place }),
      },
    ];
  });
  return [...ofPack, ...ofReport];
}

/** The paragraphs of the report that read otherwise, where the edition prints it. */
function correctedParagraphs(before: Report, after: Report, pages: PackPages): CorrectedText[] {
  const isPrinted = after.workReport?.blocks.some(({ place }) => pages.text(place).length > 0);
  if (!isPrinted) return [];
  return changedParagraphs(before.workReport, after.workReport).map(({ paragraph, heading, ...texts }) => ({
    where: '报告',
    item: heading || '开头',
    column: '',
    ...texts,
    pages: paragraph ? listed(pages.text(paragraph.place)) : '',
    ...(paragraph && { place: paragraph.place }),
  }));
}

/** Whether a text came or went with its whole chart or table, which is told of as such. */
function isPartOfWhole(path: string, before: Pack, after: Pack): boolean {
  const [list = '', name = ''] = path.split('.');
  const has = ({ charts, tables }: Pack) =>
    list === 'charts' ? charts.some((chart) => chart.name === name) : Object.hasOwn(tables, name);
  return (list === 'charts' || list === 'tables') && has(before) !== has(after);
}

function chineseDate(date: string): string {
  return chineseDateOf(date) ?? date;
}

type Named = Pick<Correction, 'where' | 'item'>;

/** A text that differs: its path, which one of a list, and how it reads now. */
interface TextKey {
  readonly path: string;
  readonly number: string | undefined;
  readonly text: string;
}

/** What a reader calls the text at a path; undefined where the edition does not print it. */
function nameOf({ path, number, text }: TextKey, pack: Pack, pages: PackPages): Named | undefined {
  const [list = '', name = '', part = ''] = path.split('.');
  const nth = number === undefined ? '' : `第${number}${list === 'narrative' ? '段' : '条'}`;
  if (list === 'narrative') {
    const section = pages.section(name);
    const isShown = pack.narrative[name]?.some(({ place }) => pages.text(place).length > 0);
    if (section === undefined && !isShown) return undefined;
    return { where: '正文', item: section === undefined ? nth || '段落' : `“${section}”${nth}` };
  }
  const words = PARTS[part];
  const numbered = list === 'tables' ? pages.table(name) : pages.chartNumber(name);
  if (words) return numbered === undefined ? undefined : { where: numbered, item: words + nth };
  const known = NAMES[path];
  if (known === undefined) return undefined;
  if (!isOfHead(path)) return hasEnd(pack, pages) ? { where: '书末', item: known + nth } : undefined;
  // a date is printed in other words, and what is gone can't be looked for
  const isPrinted = path === 'date' || text === '' || pages.says(text);
  return isPrinted ? { where: pages.hasCover ? '封面' : '题头', item: known + nth } : undefined;
}

/** Whether the edition prints any of what stands on the last page. */
function hasEnd({ sources, gaps }: Pack, pages: PackPages): boolean {
  return [...sources, ...gaps].some(({ place }) => pages.text(place).length > 0);
}

/** Where a text of the head stands; a cover has no number. */
function headPages(text: string, pages: PackPages): readonly string[] {
  return pages.hasCover ? [] : pages.saying(text).slice(0, 1);
}

function isOfHead(path: string): boolean {
  return path !== 'sources' && path !== 'gaps';
}

/** Where a text of pack.yaml stands; a chart's texts stand where the chart does. */
function placeOf(pack: Pack, path: string, text: string): Place | undefined {
  const [list = '', name = '', part = ''] = path.split('.');
  if (list === 'charts') return pack.charts.find((chart) => chart.name === name)?.place;
  const settings = pack.tables[name];
  const passages: readonly (Passage | undefined)[] =
    list === 'narrative'
      ? (pack.narrative[name] ?? [])
      : list === 'tables'
        ? part === 'notes'
          ? (settings?.notes ?? [])
          : [settings?.title, settings?.source]
        : [...pack.sources, ...pack.gaps];
  return passages.find((one) => one?.text === text)?.place;
}
