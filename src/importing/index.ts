import { basename } from 'node:path';
import { type Diagnostic, errorAt, ReportError, warningAt } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { plural } from '../core/plural.js';
import { REPORT_FOLDER } from '../input/report-file.js';
import type { FigureInWords } from './figures/in-words.js';
import { findingsIn } from './findings.js';
import { LAST_READ, LEFT_OUT, lastReadText } from './last-read.js';
import type { SourceReport } from './model.js';
import { readReport, remarksOn } from './read/index.js';
import { structureOf } from './structure/index.js';
import { type FiguresTable, figuresTablesOf } from './tables/figures-tables.js';
import { type ImportedTables, tablesOf } from './tables/index.js';
import { csvOfRows } from './write/csv.js';
import { packText } from './write/pack.js';
import { leftOutText, type WrittenTable, writtenTables } from './write/tables.js';

/** A data folder made of a report, with what is to be told of it. */
export interface ImportedReport {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly report: SourceReport;
  readonly tables: ImportedTables;
  readonly written: readonly WrittenTable[];
  readonly found: readonly Diagnostic[];
}

/**
 * The bytes of a report → the files of a data folder, the report among them. Throws a ReportError where there is
 * nothing to import.
 */
export async function importReport(path: string, bytes: Uint8Array): Promise<ImportedReport> {
  const file = basename(path);
  const { source, found: foundInFile } = await readReport(file, bytes);
  const found = [...foundInFile, ...remarksOn(file, source)];
  const characters = source.blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
  if (characters > limits.reportCharacters) throw new ReportError([...found, tooLong(file)]);
  const report = structureOf(source);
  const tables = tablesOf(report);
  if (report.year === 0) throw new ReportError([...found, noYear(file)]);
  const written = writtenTables(report, tables);
  if (written.length === 0) throw new ReportError([...found, nothingFound(file)]);
  const own = figuresTablesOf(source);
  const files = filesOfReport({ report, tables, written }, file, bytes);
  return {
    files,
    report,
    tables,
    written,
    found: [
      ...found,
      ...tablesTold(own, source, file),
      ...inWordsTold(tables.inWords, file),
      ...gapsIn(report, file),
      ...findingsIn(report, file),
    ],
  };
}

/** The files of a data folder that these tables of a report make, the report itself, called `file`, among them. */
export function filesOfReport(
  { report, tables, written }: Pick<ImportedReport, 'report' | 'tables' | 'written'>,
  file: string,
  bytes: Uint8Array,
): ImportedReport['files'] {
  const encoder = new TextEncoder();
  const leftOut = leftOutText(report, tables);
  return [
    ...written.map(({ name, text }) => ({ name: `${name}.csv`, bytes: encoder.encode(text) })),
    ...figuresTablesOf(report.source).map(({ name, rows }) => ({
      name: `${name}.csv`,
      bytes: encoder.encode(csvOfRows(rows)),
    })),
    { name: 'pack.yaml', bytes: encoder.encode(packText(report, tables, written)) },
    { name: `${REPORT_FOLDER}/${file}`, bytes },
    { name: `${REPORT_FOLDER}/${LAST_READ}`, bytes: encoder.encode(lastReadText(file, report.source)) },
    ...(leftOut === undefined
      ? []
      : [{ name: `${REPORT_FOLDER}/${LEFT_OUT}`, bytes: encoder.encode(leftOut) }]),
  ];
}

/** Tables within the report, of which those of figures are carried over. */
function tablesTold(
  own: readonly FiguresTable[],
  { blocks }: SourceReport['source'],
  file: string,
): Diagnostic[] {
  const all = blocks.filter(({ kind }) => kind === 'table').length;
  if (all === 0) return [];
  const names = own.map(({ name }) => name).join('、');
  const message = {
    zh: `报告里有表格 ${all} 张${own.length > 0 ? `：${names} 照样收入` : ''}${all > own.length ? `，${all - own.length} 张没有几个数，没有收` : ''}`,
    en: `The report has ${plural(all, 'table')}: ${own.length} of figures ${own.length > 0 ? `(${names}) ` : ''}carried over as they stand`,
  };
  return [warningAt('report-tables', message, { place: { file } })];
}

/** Figures in hanzi, which no table takes: 近百家, 三成. */
function inWordsTold(inWords: readonly FigureInWords[], file: string): Diagnostic[] {
  const words = inWords.map(({ value }) => value);
  if (words.length === 0) return [];
  const shown = words.slice(0, SHOWN_WORDS).join('、');
  const message = {
    zh: `${words.length} 个数用汉字写（${shown}${words.length > SHOWN_WORDS ? '……' : ''}），没有收入各表`,
    en: `${plural(words.length, 'figure')} in hanzi (${shown}${words.length > SHOWN_WORDS ? ' …' : ''}) not in any table`,
  };
  const hint = {
    zh: `逐个列在 ${REPORT_FOLDER}/${LEFT_OUT}；要印的，把数填进表里。`,
    en: `They are listed in ${REPORT_FOLDER}/${LEFT_OUT}; those to be printed are to be put into a table.`,
  };
  return [warningAt('figures-in-words', message, { place: { file }, hint })];
}

const SHOWN_WORDS = 3;

/** How many rows are sure, and of how many the name or the figure is to be looked at. */
export function degreesOf(written: readonly WrittenTable[]): Readonly<Record<'1' | '2' | '3', number>> {
  const counts = { 1: 0, 2: 0, 3: 0 };
  for (const { rows } of written) for (const row of rows) counts[(row.核对 ?? '1') as '1']++;
  return counts;
}

function gapsIn(report: SourceReport, file: string): Diagnostic[] {
  const { meeting, date } = report;
  const place = { file };
  const hint = { zh: '在 pack.yaml 里补上。', en: 'Put it into pack.yaml.' };
  const told = [
    meeting === '' &&
      warningAt(
        'no-meeting',
        { zh: '报告里没有会议名称', en: 'The report does not name the meeting' },
        { place, hint },
      ),
    date === '' &&
      warningAt(
        'no-date',
        { zh: '报告里没有会议日期', en: 'The report does not give the date' },
        { place, hint },
      ),
    report.figures.length >= limits.reportFigures &&
      warningAt(
        'too-many-figures',
        {
          zh: `报告的数太多，只取前 ${limits.reportFigures} 个`,
          en: `The report has more than ${limits.reportFigures} figures; the others are left out`,
        },
        { place },
      ),
  ];
  return told.filter((one) => one !== false);
}

function tooLong(file: string): Diagnostic {
  const most = limits.reportCharacters;
  const message = {
    zh: `报告太长：最多 ${most} 字`,
    en: `The report is too long: at most ${most} characters`,
  };
  return errorAt('report-too-long', message, { place: { file } });
}

function noYear(file: string): Diagnostic {
  const message = { zh: '看不出是哪一年的报告', en: 'The report does not tell of what year it is' };
  const hint = {
    zh: '标题下应有会议日期（2026年1月20日在……会议上），或正文有“2026年……预期目标”。',
    en: 'The date of the meeting should stand below the title (2026年1月20日在……会议上).',
  };
  return errorAt('no-report-year', message, { place: { file }, hint });
}

function nothingFound(file: string): Diagnostic {
  const message = { zh: '没有找到指标、项目或名词', en: 'No indicators, projects or terms were found' };
  return errorAt('nothing-to-import', message, { place: { file } });
}
