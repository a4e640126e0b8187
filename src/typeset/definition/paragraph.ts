import type { Heading, List, Paragraph } from '../../document/tree.js';
import type { TextStyle } from '../../edition/model.js';
import type { Content, ParagraphNode, Run } from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { doubleRule, singleRule } from './rule.js';
import { run, runsOf } from './runs.js';

/** A paragraph of the engine: runs in a style's alignment, indent and pitch. */
export function paragraphNode(runs: readonly Run[], style: TextStyle): ParagraphNode {
  return {
    text: [...runs],
    fontSize: style.sizePt,
    alignment: style.align,
    leadingIndent: style.indentPt,
    pitch: style.pitchPt,
    margin: [style.insetPt, style.beforePt, style.insetPt, style.afterPt],
  };
}

export function defineParagraph(paragraph: Paragraph, { edition }: DefineContext): Content[] {
  const style = styleOf(edition, paragraph.style);
  const node = paragraphNode(runsOf(paragraph.children, style, edition), style);
  return [paragraph.id === undefined ? node : { ...node, id: paragraph.id }];
}

/**
 * A heading with the rule its style asks for; it takes whole lines of the grid and stays with what follows.
 * The first level begins a part: it has the bookmark and stands in the contents.
 */
export function defineHeading(heading: Heading, context: DefineContext): Content[] {
  const { edition, widthPt } = context;
  const style = styleOf(edition, `heading-${heading.level}`);
  const text = runsOf(heading.children, style, edition);
  const label = heading.label === undefined ? [] : [run(heading.label, style)];
  const node: ParagraphNode = {
    ...paragraphNode([...label, ...text], style),
    id: heading.id,
    keepWithNext: true,
  };
  const title = (heading.label ?? '') + plainText(text);
  const outlined = { ...node, outline: true, outlineText: title, outlineExpanded: true };
  if (!style.rule) return [outlined];
  const rule = style.rule === 'double' ? doubleRule(widthPt, edition) : singleRule(widthPt, edition);
  return [{ stack: [outlined, rule], gridSnap: true, keepWithNext: true, keepTogether: true }];
}

export function plainText(runs: readonly Run[]): string {
  return runs.map((one) => one.text).join('');
}

/** Numbered paragraphs in the manner of official documents: label and text begin two characters in. */
export function defineList(list: List, { edition }: DefineContext): Content[] {
  const style = styleOf(edition, list.style);
  return list.items.map((item) =>
    paragraphNode([run(item.label, style), ...runsOf(item.children, style, edition)], style),
  );
}
