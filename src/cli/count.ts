import { errorAt, ReportError } from '../core/diagnostics.js';

const MOST = 256;

/** How many are to work at once, as it is written on a command line. Throws a ReportError. */
export function countOf(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MOST) return count;
  const message = { zh: `“${text}”不是个数`, en: `“${text}” is no number of workers` };
  const hint = { zh: `1 至 ${MOST}`, en: `1 to ${MOST}` };
  throw new ReportError([errorAt('bad-count', message, { hint })]);
}
