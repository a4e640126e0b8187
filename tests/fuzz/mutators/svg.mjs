import { onePage, ornamentText } from '../seeds.mjs';
import { changeText, encode } from '../text.mjs';
import { NAMES, NUMBERS } from '../words.mjs';

const elements = [
  ...[
    'path',
    'g',
    'rect',
    'circle',
    'ellipse',
    'line',
    'polyline',
    'polygon',
    'text',
    'tspan',
    'use',
    'defs',
    'symbol',
  ],
  ...[
    'linearGradient',
    'radialGradient',
    'stop',
    'clipPath',
    'mask',
    'pattern',
    'image',
    'style',
    'script',
    'marker',
  ],
  ...['filter', 'foreignObject', 'animate', 'svg', 'a', 'switch', 'title', 'constructor', '__proto__'],
];
const numbers = [...NUMBERS, '10', '20px', '3cm', '50%', '1e3', '2em', '-5', '.5.5', '1 2', 'auto'];
const attributes = {
  d: [
    'M0 0L10 10',
    'M0',
    'L1 1',
    'M0 0A0 0 0 9 9 1 1',
    'M0 0C',
    'Mx',
    'M1e999 0L0 0z',
    'z',
    '',
    'M0 0 1 1 2',
  ],
  fill: [
    'red',
    'none',
    '#fff',
    '#12',
    'url(#a)',
    'url(http://a/b)',
    'rgb(1,2)',
    'rgba(300,-1,1,9)',
    'currentColor',
  ],
  stroke: ['blue', '#1234567', 'url(#missing)', 'hsl(1 2 3)', 'transparent'],
  transform: [
    'rotate(45)',
    'scale(0)',
    'matrix(1,2)',
    'translate(1e999)',
    'rotate()',
    'skewX(90)',
    'x',
    'scale(NaN)',
  ],
  style: ['fill:red', 'fill:url(#a);stroke-width:1e9', ':', ';;', 'background:url(file:///etc/hosts)', '}'],
  viewBox: ['0 0 0 0', '0 0 -1 5', '0 0 1e9 1', 'x', '0 0 10', '', '0 0 NaN 10', '-5 -5 10 10'],
  points: ['0,0 1,1', '1', '1,2,3', 'x,y', ''],
  href: [
    '#a',
    '#missing',
    'http://127.0.0.1/x',
    'file:///etc/hostname',
    'data:image/png;base64,AAAA',
    'javascript:1',
  ],
  'xlink:href': ['#a', '#b', '../cover.svg', 'data:image/svg+xml,<svg/>'],
  id: ['a', 'b', '__proto__', '', 'a'],
  preserveAspectRatio: ['none', 'xMidYMid slice', 'x'],
  opacity: ['0', '2', '-1', '50%', 'x'],
  'clip-path': ['url(#a)', 'url(#missing)'],
  'stroke-dasharray': ['0', '1 -1', '0 0', '1e-9', 'none', Array(500).fill('1').join(' ')],
  'font-size': numbers,
  onclick: ['alert(1)'],
};
const lengths = [
  'x',
  'y',
  'width',
  'height',
  'r',
  'rx',
  'ry',
  'cx',
  'cy',
  'x1',
  'y2',
  'stroke-width',
  'offset',
];

function drawing(random, depth = 0) {
  const count = random.below(4) + (depth === 0 ? 1 : 0);
  return Array.from({ length: count }, () => {
    const name = random.pick(elements);
    const given = Array.from({ length: random.below(5) }, () => {
      if (random.chance(0.5)) return ` ${random.pick(lengths)}="${random.pick(numbers)}"`;
      const key = random.pick(Object.keys(attributes));
      return ` ${key}="${random.pick(attributes[key])}"`;
    }).join('');
    const inner = depth < 4 ? drawing(random, depth + 1) : random.pick(['字', 'x', ...NAMES]);
    return `<${name}${given}>${inner}</${name}>`;
  }).join('\n');
}

const NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const wrap = (inside, before = '') => `${before}<svg ${NAMESPACES} viewBox="0 0 440 112">${inside}</svg>`;

/** Drawings that grow, read or run when they are taken at their word. */
const bombs = [
  (random) => {
    const levels = random.between(3, 30);
    const uses = Array.from(
      { length: levels },
      (_, at) => `<g id="u${at + 1}">${`<use href="#u${at}"/>`.repeat(9)}</g>`,
    );
    return wrap(`<defs><path id="u0" d="M0 0L9 9"/>${uses.join('')}</defs><use href="#u${levels}"/>`);
  },
  () => wrap('<g id="a"><use href="#a"/></g>'),
  () => wrap('<pattern id="a"><rect fill="url(#a)"/></pattern><rect fill="url(#a)" width="9" height="9"/>'),
  (random) => {
    const levels = random.between(3, 12);
    const entities = Array.from(
      { length: levels },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    );
    return wrap(`<text>&e${levels};</text>`, `<!DOCTYPE svg [<!ENTITY e0 "哈">${entities.join('')}]>`);
  },
  () => wrap('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
  () => wrap('<path d="M0 0"/>', '<!DOCTYPE svg SYSTEM "http://127.0.0.1/x.dtd">'),
  () => wrap('<path d="M0 0"/>', '<?xml-stylesheet href="http://127.0.0.1/x.css"?>'),
  (random) => wrap('<g>'.repeat(random.size(20_000))),
  (random) => wrap(`${'<g>'.repeat(random.size(5000))}<path d="M0 0L1 1"/>`),
  (random) => wrap(`<path d="M0 0${'L1 1'.repeat(random.size(100_000))}"/>`),
  (random) => wrap('<rect width="1" height="1"/>'.repeat(random.size(10_000))),
  (random) => wrap(`<path ${'a="1" '.repeat(random.size(3000))}/>`),
  (random) =>
    wrap(`<image href="data:image/png;base64,${'A'.repeat(random.size(100_000))}" width="9" height="9"/>`),
  () => '<html><body>404 Not Found</body></html>',
  () => '',
];

/** A pack whose ornament is not as it should be. */
export function svg(random) {
  const kind = random.below(10);
  const text =
    kind < 3
      ? changeText(random, ornamentText())
      : kind < 5
        ? random.pick(bombs)(random)
        : wrap(drawing(random), random.chance(0.1) ? '<?xml version="1.0" encoding="utf-16"?>' : '');
  const { data, templates } = onePage('<p>前</p><ornament name="own" lines="4"/><p>后</p>');
  return { target: 'pack', data: { ...data, 'ornaments/own.svg': encode(random, text) }, templates };
}
