import type { Project } from '../core/project.js';
import type { PresentFolder } from '../importing/update/index.js';
import { load } from '../input/load.js';
import { validate } from './validate.js';

/** A data folder as a report is held against it. Throws a ReportError where its data do not hold together. */
export async function presentFolder(project: Project): Promise<PresentFolder> {
  const { dataFolder: path, dataName: shownAs, world, database } = project;
  const { files: _, report, ...loaded } = await load(world.files, path, shownAs);
  const { dataset } = validate(database.latest(`data of ${shownAs}`, loaded), [], database);
  const tables = Object.values(dataset.tables);
  return { path, shownAs, tables, pack: loaded.pack.text, ...(report && { report }) };
}
