import type { Contents, Heading } from '../../document/tree.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { headingRuns, paragraphOf } from './paragraph.js';
import { run } from './runs.js';

/** The table of contents: a line for each heading, dots to the page number at the right, linked. */
export function defineContents({ depth }: Contents, { edition, headings }: DefineContext): pdf.Block[] {
  return headings
    .filter((heading) => heading.level <= depth)
    .map((heading) => contentsLine(heading, edition));
}

function contentsLine(heading: Heading, edition: DefineContext['edition']): pdf.Paragraph {
  const style = styleOf(edition, `contents-${heading.level}`);
  const numberStyle = { ...style, font: styleOf(edition, 'page-number').font, bold: false };
  const runs = [
    ...headingRuns(heading, style, edition),
    { ...run('', numberStyle), leader: true },
    { ...run('', numberStyle), pageReference: heading.id },
  ];
  return paragraphOf(
    runs.map((one) => ({ ...one, linkToDestination: heading.id })),
    style,
  );
}
