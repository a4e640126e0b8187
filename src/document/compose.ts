import type { Report } from '../data/report.js';
import { type Diagnostic, type Place, throwOnErrors } from '../diagnostics.js';
import type { Rendered } from '../template/render.js';
import { checkAttributes } from './attributes.js';
import { withTermsMarked } from './auto-mark.js';
import { blockHandlers } from './handlers/block.js';
import { type MarkupElement, parseMarkup } from './markup.js';
import { noteMark } from './note-mark.js';
import { Numberer, type Numbering } from './numbering.js';
import { withReferencesNamed } from './references.js';
import { type ChartTexts, ComposeState, elementsOf } from './state.js';
import type { Block, Document } from './tree.js';
import { blocksIn, inlinesIn } from './walk.js';

/**
 * Markup → document tree. Throws a ReportError listing every element, attribute, mark or chart name that is
 * out of place, each where the template or the data wrote it.
 */
export function compose(
  rendered: Rendered,
  report: Report,
  charts: ReadonlyMap<string, ChartTexts>,
  origin: Place,
  numbering: Numbering = 'throughout',
): Document {
  const { root, found } = parseMarkup(rendered.markup, rendered.places, origin);
  const state = new ComposeState(report.glossary, charts, new Numberer(numbering));
  if (found.length === 0) checkAttributes(root, state);
  const composed = found.length > 0 ? [] : composeBlocks(root, state);
  state.checkReferences(report.glossary.map(({ id }) => id));
  throwOnErrors([...found, ...distinct(state.found)]);
  const named = state.refersByName ? withReferencesNamed(composed, report.glossary) : composed;
  const isAutoMarked = report.pack.glossary?.autoMark === true;
  const children = isAutoMarked ? withTermsMarked(named, report.glossary) : named;
  const { title, subtitle, issuer, meeting, date } = report.pack;
  return {
    title: subtitle === undefined ? title : `${title}　${subtitle}`,
    author: issuer,
    subject: meeting,
    language: 'zh-CN',
    date,
    children,
    notes: notesOf(report.glossary, children),
  };
}

function notesOf(glossary: Report['glossary'], blocks: readonly Block[]): Document['notes'] {
  const counts = new Map<string, number>();
  for (const block of blocksIn(blocks))
    for (const node of inlinesIn(block))
      if (node.kind === 'note-mark') counts.set(node.entry, (counts.get(node.entry) ?? 0) + 1);
  return Object.fromEntries(
    glossary.map(({ id, number, term, definition }) => {
      return [id, { mark: noteMark(number), term, definition, occurrences: counts.get(id) ?? 0 }];
    }),
  );
}

/** The blocks inside an element, in order. */
export function composeBlocks(element: MarkupElement, state: ComposeState): Block[] {
  return elementsOf(element, state).flatMap((child) => {
    const handler = blockHandlers[child.name];
    if (!handler) state.reportUnknownElement(child, Object.keys(blockHandlers));
    return handler?.(child, state) ?? [];
  });
}

/** A loop in a template repeats its mistake for every row; once is enough. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(
    found.map((one) => [`${one.code} ${JSON.stringify(one.place)} ${one.message.en}`, one]),
  );
  return [...seen.values()];
}
