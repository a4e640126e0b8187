import { errorAt, ReportError } from '../core/diagnostics.js';

/** A port as it is written on a command line. Throws a ReportError. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  const message = { zh: `“${text}”不是端口号`, en: `“${text}” is no port` };
  const hint = { zh: '1024 至 65535', en: '1024 to 65535' };
  throw new ReportError([errorAt('bad-port', message, { hint })]);
}
