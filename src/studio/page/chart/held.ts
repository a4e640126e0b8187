import type { ChartState } from '../../wire/charts.js';
import { waiting } from '../edits/outbox.js';

/** Whether nothing can be chosen: the chart stands in a worksheet, or what was chosen last is still to be written. */
export function isHeld({ file }: ChartState): boolean {
  return file === undefined || waiting.value.length > 0;
}
