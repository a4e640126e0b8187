import { join } from 'node:path';
import { ownTemplates } from '../core/project.js';
import {
  loadTemplates,
  TemplateFolder,
  type TemplateSources,
  type TemplatesAt,
} from '../template/sources.js';

/** What may go with a pack: the list of its corrections, and the table to proofread it by. */
export type CompanionName = 'corrections' | 'proof';

/**
 * The folder of templates that has a companion: the project's own, or else the one that comes with the program.
 * Companions lie one level below the editions, so that they are not taken for some.
 */
export function companionFolder({ world, templatesFolder }: TemplatesAt, name: CompanionName): string {
  const has = world.files.sync.stat(join(templatesFolder, 'companions', name, 'edition.yaml'));
  return has ? templatesFolder : ownTemplates(world.installation);
}

/** A companion's templates, beginning with one of them. */
export async function companionTemplates(
  { world, templatesFolder }: TemplatesAt,
  name: CompanionName,
  entry: string,
): Promise<TemplateSources> {
  const folder = companionFolder({ world, templatesFolder }, name);
  return loadTemplates(new TemplateFolder({ world, templatesFolder: folder }), `companions/${name}`, entry);
}
