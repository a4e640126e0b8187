import { editionText, onePage, palettesText } from '../seeds.mjs';
import { encode } from '../text.mjs';
import { NUMBERS } from '../words.mjs';
import { spoilYaml, yamlSnippets } from './yaml.mjs';

const units = ['mm', 'pt', '字', '行', 'cm', 'em', '%', '', 'px'];
const own = [
  ...NUMBERS.flatMap((number) => [`${number}mm`, `${number}pt`]),
  ...units.map((unit) => `0${unit}`),
  ...[
    '三号',
    '八号',
    '初号',
    '2/0行',
    '0/0行',
    '1/3字',
    '-1行',
    '1e9行',
    '#12',
    '#gggggg',
    'accent',
    'red',
    '仿宋',
  ],
  ...[
    '无此字体',
    'body',
    'heading-1',
    'page-number',
    'center',
    'justify',
    'both',
    'section',
    'dashed',
    1e308,
    -1,
    0,
  ],
];

const TEMPLATE = `<h1>题</h1><p>正文{{pack.title}}</p>
{{> figures-table table=tables.indicators compared=true grouped=false remarks=false}}`;

/** A pack whose edition.yaml, or whose palettes, are not as they should be. */
export function edition(random) {
  const { data, templates } = onePage(TEMPLATE);
  const inPalettes = random.chance(0.1);
  const file = inPalettes ? 'shared/palettes.yaml' : 'page/edition.yaml';
  const text = inPalettes ? palettesText() : editionText(random.pick(['handout', 'brief', 'booklet']));
  const spoilt = encode(random, spoilYaml(random, text, yamlSnippets, own));
  return { target: 'pack', data, templates: { ...templates, [file]: spoilt } };
}
