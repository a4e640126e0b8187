import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { Finding } from '../../report/finding.js';
import type { Report } from '../../report/report.js';
import { drawnData } from './drawn-data.js';
import { forms } from './forms.js';
import { fits } from './words.js';

/**
 * What a chart shows, worked out from the very cells that it draws, so that a figure that changes changes the
 * sentence; undefined where there is no order, no exception and no share to tell of.
 */
export function proposeFinding(spec: ChartSpec, report: Report): Finding | undefined {
  const data = drawnData(spec, report);
  if (!data) return undefined;
  for (const form of forms) {
    const found = form(data).find((finding) => finding !== undefined && fits(finding));
    if (found) return found;
  }
  return undefined;
}
