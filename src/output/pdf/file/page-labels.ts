import { lowerRoman } from '../../../core/roman.js';

/** How pages are numbered, by the name that PDF gives it (ISO 32000-1, 12.4.2). */
const STYLES = { D: String, r: lowerRoman } as const;

type Style = keyof typeof STYLES;

/**
 * The labels of pages as a number tree: what is printed on each page is what a viewer shows for it. Pages that
 * count on from 1 make a range; any other label stands as it is, an empty one for a page without.
 */
export function pageLabelTree(labels: readonly string[]): object {
  const numbers: (number | object)[] = [];
  let range: { style: Style; next: number } | undefined;
  for (const [index, label] of labels.entries()) {
    if (range && STYLES[range.style](range.next) === label) range.next++;
    else {
      const style = (['D', 'r'] as const).find((one) => STYLES[one](1) === label);
      range = style && { style, next: 2 };
      numbers.push(index, style ? { S: style } : label === '' ? {} : { P: new String(label) });
    }
  }
  return { Nums: numbers };
}
