import { parse, stringify } from 'yaml';
import { looseStarter } from '../seeds.mjs';
import { changeText, encode, insert } from '../text.mjs';
import { changeTree } from '../tree.mjs';
import { NAMES } from '../words.mjs';

const keys = [
  'title',
  'tables',
  'charts',
  'narrative',
  'totals',
  'sources',
  'highlights',
  'editions',
  'palette',
];

/** What YAML can say that no pack needs; each is put in at the start of a line. */
const snippets = [
  () => 'a: &a [*a]\n',
  () => 'title: *missing\n',
  () => '<<: *missing\n',
  () => '? { x: 1 }\n: y\n',
  () => '? [a, b]\n: y\n',
  () => '--- \n...\n---\n',
  () => '%YAML 9.9\n---\n',
  () => 'title: !!binary aGk=\n',
  () => 'title: !!js/function "function () {}"\n',
  () => 'title: !!set { a, b }\n',
  () => 'date: !!timestamp 2026-13-45T99:99:99Z\n',
  () => 'title: !<tag:x,2000:y> z\n',
  () => 'title: |\n\ta\n',
  () => '\ttitle: x\n',
  () => 'title: "\\x00\\uD800\\u202E"\n',
  () => 'null: ~\ntrue: yes\n1: 2\n',
  (random) => `${random.pick(keys)}: ${'['.repeat(random.size(20_000))}\n`,
  (random) => `${random.pick(keys)}: ${'{a: '.repeat(random.size(5000))}\n`,
  (random) => `${random.pick(keys)}:\n${deep(random.size(2000))}`,
  (random) => bomb(random.between(3, 12), random.pick(keys)),
  (random) => `${random.pick(NAMES)}: ${random.pick(NAMES)}\n`,
  (random) => `${random.pick(keys)}: &a { ${random.pick(keys)}: [*a, *a] }\n`,
  (random) => `${random.pick(keys)}: ${'- '.repeat(random.size(3000))}x\n`,
];

/** Lists of lists of ten: 10^levels values in a few lines. */
function bomb(levels, key) {
  const lines = [`${key}:`, '  - &l0 [一, 二, 三, 四, 五, 六, 七, 八, 九, 十]'];
  for (let level = 1; level < levels; level++)
    lines.push(
      `  - &l${level} [${Array(10)
        .fill(`*l${level - 1}`)
        .join(', ')}]`,
    );
  return `${lines.join('\n')}\n`;
}

function deep(levels) {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level + 1)}a:\n`).join('');
}

const own = [
  ...['成绩', 'indicators', 'gdp', '2026年目标', '松绿', 'brief', 'handout', 'nothing', 'table:indicators'],
  ...[
    '{{figure "gdp" "2026年目标"}}',
    '{{total "tasks" "项目"}}',
    '{{count "__proto__"}}',
    '{{figure}}',
    '{{#if}}',
  ],
  ...[
    '{{#each tables}}{{@key}}{{/each}}',
    '{{lookup this "constructor"}}',
    '{{log this}}',
    '{{helperMissing 1}}',
  ],
];

/** A data folder whose pack.yaml is not as it should be. */
export function yaml(random) {
  const data = looseStarter(random);
  const text = data['pack.yaml'];
  return {
    target: 'pack',
    data: { ...data, 'pack.yaml': encode(random, spoilYaml(random, text, snippets, own)) },
  };
}

/** A text of YAML changed as a text, as a tree of values, or by what else YAML can say. */
export function spoilYaml(random, text, inserted, values) {
  const kind = random.below(10);
  if (kind < 3) return changeText(random, text);
  if (kind < 5) return atLine(random, text, random.pick(inserted)(random));
  return stringify(changeTree(random, parse(text), values), { keepUndefined: false });
}

function atLine(random, text, snippet) {
  const lines = text.split('\n');
  if (random.chance(0.1)) return insert(random, text, snippet);
  const tops = lines.flatMap((line, at) => (/^\w/.test(line) ? [at] : []));
  lines.splice(random.pick(tops), 0, snippet.trimEnd());
  return lines.join('\n');
}

export const yamlSnippets = snippets;
