import type { Contents, Heading } from '../../document/tree.js';
import type { Content } from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphNode } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** The table of contents: a line for each heading, dots to the page number at the right, linked. */
export function defineContents({ depth }: Contents, { edition, headings }: DefineContext): Content[] {
  return headings.filter((heading) => heading.level <= depth).map((heading) => entry(heading, edition));
}

function entry(heading: Heading, edition: DefineContext['edition']): Content {
  const style = styleOf(edition, `contents-${heading.level}`);
  const text = runsOf(heading.children, style, edition);
  const label = heading.label === undefined ? [] : [run(heading.label, style)];
  const numberStyle = { ...style, font: styleOf(edition, 'page-number').font, bold: false };
  const runs = [
    ...label,
    ...text,
    { ...run('', numberStyle), leader: true },
    { ...run('', numberStyle), pageReference: heading.id },
  ];
  return paragraphNode(
    runs.map((one) => ({ ...one, linkToDestination: heading.id })),
    style,
  );
}
