import { findPeriod, isSamePeriod } from '../../quantity/period.js';
import type { RecognisedTable } from './model.js';
import { squeezed } from './words.js';

/**
 * A title with the time that the sheet tells in a line of its own, in brackets: 主要产品产量（2025年9月）; the same where
 * it tells that itself. Without it nobody knows of which month 本月 is.
 */
export function withTime(
  title: string,
  { dated, period }: Pick<RecognisedTable, 'dated' | 'period'>,
): string {
  if (dated === undefined || squeezed(title).includes(squeezed(dated))) return title;
  const own = findPeriod(title)?.period;
  const isTold = own !== undefined && period !== undefined && isSamePeriod(own, period);
  return isTold && findPeriod(dated)?.isWhole ? title : `${title}（${dated}）`;
}
