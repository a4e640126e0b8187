import { validate } from '../../src/app/validate.js';
import { chartDrawer } from '../../src/chart/drawer.js';
import { proposeFinding } from '../../src/chart/finding/propose.js';
import { compose } from '../../src/document/compose.js';
import { loadEdition } from '../../src/edition/load.js';
import { load } from '../../src/input/load.js';
import { define } from '../../src/layout/flow/index.js';
import { layoutDocument } from '../../src/layout/page/layout.js';
import type { Page } from '../../src/layout/page/paginate.js';
import { toolsOf } from '../../src/output/pdf/typeset.js';
import { derive } from '../../src/report/derive.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { loadTemplates, TemplateFolder } from '../../src/template/sources.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';

import { sharedOrnaments } from './ornaments.js';
import { CHECKOUT } from './packs.js';
import { fonts } from './typeset.js';
import { world } from './world.js';

/** The laid-out pages of an edition of a data folder, made with what is known from the last time. */
export async function pagesOf(dataFolder: string, name: string): Promise<readonly Page[]> {
  const { files, ...loadedData } = await load(world.files, dataFolder);
  const { database } = fonts;
  const loadedNow = database.latest(`data of ${dataFolder}`, loadedData);
  const report = derive(validate(loadedNow, [], database).dataset);
  const folder = `${CHECKOUT}/templates/${name}`;
  const loaded = await loadEdition(world, name, folder, `templates/${name}`, fonts.roles);
  const edition = database.latest(`edition ${name}`, loaded);
  const templates = await loadTemplates(
    new TemplateFolder({ world, templatesFolder: `${CHECKOUT}/templates` }),
    name,
  );
  const rendered = render(templates, report, new UsageTracker(), undefined, database);
  const origin = { file: templates.entry.file };
  const texts = renderChartTexts(report, new UsageTracker(), database, proposeFinding);
  const composed = compose(rendered, report, texts, origin, edition.numbering, database);
  const document = database.latest(`document ${name}`, composed);
  const charts = chartDrawer(report, edition, fonts);
  const ornaments = await sharedOrnaments(files);
  const tools = toolsOf({ fonts, charts, ornaments }, edition, []);
  return layoutDocument(define(document, edition, tools), fonts);
}

/** Pages with more white at the foot than 15 % of their type area, but for those that a part or a break ends. */
export function loosePages(pages: readonly Page[]): readonly Page[] {
  return pages.filter(({ whiteShare, end }) => whiteShare > 0.15 && end !== 'asked');
}
