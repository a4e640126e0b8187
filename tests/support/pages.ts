import { chartDrawer } from '../../src/chart/drawer.js';
import { derive } from '../../src/data/derive.js';
import { load } from '../../src/data/load.js';
import { validate } from '../../src/data/validate.js';
import { compose } from '../../src/document/compose.js';
import { loadEdition } from '../../src/edition/load.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { Shown } from '../../src/template/shown.js';
import { loadTemplates } from '../../src/template/sources.js';
import { define } from '../../src/typeset/definition/index.js';
import { toolsOf } from '../../src/typeset/index.js';
import { EditionMemory } from '../../src/typeset/memory.js';
import { layoutDocument } from '../../src/typeset/pages/layout.js';
import type { Page } from '../../src/typeset/pages/paginate.js';

import { sharedOrnaments } from './ornaments.js';
import { CHECKOUT } from './packs.js';
import { fonts } from './typeset.js';

/** The laid-out pages of an edition of a data folder, made with what is known from the last time. */
export async function pagesOf(
  dataFolder: string,
  name: string,
  memory = new EditionMemory(),
): Promise<readonly Page[]> {
  const { files, ...loadedData } = await load(dataFolder);
  const report = derive(validate(loadedData).dataset);
  const folder = `${CHECKOUT}/templates/${name}`;
  const loaded = await loadEdition(name, folder, `templates/${name}`, fonts.roles);
  const edition = memory.recogniseEdition(loaded);
  const templates = await loadTemplates(`${CHECKOUT}/templates`, name);
  const rendered = render(templates, report, new Shown());
  const origin = { file: templates.entry.file };
  const texts = renderChartTexts(report);
  const document = compose(rendered, report, texts, origin, edition.numbering, memory.parts);
  const charts = chartDrawer(report, edition, fonts);
  const ornaments = await sharedOrnaments(files);
  const tools = toolsOf({ fonts, charts, ornaments }, edition, []);
  return layoutDocument(define(memory.recogniseDocument(document), edition, tools), fonts);
}

/** Pages with more white at the foot than 15 % of their type area, but for those that a part or a break ends. */
export function loosePages(pages: readonly Page[]): readonly Page[] {
  return pages.filter(({ whiteShare, end }) => whiteShare > 0.15 && end !== 'asked');
}
