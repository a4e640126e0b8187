import { join } from 'node:path';
import { validate } from '../../../src/app/validate.js';
import type { World } from '../../../src/core/world.js';
import { generalTable } from '../../../src/dataset/general/table.js';
import { compose } from '../../../src/document/compose.js';
import { loadEdition } from '../../../src/edition/load.js';
import { openFontLibrary } from '../../../src/fonts/open.js';
import { Database } from '../../../src/incremental/database.js';
import type { LoadedData } from '../../../src/input/load.js';
import { define } from '../../../src/layout/flow/index.js';
import { typeAreaWidthPt } from '../../../src/layout/flow/page.js';
import { measureRuns } from '../../../src/layout/line/compose.js';
import { layoutDocument } from '../../../src/layout/page/layout.js';
import { derive } from '../../../src/report/derive.js';
import { render } from '../../../src/template/render.js';
import { loadTemplates, TemplateFolder } from '../../../src/template/sources.js';
import { UsageTracker } from '../../../src/template/usage-tracker.js';
import { printingFaults } from './printed-once.js';
import type { RandomSheet } from './random-sheet.js';

const PACK = 'title: 随机的表\ndate: 2026-01-20\n';

/**
 * Sets a pack of one table in an edition of the checkout, and answers what is wrong with the pages; its templates and
 * fonts are opened once.
 */
export async function sheetPrinter(world: World, name: string): Promise<(sheet: RandomSheet) => string[]> {
  const { folder } = world.installation;
  const fonts = openFontLibrary(world.installation);
  const templates = await loadTemplates(
    new TemplateFolder({ world, templatesFolder: join(folder, 'templates') }),
    name,
  );
  const at = `templates/${name}`;
  const edition = await loadEdition(world, name, join(folder, at), at, fonts.roles);
  const compiled = new Database();
  const loaded = {
    folder: 'x',
    pack: { file: 'pack.yaml', text: PACK },
    sheets: {},
    workbooks: [],
    unread: [],
  };
  const { dataset } = validate(loaded as unknown as LoadedData);
  return ({ recognised, printed }) => {
    const raw = { file: '表.csv', rows: [] };
    const { value: table } = generalTable('表', recognised, raw, undefined, 0);
    const report = derive({ ...dataset, tables: { 表: table } });
    const rendered = render(templates, report, new UsageTracker(), undefined, compiled);
    const document = compose(rendered, report, new Map(), { file: at });
    const problems: string[] = [];
    const tools = {
      database: new Database(),
      measure: (runs: Parameters<typeof measureRuns>[0]) => measureRuns(runs, fonts),
      chart: () => ({ notes: [], draw: () => ({ diagnostics: [] }) }),
      ornament: () => undefined,
      report: ({ message }: { readonly message: { readonly en: string } }) => problems.push(message.en),
    };
    const pages = layoutDocument(define(document, edition, tools), fonts);
    const widthOf = ({ orientation }: (typeof pages)[number]) => typeAreaWidthPt(edition, orientation);
    return [...problems, ...printingFaults(pages, printed, widthOf)];
  };
}
