import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALLATION, type Project } from '../core/project.js';
import { loadTemplates, type TemplateSources } from '../template/sources.js';

/** What may go with a pack: the list of its corrections, and the table to proofread it by. */
export type CompanionName = 'corrections' | 'proof';

/**
 * The folder of templates that has a companion: the project's own, or else the one that comes with the program.
 * Companions lie one level below the editions, so that they are not taken for some.
 */
export function companionFolder(
  { templatesFolder }: Pick<Project, 'templatesFolder'>,
  name: CompanionName,
): string {
  const has = existsSync(join(templatesFolder, 'companions', name, 'edition.yaml'));
  return has ? templatesFolder : join(INSTALLATION, 'templates');
}

/** A companion's templates, beginning with one of them. */
export async function companionTemplates(
  project: Pick<Project, 'templatesFolder'>,
  name: CompanionName,
  entry: string,
): Promise<TemplateSources> {
  return loadTemplates(companionFolder(project, name), `companions/${name}`, entry);
}
