import { readReport } from '../app/pipeline.js';
import { openProject, type Project } from '../core/project.js';
import type { World } from '../core/world.js';
import { projectAt, revisionName } from '../revision/diff/revision.js';
import type { PackState } from '../revision/state.js';
import { stateOf } from '../revision/state.js';

/** The state of a pack that a folder holds, named as a reader knows it. */
export async function stateInFolder(
  world: World,
  dataFolder: string,
  workingFolder: string,
): Promise<PackState> {
  const project = openProject(world, { dataFolder, workingFolder });
  return stateOf(project, await readReport(project));
}

/** The state of a data folder in a git revision. Throws a ReportError where there is no such thing. */
export async function stateInRevision(project: Project, revision: string): Promise<PackState> {
  const report = await readReport(await projectAt(project, revision));
  return { report, name: await revisionName(project, revision) };
}
