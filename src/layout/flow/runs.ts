import type { Inline, Note, NoteMark, Numeral, Reference, Span, Text } from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Paragraph, Run } from '../flow.js';
import type { Tag } from '../tags.js';
import { type RunContext, styleOf } from './context.js';

/** Inline nodes as runs of text in a style; nested spans change only what their own style sets. */
export function runsOf(nodes: readonly Inline[], style: TextStyle, context: RunContext): Run[] {
  const [first] = nodes;
  if (first && nodes.length === 1) return nodeRuns(first, style, context);
  return nodes.flatMap((node) => nodeRuns(node, style, context));
}

function nodeRuns(node: Inline, style: TextStyle, context: RunContext): Run[] {
  switch (node.kind) {
    case 'text':
      return [textRun(node, style)];
    case 'numeral':
      return [numeralRun(node, style)];
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

/** The run of a text: where it comes from, and which figure it prints. Written out, for there is one for each cell. */
function textRun({ text, place: source, figure }: Text, style: TextStyle): Run {
  const { font, bold, sizePt: fontSize, color } = style;
  if (figure === undefined) return { text, font, bold, fontSize, color, source };
  return { text, font, bold, fontSize, color, source, figure };
}

/** The run of a figure, which is not divided. */
function numeralRun(
  { prefix, digits, unit, qualifier, place: source, figure }: Numeral,
  style: TextStyle,
): Run {
  const { font, bold, sizePt: fontSize, color } = style;
  const text = prefix + digits + unit + qualifier;
  if (figure === undefined) return { text, font, bold, fontSize, color, noWrap: true, source };
  return { text, font, bold, fontSize, color, noWrap: true, source, figure };
}

/** One run of text in a style. */
export function run(text: string, style: TextStyle): Run {
  return { text, font: style.font, bold: style.bold, fontSize: style.sizePt, color: style.color };
}

/** The number of a table or a figure before its title, where it has one. */
export function numberRuns(number: string | undefined, style: TextStyle): Run[] {
  return number === undefined ? [] : [run(`${number}　`, style)];
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
  const counted = countedMark(entry, occurrence, edition);
  const bringsNote = edition.notes === 'foot' && (occurrence === 1 || counted === markId(entry, occurrence));
  const note = bringsNote ? notes[entry] : undefined;
  const isLinked = hasGlossary || note !== undefined || counted !== undefined;
  return {
    ...run(mark, style),
    sup: true,
    color: markColor(edition),
    ...(counted !== undefined && { markNumber: counted }),
    ...(isLinked && { id: markId(entry, occurrence), tags: [{ type: 'Reference' }] }),
    ...(hasGlossary && { linkToDestination: entry, linkTitle: titleOfMark(term) }),
    ...(note && { note: footNote(markId(entry, occurrence), note, edition, counted) }),
  };
}

/**
 * The mark whose number a mark prints, where marks are counted: its own, for by pages each has its note on its own; or
 * the first of its term.
 */
function countedMark(entry: string, occurrence: number, edition: Edition): string | undefined {
  if (edition.noteNumbers === 'glossary') return undefined;
  const isByPage = edition.noteNumbers === 'page' && edition.notes === 'foot';
  return markId(entry, isByPage ? occurrence : 1);
}

function markColor({ styles, palette }: Edition): string {
  return styles['note-mark']?.color ?? palette.accent;
}

/** Captures the term alone, not the document: runs are remembered from build to build. */
function titleOfMark(term = ''): (mark: string) => string {
  return (mark) => (term === '' ? `注${mark}` : `注${mark}：${term}`);
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
  // the 表 of 表6 does not stay behind at the end of a line; a name in words may part
  const name = text === '' ? [] : [/^.{1,4}\d/.test(text) ? { ...words(text), noWrap: true } : words(text)];
  if (!withPage) return name;
  const page = { ...words(''), pageReference: to };
  return text === '' ? [words('第'), page, words('页')] : [...name, words('（第'), page, words('页）')];
}

/** The mark of a note that stands at the end, which leads back to its first in the text. */
export function endNoteLabel(entry: string, mark: string, style: TextStyle, edition: Edition): Run {
  const counted = countedMark(entry, 1, edition);
  return {
    ...run(mark, { ...style, color: markColor(edition) }),
    linkToDestination: markId(entry, 1),
    linkTitle: markTitle,
    ...(counted !== undefined && { markNumber: counted }),
  };
}

/** A note as it stands at the foot of a page: mark, which leads back, term, definition. */
function footNote(
  markedAt: string,
  { mark, term, definition }: Note,
  edition: Edition,
  counted: string | undefined,
): Paragraph {
  const style = styleOf(edition, 'foot-note');
  const label = run(mark, { ...style, color: markColor(edition) });
  const number = counted === undefined ? {} : { markNumber: counted };
  const back = { linkToDestination: markedAt, linkTitle: markTitle, ...number };
  const words = term === '' ? definition : `${term}：${definition}`;
  return {
    text: [...tagged([{ ...label, ...back }], { type: 'Lbl' }), run(words, style)],
    fontSize: style.sizePt,
    alignment: style.align,
    pitch: style.pitchPt,
    // counted marks are circles of one width, behind which a note hangs
    ...(counted === undefined
      ? { leadingIndent: style.indentPt }
      : { leadingIndent: -style.sizePt, margin: [style.sizePt, 0, 0, 0] as const }),
  };
}

function target(to: string): Partial<Run> {
  return to.startsWith('#') ? { linkToDestination: to.slice(1) } : { link: to };
}
