import type { Place } from '../../core/diagnostics.js';
import type { WorkParagraph, WorkReport } from '../../report/work-report.js';
import type { ReportBlock, SourceParagraph, SourceReport } from '../model.js';
import { isSalutation } from '../structure/front.js';
import { partsOfFront } from './front.js';

/** Contents of fewer headings than this tell nothing. */
const LEAST_LISTED = 3;

/** A report as it was read → the report as it is to be set. `file` is what messages call it. */
export function manuscriptOf(report: SourceReport, file: string): WorkReport {
  const blocksOf = new Map<number, ReportBlock[]>();
  for (const block of report.blocks)
    blocksOf.set(block.paragraph, [...(blocksOf.get(block.paragraph) ?? []), block]);
  const front: SourceParagraph[] = [];
  const blocks: WorkParagraph[] = [];
  const placeOf = ({ line }: SourceParagraph): Place => ({ file, line });
  for (const [index, paragraph] of report.source.blocks.entries()) {
    const own = blocksOf.get(index) ?? [];
    if (paragraph.kind === 'table') continue;
    const isFront = own.every(({ kind }) => kind === 'front') && !isSalutation(paragraph.text);
    if (isFront) front.push(paragraph);
    else blocks.push({ ...paragraphOf(paragraph, own), place: placeOf(paragraph) });
  }
  const lines = (some: readonly SourceParagraph[]) =>
    some.map((one) => ({ text: one.text, place: placeOf(one) }));
  const { above, title, below } = partsOfFront(front);
  const hasContents =
    blocks.filter(({ kind, level }) => kind === 'heading' && level <= 2).length >= LEAST_LISTED;
  return { file, above: lines(above), title: lines(title), below: lines(below), blocks, hasContents };
}

/** Ranks below the third are points of the text: they have no heading's looks. */
const LOWEST_HEADING = 3;
/** A line with a number that is longer than this, or has a sentence end in it, is text. */
const LONGEST_HEADING = 60;

function paragraphOf(
  { text, autoNumber = '' }: SourceParagraph,
  [first, behind]: readonly ReportBlock[],
): Omit<WorkParagraph, 'place'> {
  const plain = { text, label: autoNumber, level: 0, labelLength: 0, headingLength: 0 };
  if (first?.kind === 'front') return { ...plain, kind: 'salutation' };
  const headingLength = first && headingLengthOf(first, behind, text);
  if (first === undefined || headingLength === undefined) return { ...plain, kind: 'text' };
  return { ...plain, kind: 'heading', level: first.level, labelLength: first.from, headingLength };
}

/** How much of a paragraph is its heading, its number included; undefined where it has none. */
function headingLengthOf(
  { kind, level, label, text: title, from, path }: ReportBlock,
  behind: ReportBlock | undefined,
  text: string,
): number | undefined {
  if (level > LOWEST_HEADING) return undefined;
  if (kind === 'item') {
    // a point of a list heads what follows where it is a title of its own
    const last = path.at(-1);
    return last?.label === label && last.title === title ? text.length : undefined;
  }
  if (kind !== 'heading') return undefined;
  if (title !== '') return behind ? behind.from : text.length;
  const rest = text.slice(from);
  const isWhole = rest !== '' && rest.length <= LONGEST_HEADING && !/[。；！？：].|[；：]$/.test(rest);
  return isWhole ? text.length : undefined;
}
