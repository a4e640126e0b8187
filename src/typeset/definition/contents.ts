import type { Contents, Heading } from '../../document/tree.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { headingRuns, paragraphOf } from './paragraph.js';
import { run } from './runs.js';

/** The table of contents: a line for each heading, dots to the page number at the right, linked. */
export function defineContents({ depth }: Contents, context: DefineContext): pdf.Block[] {
  const listed = context.headings.filter((heading) => heading.level <= depth);
  return listed.map((heading) => contentsLine(heading, context));
}

/** Marks stay with the heading itself. */
function contentsLine(heading: Heading, context: DefineContext): pdf.Paragraph {
  const { edition } = context;
  const children = heading.children.filter((node) => node.kind !== 'note-mark');
  const style = styleOf(edition, `contents-${heading.level}`);
  const numberStyle = { ...style, font: styleOf(edition, 'page-number').font, bold: false };
  const runs = [
    ...headingRuns({ ...heading, children }, style, context),
    { ...run('', numberStyle), leader: true },
    { ...run('', numberStyle), pageReference: heading.id },
  ];
  const line = paragraphOf(
    runs.map((one) => ({ ...one, linkToDestination: heading.id })),
    style,
  );
  // numbers of every level stand at the right edge
  return { ...line, margin: [style.insetPt, style.beforePt, 0, style.afterPt] };
}
