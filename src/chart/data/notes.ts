import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { Quantity } from '../../quantity/model.js';
import { chartKind } from '../kinds/index.js';
import type { ChartKind } from '../kinds/kind.js';
import { isRounded } from './figure.js';

/**
 * What a reader has to be told about the figures of a chart: how ranges and qualified figures are placed,
 * what a dash means, what 其他 sums up (0 rows: there is no such bar), what has been rounded.
 */
export function chartNotes(
  { type, format = {} }: Pick<ChartSpec, 'type' | 'format'>,
  quantities: readonly Quantity[],
  restCount: number,
): readonly string[] {
  const kind = chartKind(type);
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
    ...(quantities.some(({ kind }) => kind === 'missing' || kind === 'text') ? [gapNote(kind)] : []),
    ...(kind.ownNote === undefined ? [] : [kind.ownNote]),
    ...(quantities.some((quantity) => isRounded(quantity, format)) ? [roundingNote(kind, format)] : []),
  ];
}

function gapNote({ gapNote, printsSums }: ChartKind): string {
  return gapNote ?? (printsSums ? '“—”表示没有数据，未计入合计。' : '“—”表示没有数据。');
}

function roundingNote({ printsSums }: ChartKind, { decimals = 0 }: NonNullable<ChartSpec['format']>): string {
  const kept = decimals === 0 ? '取整' : `保留${decimals}位小数`;
  const tail = printsSums ? '，各项之和与合计或有尾差' : '';
  return `图中数字四舍五入，${kept}${tail}。`;
}

function isLowerBound(qualifier: string): boolean {
  return /^及?以上$/.test(qualifier);
}

function isUpperBound(qualifier: string): boolean {
  return /^(?:及?以下|以内|之内)$/.test(qualifier);
}
