import type { Chart, Plugin } from 'chart.js';
import type { RecordingContext } from './canvas/context.js';
import type { Legend } from './layout/legend.js';
import type { Overlay } from './layout/overlay.js';

/** Options of Chart.js. Its own types contradict each other under `exactOptionalPropertyTypes`. */
export type Options = Readonly<Record<string, unknown>>;

/** A Chart.js configuration, as far as its shape matters here. */
export interface Configuration {
  readonly type: string;
  readonly data: {
    readonly labels: readonly string[];
    readonly datasets: readonly (Options & { readonly data: readonly unknown[] })[];
  };
  readonly options: Options;
  readonly plugins?: readonly Plugin[];
}

/** How a chart is drawn: what Chart.js draws, and what stands over it. */
export interface Drawing {
  readonly configuration: Configuration;
  readonly legend: Legend;
  /** Lines under the marks, drawn when the plot is laid out. */
  readonly underlay?: (chart: Chart, context: RecordingContext) => void;
  readonly overlay: (chart: Chart) => Overlay;
  /**
   * The same without an axis to read values off, for a chart that has room to print all of its figures: nobody needs
   * both. Used where all of its labels find a place.
   */
  readonly withoutAxis?: Drawing;
}

/** Room kept around the plot, in points. */
export interface Padding {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Chart.js's own plugins, none of which a still picture needs: switched off, they are not even set up. */
const withoutBuiltIns: Options = {
  colors: false,
  decimation: false,
  filler: false,
  legend: false,
  subtitle: false,
  title: false,
  tooltip: false,
};

/** Options all types share: a still picture of exact size without Chart.js's own words. */
export function baseOptions(padding: Padding): Options {
  return {
    devicePixelRatio: 1,
    // Marks never leave the plot by more than an outline, which a clip would cut in half.
    clip: false,
    events: [],
    // The room the points need is in the padding already.
    layout: { padding, autoPadding: false },
    plugins: withoutBuiltIns,
  };
}

/** An axis that is there for its positions only. Ticks are off too, or Chart.js would measure them. */
export const hiddenAxis: Options = { display: false, ticks: { display: false } };

/** The same for values, whose ticks Chart.js would format at some cost even so. */
export const hiddenValueAxis: Options = {
  display: false,
  ticks: { display: false, maxTicksLimit: 7, callback: String },
};
