import type { ChartDrawer } from '../../chart/drawer.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { throwOnErrors } from '../../core/diagnostics.js';
import type { Document } from '../../document/tree.js';
import { blocksIn } from '../../document/walk.js';
import type { Edition } from '../../edition/model.js';
import type { FontLibrary } from '../../fonts/library.js';
import { checkPrintSafety } from '../../preflight/index.js';
import type { AttachedFile } from './file/attachments.js';

export type { Printed } from '../../layout/page/provenance.js';

import { define, type Tools } from '../../layout/flow/index.js';
import type { Page } from '../../layout/page/paginate.js';
import { type Printed, printedOn } from '../../layout/page/provenance.js';
import { type Ornaments, picturesInOrnaments, readOrnament } from '../../ornament/ornaments.js';
import type { EditionMemory } from './edition-memory.js';
import { measureRuns, renderPdf } from './index.js';

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
  readonly ornaments: Ornaments;
  /** What goes into the file besides its pages. */
  readonly attachments?: readonly AttachedFile[];
  /** The date of the file; that of the document where absent. */
  readonly date?: Date | undefined;
  /** What is known from the last time; nothing for a document that is set but once. */
  readonly memory?: EditionMemory | undefined;
}

/** Document tree → PDF. Throws a ReportError when a chart can't be drawn. */
export async function typeset(
  document: Document,
  edition: Edition,
  resources: TypesetResources,
): Promise<Typeset> {
  const { memory } = resources;
  const facts = factsOf(document, edition, resources);
  const known = memory?.typesetOf(facts);
  if (known) return known;
  const { pages, ...typeset } = await setAnew(document, edition, resources);
  memory?.keep({ facts, edition, pages, typeset });
  return typeset;
}

/** All that decides the bytes, besides fonts and program. */
function factsOf(document: Document, edition: Edition, resources: TypesetResources): readonly unknown[] {
  const { attachments = [], date, charts, ornaments } = resources;
  const drawn = [...blocksIn(document.children)].flatMap((block) => {
    if (block.kind === 'figure') return [charts(block.chart)];
    if (block.kind !== 'ornament') return [];
    return Object.values(readOrnament(block.name, ornaments, edition.recolouring) ?? {});
  });
  const attached = attachments.flatMap(({ name, checkSum }) => [name, checkSum.toString('hex')]);
  return [document, edition, date?.getTime(), ...drawn, ...attached];
}

async function setAnew(
  document: Document,
  edition: Edition,
  resources: TypesetResources,
): Promise<Typeset & { readonly pages: readonly Page[] }> {
  const found: Diagnostic[] = [];
  const definition = define(document, edition, toolsOf(resources, edition, found));
  throwOnErrors(found);
  const { attachments = [], date: creationDate = definition.info.creationDate, fonts, memory } = resources;
  const dated = { ...definition, info: { ...definition.info, creationDate } };
  const earlierPages = memory?.pagesIn(edition) ?? [];
  const { bytes, pages } = await renderPdf(dated, fonts, { attachments, earlierPages });
  const pictures = edition.isGrey ? picturesInOrnaments(document, resources.ornaments) : [];
  const safety = checkPrintSafety(definition, pages, { file: edition.file });
  const warnings = throwOnErrors([...problemsOfDrawings(pages), ...found, ...pictures, ...safety]);
  return { bytes, pageCount: pages.length, printed: () => printedOn(definition, pages), warnings, pages };
}

/** What is to be told of the drawings on the pages, each thing once. */
function problemsOfDrawings(pages: readonly Page[]): Diagnostic[] {
  const marks = pages.flatMap((page) => page.marks);
  const found = marks.flatMap((mark) => (mark.kind === 'svg' && mark.svg.problems?.(mark.svg.height)) || []);
  return [...new Map(found.map((one) => [one.message.zh, one])).values()];
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
  { fonts, charts, ornaments }: TypesetResources,
  { recolouring }: Pick<Edition, 'recolouring'>,
  found: Diagnostic[],
): Tools {
  return {
    measure: measureIn(fonts),
    chart: charts,
    ornament: (name) => readOrnament(name, ornaments, recolouring),
    report: (problem) => found.push(problem),
  };
}
