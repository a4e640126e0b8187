import { basename, join } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import type { Files } from '../../core/world.js';
import type { DataFile } from '../../input/load.js';
import { REPORT_FOLDER } from '../../input/report-file.js';
import { LAST_READ, LEFT_OUT, lastReadIn, lastReadText } from '../last-read.js';
import type { Source, SourceReport } from '../model.js';
import { readReport } from '../read/index.js';
import { structureOf } from '../structure/index.js';
import { tablesOf } from '../tables/index.js';
import { packContent } from '../write/pack.js';
import { leftOutText, writtenTables } from '../write/tables.js';
import { editedTables, type FolderFile } from './files.js';
import { changesOutside } from './outside.js';
import { ownTableEdits } from './own-tables.js';
import { type PackEdit, packEdits } from './pack-edits.js';
import { type PresentTable, planOf, type TablePlan } from './plan.js';
import { toldOf } from './told.js';

/** What a data folder is to become after its report. */
export interface Update {
  readonly plan: TablePlan;
  /** Cells of tables that stand in the report itself. */
  readonly ownCells: number;
  readonly pack: readonly PackEdit[];
  readonly report: SourceReport;
  /** All of it in words, with places. */
  readonly told: readonly Diagnostic[];
  /** The files that change, by their names in the folder. Tables of workbooks are not among them. */
  readonly files: () => Promise<FolderFile[]>;
  /** Tables whose cells a person is to change: they stand in workbooks. */
  readonly byHand: readonly PresentTable[];
}

export interface NewReport {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A data folder as it is: where it is, what messages call it, its tables and the text of its pack.yaml. */
export interface PresentFolder {
  readonly path: string;
  readonly shownAs: string;
  readonly tables: readonly PresentTable[];
  readonly pack: string;
  /** The report that it keeps. */
  readonly report?: DataFile;
}

/**
 * What of a folder follows from a report that has changed since it was imported. Undefined where nothing tells what was
 * imported. Throws a ReportError where the report can't be read, or is one of another year.
 */
export async function updateOf(
  files: Files,
  folder: PresentFolder,
  { file, bytes }: NewReport,
): Promise<Update | undefined> {
  const before = await importedIn(files, folder, bytes);
  if (before === undefined) return undefined;
  const { source } = await readReport(file, bytes);
  return updateFrom(files, folder, before, { file, bytes, source });
}

/** What was imported: as it was kept, else read from the report in the folder, where that is not the new one. */
async function importedIn(
  files: Files,
  { path, report }: PresentFolder,
  bytes: Uint8Array,
): Promise<Source | undefined> {
  const kept = await lastReadIn(files, path);
  if (kept !== undefined) return kept.source;
  if (report === undefined || Buffer.compare(report.bytes, bytes) === 0) return undefined;
  return (await readReport(basename(report.name), report.bytes)).source;
}

async function updateFrom(
  files: Files,
  folder: PresentFolder,
  before: Source,
  { file, bytes, source }: NewReport & { readonly source: Source },
): Promise<Update> {
  const [old, now] = [importOf(before), importOf(source)];
  if (old.report.year !== now.report.year)
    throw new ReportError([anotherYear(file, old.report.year, now.report.year)]);
  const isNamed = (id: string) =>
    new RegExp(`(?<![\\w])${id.replace(/\W/g, '\\$&')}(?![\\w])`).test(folder.pack);
  const plan = planOf({ before: old.written, now: now.written }, folder.tables, isNamed);
  const pack = packEdits(
    folder.pack,
    old.pack,
    now.pack,
    plan.created.map(({ name }) => name),
  );
  const own = await ownTableEdits(files, folder, before, source);
  const shownPack = join(folder.shownAs, 'pack.yaml');
  const touched = [...plan.edits, ...plan.added, ...plan.gone].map(({ table }) => table);
  const byHand = [...new Set(touched)].filter((table) => !isCsv(table));
  // until a hand has changed the workbook, what it lacks is to be told again
  const read = byHand.length > 0 ? before : source;
  return {
    plan,
    ownCells: own.cells,
    pack: pack.edits,
    report: now.report,
    told: [
      ...toldOf(plan, pack.edits, shownPack),
      ...own.told,
      ...changesOutside(old, now, file, clausesIn(plan)),
    ],
    byHand,
    files: async () => [
      ...(await editedTables(files, folder.path, plan)),
      ...own.written,
      ...(pack.text === folder.pack ? [] : [{ name: 'pack.yaml', bytes: encoded(pack.text) }]),
      { name: `${REPORT_FOLDER}/${basename(file)}`, bytes },
      { name: `${REPORT_FOLDER}/${LAST_READ}`, bytes: encoded(lastReadText(basename(file), read)) },
      ...(now.leftOut === undefined
        ? []
        : [{ name: `${REPORT_FOLDER}/${LEFT_OUT}`, bytes: encoded(now.leftOut) }]),
    ],
  };
}

/** All clauses that rows had or have and that something is told of. */
function clausesIn({ edits, kept, added, gone, left, created }: TablePlan): string[] {
  const changed = [...edits, ...kept].flatMap(({ clause, column, before, now }) =>
    ['原文', '释义', '分组'].includes(column) ? [clause, before, now] : [clause],
  );
  const ofNew = created.flatMap(({ rows }) => rows.map((row) => row.原文 ?? ''));
  return [...changed, ...ofNew, ...[...added, ...gone, ...left].map(({ clause }) => clause)];
}

const encoded = (text: string) => new TextEncoder().encode(text);
const isCsv = ({ sheet, file }: PresentTable) => sheet === undefined && /\.csv$/i.test(file);

function importOf(source: Source) {
  const report = structureOf(source);
  const tables = tablesOf(report);
  const written = writtenTables(report, tables);
  const { outside } = tables.sectors;
  const leftOut = leftOutText(report, tables);
  return { report, written, outside, leftOut, pack: packContent(report, tables, written) };
}

function anotherYear(file: string, before: number, now: number): Diagnostic {
  const message = {
    zh: `这是${now || '不知哪'}年的报告，文件夹是按${before}年的报告做的`,
    en: `This report is of ${now || 'an unknown year'}, and the folder was made of that of ${before}`,
  };
  const hint = { zh: '另导入成一个新文件夹。', en: 'Import it into a folder of its own.' };
  return errorAt('report-of-another-year', message, { place: { file }, hint });
}
