import { manifestText } from '../seeds.mjs';
import { changeText, encode } from '../text.mjs';
import { changeTree } from '../tree.mjs';

const own = [
  ...[
    '仿宋',
    '宋体',
    'latin',
    'circled',
    'FandolFang-Regular',
    'nothing',
    '../../package.json',
    '/etc/hostname',
  ],
  ...['fandol/FandolFang-Regular.otf', '', '0'.repeat(64), 'README.md', '.', 'node:fs', '../..', [], {}],
];

/** A manifest of fonts that is not as it should be. */
export function manifest(random) {
  const text = manifestText();
  const spoilt = random.chance(0.4)
    ? changeText(random, text)
    : JSON.stringify(changeTree(random, JSON.parse(text), own), null, 2);
  return { target: 'manifest', manifest: encode(random, spoilt) };
}
