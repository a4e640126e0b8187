import type { ImposeSettings } from '../edition/settings.js';
import type { PageBox } from '../pdf-reader/page-box.js';
import type { SourceFile, SourcePage } from '../pdf-reader/read.js';
import { regionAt, type SheetGeometry, trimAt } from './geometry.js';
import { layouts } from './layouts/index.js';
import type { PlacedPage, Side } from './pdf/write.js';
import { placePage } from './placement.js';
import type { ImpositionPlan } from './plan.js';
import { cropMarks, foldMarks, type PrinterMark } from './printer-marks.js';
import type { Place, Sheet } from './signature.js';

/** What is imposed, and how. */
export interface Job {
  readonly body: SourceFile;
  readonly cover: SourceFile | undefined;
  readonly settings: ImposeSettings;
  /** What is printed of each page that is placed. */
  readonly areas: ReadonlyMap<SourcePage, PageBox>;
}

/** The sides of all sheets, front and back by turns, each page in its place. */
export function sidesOf(plan: ImpositionPlan, job: Job): readonly Side[] {
  return plan.sheets.flatMap((sheet, index) => sidesOfSheet(sheet, plan.creepPt[index] ?? 0, plan, job));
}

function sidesOfSheet(sheet: Sheet, creepPt: number, plan: ImpositionPlan, job: Job): readonly Side[] {
  // a cover that wraps the sections is as much wider as they are thick
  const geometry = sheet.section === 0 ? { ...plan.geometry, gapPt: plan.spinePt } : plan.geometry;
  const marks = marksOn(geometry, job.settings);
  return [sheet.front, sheet.back].map((places) => ({
    size: geometry.sheet,
    pages: places.flatMap((place) => placed(place, geometry, creepPt, plan, job)),
    marks,
  }));
}

function marksOn(geometry: SheetGeometry, settings: ImposeSettings): readonly PrinterMark[] {
  const { isFolded } = layouts[settings.layout];
  return [
    ...(settings.cropMarks ? cropMarks(geometry, isFolded, settings.bleedPt) : []),
    ...(settings.foldMarks ? foldMarks(geometry) : []),
  ];
}

/** The page of a place in it, moved toward the spine; nothing for a blank. */
function placed(
  { position, column, row, turn }: Place,
  geometry: SheetGeometry,
  creepPt: number,
  plan: ImpositionPlan,
  job: Job,
): readonly PlacedPage[] {
  const slot = plan.run[position - 1];
  const source = slot?.from === 'cover' ? job.cover : job.body;
  const page = slot && source?.pages[slot.number - 1];
  if (!page || !source) return [];
  const area = job.areas.get(page) as PageBox;
  const { x, ...size } = trimAt(geometry, column, row);
  const trim = { ...size, x: x + (column === 0 ? creepPt : -creepPt) };
  const { rightToLeft } = job.settings;
  const { matrix, scale } = placePage(area, { trim, scale: geometry.scale, turn, rightToLeft });
  const region = regionAt(geometry, column, row);
  return [{ source, page, shown: area.shown, region, matrix, isScaledDown: scale < geometry.scale }];
}
