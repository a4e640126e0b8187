import type { Contents, Figure, Heading, TableNode } from '../../document/tree.js';
import type * as pdf from '../flow.js';
import { type ContentsEntry, type DefineContext, type Listed, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { listed, run, runsOf, tagged } from './runs.js';

/** Digits at the right edge that the lines of a long title keep clear of. */
const NUMBER_DIGITS = 3;

/** A list of no more entries than this is not begun at the foot of a page to leave its last ones on the next. */
const SHORT_LIST_LINES = 12;

/** A line for each heading, table or figure: dots to the page number at the right, linked. */
export function defineContents({ of, depth, title }: Contents, context: DefineContext): pdf.Block[] {
  const within = [{ type: 'TOC' }] as const;
  const entries = context.entries(of, depth);
  const lines = entries.map((one) => ({ ...contentsLine(one, context), within }));
  if (title === undefined) return lines;
  // one alone is no list: the chapter it is in tells where it stands
  if (lines.length < 2) return [];
  const titleStyle = styleOf(context.edition, 'contents-list-title');
  const head = { ...paragraphOf([run(title, titleStyle)], titleStyle), keepWithNext: true };
  return [{ stack: [head, ...lines], keepTogether: lines.length <= SHORT_LIST_LINES }];
}

/** The lines of a list of contents, down to headings of a level. */
export function entriesIn(listed: Listed, of: Contents['of'], depth: number): readonly ContentsEntry[] {
  return entriesOf[of](listed, depth);
}

const entriesOf: Readonly<Record<Contents['of'], (listed: Listed, depth: number) => ContentsEntry[]>> = {
  headings: ({ headings }, depth) => headings.filter(({ level }) => level <= depth).map(headingEntry),
  tables: ({ tables }) => tables.flatMap(captionEntry),
  figures: ({ figures }) => figures.flatMap(captionEntry),
};

function headingEntry({ id, level, label = '', isAnnex, children }: Heading): ContentsEntry {
  return { id, label: isAnnex ? `${label}　` : label, title: children, style: `contents-${level}` };
}

/** A table without a number is not listed. */
function captionEntry(block: TableNode | Figure): ContentsEntry[] {
  const { id, number, title = [] } = block;
  if (number === undefined || ('isFurtherPart' in block && block.isFurtherPart)) return [];
  const divided = 'dividedInto' in block ? block.dividedInto : undefined;
  const style = 'contents-caption';
  if (divided) return [{ id, label: `${number}至${divided.lastNumber}　`, title: divided.title, style }];
  return [{ id, label: `${number}　`, title, style }];
}

/** The lines of a long title hang behind its label and end before the column of page numbers. */
function contentsLine(
  { id, label, title, style: name }: ContentsEntry,
  context: DefineContext,
): pdf.Paragraph {
  const { edition, tools } = context;
  const style = styleOf(edition, name);
  const numberStyle = { ...style, font: styleOf(edition, 'page-number').font, bold: false };
  const words = runsOf(listed(title), style, context);
  const runs = [
    ...(label === '' ? [] : [run(label, style)]),
    ...words,
    { ...run('', numberStyle), leader: true },
    { ...run('', numberStyle), pageReference: id },
  ];
  // a character stands behind the label while it is measured: at a line's end its last mark would be half width
  const labelPt = label === '' ? 0 : tools.measure([run(`${label}字`, style)]).maxWidthPt - style.sizePt;
  const hangPt = tools.measure([run('0'.repeat(NUMBER_DIGITS), numberStyle)]).maxWidthPt + style.sizePt;
  const heading = [label, ...words.map(({ text }) => text)].join('');
  const links = runs.map((one) => ({ ...one, linkToDestination: id, linkTitle: () => heading }));
  return {
    ...paragraphOf(tagged(links, { type: 'Reference' }), style),
    tag: { type: 'TOCI' },
    leadingIndent: -labelPt,
    leaderHangPt: hangPt,
    ...(style.balance && { isBalanced: true }),
    margin: [style.insetPt + labelPt, style.beforePt, hangPt, style.afterPt],
  };
}
