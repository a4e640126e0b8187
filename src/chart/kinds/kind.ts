import type { Bilingual } from '../../core/diagnostics.js';
import type { AxisName } from '../../dataset/chart-options.js';
import type { BoundChart } from '../data/bound-chart.js';
import type { Drawing } from '../drawing.js';
import type { ChartArea } from '../layout/chart-area.js';
import type { ChartProblem } from '../problem.js';

/** A kind of chart: what it can be given, how it is told of, and how it is drawn. */
export interface ChartKind {
  /** What a sheet calls it, and for documents: what it shows, and which series it takes. */
  readonly words: { readonly name: Bilingual; readonly shows: Bilingual; readonly series: Bilingual };
  /** How many series it draws at least and at most, targets not counted. */
  readonly fewestSeries: number;
  readonly mostSeries: number;
  /** What helps against too many series, where there is more to say than that fewer have to do. */
  readonly tooManySeriesHint?: Bilingual;
  /** Draws lines across the whole plot (`targets`). */
  readonly hasTargetLines?: true;
  /** Draws a mark across the bars of each row (a series `as: target`). */
  readonly hasRowTarget?: true;
  /** Draws series `as: line` beside bars, and a second `axis`. */
  readonly hasTwoAxes?: true;
  /** Years among its series become the places along its axis, unless `swap` says otherwise. */
  readonly swapsYears?: true;
  /** Series that are periods, however many, are drawn as a course in the panel of each row. */
  readonly drawsCourses?: true;
  /** Draws panels, of rows or of groups of rows, to scales of their own or to one for all. */
  readonly hasPanels?: true;
  /** The axes of figures, which may be given a range of their own; small panels and pies have none. */
  readonly figureAxes: readonly AxisName[];
  /** Its marks are points, which need not begin at zero and can stand on a logarithmic axis. */
  readonly isOfPoints?: true;
  /** The series whose figures stand along an axis of points; all of them where absent. */
  readonly seriesAlong?: (axis: AxisName, chart: BoundChart) => BoundChart['series'];
  /** What has to be of one unit: all figures of an axis, those of each series, or nothing; `axis` where absent. */
  readonly sharesUnit?: 'axis' | 'series' | 'nothing';
  /** How many groups of rows it can tell apart by fill or mark; undefined where it does not tell them apart. */
  readonly mostGroups?: (seriesCount: number) => number | undefined;
  /** So many parts of a whole can be told apart by size. */
  readonly mostParts?: number;
  /** Prints sums beside their parts. */
  readonly printsSums?: true;
  /** The note about rows or parts without a figure, where they are not drawn as a dash. */
  readonly gapNote?: string;
  /** What has to be said under every chart of the kind. */
  readonly ownNote?: string;
  /** Draws a chart on an area, or tells why it can't be. */
  draw(chart: BoundChart, area: ChartArea): Drawing | ChartProblem;
}
