import { quantity } from '../../quantity/quantity.js';
import type { SourceReport } from '../model.js';
import { type Cells, type WrittenTable, yearHeaders } from './tables.js';

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
