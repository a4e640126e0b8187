import type { Inline, Note, NoteMark, Reference, Span } from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Paragraph, Run } from '../flow.js';
import type { Tag } from '../tags.js';
import { type RunContext, styleOf } from './context.js';

/** Inline nodes as runs of text in a style; nested spans change only what their own style sets. */
export function runsOf(nodes: readonly Inline[], style: TextStyle, context: RunContext): Run[] {
  return nodes.flatMap((node) => nodeRuns(node, style, context));
}

function nodeRuns(node: Inline, style: TextStyle, context: RunContext): Run[] {
  switch (node.kind) {
    case 'text':
      return [{ ...run(node.text, style), ...origin(node) }];
    case 'numeral':
      return [
        {
          ...run(node.prefix + node.digits + node.unit + node.qualifier, style),
          noWrap: true,
          ...origin(node),
        },
      ];
    case 'span':
      return spanRuns(node, style, context);
    case 'note-mark':
      return [markRun(node, style, context)];
    case 'page-reference':
      return [
        { ...run('', style), pageReference: node.to, linkToDestination: node.to, linkTitle: pageTitle },
      ];
    case 'reference':
      return referenceRuns(node, style);
    case 'link':
      return runsOf(node.children, style, context).map((one) => ({ ...one, ...target(node.to) }));
    case 'line-break':
      return [run('\n', style)];
  }
}

/**
 * A heading or caption as a list of contents and a bookmark have it: marks, the pages told and the stop at its end stay
 * with itself.
 */
export function listed(nodes: readonly Inline[]): Inline[] {
  const kept = nodes
    .filter(({ kind }) => kind !== 'note-mark')
    .map((node) => (node.kind === 'reference' ? { ...node, withPage: false } : node));
  const last = kept.at(-1);
  if (last?.kind !== 'text' || !END_MARK.test(last.text)) return kept;
  return [...kept.slice(0, -1), { ...last, text: last.text.replace(END_MARK, '') }];
}

/** What ends the sentence that a heading may be. */
const END_MARK = /[。：:；;]$/;

/** Where a run comes from, and which figure it prints. */
function origin({ place, figure }: Extract<Inline, { kind: 'text' | 'numeral' }>): Partial<Run> {
  return { source: place, ...(figure !== undefined && { figure }) };
}

/** One run of text in a style. */
export function run(text: string, style: TextStyle): Run {
  return { text, font: style.font, bold: style.bold, fontSize: style.sizePt, color: style.color };
}

/** The runs as one element inside their paragraph. */
export function tagged(runs: readonly Run[], tag: Tag): Run[] {
  return runs.map((one) => ({ ...one, tags: [tag, ...(one.tags ?? [])] }));
}

/** A span changes only what its style sets; super- and subscripts are raised or lowered besides. */
function spanRuns(span: Span, outer: TextStyle, context: RunContext): Run[] {
  const { style: name, language } = span;
  const looks = name === undefined ? outer : { ...outer, ...context.edition.spans[name] };
  const inside = runsOf(span.children, looks, context);
  const runs = language === undefined ? inside : tagged(inside, { type: 'Span', language });
  if (name === 'superscript') return runs.map((one) => ({ ...one, sup: true }));
  if (name === 'subscript') return runs.map((one) => ({ ...one, sub: true }));
  return runs;
}

/** A term's mark; the first of its term brings the note for the foot of its page, where the edition wants it. */
function markRun({ entry, mark, occurrence }: NoteMark, style: TextStyle, context: RunContext): Run {
  const { edition, notes, hasGlossary } = context;
  const term = notes[entry]?.term;
  const note = occurrence === 1 && edition.notes === 'foot' ? notes[entry] : undefined;
  return {
    ...run(mark, style),
    sup: true,
    color: edition.palette.accent,
    ...((hasGlossary || note) && { id: markId(entry, occurrence), tags: [{ type: 'Reference' }] }),
    ...(hasGlossary && { linkToDestination: entry, linkTitle: titleOfMark(term) }),
    ...(note && { note: footNote(entry, note, edition) }),
  };
}

/** Captures the term alone, not the document: runs are remembered from build to build. */
function titleOfMark(term: string | undefined): (mark: string) => string {
  return (mark) => `注${mark}：${term}`;
}

/** Name of the place of a term's first, second … mark, to which its entry in the glossary leads back. */
export function markId(entry: string, occurrence: number): string {
  return `mark:${entry}:${occurrence}`;
}

/** What a link to a mark is called, and one to a page of which only the number is printed. */
export const markTitle = (mark: string) => `正文中的注${mark}`;
export const pageTitle = (page: string) => `第${page}页`;

/** 表3（第20页）, all of it a link; of what has no name of its own, 第20页. */
function referenceRuns({ to, text, withPage }: Reference, style: TextStyle): Run[] {
  const tags: readonly Tag[] = [{ type: 'Reference' }];
  const words = (text: string): Run => ({ ...run(text, style), linkToDestination: to, tags });
  const name = text === '' ? [] : [words(text)];
  if (!withPage) return name;
  const page = { ...words(''), pageReference: to };
  return text === '' ? [words('第'), page, words('页')] : [...name, words('（第'), page, words('页）')];
}

/** A note as it stands at the foot of a page: mark, which leads back, term, definition. */
function footNote(entry: string, { mark, term, definition }: Note, edition: Edition): Paragraph {
  const style = styleOf(edition, 'foot-note');
  const label = run(mark, { ...style, color: edition.palette.accent });
  const back = { linkToDestination: markId(entry, 1), linkTitle: markTitle };
  return {
    text: [...tagged([{ ...label, ...back }], { type: 'Lbl' }), run(`${term}：${definition}`, style)],
    fontSize: style.sizePt,
    alignment: style.align,
    leadingIndent: style.indentPt,
    pitch: style.pitchPt,
  };
}

function target(to: string): Partial<Run> {
  return to.startsWith('#') ? { linkToDestination: to.slice(1) } : { link: to };
}
