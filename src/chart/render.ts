import type { Chart, ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type { Configuration } from './drawing.js';

const svgType = 'image/svg+xml';

/**
 * One instance draws charts of every size: each instance evaluates Chart.js anew, and the size is only looked
 * at when a chart is drawn.
 */
class ChartPress extends ChartJSNodeCanvas {
  declare protected _width: number;
  declare protected _height: number;
  declare protected readonly _chartJs: typeof Chart;

  draw(configuration: Configuration, widthPt: number, heightPt: number): string {
    // Scales take what their own options leave out from the defaults, not from the chart's options.
    Object.assign(this._chartJs.defaults.font, configuration.options.font);
    this._width = widthPt;
    this._height = heightPt;
    const still = configuration as unknown as ChartConfiguration;
    return this.renderToBufferSync(still, svgType).toString('utf8');
  }
}

let press: ChartPress | undefined;

/** A Chart.js configuration as SVG, one unit to the point. Chart.js is loaded by the first chart. */
export function renderSvg(configuration: Configuration, widthPt: number, heightPt: number): string {
  press ??= withoutPath2D(() => new ChartPress({ width: widthPt, height: heightPt, type: 'svg' }));
  return press.draw(configuration, widthPt, heightPt);
}

/**
 * Chart.js, as it is evaluated, takes to drawing lines by Path2D where there is one, as other libraries leave it in a
 * process (PDF.js does). Our canvas records calls and knows no paths of others: the lines would be missing.
 */
function withoutPath2D<Made>(make: () => Made): Made {
  const path = Object.getOwnPropertyDescriptor(globalThis, 'Path2D');
  if (!path) return make();
  Reflect.deleteProperty(globalThis, 'Path2D');
  try {
    return make();
  } finally {
    Object.defineProperty(globalThis, 'Path2D', path);
  }
}
