import { quantity } from '../../quantity/quantity.js';
import type { SourceReport } from '../model.js';
import { type Cells, type WrittenTable, yearHeaders } from './tables.js';

/** Units of rates and of changes: what is told of others rather than alone. */
const RATE = /^(?:|[%‰‱]|个?百分点|位|倍|年|天)$/;
/** Units whose largest amounts a reader looks for first. */
const WEIGHTY = ['万亿元', '亿元', '万人', '亿斤', '万吨', '公里', '万户', '万套', '户', '人', '家', '个'];
/** So many cards of one unit, and the longest name of a card. */
const MOST_OF_UNIT = 2;
const LONGEST_NAME = 12;

/** The rows of the tables that were written, as sentences and charts look at them. */
export class WrittenFigures {
  /** The headers of last year's results and of this year's plan. */
  readonly last: string;
  readonly plan: string;
  /** The year whose work is planned. */
  readonly year: number;

  constructor(
    report: SourceReport,
    private readonly written: readonly WrittenTable[],
  ) {
    ({ last: this.last, plan: this.plan } = yearHeaders(report));
    this.year = report.year;
  }

  rowsOf(name: string): readonly Cells[] {
    return this.written.find((table) => table.name === name)?.rows ?? [];
  }

  has(name: string): boolean {
    return this.rowsOf(name).length > 0;
  }

  /** Rows with a rate in a column: of like kind, for sentences, cards and charts. */
  rates(column: string, table = 'indicators'): readonly Cells[] {
    return this.rowsOf(table).filter((row) => {
      const value = quantity(row[column] ?? '');
      return row.单位 === '%' && value.kind === 'number';
    });
  }

  /**
   * Rows of sure names whose amounts in a column are the largest of their unit, money first, few of each unit: what may
   * stand alone, large.
   */
  largest(column: string): readonly Cells[] {
    const named = new Set<string>();
    const byUnit = new Map<string, { row: Cells; size: number }[]>();
    for (const row of [...this.rowsOf('indicators'), ...this.rowsOf('sectors')]) {
      const { 单位: unit = '', 指标: name = '', 核对 } = row;
      const value = quantity(row[column] ?? '');
      const isSure = 核对 === undefined || 核对 === '1';
      if (value.kind !== 'number' || RATE.test(unit) || !isSure || name.length > LONGEST_NAME) continue;
      if (named.has(name)) continue;
      named.add(name);
      const same = byUnit.get(unit) ?? [];
      same.push({ row, size: Math.abs(value.value.toNumber()) });
      byUnit.set(unit, same);
    }
    const rank = (unit: string) => (WEIGHTY.includes(unit) ? WEIGHTY.indexOf(unit) : WEIGHTY.length);
    return [...byUnit.keys()]
      .toSorted((one, other) => rank(one) - rank(other))
      .flatMap((unit) => (byUnit.get(unit) ?? []).toSorted((a, b) => b.size - a.size).slice(0, MOST_OF_UNIT))
      .map(({ row }) => row);
  }

  amounts(column: string): readonly Cells[] {
    return this.rowsOf('projects').filter((row) => {
      const value = quantity(row[column] ?? '');
      return value.kind === 'number' && value.unit === '';
    });
  }

  clause(row: Cells, column: string): string {
    const name = row.指标 ?? '';
    const value = quantity(row[column] ?? '');
    const falls = value.kind === 'number' && value.value.lt(0);
    const isLevel = /率$|比重|比例|强度|占比|浓度|指数$|下降$|降低$|减少$/.test(name);
    const verb = isLevel ? '' : falls ? '比上年变动' : '增长';
    return `${name}${verb}{{figure "${row.编号}" "${column}"}}`;
  }
}
