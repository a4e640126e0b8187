import { join } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { nearestHint } from '../core/source/nearest.js';
import type { Pack } from '../dataset/model.js';
import { templatesIn } from '../template/sources.js';

/**
 * The editions to build: those asked for, with commas between them, those that pack.yaml lists, or else all there are.
 */
export async function chooseEditions(
  { world, templatesFolder }: Project,
  pack: Pack,
  asked: string | undefined,
): Promise<readonly string[]> {
  const folders = await templatesIn({ world, templatesFolder }).folders();
  const hasEdition = (name: string) => world.files.sync.stat(join(templatesFolder, name, 'edition.yaml'));
  const known = folders.filter(hasEdition);
  if (asked === 'all' || (asked === undefined && pack.editions.length === 0)) return known;
  const wanted =
    asked === undefined ? pack.editions : [...new Set(asked.split(/[,，、]/).map((name) => name.trim()))];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length === 0) return wanted;
  throw new ReportError(
    unknown.map((name) =>
      errorAt(
        'unknown-edition',
        { zh: `没有“${name}”这种版本`, en: `there is no edition “${name}”` },
        { hint: nearestHint(name, known), place: asked === undefined ? { file: pack.file } : undefined },
      ),
    ),
  );
}
