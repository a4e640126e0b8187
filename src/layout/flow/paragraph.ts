import type { Heading, Inline, List, Paragraph } from '../../document/tree.js';
import type { TextStyle } from '../../edition/model.js';
import type * as pdf from '../flow.js';
import { type DefineContext, styleOf } from './context.js';
import { doubleRule, singleRule } from './rule.js';
import { listed, run, runsOf, tagged } from './runs.js';
import { blank } from './spacing.js';
import { titleOf } from './title.js';

/** A paragraph of the engine: runs in a style's alignment, indent and pitch. */
export function paragraphOf(runs: readonly pdf.Run[], style: TextStyle): pdf.Paragraph {
  return {
    text: runs,
    fontSize: style.emBoxPt,
    alignment: style.align,
    leadingIndent: style.indentPt,
    pitch: style.pitchPt,
    margin: [style.insetPt, style.beforePt, style.insetPt, style.afterPt],
  };
}

export function defineParagraph(paragraph: Paragraph, context: DefineContext): pdf.Block[] {
  const named = styleOf(context.edition, paragraph.style);
  const { runs, style } = named.balance
    ? titleOf(paragraph.children, named, context)
    : { runs: runsOf(paragraph.children, named, context), style: named };
  const text = { ...paragraphOf(runs, style), ...(style.balance && { gridSnap: true }) };
  const node = paragraph.id === undefined ? text : { ...text, id: paragraph.id };
  return style.rule ? [ruled(node, style.rule, context)] : [node];
}

/**
 * A heading with the rule its style asks for; it takes whole lines of the grid and stays with what follows. It
 * has the bookmark, and a page reference to its id gives its page.
 */
export function defineHeading(heading: Heading, context: DefineContext): pdf.Block[] {
  if (heading.isAnnex) return [annexHeading(heading, context)];
  const style = styleOf(context.edition, heading.style ?? `heading-${heading.level}`);
  const runs = headingRuns(heading, style, context);
  if (heading.behind) return [runInHeading(heading, heading.behind, runs, context)];
  const node = {
    ...paragraphOf(runs, style),
    tag: { type: `H${heading.level}` } as const,
    id: heading.id,
    keepWithNext: true,
    // small print above it may have ended between two lines
    gridSnap: true,
    // a figure may stand under a later heading of its chapter, but not in the next one
    holdsFloats: heading.level === 1,
    outline: outlineOf(heading, heading.label ?? '', context),
  };
  return style.rule ? [{ ...ruled(node, style.rule, context), keepWithNext: true }] : [node];
}

/** A heading whose text goes on in the same line: one paragraph to the eye, a heading and a paragraph to the ear. */
function runInHeading(
  heading: Heading,
  behind: readonly Inline[],
  runs: readonly pdf.Run[],
  context: DefineContext,
): pdf.Paragraph {
  const style = styleOf(context.edition, 'body');
  const text = runsOf(behind, style, context);
  return {
    ...paragraphOf([...tagged(runs, { type: `H${heading.level}` }), ...tagged(text, { type: 'P' })], style),
    tag: { type: 'Div' },
    id: heading.id,
    holdsFloats: heading.level === 1,
    outline: outlineOf(heading, heading.label ?? '', context),
  };
}

/** 附件1 on the first line of its page, the title centred on the third (GB/T 9704-2012, 7.3.7). */
function annexHeading(heading: Heading, context: DefineContext): pdf.Block {
  const { edition } = context;
  const labelStyle = styleOf(edition, 'annex-label');
  const titleStyle = styleOf(edition, heading.style ?? 'annex-title');
  const label = [run(heading.label ?? '', labelStyle)];
  const title = runsOf(heading.children, titleStyle, context);
  const line = { type: 'Span' } as const;
  return {
    stack: [
      { ...paragraphOf(label, labelStyle), tag: { ...line } },
      blank(edition.page.pitchPt),
      { ...paragraphOf(title, titleStyle), tag: { ...line } },
    ],
    tag: { type: `H${heading.level}` },
    id: heading.id,
    outline: outlineOf(heading, `${heading.label}　`, context),
    pageBreak: 'before',
    keepTogether: true,
    keepWithNext: true,
  };
}

function outlineOf({ level, children }: Heading, label: string, context: DefineContext): pdf.OutlineEntry {
  const words = runsOf(listed(children), styleOf(context.edition, 'body'), context).map(({ text }) => text);
  return { title: label + words.join(''), level };
}

/** Number and text of a heading. */
function headingRuns(heading: Heading, style: TextStyle, context: DefineContext): pdf.Run[] {
  const { label } = heading;
  const runs = runsOf(heading.children, style, context);
  return label === undefined ? runs : [run(label + gapAfter(label, runs), style), ...runs];
}

function ruled(
  node: pdf.Paragraph,
  rule: 'double' | 'single',
  { edition, widthPt }: DefineContext,
): pdf.Stack {
  const line = rule === 'double' ? doubleRule(widthPt, edition) : singleRule(widthPt, edition);
  const [left, before, right, after] = node.margin ?? [0, 0, 0, 0];
  const text = { ...node, margin: [left, 0, right, 0] as const };
  // white around the block belongs to the block, so that it vanishes at the head of a page
  return { stack: [text, line], margin: [0, before, 0, after], gridSnap: true, keepTogether: true };
}

/** Numbered paragraphs in the manner of official documents: label and text run on as one paragraph. */
export function defineList(list: List, context: DefineContext): pdf.Block[] {
  const style = styleOf(context.edition, list.style);
  const within = [{ type: 'L', isNumbered: true }] as const;
  return list.items.map(({ label, children }): pdf.Paragraph => {
    const runs = runsOf(children, style, context);
    const item = [
      ...tagged([run(label + gapAfter(label, runs), style)], { type: 'Lbl' }),
      ...tagged(runs, { type: 'LBody' }),
    ];
    return { ...paragraphOf(item, style), within, tag: { type: 'LI' } };
  });
}

/** A label run on into figures must not be read as part of them: 3. before 2025年 is not 3.2025年. */
function gapAfter(label: string, [first]: readonly pdf.Run[]): string {
  return /[\d.]$/.test(label) && /^\d/.test(first?.text ?? '') ? ' ' : '';
}
