import { type Diagnostic, warningAt } from '../../diagnostics.js';
import { nearestHint } from '../../source/nearest.js';
import type { PackRule } from './rule.js';

/** The options that Chart.js looks at in a still picture, and the axes that charts here have. */
const known: Readonly<Record<'options' | 'scales', readonly string[]>> = {
  options: [
    ...[
      'backgroundColor',
      'barPercentage',
      'barThickness',
      'borderColor',
      'borderWidth',
      'categoryPercentage',
    ],
    ...['circumference', 'clip', 'color', 'cutout', 'datasets', 'elements', 'font', 'grouped', 'indexAxis'],
    ...['layout', 'locale', 'maxBarThickness', 'minBarLength', 'normalized', 'offset', 'parsing', 'plugins'],
    ...['radius', 'rotation', 'scales', 'showLine', 'skipNull', 'spacing', 'spanGaps'],
  ],
  scales: ['x', 'y', 'xRight', 'yRight'],
};

/** Raw options that Chart.js does not know would do nothing, without a word: most likely they are mistyped. */
export const chartOptions: PackRule = ({ dataset, placeOf }) =>
  dataset.pack.charts.flatMap(({ name, options = {} }, index) => {
    const { scales } = options;
    const axes = typeof scales === 'object' && scales !== null ? Object.keys(scales) : [];
    const unknown = (keys: readonly string[], of: keyof typeof known, ...path: string[]) =>
      keys
        .filter((key) => !known[of].includes(key))
        .map((key): Diagnostic => {
          const message = {
            zh: `图“${name}”：Chart.js 的${of === 'scales' ? '轴' : '选项'}里没有“${key}”，不起作用`,
            en: `Chart "${name}": "${key}" is no ${of === 'scales' ? 'axis' : 'option'} of Chart.js and does nothing`,
          };
          const place = placeOf(['charts', index, 'options', ...path, key]);
          return warningAt('unknown-option', message, { place, hint: nearestHint(key, known[of]) });
        });
    return [...unknown(Object.keys(options), 'options'), ...unknown(axes, 'scales', 'scales')];
  });
