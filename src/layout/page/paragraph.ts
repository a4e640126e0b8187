import { memo } from '../../incremental/memo.js';
import type { Paragraph, Run } from '../flow.js';
import { composeParagraph } from '../line/compose.js';
import type { SetLine } from '../line/justify.js';
import { type Anchor, type FlowItem, flowItem, KeepStrength } from './flow-item.js';
import { type Setting, setBlock } from './galley.js';

/** Baseline of an em box, from its top, in em; all faces are set in this box, whatever their own metrics. */
export const BASELINE_EM = 0.88;

/** A paragraph of so many lines is not divided at all: each part would be a lone line. */
const LONGEST_WHOLE_LINES = 3;

/**
 * Sets a paragraph: one item per line, `pitch` apart. The first two lines hold together, and the last two
 * (no widows and orphans), unless the paragraph allows lone lines. An empty paragraph takes one line.
 */
export function paragraphItems(paragraph: Paragraph, widthPt: number, setting: Setting): FlowItem[] {
  const lines = composedLines(paragraph, widthPt, setting);
  if (lines.length === 0) return [flowItem(paragraph.pitch, { isLeaded: true })];
  const baselinePt = baselineInPitch(paragraph);
  return lines.map((line, index): FlowItem => {
    const keeps = paragraph.allowLoneLines ? KeepStrength.None : keepStrengthAfter(index, lines.length);
    // written out: there are as many as the document has lines, and cells
    return {
      heightPt: paragraph.pitch,
      spaceBeforePt: 0,
      spaceAfterPt: 0,
      marks: [
        { kind: 'line', x: 0, y: baselinePt, line, paragraph, topPt: -baselinePt, pitchPt: paragraph.pitch },
      ],
      anchors: anchorsIn(line, setting),
      notes: notesIn(line, setting),
      keepStrength: keeps,
      isLeaded: true,
    };
  });
}

/** Whether a paragraph is known to take one line in a width, so that its height is known before it is set. */
export function fitsLine({ lineWidthPt, leadingIndent = 0, margin }: Paragraph, widthPt: number): boolean {
  if (lineWidthPt === undefined) return false;
  const [left, , right] = margin ?? [0, 0, 0];
  return lineWidthPt <= widthPt - left - right - leadingIndent;
}

/** Lines by width and by the page numbers they tell, which are none at first and may change once found. */
const composed = memo<Paragraph, readonly SetLine<Run>[]>('lines of a paragraph', 3);

function composedLines(paragraph: Paragraph, widthPt: number, setting: Setting): readonly SetLine<Run>[] {
  const { text, leadingIndent: indentPt = 0, alignment = 'justify' } = paragraph;
  const runs = resolveReferences(text, setting);
  const numbers = runs === text ? '' : runs.map((run) => run.text).join('\n');
  const compose = () => {
    const { isBalanced = false, leaderHangPt = 0 } = paragraph;
    const measure = { widthPt, indentPt, alignment, isBalanced, leaderHangPt };
    return composeParagraph(runs, measure, setting.fonts);
  };
  const { database } = setting.fonts;
  if (setting.isLongTable && database.isForOnce) return compose();
  return composed(database, paragraph, [widthPt, numbers], compose);
}

/** Distance of the baseline from the top of the line: the em box of the main size, centred in the pitch. */
export function baselineInPitch({ pitch, fontSize, text }: Paragraph): number {
  const size = fontSize ?? text[0]?.fontSize ?? 0;
  return (pitch - size) / 2 + BASELINE_EM * size;
}

function keepStrengthAfter(index: number, lineCount: number): KeepStrength {
  if (index === lineCount - 1) return KeepStrength.None;
  const holds = lineCount <= LONGEST_WHOLE_LINES || index === 0 || index === lineCount - 2;
  return holds ? KeepStrength.Lines : KeepStrength.None;
}

function resolveReferences(runs: readonly Run[], setting: Setting): readonly Run[] {
  if (!runs.some(isResolved)) return runs;
  return runs.flatMap((run) => {
    if (run.markNumber !== undefined) return { ...run, text: setting.markOf(run.markNumber) };
    if (run.pageReferences) return pageList(run, run.pageReferences, setting);
    return run.pageReference === undefined ? run : numberRun(run, run.pageReference, setting);
  });
}

/** Whether a run prints what is known of pages only. */
function isResolved({ pageReference, pageReferences, markNumber }: Run): boolean {
  return pageReference !== undefined || pageReferences !== undefined || markNumber !== undefined;
}

function numberRun(run: Run, id: string, setting: Setting): Run {
  return { linkToDestination: id, ...run, text: setting.pageOf(id), noWrap: true };
}

/** The pages of several places, each once: 3、7. */
function pageList(run: Run, ids: readonly string[], setting: Setting): Run[] {
  const firstOn = new Map<string, Run>();
  for (const id of ids) {
    const number = numberRun(run, id, setting);
    if (!firstOn.has(number.text)) firstOn.set(number.text, number);
  }
  return [...firstOn.values()].flatMap((number, index) =>
    index === 0 ? [number] : [{ ...run, text: '、' }, number],
  );
}

const NONE: readonly never[] = [];

/** The places of runs that have a name; `y` is the top of the line. */
function anchorsIn(line: SetLine<Run>, { idsSet }: Setting): readonly Anchor[] {
  let anchors: Anchor[] | undefined;
  for (const { run, xPt } of line.parts) {
    if (run.id === undefined || idsSet.has(run.id)) continue;
    idsSet.add(run.id);
    anchors ??= [];
    const isCounted = run.markNumber === run.id;
    anchors.push({ id: run.id, outline: undefined, x: xPt[0] ?? 0, y: 0, ...(isCounted && { isCounted }) });
  }
  return anchors ?? NONE;
}

/** Notes whose run begins in this line. */
function notesIn(line: SetLine<Run>, setting: Setting): readonly (readonly FlowItem[])[] {
  let notes: (readonly FlowItem[])[] | undefined;
  for (const { run } of line.parts) {
    if (run.note && !setting.notesSet.has(run)) {
      setting.notesSet.add(run);
      notes ??= [];
      notes.push(setBlock(run.note, setting.noteWidthPt, setting));
    }
  }
  return notes ?? NONE;
}
