import type { ChangeMarks, FlowDocument, FurnitureItem } from '../flow.js';
import type { LineMark, PageMark } from './flow-item.js';
import { pageGeometry } from './geometry.js';
import { factsOf, overhangOf } from './layout.js';
import type { Page } from './paginate.js';
import { BASELINE_EM } from './paragraph.js';

/** The top of the rule under a figure, from the foot of its em box, in pt. */
const RULE_DROP_PT = 0.4;

/** Bars no further apart than this are one. */
const JOINED_PT = 8;

/** Part of the margin beside changed lines, in pt from the top of the page. */
interface Bar {
  readonly fromPt: number;
  readonly toPt: number;
}

/**
 * What marks the changes of a laid-out page: a rule under each figure, a bar in the outer margin beside its line,
 * and a line at the foot that explains both. Nothing where nothing on the page has changed.
 */
export function changeMarksOn(definition: FlowDocument, page: Page, count: number): FurnitureItem[] {
  const { changes } = definition;
  if (!changes) return [];
  const facts = factsOf(definition, page, count);
  const [left, top, right] = facts.margins;
  const origin = { x: left, y: top - overhangOf(definition) };
  const bars: Bar[] = [];
  const rules = page.marks.flatMap((mark) => marksOf(mark, origin, changes, bars));
  if (bars.length === 0) return [];
  const isLeft = Boolean(definition.mirror) && page.orientation === 'portrait' && page.number % 2 === 0;
  const { widthPt } = pageGeometry(definition, page.number, page.orientation);
  const x = isLeft ? left - changes.barGapPt : widthPt - right + changes.barGapPt;
  return [...rules, ...joined(bars).map((bar) => barAt(bar, x, changes)), changes.legend(facts)];
}

/** The rules under the changed parts of a line; its bar, or that of a drawing, is added to `bars`. */
function marksOf(mark: PageMark, origin: { x: number; y: number }, changes: ChangeMarks, bars: Bar[]) {
  const [x, y] = [origin.x + mark.x, origin.y + mark.y];
  if (mark.kind === 'line') return lineMarks(mark, x, y, changes, bars);
  if (mark.kind === 'svg' && changes.isChanged(mark.svg)) bars.push({ fromPt: y, toPt: y + mark.svg.height });
  return [];
}

function lineMarks({ line }: LineMark, x: number, baseline: number, changes: ChangeMarks, bars: Bar[]) {
  return line.parts.flatMap(({ run, xPt, endPt, sizePt }): FurnitureItem[] => {
    const mark = changes.markOf(run);
    if (!mark) return [];
    const foot = baseline + (1 - BASELINE_EM) * sizePt;
    bars.push({ fromPt: foot - sizePt, toPt: foot });
    if (mark === 'bar') return [];
    const y = foot + RULE_DROP_PT + changes.ruleWidthPt / 2;
    const [x1, x2] = [x + (xPt[0] ?? endPt), x + endPt];
    return [{ rule: { x1, y1: y, x2, y2: y, widthPt: changes.ruleWidthPt, color: changes.color } }];
  });
}

/** Bars side by side or right under one another, as one. */
function joined(bars: readonly Bar[]): Bar[] {
  const sorted = bars.toSorted((a, b) => a.fromPt - b.fromPt);
  const runs: Bar[] = [];
  for (const bar of sorted) {
    const last = runs.at(-1);
    if (last && bar.fromPt <= last.toPt + JOINED_PT)
      runs[runs.length - 1] = { ...last, toPt: Math.max(last.toPt, bar.toPt) };
    else runs.push(bar);
  }
  return runs;
}

function barAt({ fromPt, toPt }: Bar, x: number, { barWidthPt, color }: ChangeMarks): FurnitureItem {
  return { rule: { x1: x, y1: fromPt, x2: x, y2: toPt, widthPt: barWidthPt, color } };
}
