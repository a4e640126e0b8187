import { nearestHint } from '../core/source/nearest.js';
import { isText, type MarkupElement } from './markup.js';
import type { ComposeState } from './state.js';

/** The attributes of each element that has any. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  section: ['name', 'orientation', 'matter', 'start', 'pages'],
  h1: ['number', 'label', 'style', 'listed', 'id'],
  h2: ['number', 'label', 'style', 'listed', 'id'],
  h3: ['number', 'label', 'style', 'listed', 'id'],
  p: ['style', 'id'],
  ol: ['style'],
  li: ['label'],
  table: ['name', 'width', 'number'],
  col: ['align', 'grow', 'drop'],
  tr: ['class', 'level', 'indent'],
  th: ['align', 'colspan', 'rowspan'],
  td: ['align', 'colspan', 'rowspan'],
  chart: ['name', 'lines'],
  cards: ['columns'],
  bar: ['year', 'value', 'stage'],
  column: ['share'],
  contents: ['of', 'depth', 'title'],
  entry: ['id'],
  space: ['lines', 'grow'],
  rule: ['style'],
  ornament: ['name', 'lines'],
  span: ['style', 'lang'],
  passage: ['figure'],
  num: ['prefix', 'digits', 'unit', 'qualifier', 'split'],
  pageref: ['to'],
  ref: ['to', 'page'],
  note: ['of'],
  endnotes: ['title'],
  picture: ['of', 'number'],
  a: ['href'],
};

/** Reports the attributes that mean nothing: one misspelt would be passed over in silence. */
export function checkAttributes(element: MarkupElement, state: ComposeState): void {
  const known = attributes[element.name] ?? [];
  for (const name in element.attributes) {
    if (known.includes(name)) continue;
    state.report(
      'unknown-attribute',
      { zh: `<${element.name}> 没有属性 ${name}`, en: `<${element.name}> has no attribute ${name}` },
      element,
      nearestHint(name, known),
    );
  }
  for (const child of element.children) if (!isText(child)) checkAttributes(child, state);
}
