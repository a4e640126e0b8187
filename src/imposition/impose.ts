import { type Diagnostic, ReportError } from '../core/diagnostics.js';
import { choosePages } from '../edition/page-range.js';
import type { ImposeSettings } from '../edition/settings.js';
import { type PageBox, sizeOf, usualSize } from '../pdf-reader/page-box.js';
import { dateOf, readPdf, type SourceFile, type SourcePage } from '../pdf-reader/read.js';
import { blockOf } from './geometry.js';
import { areaOf } from './page-area.js';
import { type Side, writeSheets } from './pdf/write.js';
import { type ImpositionPlan, planImposition } from './plan.js';
import * as problems from './problems.js';
import { type Job, sidesOf } from './sides.js';

/** A PDF and its name as messages show it. */
export interface PdfInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was made of a PDF: the sheets as a PDF of their own, and which page stands where. */
export interface Imposed {
  readonly bytes: Uint8Array;
  readonly plan: ImpositionPlan;
  /** When the PDF says it was made; 1970 where it does not. */
  readonly date: Date;
  readonly warnings: readonly Diagnostic[];
}

/** Smaller than this nothing can be read. */
const LEAST_SCALE = 0.3;

/**
 * Puts the pages of a PDF, and those of a cover, on sheets that are printed on both sides and then folded, cut or
 * left as they are. Throws a ReportError for a PDF that can't be read whole and for pages that can't be placed.
 */
export async function imposePdf(
  input: PdfInput,
  settings: ImposeSettings,
  coverInput?: PdfInput | undefined,
): Promise<Imposed> {
  const body = await readPdf(input.bytes, input.name);
  const cover = coverInput && (await readPdf(coverInput.bytes, coverInput.name));
  const pages = choose(body, cover, settings);
  const job: Job = { body, cover, settings, areas: areasOf(body, pages, cover, settings.bleedPt) };
  const sizes = pages.map((number) => sizeOf(job.areas.get(body.pages[number - 1] as SourcePage) as PageBox));
  const pageSize = usualSize(sizes);
  const plan = planImposition({ pages, coverPages: cover?.pages.length, pageSize }, settings);
  const { scale } = plan.geometry;
  if (scale < LEAST_SCALE) {
    const percent = Math.round(scale * 100);
    throw new ReportError([problems.sheetTooSmall(percent, settings.paper.name, input.name)]);
  }
  const sides = sidesOf(plan, job);
  const { flip, rightToLeft } = settings;
  const fingerprint = [JSON.stringify(settings), input.bytes, ...(coverInput ? [coverInput.bytes] : [])];
  const sources = cover ? [body, cover] : [body];
  const { bytes, leftOff } = await writeSheets(sides, sources, { flip, rightToLeft, fingerprint });
  const missing = leftOff.flatMap((pages, index) =>
    pages.length > 0 ? [problems.annotationsLeftOff(pages, sources[index]?.name ?? '')] : [],
  );
  return { bytes, plan, date: dateOf(body), warnings: [...missing, ...warningsOf(plan, sides, job)] };
}

/** The pages asked for; throws a ReportError for those that are not there. */
function choose(
  body: SourceFile,
  cover: SourceFile | undefined,
  settings: ImposeSettings,
): readonly number[] {
  const count = body.pages.length;
  const { pages, beyond } = choosePages(settings.pages, count);
  const faults = beyond.map((range) => problems.beyondLastPage(range, count, body.name));
  if (cover && ![1, 2, 4].includes(cover.pages.length))
    faults.push(problems.coverPageCount(cover.pages.length, cover.name));
  if (faults.length > 0) throw new ReportError(faults);
  return pages;
}

/** What is printed of each page that is placed; throws a ReportError where that is nothing. */
function areasOf(
  body: SourceFile,
  pages: readonly number[],
  cover: SourceFile | undefined,
  bleedPt: number,
): ReadonlyMap<SourcePage, PageBox> {
  const areas = new Map<SourcePage, PageBox>();
  const faults: Diagnostic[] = [];
  const chosen = [...new Set(pages)].map((number) => body.pages[number - 1] as SourcePage);
  for (const page of [...chosen, ...(cover?.pages ?? [])]) {
    const area = areaOf(page, bleedPt);
    if (area) areas.set(page, area);
    else faults.push(problems.bleedTooLarge(page.number, page.file));
  }
  if (faults.length > 0) throw new ReportError(faults);
  return areas;
}

function warningsOf(plan: ImpositionPlan, sides: readonly Side[], job: Job): readonly Diagnostic[] {
  const { cropMarks, bleedPt, paper } = job.settings;
  const { sheet } = plan.geometry;
  const block = blockOf(plan.geometry);
  const least = Math.min(sheet.widthPt - block.width, sheet.heightPt - block.height) / 2;
  const small = [job.body, ...(job.cover ? [job.cover] : [])].flatMap((source) => {
    const pages = sides.flatMap((side) => side.pages);
    const numbers = pages.filter((one) => one.source === source && one.isScaledDown);
    const distinct = [...new Set(numbers.map(({ page }) => page.number))].sort((a, b) => a - b);
    return distinct.length > 0 ? [problems.pagesScaledDown(distinct, source.name)] : [];
  });
  const hasAllMarks = sides.every(({ marks }) => marks.filter(({ kind }) => kind === 'crop').length >= 8);
  return [
    ...small,
    ...(cropMarks && !hasAllMarks ? [problems.noRoomForMarks(paper.name)] : []),
    ...(bleedPt > 0 && least < bleedPt - 0.1 ? [problems.noRoomForBleed(paper.name)] : []),
  ];
}
