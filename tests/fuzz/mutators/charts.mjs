import { parse, stringify } from 'yaml';
import { starter } from '../seeds.mjs';
import { changeTree } from '../tree.mjs';
import { NAMES, NUMBERS } from '../words.mjs';

const types = [
  ...[
    'bar',
    'horizontal-bar',
    'stacked-bar',
    'upright-stacked-bar',
    'combined',
    'dumbbell',
    'doughnut',
    'line',
  ],
  ...['scatter', 'small-multiples', 'waterfall', 'pie', 'radar', 'bubble', 'constructor'],
];

const figures = [0, -1, 1, 0.001, 1e9, -1e9, 1e300, NaN, Infinity, '1', '五', null, [], {}];

/** Paths of Chart.js options, and values that they may or may not take. */
const options = [
  'scales.x.type',
  'scales.y.type',
  ...[
    'min',
    'max',
    'suggestedMin',
    'suggestedMax',
    'stacked',
    'reverse',
    'beginAtZero',
    'display',
    'position',
  ].flatMap((key) => [`scales.x.${key}`, `scales.y.${key}`]),
  ...[
    'stepSize',
    'count',
    'maxTicksLimit',
    'precision',
    'callback',
    'font.size',
    'color',
    'padding',
    'format',
  ].map((key) => `scales.y.ticks.${key}`),
  ...[
    'plugins.legend.display',
    'plugins.legend.labels.font.size',
    'plugins.title.text',
    'plugins.tooltip.callbacks',
  ],
  ...[
    'indexAxis',
    'cutout',
    'rotation',
    'circumference',
    'layout.padding',
    'animation',
    'parsing',
    'spanGaps',
  ],
  ...[
    'elements.bar.borderWidth',
    'elements.line.tension',
    'elements.point.radius',
    'elements.arc.borderRadius',
  ],
  ...[
    'devicePixelRatio',
    'aspectRatio',
    'responsive',
    'onClick',
    'datasets.bar.barThickness',
    'font.family',
    'locale',
  ],
];
const optionValues = [
  ...figures,
  ...[
    'logarithmic',
    'time',
    'category',
    'linear',
    'radialLinear',
    'x',
    'y',
    'r',
    'center',
    'left',
    'red',
    '#zz',
    '',
  ],
  ...[
    'function () {}',
    '() => 1',
    '200%',
    '-5%',
    true,
    false,
    { x: { y: {} } },
    [[1, 2], [3]],
    ...NAMES.slice(0, 6),
  ],
];

function optionsTree(random) {
  const tree = {};
  for (let left = random.size(5); left > 0; left--) {
    const path = random.pick(options).split('.');
    const last = path.pop();
    let holder = tree;
    for (const key of path) {
      if (typeof holder[key] !== 'object' || holder[key] === null) holder[key] = {};
      holder = holder[key];
    }
    holder[last] = random.pick(optionValues);
  }
  return tree;
}

const own = [
  ...[
    'indicators',
    'projects',
    'tasks',
    'glossary',
    '投资（亿元）',
    '2025年实绩',
    '2026年目标',
    '项目',
    '编号',
  ],
  ...[...types, 'descending', 'ascending', ['gdp', 'gdp'], ['nobody'], [], 1e6, 0, -3, '%', '亿元'],
];

function chart(random, number) {
  const table = random.pick(['indicators', 'projects', 'tasks']);
  const column = table === 'indicators' ? ['2025年实绩', '2026年目标'] : ['投资（亿元）', '量化目标'];
  return {
    name: random.pick([`chart-${number}`, ...NAMES]),
    at: random.pick(['glance', 'indicators', 'projects', 'tasks', random.pick(NAMES)]),
    type: random.pick(types),
    title: random.pick(['图', '', '{{count "projects"}}', '{{constructor}}', '长'.repeat(random.size(400))]),
    alt: '说明',
    rows: {
      table,
      ...random.pick([{}, { top: random.pick(figures) }, { ids: ['gdp'] }, { groups: ['__proto__'] }]),
    },
    series: Array.from({ length: random.size(6) }, () => ({ column: random.pick(column) })),
    ...(random.chance(0.3) && { lines: random.pick(figures) }),
    ...(random.chance(0.3) && { targets: [{ value: random.pick([...figures, ...NUMBERS]), label: '目标' }] }),
    ...(random.chance(0.5) && { options: optionsTree(random) }),
  };
}

/** A data folder that asks for charts which can't all be drawn. */
export function charts(random) {
  const data = starter();
  const pack = parse(data['pack.yaml']);
  const count = random.size(4);
  pack.charts = random.chance(0.3)
    ? pack.charts
    : Array.from({ length: count }, (_, at) => chart(random, at));
  const specs = random.chance(0.7) ? changeTree(random, pack.charts, own) : pack.charts;
  return {
    target: 'pack',
    data: { ...data, 'pack.yaml': Buffer.from(stringify({ ...pack, charts: specs })) },
  };
}
