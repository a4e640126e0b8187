import { makePack } from '../../app/artifacts.js';
import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { openProject, type Project } from '../../core/project.js';
import { filesOfFolder } from '../folder/read-folder.js';
import type { Issue } from './issue.js';
import { IssueStore } from './store.js';

/** Who issues a version, and why. */
export interface IssueSettings {
  readonly by: string;
  readonly note: string;
  readonly title: string;
}

/** An issue, and what is to be known of it. */
export interface Issued {
  readonly issue: Issue;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Issues a pack: sets all its editions of what its files say now, and keeps data and PDFs under a new number. Throws a
 * ReportError where any edition can't be set: half a version goes to nobody.
 */
export async function issuePack(project: Project, { by, note, title }: IssueSettings): Promise<Issued> {
  const { world, dataFolder } = project;
  const data = await filesOfFolder(world.files, dataFolder);
  // of its own: what the open pack remembers is of a build that may be under way
  const fresh = openProject(world, { dataFolder, templatesFolder: project.templatesFolder });
  const { artifacts, failed, warnings } = await makePack(fresh, {});
  if (failed.length > 0) throw new ReportError(failed.flatMap(({ diagnostics }) => diagnostics));
  const files = artifacts.map(({ name, edition, pages, sheets }) => ({
    name,
    edition,
    pages,
    ...(sheets !== undefined && { sheets }),
  }));
  const facts = { at: world.now().toISOString(), by, note, title, files };
  const store = new IssueStore(world, dataFolder);
  return { issue: await store.add(facts, data, artifacts), warnings };
}
