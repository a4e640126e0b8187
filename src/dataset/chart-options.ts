import * as v from 'valibot';
import { colourShape, shaped } from '../core/source/shape.js';

const optional = v.exactOptional;
const number = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const whole = (least: number, most: number) => v.pipe(number(least, most), v.integer());
const colour = shaped(v.pipe(v.string(), v.regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)), colourShape);

/** Points on paper, figures of an axis and ticks along it: no more than can be seen, or reckoned with. */
const points = number(0, 1000);
const stroke = number(0, 20);
const share = number(0.01, 1);
const figure = number(-1e15, 1e15);
const ticks = whole(2, 50);

const font = v.strictObject({ size: optional(number(4, 72)) });

const line = {
  display: optional(v.boolean()),
  color: optional(colour),
};

const axis = v.strictObject({
  type: optional(v.picklist(['linear', 'logarithmic'])),
  display: optional(v.boolean()),
  min: optional(figure),
  max: optional(figure),
  grid: optional(v.strictObject({ ...line, lineWidth: optional(stroke), drawTicks: optional(v.boolean()) })),
  border: optional(v.strictObject({ ...line, width: optional(stroke) })),
  ticks: optional(
    v.strictObject({
      ...line,
      font: optional(font),
      padding: optional(points),
      stepSize: optional(number(1e-9, 1e15)),
      count: optional(ticks),
      maxTicksLimit: optional(ticks),
    }),
  ),
});

const side = optional(points);
const look = {
  borderWidth: optional(stroke),
  borderColor: optional(colour),
  backgroundColor: optional(colour),
};

/**
 * The options of Chart.js that a still picture looks at and that leave the figures where they are. What else there is
 * needs a program's functions, moves the marks from under their labels, or does nothing on paper.
 */
export const chartOptions = v.strictObject({
  ...look,
  color: optional(colour),
  font: optional(font),
  barPercentage: optional(share),
  categoryPercentage: optional(share),
  barThickness: optional(points),
  maxBarThickness: optional(points),
  minBarLength: optional(points),
  grouped: optional(v.boolean()),
  skipNull: optional(v.boolean()),
  spanGaps: optional(v.boolean()),
  showLine: optional(v.boolean()),
  spacing: optional(stroke),
  layout: optional(
    v.strictObject({
      padding: optional(
        v.union([points, v.strictObject({ left: side, right: side, top: side, bottom: side })]),
      ),
    }),
  ),
  elements: optional(
    v.strictObject({
      bar: optional(v.strictObject(look)),
      line: optional(v.strictObject({ ...look, tension: optional(number(0, 1)) })),
      point: optional(v.strictObject({ ...look, radius: optional(points) })),
      arc: optional(v.strictObject(look)),
    }),
  ),
  scales: optional(
    v.strictObject({
      x: optional(axis),
      y: optional(axis),
      xRight: optional(axis),
      yRight: optional(axis),
    }),
  ),
});

export type ChartOptions = v.InferOutput<typeof chartOptions>;
export type AxisName = keyof NonNullable<ChartOptions['scales']>;
