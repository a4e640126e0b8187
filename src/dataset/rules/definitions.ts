import { warningAt } from '../../core/diagnostics.js';
import { textOf } from '../table/columns.js';
import { allRows, type TableRule } from './rule.js';

/** The text defines a term as the glossary does. Both stay as they stand, but the difference is told. */
export const definitionsAgree: TableRule = ({ dataset }) =>
  allRows(dataset).flatMap(({ row, table }) => {
    const [definition, body] = [row.cells.释义, row.cells.正文];
    if (definition === undefined || body === undefined || body.text === '') return [];
    const differences = differingWords(body.text, definition.text);
    if (differences.length === 0) return [];
    const term = textOf(row, table.columns, 'label');
    const shown = differences.map(([one, other]) => `${one || '—'} / ${other || '—'}`);
    return [
      warningAt(
        'definitions-differ',
        {
          zh: `名词${term}在正文与释义里说法不同：${shown.join('；')}`,
          en: `"${term}" is defined differently in text and glossary: ${shown.join('; ')}`,
        },
        { place: body.place },
      ),
    ];
  });

/**
 * The words in which two wordings differ, side by side; either may be empty. A word is what stands between
 * punctuation and the small words of a definition (指 以 为 和 …), which themselves don't count.
 */
export function differingWords(one: string, other: string): [string, string][] {
  const [a, b] = [words(one), words(other)];
  const differences: [string, string][] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...commonWords(a, b), [a.length, b.length] as const]) {
    const pair: [string, string] = [a.slice(i, nextA).join('、'), b.slice(j, nextB).join('、')];
    if (pair[0] !== '' || pair[1] !== '') differences.push(pair);
    [i, j] = [nextA + 1, nextB + 1];
  }
  return differences;
}

function words(text: string): string[] {
  return text.split(/[\s\p{P}指以为和与及的是即]+/u).filter((word) => word !== '');
}

/** The positions of a longest common subsequence of two lists. */
function commonWords(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const length = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const best = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
      longest[i]?.splice(j, 1, best);
    }
  }
  const common: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) common.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return common;
}
