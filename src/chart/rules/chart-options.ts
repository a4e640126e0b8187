import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { AxisName } from '../../dataset/chart-options.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { chartKind, chartTypesWith } from '../kinds/index.js';

/** The keys of an axis that only one of figures can have. */
const ofFigures = ['type', 'min', 'max'] as const;

/**
 * What the raw options of a chart ask of its axes must be axes that its type has, and that its marks can stand on. What
 * needs the figures is looked at where the chart is drawn.
 */
export const chartOptions: PackRule = ({ dataset, placeOf }) =>
  dataset.pack.charts.flatMap(({ name, type, options }, index) => {
    const report = (path: readonly string[], message: Bilingual, hint?: Bilingual): Diagnostic => {
      const words = { zh: `图“${name}”：${message.zh}`, en: `Chart "${name}": ${message.en}` };
      return errorAt('chart-axis', words, {
        place: placeOf(['charts', index, 'options', 'scales', ...path]),
        hint,
      });
    };
    const { figureAxes, isOfPoints } = chartKind(type);
    const has: readonly AxisName[] =
      figureAxes.length === 0 ? [] : [...new Set<AxisName>(['x', 'y', ...figureAxes])];
    return Object.entries(options?.scales ?? {}).flatMap(([axis, own]) => {
      if (!has.includes(axis as AxisName)) {
        const message = { zh: `${type} 没有轴“${axis}”`, en: `${type} has no axis "${axis}"` };
        return [report([axis], message, nearestHint(axis, has))];
      }
      const isOfFigures = figureAxes.includes(axis as AxisName);
      const misplaced = isOfFigures ? undefined : ofFigures.find((key) => own[key] !== undefined);
      if (misplaced !== undefined) {
        const message = {
          zh: `“${axis}”轴上是名称，不能写 ${misplaced}`,
          en: `the axis "${axis}" has names, and no ${misplaced}`,
        };
        return [
          report([axis, misplaced], message, {
            zh: `数值在 ${figureAxes.join('、')} 轴上`,
            en: `figures are along ${figureAxes.join(', ')}`,
          }),
        ];
      }
      if (own.type === 'logarithmic' && !isOfPoints)
        return [report([axis, 'type'], barsFromZero, pointsOnly)];
      return [];
    });
  });

const barsFromZero: Bilingual = {
  zh: '柱从 0 画起，对数轴上没有 0',
  en: 'its bars begin at 0, which no logarithmic axis has',
};
const pointTypes = chartTypesWith(({ isOfPoints }) => isOfPoints === true);
const pointsOnly: Bilingual = {
  zh: `对数轴可用于 ${pointTypes.join('、')}`,
  en: `a logarithmic axis is for ${pointTypes.join(', ')}`,
};
