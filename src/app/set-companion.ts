import { join } from 'node:path';
import { chartDrawer } from '../chart/drawer.js';
import { throwOnErrors } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { compose, datedBy } from '../document/compose.js';
import { loadEdition } from '../edition/load.js';
import { openFontLibrary } from '../fonts/open.js';
import { type Typeset, typeset } from '../output/pdf/typeset.js';
import { checkGlyphCoverage } from '../preflight/glyph-coverage.js';
import { checkStyles } from '../preflight/styles.js';
import type { Report } from '../report/report.js';
import { type CompanionName, companionFolder, companionTemplates } from '../revision/templates.js';
import { type Facts, render } from '../template/render.js';
import { UsageTracker } from '../template/usage-tracker.js';

/** Sets a companion of a pack, in looks of its own. Throws a ReportError for what is wrong with its templates. */
export async function setCompanion(
  project: Project,
  name: CompanionName,
  report: Report,
  facts: Facts,
): Promise<Typeset> {
  const fonts = openFontLibrary(project.world.installation, project.database);
  const path = `companions/${name}`;
  const folder = join(companionFolder(project, name), path);
  const edition = await loadEdition(project.world, path, folder, `templates/${path}`, fonts.roles);
  const templates = await companionTemplates(project, name, 'pack.hbs');
  const rendered = render(templates, report, new UsageTracker(), facts, project.database);
  // nothing here is explained: terms get no marks
  const plain = { ...report, glossary: [] };
  const composed = compose(rendered, plain, new Map(), { file: templates.entry.file });
  const document = datedBy(project.world.now, composed);
  throwOnErrors([
    ...checkStyles(document, edition, project.database),
    ...checkGlyphCoverage(document, fonts),
  ]);
  const charts = chartDrawer(report, edition, fonts);
  return typeset(document, edition, { fonts, charts, ornaments: new Map() });
}
