import { join } from 'node:path';
import { type Project, packNameOf } from '../core/project.js';
import { writeWhole } from '../core/write.js';
import { csvFiles, workbookFile } from '../output/tables/index.js';

/** Writes the tables of a data folder as one workbook and answers its path: `out/<name>.xlsx` unless `file` is given. */
export async function exportWorkbook(
  project: Project,
  file = defaultPath(project, '.xlsx'),
): Promise<string> {
  await writeWhole(project.world, file, await workbookFile(project));
  return file;
}

/** Writes each table of a data folder as a CSV file into a folder, `out/<name>` unless told, and answers their paths. */
export async function exportCsv(project: Project, folder = defaultPath(project, '')): Promise<string[]> {
  const written: string[] = [];
  for (const { name, text } of await csvFiles(project)) {
    const file = join(folder, `${name}.csv`);
    await writeWhole(project.world, file, Buffer.from(text));
    written.push(file);
  }
  return written;
}

function defaultPath({ outFolder, dataFolder }: Project, ending: string): string {
  return join(outFolder, packNameOf(dataFolder) + ending);
}
