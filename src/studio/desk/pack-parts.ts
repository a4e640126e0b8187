import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { packSectionName } from '../../dataset/pack-sheets/words.js';
import type { PackPart } from '../wire/pack.js';
import type { PackDocument } from './pack-file.js';

/** Keys of pack.yaml that the form of the cover has. */
const OF_COVER = new Set([
  ...['title', 'subtitle', 'meeting', 'number', 'occasion', 'issuer', 'place', 'date', 'editions'],
]);

/**
 * Which lines of pack.yaml are of what the page edits as a thing of its own: a part of the texts, a chart, the cover.
 * `textTitles` names the parts of the texts by their keys.
 */
export function packParts(
  { document: { contents }, lines }: PackDocument,
  textTitles: ReadonlyMap<string, string>,
): PackPart[] {
  if (!isMap<Node, Node>(contents)) return [];
  const linesOf = (key: Node, value: Node | null = null) => {
    const [from = 0] = key.range ?? [];
    const end = value?.range?.[1] ?? key.range?.[1] ?? from;
    return { from: lines.linePos(from).line, to: lines.linePos(Math.max(from, end - 1)).line };
  };
  return contents.items.flatMap(({ key, value }): PackPart[] => {
    const name = textOf(key);
    if (OF_COVER.has(name)) return [{ area: 'cover', ...linesOf(key, value) }];
    if (name === 'narrative' && isMap<Node, Node>(value))
      return value.items.map((one) => {
        const item = textOf(one.key);
        const title = textTitles.get(item) ?? packSectionName(item);
        return { area: 'text', item, title, ...linesOf(one.key, one.value) };
      });
    if (name !== 'charts' || !isSeq<Node>(value)) return [];
    return value.items.flatMap((chart): PackPart[] => {
      if (!isMap<Node, Node>(chart)) return [];
      const item = textOf(chart.get('name', true));
      return item === '' ? [] : [{ area: 'chart', item, ...linesOf(chart) }];
    });
  });
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : '';
}
