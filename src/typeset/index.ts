import type { ChartDrawer } from '../chart/drawer.js';
import type { Diagnostic } from '../diagnostics.js';
import { throwOnErrors } from '../diagnostics.js';
import type { Document } from '../document/tree.js';
import type { Edition } from '../edition/model.js';
import type { FontLibrary } from '../fonts/library.js';
import { define } from './definition/index.js';
import { readOrnament } from './ornaments.js';
import { measureRuns, renderPdf } from './pdfmake/index.js';

export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly warnings: readonly Diagnostic[];
}

/** What typesetting draws on besides the document. */
export interface TypesetResources {
  readonly fonts: FontLibrary;
  readonly charts: ChartDrawer;
  /** Folders searched for ornaments, the data's own first. */
  readonly ornamentFolders: readonly string[];
}

/** Document tree → PDF. Throws a ReportError when a chart can't be drawn. */
export async function typeset(
  document: Document,
  edition: Edition,
  { fonts, charts, ornamentFolders }: TypesetResources,
): Promise<Typeset> {
  const definition = define(document, edition, {
    measure: (runs) => measureRuns(runs, fonts),
    drawChart: (name, size) => charts.draw(name, size) ?? { svg: '', notes: [] },
    ornament: (name) => readOrnament(name, ornamentFolders),
  });
  const warnings = throwOnErrors(charts.found);
  const { bytes, pageCount } = await renderPdf(definition, fonts);
  return { bytes, pageCount, warnings };
}
