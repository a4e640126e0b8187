import { briefTemplate, handoutTemplate, onePage, sharedTemplates } from '../seeds.mjs';
import { changeText, encode } from '../text.mjs';
import { NAMES, NUMBERS } from '../words.mjs';

const helpers = [
  ...[
    'figure',
    'difference',
    'change',
    'total',
    'subtotal',
    'count',
    'counted',
    'rank',
    'share',
    'name',
    'row',
  ],
  ...[
    'textOf',
    'cell',
    'wording',
    'incomplete',
    'sum',
    'changeOf',
    'yearHeads',
    'changeHead',
    'ref',
    'passage',
  ],
  ...[
    'narrative',
    'charts',
    'highlights',
    'chineseDate',
    'and',
    'or',
    'lookup',
    'log',
    'if',
    'unless',
    'each',
    'with',
  ],
  ...['helperMissing', 'blockHelperMissing', 'constructor', '__proto__', 'toString', 'nothing'],
];
const values = [
  ...[
    '"gdp"',
    '"2026年目标"',
    '"projects"',
    '"投资（亿元）"',
    '"constructor"',
    '"__proto__"',
    '""',
    '"glance"',
  ],
  ...[
    'this',
    '.',
    '..',
    '../..',
    '@root',
    '@index',
    '@key',
    '@data',
    'pack',
    'pack.title',
    'pack.tables',
    'tables',
  ],
  ...[
    'tables.indicators',
    'tables.projects.rows',
    'tables.nothing',
    'pack.constructor',
    'this.[0]',
    'undefined',
  ],
  ...[
    'null',
    'true',
    '1e999',
    '-1',
    '(charts "glance")',
    '(lookup tables "constructor")',
    '(figure)',
    'a=1 b="x"',
  ],
];
const elements = [
  ...[
    'p',
    'h1',
    'h2',
    'h9',
    'section',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'th',
    'thead',
    'tbody',
    'caption',
    'colgroup',
  ],
  ...[
    'col',
    'notes',
    'unit',
    'chart',
    'cards',
    'card',
    'columns',
    'contents',
    'glossary',
    'space',
    'rule',
    'ornament',
  ],
  ...[
    'strong',
    'em',
    'sup',
    'sub',
    'span',
    'passage',
    'num',
    'pageref',
    'ref',
    'a',
    'br',
    'script',
    'img',
    'constructor',
  ],
];
const attributes = [
  'name',
  'style',
  'align',
  'colspan',
  'rowspan',
  'lines',
  'to',
  'href',
  'number',
  'class',
  'of',
  'x',
];
const attributeValues = [
  'cover',
  'growth',
  'body',
  'left',
  '0',
  '-1',
  '1e9',
  '99999999',
  'NaN',
  'javascript:alert(1)',
];

/** What a template may say, of all kinds, sensible or not. */
function piece(random, depth = 0) {
  const kind = random.below(depth > 5 ? 3 : 9);
  const inner = () => Array.from({ length: random.below(4) }, () => piece(random, depth + 1)).join('');
  if (kind === 0) return random.pick(['字', '　', ...NUMBERS, ...NAMES]);
  if (kind === 1) return `{{${call(random)}}}`;
  if (kind === 2) return random.pick(ODD)(random);
  if (kind === 3) {
    const block = random.pick(['if', 'each', 'with', 'unless', random.pick(helpers)]);
    const names = random.chance(0.3) ? ' as |one other|' : '';
    const otherwise = random.chance(0.2) ? `{{else}}${inner()}` : '';
    return `{{#${block} ${random.pick(values)}${names}}}${inner()}${otherwise}{{/${block}}}`;
  }
  const name = random.pick(elements);
  const given = Array.from({ length: random.below(3) }, () => {
    const value = random.chance(0.3) ? `{{${call(random)}}}` : random.pick([...attributeValues, ...NAMES]);
    return ` ${random.pick(attributes)}="${value}"`;
  }).join('');
  return random.chance(0.2) ? `<${name}${given}/>` : `<${name}${given}>${inner()}</${name}>`;
}

function call(random) {
  if (random.chance(0.3)) return random.pick(values);
  const given = Array.from({ length: random.below(4) }, () => random.pick(values));
  return [random.pick(helpers), ...given].join(' ');
}

const ODD = [
  (random) =>
    `{{> ${random.pick(['highlights', 'narrative section="glance"', 'page', '@partial-block', 'nothing'])}}}`,
  (random) => `{{> (lookup . ${random.pick(values)})}}`,
  (random) => `{{{${random.pick(values)}}}}`,
  () => '{{#> layout}}x{{/layout}}',
  () => '{{#*inline "x"}}{{> x}}{{/inline}}{{> x}}',
  () => '{{* decorator}}',
  () => '{{{{raw}}}} {{x}} {{{{/raw}}}}',
  () => '{{~#if this~}}x{{~/if~}}',
  () => '{{!-- -- }} --}}',
  (random) => '<p>'.repeat(random.size(3000)),
  (random) => '<span>'.repeat(random.size(2000)),
  (random) => '{{#if this}}'.repeat(random.size(1000)) + '{{/if}}'.repeat(random.size(1000)),
  (random) => `{{${'('.repeat(random.size(2000))}}}`,
  (random) => `{{a${'.a'.repeat(random.size(5000))}}}`,
  (random) =>
    `${'{{#each tables.projects.rows}}'.repeat(random.size(9))}x${'{{/each}}'.repeat(random.size(9))}`,
  (random) => `<p>${'长'.repeat(random.size(30_000))}</p>`,
  (random) => `<space lines="${random.pick(NUMBERS)}"/>`,
  (random) => `<table><tbody><tr>${'<td>1</td>'.repeat(random.size(300))}</tr></tbody></table>`,
  (random) =>
    `<table><tr><td colspan="${random.pick(NUMBERS)}" rowspan="${random.pick(NUMBERS)}">1</td></tr></table>`,
];

/** A pack with a template that is not as it should be: a shipped one or a partial changed, or items of all kinds. */
export function hbs(random) {
  const kind = random.below(10);
  if (kind < 6) {
    const items = Array.from({ length: random.between(1, 4) }, () => piece(random)).join('\n');
    return { target: 'pack', ...onePage(random.chance(0.5) ? `<p>${items}</p>` : items) };
  }
  if (kind < 8) {
    const { data, templates } = onePage(briefTemplate());
    const [name, text] = random.pick(sharedTemplates());
    const spoilt = encode(random, changeText(random, text));
    return { target: 'pack', data, templates: { ...templates, [`shared/${name}`]: spoilt } };
  }
  const { data, templates } = onePage(briefTemplate());
  const text = changeText(random, random.chance(0.7) ? briefTemplate() : handoutTemplate());
  return { target: 'pack', data, templates: { ...templates, 'page/pack.hbs': encode(random, text) } };
}
