import { join } from 'node:path';
import { chartDrawer } from '../../src/chart/drawer.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import type { Block, Document } from '../../src/document/tree.js';
import { loadEdition } from '../../src/edition/load.js';
import type { Edition } from '../../src/edition/model.js';
import { define, type Tools } from '../../src/layout/flow/index.js';
import { layoutDocument } from '../../src/layout/page/layout.js';
import type { Page } from '../../src/layout/page/paginate.js';
import { measureRuns } from '../../src/output/pdf/index.js';
import { typeset } from '../../src/output/pdf/typeset.js';
import type { Report } from '../../src/report/report.js';
import { sharedOrnaments } from './ornaments.js';
import { CHECKOUT } from './packs.js';
import { type PaintedPage, readPdf } from './read-pdf.js';
import { smallReport } from './report.js';
import { shippedSet } from './shipped.js';
import { fonts } from './typeset.js';
import { world } from './world.js';

const TEMPLATES = join(CHECKOUT, 'templates');

/** A shipped edition. */
export function shippedEdition(name: string): Promise<Edition> {
  return loadEdition(world, name, join(TEMPLATES, name), `templates/${name}`, fonts.roles);
}

/** The document tree of a data folder of the checkout in a shipped edition. */
export async function documentOfPack(folder: string, editionName: string): Promise<Document> {
  return (await shippedSet(folder, editionName)).document;
}

/** The document of a data folder of the checkout, with the pages of its PDF. */
export async function setPack(
  folder: string,
  editionName: string,
): Promise<{ document: Document; pages: readonly PaintedPage[] }> {
  const { document, bytes } = await shippedSet(folder, editionName);
  return { document, pages: await readPdf(bytes) };
}

/** The pages that a document comes out as, read from the PDF. */
export async function paint(
  document: Document,
  edition: Edition,
  report: Report = smallReport(),
): Promise<readonly PaintedPage[]> {
  const charts = chartDrawer(report, edition, fonts);
  const ornaments = await sharedOrnaments();
  return readPdf((await typeset(document, edition, { fonts, charts, ornaments })).bytes);
}

/** The same pages before they are painted, and what is wrong with the blocks. */
export function layOut(
  document: Document,
  edition: Edition,
): { pages: readonly Page[]; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const tools: Tools = {
    database: fonts.database,
    measure: (runs) => measureRuns(runs, fonts),
    chart: () => ({ notes: [], draw: () => ({ diagnostics: [] }) }),
    ornament: () => undefined,
    report: (problem) => found.push(problem),
  };
  return { pages: layoutDocument(define(document, edition, tools), fonts), found };
}

/** A document of nothing but these blocks. */
export function documentOfBlocks(...children: readonly Block[]): Document {
  const about = { title: '表', author: '测试', subject: '表', date: '2024-05-20' };
  return { ...about, language: 'zh-CN', children, notes: {} };
}
