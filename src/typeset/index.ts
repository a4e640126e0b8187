import type { ChartDrawer } from '../chart/drawer.js';
import type { Report } from '../data/report.js';
import type { Diagnostic } from '../diagnostics.js';
import { throwOnErrors } from '../diagnostics.js';
import type { Document } from '../document/tree.js';
import { blocksIn } from '../document/walk.js';
import type { Edition } from '../edition/model.js';
import type { FontLibrary } from '../fonts/library.js';
import { Memo, Owned } from '../memo.js';
import type { AttachedFile } from '../pdf/attachments.js';
import { checkPrintSafety } from '../print/safety/index.js';

export type { Printed } from './pages/provenance.js';

import { define, type Tools } from './definition/index.js';
import { picturesInOrnaments, readOrnament } from './ornaments.js';
import { type Printed, printedOn } from './pages/provenance.js';
import { measureRuns, renderPdf } from './pdfmake/index.js';

/** A document, set. */
export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  /** Everything that stands on the pages, worked out when it is asked for. */
  readonly printed: () => readonly Printed[];
  readonly warnings: readonly Diagnostic[];
}

/** What typesetting draws on besides the document. */
export interface TypesetResources {
  readonly fonts: FontLibrary;
  readonly charts: ChartDrawer;
  /** Folders searched for ornaments, the data's own first. */
  readonly ornamentFolders: readonly string[];
  /** What goes into the file besides its pages. */
  readonly attachments?: readonly AttachedFile[];
  /** The date of the file; that of the document where absent. */
  readonly date?: Date | undefined;
}

/** What has been set of a report, by all else that decides the bytes: a rebuild sets only what has changed. */
const setBefore = new Owned<Report, Memo<Promise<Typeset>>>(() => new Memo(8));

/** Document tree → PDF. Throws a ReportError when a chart can't be drawn. */
export async function typeset(
  document: Document,
  edition: Edition,
  resources: TypesetResources,
): Promise<Typeset> {
  const { report } = resources.charts;
  const memo = setBefore.of(report);
  const { attachments = [], date } = resources;
  const attached = attachments.map(({ name, checkSum }) => [name, checkSum.toString('hex')]);
  const ornaments = ornamentsOf(document, edition, resources);
  const key = JSON.stringify([document, edition, ornaments, attached, date]);
  try {
    return await memo.get(key, () => setAnew(document, edition, resources));
  } catch (problem) {
    memo.drop(key);
    throw problem;
  }
}

function ornamentsOf(
  document: Document,
  { recolouring }: Edition,
  { ornamentFolders }: TypesetResources,
): unknown[] {
  return [...blocksIn(document.children)].flatMap((block) =>
    block.kind === 'ornament' ? [readOrnament(block.name, ornamentFolders, recolouring)] : [],
  );
}

async function setAnew(document: Document, edition: Edition, resources: TypesetResources): Promise<Typeset> {
  const found: Diagnostic[] = [];
  const definition = define(document, edition, toolsOf(resources, edition, found));
  throwOnErrors(found);
  const { attachments = [], date: creationDate = definition.info.creationDate } = resources;
  const dated = { ...definition, info: { ...definition.info, creationDate } };
  const { bytes, pages } = await renderPdf(dated, resources.fonts, { attachments });
  const pictures = edition.isGrey ? picturesInOrnaments(document, resources.ornamentFolders) : [];
  const safety = checkPrintSafety(definition, pages, { file: edition.file });
  const warnings = throwOnErrors([...resources.charts.found, ...found, ...pictures, ...safety]);
  return { bytes, pageCount: pages.length, printed: () => printedOn(definition, pages), warnings };
}

const measures = new WeakMap<FontLibrary, Tools['measure']>();

/** The same function for the same fonts: what has been measured with it holds. */
function measureIn(fonts: FontLibrary): Tools['measure'] {
  const measure = measures.get(fonts) ?? ((runs) => measureRuns(runs, fonts));
  measures.set(fonts, measure);
  return measure;
}

/** What the definition of a document needs, from fonts, charts and ornaments; problems go to `found`. */
export function toolsOf(
  { fonts, charts, ornamentFolders }: TypesetResources,
  { recolouring }: Pick<Edition, 'recolouring'>,
  found: Diagnostic[],
): Tools {
  return {
    measure: measureIn(fonts),
    chart: (name) => ({
      notes: charts.notes(name),
      draw: (size) => charts.draw(name, size)?.svg ?? '',
      isSound: (size) => charts.isSound(name, size),
    }),
    ornament: (name) => readOrnament(name, ornamentFolders, recolouring),
    report: (problem) => found.push(problem),
  };
}
