import { mostFills } from '../layout/style.js';
import type { ChartKind } from './kind.js';
import { drawStacked } from './stacked-bar.js';

/** Stacked bars that stand upright: for years in a row, or where names are short. */
export const uprightStackedBar: ChartKind = {
  words: {
    name: { zh: '堆积柱形图', en: 'stacked bars' },
    shows: { zh: '堆积柱形图，如按年份排列时', en: 'the same standing upright, as over years' },
    series: { zh: '一至六个', en: 'one to six' },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasTargetLines: true,
  figureAxes: ['y'],
  printsSums: true,
  gapNote: '没有数据的部分不在图中，未计入合计。',
  draw: (chart, area) => drawStacked(chart, area, 'columns'),
};
