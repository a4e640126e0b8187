import type { Place } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import type { ChartOptions } from './chart-options.js';

/** Those of its keys that may hold Handlebars. */
export const chartTexts = ['title', 'topic', 'alt', 'note'] as const;

/** One chart as declared in pack.yaml. */
export interface ChartSpec {
  readonly name: string;
  /** Section of the pack that shows it: `glance`, `indicators`, `projects` … */
  readonly at: string;
  readonly type: string;
  /**
   * What it shows, in a sentence; its topic where it has no other. The program finds a sentence where there is none.
   */
  readonly title?: string;
  /** What it is about, told small beside its number where the title is a sentence. */
  readonly topic?: string;
  readonly unit?: string;
  /** The finding for readers who can't see it. Title, topic, note and alt may hold Handlebars. */
  readonly alt: string;
  readonly note?: string;
  readonly rows: ChartRows;
  readonly series: readonly ChartSeries[];
  /** What small multiples have a panel each of: the rows, or the names that these stand under. */
  readonly panels?: 'rows' | 'groups';
  /** Whether the panels of small multiples have a scale each, or one for all. */
  readonly scale?: 'own' | 'same';
  /** Columns become the places along the axis and rows the series, or not; `line` does so by itself with years. */
  readonly swap?: boolean;
  /** Values to measure all rows by, drawn as lines across the plot. */
  readonly targets?: readonly ChartTarget[];
  readonly format?: ChartFormat;
  /** Height in grid lines of the page; the width is that of the place it stands in. */
  readonly lines?: number;
  /** Raw Chart.js options, laid over those of the type. */
  readonly options?: ChartOptions;
  readonly place: Place;
  /** Its texts, with the places that they stand at. */
  readonly passages?: Readonly<Partial<Record<(typeof chartTexts)[number], Passage>>>;
}

export interface ChartRows {
  readonly table: string;
  /** Only these, by their ids or names, in this order. */
  readonly ids?: readonly string[];
  /** Only rows of these groups; of a general table, those that stand under these names. */
  readonly groups?: readonly string[];
  /** Of a general table: only rows of this level, 0 being the outermost. */
  readonly level?: number;
  /** Only rows in which every series has a number. */
  readonly complete?: boolean;
  /** Column to sort by, largest first unless `order` is ascending; rows without a figure come last. */
  readonly sort?: string;
  readonly order?: 'ascending' | 'descending';
  /** The first N rows after sorting; the rest is summed up as 其他 where that makes sense. */
  readonly top?: number;
  /** Groups are not told apart by solid and hatch: they are not what the chart is about. */
  readonly ungrouped?: boolean;
  /** Column whose text labels a row, when not the row's name (a short name, say). */
  readonly label?: string;
}

export interface ChartSeries {
  readonly column: string;
  /** Name shown; the column's title when absent. */
  readonly name?: string;
  readonly unit?: string;
  /**
   * In a combined chart: drawn as bar or line, against the left or right axis. As target, in bars and small
   * multiples: a mark across the bars of each row.
   */
  readonly as?: 'bar' | 'line' | 'target';
  readonly axis?: Axis;
}

export type Axis = 'left' | 'right';

/** A target of the whole chart: a figure as written, in the unit of its axis, or one of the data. */
export interface ChartTarget {
  readonly name: string;
  /** Digits as written, with sign and qualifier if any: `5.5`, `7%以上`. */
  readonly value?: string;
  /** Row of any table, and column of that table, whose figure it is. */
  readonly id?: string;
  readonly column?: string;
  /** Axis of a combined chart. */
  readonly axis?: Axis;
}

/** How figures are printed, where not as the data has them. */
export interface ChartFormat {
  /** Decimal places at most: more are rounded, and a note says so. Fewer are left, for nobody measured them. */
  readonly decimals?: number;
  /** Commas between thousands. */
  readonly thousands?: boolean;
}
