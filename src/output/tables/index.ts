import { join } from 'node:path';
import { ReportError, throwOnErrors } from '../../core/diagnostics.js';
import { type Project, packNameOf } from '../../core/project.js';
import { writeWhole } from '../../core/write.js';
import type { Table } from '../../dataset/model.js';
import { readPackOf } from '../../dataset/pack.js';
import { readTables } from '../../dataset/table/tables.js';
import { load } from '../../input/load.js';
import { csvOf } from './csv.js';
import { workbookOf } from './workbook.js';

/**
 * Writes the tables of a data folder as one workbook and answers its path: `out/<name>.xlsx` unless `file` is given.
 * Tables that read are written even where the rules have something to say against them. Throws a ReportError when
 * they don't, or when a workbook can't hold them.
 */
export async function exportWorkbook(
  project: Project,
  file = defaultPath(project, '.xlsx'),
): Promise<string> {
  const { value: bytes, found } = workbookOf(await tablesOf(project));
  if (bytes === undefined) throw new ReportError(found);
  await writeWhole(project.world, file, bytes);
  return file;
}

/** Writes each table of a data folder as a CSV file into a folder, `out/<name>` unless told, and answers their paths. */
export async function exportCsv(project: Project, folder = defaultPath(project, '')): Promise<string[]> {
  const files: string[] = [];
  for (const table of await tablesOf(project)) {
    const file = join(folder, `${table.name}.csv`);
    await writeWhole(project.world, file, Buffer.from(csvOf(table)));
    files.push(file);
  }
  return files;
}

function defaultPath({ outFolder, dataFolder }: Project, ending: string): string {
  return join(outFolder, packNameOf(dataFolder) + ending);
}

async function tablesOf(project: Project): Promise<Table[]> {
  const loaded = await load(project.world.files, project.dataFolder, project.dataName);
  const { value: pack, found } = readPackOf(loaded);
  const { value: read, found: foundInTables } = readTables(loaded, pack?.pack);
  throwOnErrors([...found, ...foundInTables]);
  return Object.values(read.tables).map(asFilledIn);
}

/** A table without what follows from others: nobody fills that in, and it would not read back. */
function asFilledIn(table: Table): Table {
  return { ...table, columns: table.columns.filter(({ role }) => role !== 'measure') };
}
