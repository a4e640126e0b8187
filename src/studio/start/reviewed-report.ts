import { filesOfReport, type ImportedReport } from '../../importing/index.js';
import type { ImportedTables } from '../../importing/tables/index.js';
import { csvText } from '../../importing/write/csv.js';
import type { Cells, WrittenTable } from '../../importing/write/tables.js';
import type { FolderFile } from '../folder/folder-file.js';
import type { Decision, Decisions, FrontTexts } from '../wire/start.js';
import { keyOf } from './report-review.js';

const LOOKED_AT: Cells = { 核对: '已核', 疑点: '' };

/**
 * The files of a data folder made of a report that was gone through: rows refused are left out, cells say what the
 * clerk gave them, and rows taken count as looked at. Sentences and charts are of the rows that are left.
 */
export function reviewedFiles(
  { report, tables, written }: ImportedReport,
  file: string,
  bytes: Uint8Array,
  decisions: Decisions,
  front: Partial<FrontTexts> = {},
): readonly FolderFile[] {
  const decided = (name: string, row: Cells) => decisionOf(decisions, keyOf(name, row));
  const left = written
    .map((table) => decidedTable(table, (row) => decided(table.name, row)))
    .filter(({ rows }) => rows.length > 0);
  const content = {
    report: { ...report, ...front },
    tables: leftOf(tables, written, (name, row) => decided(name, row)?.state !== 'refused'),
    written: left,
  };
  return filesOfReport(content, file, bytes);
}

/** Keys come from outside, and an object has others by itself. */
function decisionOf(decisions: Decisions, key: string): Decision | undefined {
  return Object.hasOwn(decisions, key) ? decisions[key] : undefined;
}

function decidedTable(table: WrittenTable, of: (row: Cells) => Decision | undefined): WrittenTable {
  const rows = table.rows.flatMap((row): Cells[] => {
    const { state = 'later', cells = {} } = of(row) ?? {};
    if (state === 'refused') return [];
    const own = Object.entries(cells).filter(
      ([column]) => table.columns.includes(column) && column !== '编号',
    );
    return [{ ...row, ...Object.fromEntries(own), ...(state === 'taken' && '核对' in row && LOOKED_AT) }];
  });
  return { ...table, rows, text: csvText(table.columns, rows) };
}

/**
 * The tables as they were read without the rows refused: counts that the report states are held against what is left.
 */
function leftOf(
  tables: ImportedTables,
  written: readonly WrittenTable[],
  isLeft: (name: string, row: Cells) => boolean,
): ImportedTables {
  const left = <Row>(name: string, rows: readonly Row[]): readonly Row[] => {
    const own = written.find((table) => table.name === name)?.rows ?? [];
    return rows.filter((_, index) => own[index] === undefined || isLeft(name, own[index]));
  };
  return {
    ...tables,
    projects: left('projects', tables.projects),
    tasks: { ...tables.tasks, rows: left('tasks', tables.tasks.rows) },
    glossary: left('glossary', tables.glossary),
  };
}
