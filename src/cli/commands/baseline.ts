import { readReport } from '../../app/pipeline.js';
import { openProject, type Project } from '../../core/project.js';
import type { PackState } from '../../revision/diff/model.js';
import { revisionName, withRevision } from '../../revision/diff/revision.js';
import { stateOf } from '../../revision/state.js';

/** The state of a pack that a folder holds, named as a reader knows it. */
export async function stateInFolder(dataFolder: string, workingFolder: string): Promise<PackState> {
  const project = openProject({ dataFolder, workingFolder });
  return stateOf(project, await readReport(project));
}

/** The state of a data folder in a git revision. Throws a ReportError where there is no such thing. */
export async function stateInRevision(project: Project, revision: string): Promise<PackState> {
  // what is wrong with it is not to be looked for in the folder as it is now
  const dataName = `${revision}:${project.dataName}`;
  const read = (dataFolder: string) => readReport({ ...project, dataFolder, dataName });
  const report = await withRevision(project, revision, read);
  return { report, name: await revisionName(project, revision) };
}
