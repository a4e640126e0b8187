import type { Edit } from '../../editing/index.js';
import type { Report } from '../../report/report.js';
import type { Desk } from '../desk/desk.js';
import { factsHome } from '../desk/facts-home.js';
import { packValue } from '../desk/pack-file.js';
import { nextLine } from '../desk/sheets.js';
import { readOnlyFormat } from '../tables/refusals.js';

/** The edits that have a chart declared before another, behind the last where there is none: so charts print. */
export async function chartMoved(
  desk: Desk,
  { pack: { charts } }: Report,
  name: string,
  before: string | undefined,
): Promise<readonly Edit[]> {
  const from = charts.findIndex((chart) => chart.name === name);
  const to = before === undefined ? charts.length : charts.findIndex((chart) => chart.name === before);
  if (from === -1 || to === -1 || to === from || to === from + 1) return [];
  const { file, inWorkbook } = await factsHome(desk, 'charts', []);
  if (!inWorkbook) {
    const written = (await packValue(desk))?.charts;
    const own = Array.isArray(written) ? (written[from] as unknown) : undefined;
    const moved = { kind: 'move-value', file, path: ['charts', from], before: own } as const;
    return [{ ...moved, ...(to < charts.length && { to }) }];
  }
  const { sheet, isEditable } = inWorkbook;
  const [, ...rows] = sheet?.rows ?? [];
  const own = rows[from];
  if (!isEditable) throw readOnlyFormat;
  if (!sheet?.sheet || !own) return [];
  const behind = rows[to]?.line ?? nextLine(sheet);
  return [{ kind: 'move-rows', file, sheet: sheet.sheet, line: own.line, to: behind, before: [own.fields] }];
}
