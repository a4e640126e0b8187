import { Big } from 'big.js';
import { moneyInCapitals } from '../../chinese/numerals.js';
import { numberIn } from './cell.js';
import type { Contradiction, RecognisedRow } from './model.js';

/** What a row counts money in beside the words for it, which are of 元. */
const SCALES = [1, 1e4, 1e8];

/** Sums told in words too, 合计（大写）：壹拾万元整, that none of the figures beside them is. */
export function wrongAmountsInWords(rows: readonly RecognisedRow[]): Contradiction[] {
  return rows.flatMap(({ line, name, cells }) => {
    if (!name.includes('大写')) return [];
    const told = [name, ...cells].map(moneyInCapitals).find((amount) => amount !== undefined);
    const figures = cells.flatMap((text) => numberIn(text) ?? []);
    if (told === undefined || figures.length === 0) return [];
    const isSame = (figure: number) => SCALES.some((scale) => new Big(figure).times(scale).eq(told));
    if (figures.some(isSame)) return [];
    const text = {
      zh: `大写金额是${told.toFixed()}元，与同一行的数字不符，请核对`,
      en: `The amount in words is ${told.toFixed()} yuan, and no figure of its row is`,
    };
    return [{ line, text }];
  });
}
