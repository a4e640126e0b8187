import type { Inline } from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Run } from '../pdfmake/definition.js';

/** Inline nodes as runs of text in a style; nested spans change only what their own style sets. */
export function runsOf(nodes: readonly Inline[], style: TextStyle, edition: Edition): Run[] {
  return nodes.flatMap((node) => nodeRuns(node, style, edition));
}

function nodeRuns(node: Inline, style: TextStyle, edition: Edition): Run[] {
  switch (node.kind) {
    case 'text':
      return [run(node.text, style)];
    case 'numeral':
      return [run(node.prefix + node.digits + node.unit + node.qualifier, style)];
    case 'span':
      return spanRuns(node.style, node.children, style, edition);
    case 'note-mark':
      return [
        { ...run(node.mark, style), sup: true, color: edition.palette.red, linkToDestination: node.entry },
      ];
    case 'page-reference':
      return [{ ...run('', style), pageReference: node.to }];
    case 'link':
      return runsOf(node.children, style, edition).map((one) => ({ ...one, ...target(node.to) }));
    case 'line-break':
      return [run('\n', style)];
  }
}

/** One run of text in a style. */
export function run(text: string, style: TextStyle): Run {
  return { text, font: style.font, bold: style.bold, fontSize: style.sizePt, color: style.color };
}

/** A span changes only what its style sets; super- and subscripts are raised or lowered besides. */
function spanRuns(name: string, children: readonly Inline[], outer: TextStyle, edition: Edition): Run[] {
  const runs = runsOf(children, { ...outer, ...edition.spans[name] }, edition);
  if (name === 'superscript') return runs.map((one) => ({ ...one, sup: true }));
  if (name === 'subscript') return runs.map((one) => ({ ...one, sub: true }));
  return runs;
}

function target(to: string): Partial<Run> {
  return to.startsWith('#') ? { linkToDestination: to.slice(1) } : { link: to };
}
