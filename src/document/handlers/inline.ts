import { composeInline } from '../inline.js';
import { badLink, linkHint } from '../link.js';
import type { MarkupElement } from '../markup.js';
import type { ComposeState } from '../state.js';
import type { Inline } from '../tree.js';

type InlineHandler = (element: MarkupElement, state: ComposeState) => Inline[];

const span =
  (style: string): InlineHandler =>
  (element, state) => [
    { kind: 'span', style, children: composeInline(element, state), place: element.place },
  ];

/** Text that prints a figure says which. */
function namedFigure(node: Inline, figure: string): Inline {
  if (node.kind === 'text') return { kind: node.kind, text: node.text, place: node.place, figure };
  if (node.kind !== 'numeral') return node;
  const { kind, prefix, digits, unit, qualifier, splitUnit, place } = node;
  return {
    kind,
    prefix,
    digits,
    unit,
    qualifier,
    ...(splitUnit !== undefined && { splitUnit }),
    place,
    figure,
  };
}

/** A handler of an element that holds nothing. */
function empty(handler: InlineHandler): InlineHandler {
  return (element, state) => {
    state.checkEmpty(element);
    return handler(element, state);
  };
}

/** Every element that may stand inside a line of text, and what it becomes. */
export const inlineHandlers: Readonly<Record<string, InlineHandler>> = {
  strong: span('strong'),
  em: span('emphasis'),
  sup: span('superscript'),
  sub: span('subscript'),
  span: composeSpan,
  /** A text of pack.yaml or of a cell: nothing of its own, but its place is that of the data. */
  passage: (element, state) => {
    const { figure } = element.attributes;
    const nodes = composeInline(element, state);
    return figure === undefined ? nodes : nodes.map((node) => namedFigure(node, figure));
  },
  num: empty(({ attributes, place }) => [
    {
      kind: 'numeral',
      prefix: attributes.prefix ?? '',
      digits: attributes.digits ?? '',
      unit: attributes.unit ?? '',
      qualifier: attributes.qualifier ?? '',
      ...(attributes.split !== undefined && { splitUnit: attributes.split }),
      place,
    },
  ]),
  pageref: empty((element, state) => {
    const to = state.required(element, 'to');
    if (to !== '') state.refer(to, element);
    return [{ kind: 'page-reference', to, place: element.place }];
  }),
  ref: empty((element, state) => {
    const to = state.required(element, 'to');
    if (to !== '') state.refer(to, element);
    state.refersByName = true;
    const withPage = state.choice(element, 'page', ['shown', 'none']) === 'shown';
    return [{ kind: 'reference', to, text: '', withPage, place: element.place }];
  }),
  a: (element, state) => {
    const to = state.required(element, 'href');
    const problem = element.attributes.href === undefined ? undefined : badLink(to);
    if (problem) state.report('bad-link', problem, element, linkHint);
    if (to.startsWith('#')) state.refer(to.slice(1), element);
    return [{ kind: 'link', to, children: composeInline(element, state), place: element.place }];
  },
  /** The mark of a note by its id. */
  note: empty((element, state) => {
    const id = state.required(element, 'of');
    const entry = state.findExplained(id);
    if (entry) return [{ kind: 'note-mark', ...state.mark(entry), place: element.place }];
    state.report('unknown-entry', { zh: `没有“${id}”这条注释`, en: `there is no note “${id}”` }, element);
    return [];
  }),
  br: empty(({ place }) => [{ kind: 'line-break', place }]),
};

/** `<span style>`, `<span lang>` or both. */
function composeSpan(element: MarkupElement, state: ComposeState): Inline[] {
  const { style, lang } = element.attributes;
  if (lang !== undefined && !LANGUAGE.test(lang))
    state.report(
      'bad-language',
      { zh: `lang="${lang}" 不是语言代码`, en: `lang="${lang}" is no language tag` },
      element,
      { zh: '如 en、la、zh-TW', en: 'such as en, la, zh-TW' },
    );
  const looks = lang === undefined || style !== undefined ? { style: state.required(element, 'style') } : {};
  const language = lang === undefined ? {} : { language: lang };
  const children = composeInline(element, state);
  return [{ kind: 'span', ...looks, ...language, children, place: element.place }];
}

/** A language tag as far as texts need it (BCP 47): language, script, region. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i;
