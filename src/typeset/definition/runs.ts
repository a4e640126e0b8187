import type { Inline, Note, NoteMark, Reference } from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Paragraph, Run } from '../pdfmake/definition.js';
import { type RunContext, styleOf } from './context.js';

/** Inline nodes as runs of text in a style; nested spans change only what their own style sets. */
export function runsOf(nodes: readonly Inline[], style: TextStyle, context: RunContext): Run[] {
  return nodes.flatMap((node) => nodeRuns(node, style, context));
}

function nodeRuns(node: Inline, style: TextStyle, context: RunContext): Run[] {
  switch (node.kind) {
    case 'text':
      return [{ ...run(node.text, style), source: node.place }];
    case 'numeral':
      return [
        {
          ...run(node.prefix + node.digits + node.unit + node.qualifier, style),
          noWrap: true,
          source: node.place,
        },
      ];
    case 'span':
      return spanRuns(node.style, node.children, style, context);
    case 'note-mark':
      return [markRun(node, style, context)];
    case 'page-reference':
      return [{ ...run('', style), pageReference: node.to, linkToDestination: node.to }];
    case 'reference':
      return referenceRuns(node, style);
    case 'link':
      return runsOf(node.children, style, context).map((one) => ({ ...one, ...target(node.to) }));
    case 'line-break':
      return [run('\n', style)];
  }
}

/** A heading or caption as a list of contents and a bookmark have it: marks and the pages told stay with itself. */
export function listed(nodes: readonly Inline[]): Inline[] {
  return nodes
    .filter(({ kind }) => kind !== 'note-mark')
    .map((node) => (node.kind === 'reference' ? { ...node, withPage: false } : node));
}

/** One run of text in a style. */
export function run(text: string, style: TextStyle): Run {
  return { text, font: style.font, bold: style.bold, fontSize: style.sizePt, color: style.color };
}

/** A span changes only what its style sets; super- and subscripts are raised or lowered besides. */
function spanRuns(name: string, children: readonly Inline[], outer: TextStyle, context: RunContext): Run[] {
  const runs = runsOf(children, { ...outer, ...context.edition.spans[name] }, context);
  if (name === 'superscript') return runs.map((one) => ({ ...one, sup: true }));
  if (name === 'subscript') return runs.map((one) => ({ ...one, sub: true }));
  return runs;
}

/** A term's mark; the first of its term brings the note for the foot of its page, where the edition wants it. */
function markRun({ entry, mark, occurrence }: NoteMark, style: TextStyle, context: RunContext): Run {
  const { edition, notes, hasGlossary } = context;
  const note = occurrence === 1 && edition.notes === 'foot' ? notes[entry] : undefined;
  return {
    ...run(mark, style),
    sup: true,
    color: edition.palette.accent,
    ...(hasGlossary && { id: markId(entry, occurrence), linkToDestination: entry }),
    ...(note && { note: footNote(note, edition) }),
  };
}

/** Name of the place of a term's first, second … mark, to which its entry in the glossary leads back. */
export function markId(entry: string, occurrence: number): string {
  return `mark:${entry}:${occurrence}`;
}

/** 表3（第20页）, all of it a link; of what has no name of its own, 第20页. */
function referenceRuns({ to, text, withPage }: Reference, style: TextStyle): Run[] {
  const words = (text: string): Run => ({ ...run(text, style), linkToDestination: to });
  const name = text === '' ? [] : [words(text)];
  if (!withPage) return name;
  const page = { ...words(''), pageReference: to };
  return text === '' ? [words('第'), page, words('页')] : [...name, words('（第'), page, words('页）')];
}

/** A note as it stands at the foot of a page: mark, term, definition. */
function footNote({ mark, term, definition }: Note, edition: Edition): Paragraph {
  const style = styleOf(edition, 'foot-note');
  return {
    text: [run(mark, { ...style, color: edition.palette.accent }), run(`${term}：${definition}`, style)],
    fontSize: style.sizePt,
    alignment: style.align,
    leadingIndent: style.indentPt,
    pitch: style.pitchPt,
  };
}

function target(to: string): Partial<Run> {
  return to.startsWith('#') ? { linkToDestination: to.slice(1) } : { link: to };
}
