import type { Quantity } from '../data/model.js';
import type { ChartType } from './spec.js';

/**
 * What a reader has to be told about the figures of a chart: how ranges and qualified figures are placed,
 * what a dash means, what 其他 sums up (0 rows: there is no such bar).
 */
export function chartNotes(
  type: ChartType,
  quantities: readonly Quantity[],
  restCount: number,
): readonly string[] {
  const gapNote = type === 'scatter' ? '数据不全的各行不在图中。' : '“—”表示没有数据。';
  const qualifiers = new Set(
    quantities.map((quantity) => ('qualifier' in quantity ? quantity.qualifier : '')),
  );
  const places = [
    ...[...qualifiers].filter(isLowerBound).map((name) => `“${name}”按下限`),
    ...[...qualifiers].filter(isUpperBound).map((name) => `“${name}”按上限`),
    ...(qualifiers.has('左右') ? ['“左右”按中值'] : []),
    ...(quantities.some(({ kind }) => kind === 'range') ? ['区间按中值'] : []),
  ];
  return [
    ...(places.length > 0 ? [`${places.join('，')}标示。`] : []),
    ...(restCount > 0 ? [`其他为其余${restCount}项合计。`] : []),
    ...(quantities.some(({ kind }) => kind === 'missing' || kind === 'text') ? [gapNote] : []),
  ];
}

function isLowerBound(qualifier: string): boolean {
  return /^及?以上$/.test(qualifier);
}

function isUpperBound(qualifier: string): boolean {
  return /^(?:及?以下|以内|之内)$/.test(qualifier);
}
