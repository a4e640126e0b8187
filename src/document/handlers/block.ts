import { findPeriod, type Period } from '../../quantity/period.js';
import { composeText } from '../inline.js';
import { isText, type MarkupElement, parseMarkup } from '../markup.js';
import { type ComposeState, childrenOf, elementsOf, partsOf } from '../state.js';
import type { Block, Card, CardBar, Contents, Heading, Inline, Section } from '../tree.js';
import { composeNotes, composeTables } from './table.js';

type BlockHandler = (element: MarkupElement, state: ComposeState) => Block | readonly Block[] | undefined;

/**
 * Headings of the first level are numbered 一、二、… unless `number` is `none`, or `annex`: 附件1. One that comes with its
 * number has it as `label`; `<behind>` is the text that goes on in the same line.
 */
const heading =
  (level: Heading['level']): BlockHandler =>
  (element, state) => {
    const written = element.attributes.label;
    const auto = level === 1 && written === undefined;
    const number = auto ? state.choice(element, 'number', ['auto', 'none', 'annex']) : 'none';
    const [title, behind] = withBehind(element, state);
    const id = element.attributes.id ?? `heading:${state.next('heading')}`;
    state.define(id, element);
    return {
      kind: 'heading',
      level,
      id,
      ...(element.attributes.style && { style: element.attributes.style }),
      ...(written !== undefined && { label: written }),
      ...(number === 'auto' && { label: state.numberer.heading() }),
      ...(number === 'annex' && { label: state.numberer.annex(), isAnnex: true }),
      ...(state.choice(element, 'listed', ['yes', 'no']) === 'no' && { isUnlisted: true }),
      children: composeText(title, state),
      ...(behind && { behind: composeText(behind, state) }),
      place: element.place,
    };
  };

/** A heading and the text behind it in the same line, which is its last part. */
function withBehind(
  element: MarkupElement,
  state: ComposeState,
): readonly [title: MarkupElement, behind: MarkupElement | undefined] {
  const last = element.children.at(-1);
  if (last === undefined || isText(last) || last.name !== 'behind') return [element, undefined];
  if (element.attributes.number === 'annex') state.reportUnknownElement(last, []);
  return [{ ...element, children: element.children.slice(0, -1) }, last];
}

/** A handler of an element that holds nothing. */
function empty(handler: BlockHandler): BlockHandler {
  return (element, state) => {
    state.checkEmpty(element);
    return handler(element, state);
  };
}

/** The blocks inside an element, in order. */
export function composeBlocks(element: MarkupElement, state: ComposeState): Block[] {
  return elementsOf(element, state).flatMap((child) => {
    const handler = blockHandlers[child.name];
    if (!handler) state.reportUnknownElement(child, Object.keys(blockHandlers));
    return handler?.(child, state) ?? [];
  });
}

/** Every element that may stand as a block, and what it becomes. */
export const blockHandlers: Readonly<Record<string, BlockHandler>> = {
  section: composeSection,
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  p: composeParagraph,
  ol: composeList,
  table: composeTables,
  chart: composeChart,
  cards: composeCards,
  columns: composeColumns,
  contents: empty(composeContents),
  glossary: composeGlossary,
  endnotes: composeEndnotes,
  picture: composePicture,
  space: empty((element, state) => ({
    kind: 'space',
    lines: state.number(element, 'lines', 1),
    grow: state.number(element, 'grow', 0),
    place: element.place,
  })),
  rule: empty((element, state) => ({
    kind: 'rule',
    style: state.choice(element, 'style', ['single', 'double']),
    place: element.place,
  })),
  ornament: empty((element, state) => ({
    kind: 'ornament',
    name: state.required(element, 'name'),
    lines: state.positive(element, 'lines', 1),
    place: element.place,
  })),
};

function composeSection(element: MarkupElement, state: ComposeState): Section {
  const leastPages = element.attributes.pages === undefined ? 0 : state.positive(element, 'pages', 1);
  return {
    kind: 'section',
    name: state.required(element, 'name'),
    orientation: state.choice(element, 'orientation', ['portrait', 'landscape']),
    matter: state.choice(element, 'matter', ['body', 'front', 'cover']),
    start: state.choice(element, 'start', ['page', 'flow']),
    ...(leastPages > 0 && { leastPages }),
    children: composeBlocks(element, state),
    place: element.place,
  };
}

/** A paragraph whose text comes out empty (an optional field that is missing) is left out. */
function composeParagraph(element: MarkupElement, state: ComposeState): Block | undefined {
  const children = composeText(element, state);
  if (children.length === 0) return undefined;
  const { style = 'body', id } = element.attributes;
  if (id !== undefined) state.define(id, element);
  return { kind: 'paragraph', style, ...(id !== undefined && { id }), children, place: element.place };
}

function composeList(element: MarkupElement, state: ComposeState): Block {
  const items = childrenOf(element, ['li'], state).map((item, index) => {
    const { label = `${index + 1}.` } = item.attributes;
    return { label, children: composeText(item, state), place: item.place };
  });
  return { kind: 'list', style: element.attributes.style ?? 'list', items, place: element.place };
}

