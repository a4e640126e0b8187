import type { Difference } from '../../dataset/quantity/difference.js';
import type { Period } from '../../quantity/period.js';
import { changeInWords } from '../../report/change-in-words.js';
import { yearBeforeOf } from '../../report/measures/earlier.js';
import { markup, numeralMarkup } from './numeral.js';
import { named } from './texts.js';

/**
 * How a card's figure differs from that of the year before: as a figure for cards (较上年+0.3亿元), and in words for
 * sentences (比上年增加0.3亿元), where a sign would read as arithmetic. `name` is what the difference is known by.
 */
export function cardChange(difference: Difference | undefined, period: Period | undefined, name: string) {
  if (difference === undefined) return { change: '', changeInWords: '' };
  const { sign, digits, unit } = difference;
  const earlier = yearBeforeOf(period);
  const told = (text: string) => markup(named(name, text));
  if (sign === 0) return { change: told(`与${earlier}持平`), changeInWords: told(`与${earlier}持平`) };
  const { before, ...figure } = changeInWords(difference);
  return {
    change: told(`较${earlier}${numeralMarkup({ digits, unit })}`),
    changeInWords: told(`比${earlier}${before}${numeralMarkup(figure)}`),
  };
}
