import type { Column } from '../../dataset/model.js';
import type { ReportRow, ReportTable } from '../report.js';
import type { ReportValue } from '../value.js';

/** A rule by which figures follow from others: ranks, shares, sums. */
export interface Measure {
  /** What follows for a row. */
  of?(row: ReportRow, table: ReportTable): readonly ReportValue[];
  /** What follows for a table as a whole, and for its groups. */
  ofTable?(table: ReportTable): readonly ReportValue[];
  /** Whether what follows for a row comes from its cells alone, whatever the rows around it say. */
  readonly isOfRowAlone?: true;
  /** What its values are called, by their kinds. */
  readonly describe: Readonly<Record<string, ValueWords>>;
}

/** What a figure that follows from others is called. */
export interface ValueWords {
  /** Among differences of two states, by the header of the data: 名次 投资（亿元）. */
  compared(value: ReportValue): string;
  /** In print, by the title of its column: 投资名次. */
  printed(title: string, column: Column | undefined): string;
  /** Of what it is a figure in print, where that is not its row or group alone: 已开工小计. */
  item?(item: string): string;
}
