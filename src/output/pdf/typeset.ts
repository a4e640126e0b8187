import type { ChartDrawer } from '../../chart/drawer.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { throwOnErrors } from '../../core/diagnostics.js';
import type { Document } from '../../document/tree.js';
import type { Edition } from '../../edition/model.js';
import type { FontLibrary } from '../../fonts/library.js';
import { memo } from '../../incremental/memo.js';
import { query } from '../../incremental/query.js';
import { type Tracked, track } from '../../incremental/tracked.js';
import { define, type Tools } from '../../layout/flow/index.js';
import type { FlowDocument } from '../../layout/flow.js';
import { layoutDocument } from '../../layout/page/layout.js';
import type { Page } from '../../layout/page/paginate.js';
import { type Printed, printedOn } from '../../layout/page/provenance.js';
import { reuseUnchangedPages } from '../../layout/page/unchanged-pages.js';
import { type Ornaments, picturesInOrnaments, readOrnament } from '../../ornament/ornaments.js';
import { type DrawnOnPage, drawnOn } from '../../preflight/drawn-twice.js';
import { PrintSafety } from '../../preflight/index.js';
import type { AttachedFile } from './file/attachments.js';
import { measureRuns, paintPdf } from './index.js';
import { tellLaidOut } from './laid-out.js';

export type { Printed } from '../../layout/page/provenance.js';

/** A document, set. */
export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  /** One object a page: the same as in the last setting where nothing on the page has changed. */
  readonly pages: readonly object[];
  /** Everything that stands on the pages, worked out when it is asked for. */
  readonly printed: () => readonly Printed[];
  readonly warnings: readonly Diagnostic[];
  /** The charts and the large figures of each page. */
  readonly drawn: readonly DrawnOnPage[];
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
}

/** All that decides the bytes besides document, edition, fonts and program. */
interface TypesetInput extends Pick<Tools, 'chart' | 'ornament'> {
  /** What is wrong with ornaments that are to be grey. */
  readonly pictures: readonly Diagnostic[];
  readonly attachments: readonly AttachedFile[];
  readonly date: Date | undefined;
}

/**
 * Document tree → PDF. Throws a ReportError when a chart can't be drawn. Pages on which nothing has changed since the
 * last document of the same `name` are not painted again; without a name it is set but once.
 */
export function typeset(
  document: Document,
  edition: Edition,
  { fonts, charts, ornaments, attachments = [], date }: TypesetResources,
  name?: string,
): Promise<Typeset> {
  const input: TypesetInput = {
    chart: charts,
    ornament: (ornament) => readOrnament(ornament, ornaments, edition.recolouring),
    pictures: edition.isGrey ? picturesInOrnaments(document, ornaments) : [],
    attachments,
    date,
  };
  return setDocument(track(fonts.database, input), document, edition, fonts, name);
}

const setDocument = query(
  'pdf',
  async (
    input: Tracked<TypesetInput>,
    document: Document,
    edition: Edition,
    fonts: FontLibrary,
    name: string | undefined,
  ): Promise<Typeset> => {
    const found: Diagnostic[] = [];
    const definition = define(document, edition, toolsIn(fonts, input, found));
    throwOnErrors(found);
    const { attachments, pictures, date: creationDate = definition.info.creationDate } = input;
    const dated = { ...definition, info: { ...definition.info, creationDate } };
    const pages = layOut(dated, edition, fonts, name);
    await tellLaidOut(dated, pages, edition.name, fonts);
    const { database } = fonts;
    const ofDrawings: Diagnostic[] = [];
    const drawn: DrawnOnPage[] = [];
    const safety = new PrintSafety(definition, pages.length, database);
    const onPainted = (page: Page) => {
      ofDrawings.push(...problemsOfDrawings(page));
      safety.check(page);
      const onPage = drawnOn(page);
      if (onPage) drawn.push(onPage);
      if (database.isForOnce) page.letGo?.();
    };
    const bytes = await paintPdf(dated, pages, fonts, { attachments, onPainted });
    const printed = safety.warnings({ file: edition.file });
    const warnings = throwOnErrors([...eachOnce(ofDrawings), ...found, ...pictures, ...printed]);
    const all = () => printedOn(definition, pages);
    return { bytes, pageCount: pages.length, pages, printed: all, warnings, drawn };
  },
);

interface LaidOut {
  readonly edition: Edition;
  readonly pages: readonly Page[];
}

/** The pages, which are those of the last layout in the same looks where nothing on them has changed. */
function layOut(
  definition: FlowDocument,
  edition: Edition,
  fonts: FontLibrary,
  name: string | undefined,
): readonly Page[] {
  const fresh = { edition, pages: layoutDocument(definition, fonts) };
  if (name === undefined) return fresh.pages;
  const reused = (before: LaidOut | undefined, { pages }: LaidOut): LaidOut => {
    return { edition, pages: before?.edition === edition ? reuseUnchangedPages(before.pages, pages) : pages };
  };
  return fonts.database.latest(`pages of ${name}`, fresh, reused).pages;
}

/** What is to be told of the drawings on a page. */
function problemsOfDrawings(page: Page): Diagnostic[] {
  return page.marks.flatMap((mark) => (mark.kind === 'svg' && mark.svg.problems?.(mark.svg.height)) || []);
}

function eachOnce(found: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(found.map((one) => [one.message.zh, one])).values()];
}

/** What the definition of a document needs, from fonts, charts and ornaments; problems go to `found`. */
export function toolsOf(
  { fonts, charts, ornaments }: TypesetResources,
  { recolouring }: Pick<Edition, 'recolouring'>,
  found: Diagnostic[],
): Tools {
  const ornament = (name: string) => readOrnament(name, ornaments, recolouring);
  return toolsIn(fonts, { chart: charts, ornament }, found);
}

function toolsIn(
  fonts: FontLibrary,
  { chart, ornament }: Pick<Tools, 'chart' | 'ornament'>,
  found: Diagnostic[],
): Tools {
  const { database } = fonts;
  const measure = measures(database, fonts, [], () => (runs) => measureRuns(runs, fonts));
  return { database, measure, chart, ornament, report: (problem) => found.push(problem) };
}

/** The same function for the same fonts: what has been measured with it holds. */
const measures = memo<FontLibrary, Tools['measure']>('measure');
