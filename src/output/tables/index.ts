import { ReportError, throwOnErrors } from '../../core/diagnostics.js';
import type { Project } from '../../core/project.js';
import type { Table } from '../../dataset/model.js';
import { readPackOf } from '../../dataset/pack.js';
import { readTables } from '../../dataset/table/tables.js';
import { load } from '../../input/load.js';
import { csvOf } from './csv.js';
import { workbookOf } from './workbook.js';

/**
 * The tables of a data folder as one workbook, `.xlsx`. Tables that read are taken even where the rules have something
 * to say against them. Throws a ReportError when they don't read, or when a workbook can't hold them.
 */
export async function workbookFile(project: Project): Promise<Uint8Array> {
  const { value: bytes, found } = workbookOf(await tablesOf(project));
  if (bytes === undefined) throw new ReportError(found);
  return bytes;
}

/** Each table of a data folder as the text of a CSV file, by the table's name. Throws as {@link workbookFile} does. */
export async function csvFiles(
  project: Project,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return (await tablesOf(project)).map((table) => ({ name: table.name, text: csvOf(table) }));
}

async function tablesOf(project: Project): Promise<Table[]> {
  const loaded = await load(project.world.files, project.dataFolder, project.dataName);
  const { value: pack, found } = readPackOf(loaded);
  const { value: read, found: foundInTables } = readTables(loaded, pack?.pack);
  throwOnErrors([...found, ...foundInTables]);
  return Object.values(read.tables);
}
