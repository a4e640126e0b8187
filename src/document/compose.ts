import { type Diagnostic, type Place, throwOnErrors } from '../core/diagnostics.js';
import type { Report } from '../report/report.js';
import type { ChartTexts } from '../template/chart-texts.js';
import type { PlaceTable } from '../template/places.js';
import type { Rendered } from '../template/render.js';
import { checkAttributes } from './attributes.js';
import { withTermsMarked } from './auto-mark.js';
import { blockHandlers } from './handlers/block.js';
import { type MarkupElement, parseMarkup } from './markup.js';
import { noteMark } from './note-mark.js';
import { Numberer, type Numbering } from './numbering.js';
import { type ComposedPart, PartMemory, partsOf } from './part-memory.js';
import { withReferencesNamed } from './references.js';
import { ComposeState, elementsOf } from './state.js';
import type { Block, Document } from './tree.js';
import { blocksIn, inlinesIn } from './walk.js';

/**
 * Markup → document tree. Throws a ReportError listing every element, attribute, mark or chart name that is
 * out of place, each where the template or the data wrote it. `memory` is that of the last document like this one.
 */
export function compose(
  rendered: Rendered,
  report: Report,
  charts: ReadonlyMap<string, ChartTexts>,
  origin: Place,
  numbering: Numbering = 'throughout',
  memory = new PartMemory(),
): Document {
  const { glossary } = report;
  const composed = composeParts(rendered, origin, memory, () => {
    return new ComposeState(glossary, charts, new Numberer(numbering));
  });
  const { state, blocks } = composed;
  state.checkReferences(glossary.map(({ id }) => id));
  throwOnErrors([...composed.found, ...distinct(state.found)]);
  const named = state.refersByName ? withReferencesNamed(blocks, glossary) : blocks;
  const isAutoMarked = report.pack.glossary?.autoMark === true;
  const children = isAutoMarked ? withTermsMarked(named, glossary) : named;
  const { title, subtitle, issuer, meeting, date } = report.pack;
  return {
    title: subtitle === undefined ? title : `${title}　${subtitle}`,
    author: issuer,
    subject: meeting,
    language: 'zh-CN',
    // a file must have a date, if only that of its making
    date: date === '' ? new Date().toISOString().slice(0, 10) : date,
    children,
    notes: notesOf(glossary, children),
  };
}

interface Composed {
  readonly blocks: readonly Block[];
  /** What is wrong with the markup as such. */
  readonly found: readonly Diagnostic[];
  readonly state: ComposeState;
}

/** Composes section by section; all at once where a part is no whole by itself, so that it is known why. */
function composeParts(
  rendered: Rendered,
  origin: Place,
  memory: PartMemory,
  newState: () => ComposeState,
): Composed {
  memory.begin();
  const state = newState();
  const blocks: Block[] = [];
  for (const markup of partsOf(rendered.markup)) {
    const part = composePart(markup, rendered.places, origin, state, memory);
    if ('found' in part) {
      const anew = newState();
      return { ...composeMarkup(rendered, origin, anew), state: anew };
    }
    blocks.push(...part.blocks);
  }
  return { blocks, found: [], state };
}

function composePart(
  markup: string,
  places: PlaceTable,
  origin: Place,
  state: ComposeState,
  memory: PartMemory,
): ComposedPart | { readonly found: readonly Diagnostic[] } {
  const facts = [places.toldIn(markup), ...state.factsFor(markup)];
  const known = memory.find(markup, facts);
  if (known) {
    state.replay(known.effects);
    return known;
  }
  const before = state.taken();
  const { blocks, found } = composeMarkup({ markup, places }, origin, state);
  if (found.length > 0) return { found };
  const part = { blocks, effects: state.effectsSince(before) };
  if (state.found.length === 0) memory.keep(markup, facts, part);
  return part;
}

/** The blocks of markup, none where something is wrong with it as such. */
function composeMarkup(
  { markup, places }: Rendered,
  origin: Place,
  state: ComposeState,
): Pick<Composed, 'blocks' | 'found'> {
  const { root, found } = parseMarkup(markup, places, origin);
  if (found.length > 0) return { blocks: [], found };
  checkAttributes(root, state);
  return { blocks: composeBlocks(root, state), found };
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
