import { join } from 'node:path';
import { ownTemplates } from '../core/project.js';
import type { World } from '../core/world.js';
import { loadEdition } from '../edition/load.js';
import { openFontLibrary } from '../fonts/open.js';
import { Database } from '../incremental/database.js';
import { KeptResults } from '../incremental/kept-results.js';
import { compileTemplate } from '../template/compile.js';
import { holdForAnyData, reachable } from '../template/known-words.js';
import { loadTemplates, TemplateFolder, templatesIn } from '../template/sources.js';

/**
 * What can be known of the templates that come with the program before any pack is: their code, what they
 * speak of, and their YAML as read.
 */
export async function makeShippedResults(world: World, maker: string): Promise<KeptResults> {
  const results = new KeptResults(undefined, maker);
  const database = new Database({ kept: results });
  const { roles } = openFontLibrary(world.installation);
  const at = { world, templatesFolder: ownTemplates(world.installation) };
  for (const edition of await templatesIn(at).folders()) {
    const folder = join(at.templatesFolder, edition);
    if (!world.files.sync.isThere(join(folder, 'edition.yaml'))) continue;
    await loadEdition(world, edition, folder, `templates/${edition}`, roles, {}, database);
    const { entry, partials } = await loadTemplates(new TemplateFolder(at), edition);
    const compiled = [entry, ...partials].map((template) => ({
      ...compileTemplate(template, database),
      placeOf: () => ({ file: template.file }),
    }));
    const names = partials.map(({ name }) => name);
    holdForAnyData(reachable(compiled, names), names, database);
  }
  return results;
}
