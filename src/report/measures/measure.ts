import type { Bilingual, Place } from '../../core/diagnostics.js';
import type { Column } from '../../dataset/model.js';
import type { Total } from '../../dataset/quantity/sums.js';
import type { ReportGroup, ReportRow, ReportTable } from '../report.js';
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
  /** The helpers that print its values in sentences, by name. */
  readonly helpers?: Readonly<Record<string, MeasureHelper>>;
}

/** What a figure that follows from others is called. */
export interface ValueWords {
  /** Among differences of two states, by the header of the data: 名次 投资（亿元）; absent where another tells as much. */
  compared?(value: ReportValue): string | undefined;
  /** In print, by the title of its column: 投资名次. */
  printed(title: string, column: Column | undefined): string;
  /** Of what it is a figure in print, where that is not its row or group alone: 已开工小计. */
  item?(item: string): string;
}

/** A helper that prints what follows: `{{rank "p03" "投资（亿元）"}}`. */
export interface MeasureHelper {
  /** What its arguments name, each a text in quotes and in what those before it name. */
  readonly takes: readonly NamedByArgument[];
  /** The kind of value that it prints; its own name where absent. */
  readonly kind?: string;
  readonly example: string;
  /** What it prints, for documents. */
  readonly words: Bilingual;
  /** What there is to print; nothing where the row has no such figure. */
  print(named: Named): PrintedFigure | undefined;
}

/**
 * What an argument names: a row, or one that can be compared, or that has a growth, or which of its figures does; a
 * column of amounts that the row has a figure in, or also a sum; a table; a group; a column of amounts, or one that has
 * a sum.
 */
export type NamedByArgument =
  | 'row'
  | 'compared-row'
  | 'growing-row'
  | 'compared-figure'
  | 'growing-figure'
  | 'figure'
  | 'part'
  | 'table'
  | 'group'
  | 'group-or-none'
  | 'amount'
  | 'sum';

/** What the arguments of a helper have named. */
export interface Named {
  readonly table: ReportTable;
  readonly row?: ReportRow;
  readonly group?: ReportGroup;
  readonly column?: Column;
  readonly total?: Total;
}

/** Words, a figure or both: 提高0.2个百分点. */
export interface PrintedFigure {
  readonly before?: string;
  readonly digits?: string;
  readonly unit?: string;
  /** The cell or the head of the column that it is traced to. */
  readonly place?: Place;
  /** What its name has behind its kind, where that is more than the arguments tell. */
  readonly key?: readonly string[];
}

/** Where something stands, as what a helper prints is traced to it. */
export function placeOf(found: { readonly place: Place } | undefined): { readonly place?: Place } {
  return found ? { place: found.place } : {};
}
