import { tableKind } from '../../dataset/kinds/index.js';
import type { Measured } from '../../dataset/kinds/kind.js';
import type { Table } from '../../dataset/model.js';
import type { Total } from '../../dataset/quantity/sums.js';
import { decimalOf } from '../../quantity/numerals.js';
import { canonicalText } from '../canonical-text.js';
import { rowValue } from '../value.js';
import type { Measure } from './measure.js';

/** What the kind of a table makes of the figures of a row: 执行率. */
export const rowMeasure: Measure = {
  of: (row, table) =>
    table.columns
      .filter(({ role }) => role === 'measure')
      .map(({ header }) =>
        rowValue(row, table, 'measure', header, canonicalText(row, header, table), header),
      ),
  isOfRowAlone: true,
  describe: { measure: { compared: ({ column }) => column, printed: (title) => title } },
};

/**
 * The same of the sums of a table, by header: what 合计 of 执行数 is of 合计 of 预算数. Sums of which one has rows that the
 * other lacks do not go together.
 */
export function measuredTotals(
  { kind, columns }: Table,
  totals: Readonly<Record<string, Total>>,
): Record<string, Total> {
  const measured = tableKind(kind).measures.flatMap(({ header, from, of }): [string, Total][] => {
    const column = columns.find((one) => one.role === 'measure' && one.header === header);
    const sources = from.flatMap((title) => {
      const source = columns.find((one) => one.role === 'amount' && one.title === title);
      const total = source && totals[source.header];
      return total && total.digits !== '' && total.missing === 0
        ? [{ ...total, unit: source.unit ?? '' }]
        : [];
    });
    const figure = sources.length < from.length ? undefined : of(sources.map(measuredOf));
    if (column === undefined || figure === undefined || figure.kind === 'missing') return [];
    const approximate = Math.max(...sources.map((one) => one.approximate));
    const counted = Math.min(...sources.map((one) => one.counted));
    return [[header, { digits: figure.digits, counted, missing: 0, approximate, place: column.place }]];
  });
  return Object.fromEntries(measured);
}

function measuredOf({ digits, unit, approximate }: Total & { readonly unit: string }): Measured {
  return { value: decimalOf(digits), unit, isExact: approximate === 0 };
}