function composeContents(element: MarkupElement, state: ComposeState): Contents {
  const { title } = element.attributes;
  return {
    kind: 'contents',
    of: state.choice(element, 'of', ['headings', 'tables', 'figures']),
    depth: state.choice(element, 'depth', ['1', '2']) === '1' ? 1 : 2,
    ...(title !== undefined && { title }),
    place: element.place,
  };
}

/** `<chart name>`: numbered 图1, 图2 …. */
function composeChart(element: MarkupElement, state: ComposeState): Block | undefined {
  const name = state.required(element, 'name');
  const chart = state.around.chart(name);
  if (!chart) {
    state.report(
      'unknown-chart',
      { zh: `pack.yaml 里没有名为“${name}”的图`, en: `pack.yaml declares no chart “${name}”` },
      element,
    );
    return undefined;
  }
  state.define(`figure:${name}`, element);
  const { spec, finding, topic, alt, note } = chart;
  const places = { get: (key: string) => state.around.place(key, name) };
  const text = (words: string): Inline[] => [{ kind: 'text', text: words, place: spec.place }];
  const passage = (markup: string): Inline[] =>
    composeText(parseMarkup(markup, places, spec.place).root, state);
  const notes = composeNotes(partsOf(element, ['notes'], state).get('notes'), state);
  return {
    kind: 'figure',
    id: `figure:${name}`,
    chart: name,
    number: state.numberer.caption('figure'),
    ...(finding !== undefined && { finding: passage(finding) }),
    title: passage(topic),
    ...(spec.unit !== undefined && { unit: text(spec.unit) }),
    notes: note === undefined ? notes : [passage(note), ...notes],
    alt,
    lines: state.positive(element, 'lines', spec.lines ?? 8),
    place: element.place,
  };
}

const cardTexts = ['label', 'prefix', 'value', 'unit', 'change', 'foot'] as const;
type CardText = (typeof cardTexts)[number];

function composeCards(element: MarkupElement, state: ComposeState): Block {
  const cards = childrenOf(element, ['card'], state).map((card): Card => {
    const parts = partsOf(card, [...cardTexts, 'bars'], state);
    const texts = cardTexts.map((name) => [name, composeText(parts.get(name), state)] as const);
    const bars = childrenOf(parts.get('bars'), ['bar'], state).map((bar) => composeBar(bar, state));
    return { ...(Object.fromEntries(texts) as Record<CardText, Inline[]>), bars, place: card.place };
  });
  return { kind: 'cards', columns: state.count(element, 'columns', 3), cards, place: element.place };
}

/** `<bar year value stage/>`; without a value, or with an empty one, a gap. */
function composeBar(bar: MarkupElement, state: ComposeState): CardBar {
  state.checkEmpty(bar);
  const isGap = (bar.attributes.value ?? '') === '';
  return {
    period: periodOf(bar, state),
    ...(!isGap && { value: state.signed(bar, 'value', 0) }),
    stage: state.choice(bar, 'stage', ['past', 'shown', 'planned']),
  };
}

/** The `year` of a bar: 2025, or a part of it, 2025年一季度. */
function periodOf(bar: MarkupElement, state: ComposeState): Period {
  const found = findPeriod(state.required(bar, 'year'));
  return found?.isWhole ? found.period : { year: state.count(bar, 'year', 1), span: 'point' };
}

function composeColumns(element: MarkupElement, state: ComposeState): Block {
  const columns = childrenOf(element, ['column'], state).map((column) => {
    return { share: state.positive(column, 'share', 1), children: composeBlocks(column, state) };
  });
  return { kind: 'columns', columns, place: element.place };
}

/** `<picture of="…" number="图1">` with a caption. */
function composePicture(element: MarkupElement, state: ComposeState): Block | undefined {
  const id = state.required(element, 'of');
  const picture = state.around.picture(id);
  const caption = partsOf(element, ['caption'], state).get('caption');
  if (!picture) {
    state.report(
      'unknown-picture',
      { zh: `报告里没有图“${id}”`, en: `the report has no picture “${id}”` },
      element,
    );
    return undefined;
  }
  state.define(id, element);
  const { number } = element.attributes;
  // a number of its own counts among the others
  if (number !== undefined) state.numberer.caption('figure');
  const { href, widthPt, heightPt, alt } = picture;
  return {
    kind: 'picture',
    ...{ id, href, widthPt, heightPt, alt },
    ...(number !== undefined && { number }),
    ...(caption && { title: composeText(caption, state) }),
    place: element.place,
  };
}

/** `<endnotes title><note of="…"/></endnotes>` */
function composeEndnotes(element: MarkupElement, state: ComposeState): Block {
  const entries = childrenOf(element, ['note'], state).map((note) => {
    state.checkEmpty(note);
    return state.required(note, 'of');
  });
  return { kind: 'endnotes', title: element.attributes.title ?? '注释', entries, place: element.place };
}

function composeGlossary(element: MarkupElement, state: ComposeState): Block {
  const entries = childrenOf(element, ['entry'], state).map((entry) => {
    const parts = partsOf(entry, ['term', 'definition'], state);
    return {
      id: state.required(entry, 'id'),
      mark: state.markOf(entry),
      term: composeText(parts.get('term'), state),
      definition: composeText(parts.get('definition'), state),
      place: entry.place,
    };
  });
  return { kind: 'glossary', entries, place: element.place };
}
