import type { ReportBlock } from '../model.js';

/** Ranks below the third are points of the text: they have no heading's looks. */
const LOWEST_HEADING = 3;
/** A line with a number that is longer than this, or has a sentence end in it, is text. */
const LONGEST_HEADING = 60;

/** How much of a paragraph is its heading, its number included; undefined where it has none. */
export function headingLengthOf(
  { kind, level, label, text: title, from, path }: ReportBlock,
  behind: ReportBlock | undefined,
  text: string,
): number | undefined {
  if (level > LOWEST_HEADING) return undefined;
  if (kind === 'item') {
    // a point of a list heads what follows where it is a title of its own
    const last = path.at(-1);
    return last?.label === label && last.title === title.replace(/。$/, '') ? text.length : undefined;
  }
  if (kind !== 'heading') return undefined;
  if (title !== '') return behind ? behind.from : text.length;
  const rest = text.slice(from);
  const isWhole = rest !== '' && rest.length <= LONGEST_HEADING && !/[。；！？：].|[；：]$/.test(rest);
  return isWhole ? text.length : undefined;
}
