import type { ReportRow } from '../../report/report.js';

/** What 其中： before a name takes, in characters: the names that follow stand under the one behind it. */
const AMONG = /^(?:其中[:：]|其中\s)/u;
const AMONG_CHARACTERS = 3;

/**
 * How far the names of rows are set in, in characters: one for each level, and the rows that go on after 其中： stand
 * under the name behind it (CY/T 170-2019).
 */
export function indentsOf(rows: readonly Pick<ReportRow, 'label' | 'level'>[]): number[] {
  let among: number | undefined;
  return rows.map(({ label, level = 0 }) => {
    if (among !== undefined && level < among) among = undefined;
    if (AMONG.test(label)) {
      among = level;
      return level;
    }
    return among === undefined ? level : level + AMONG_CHARACTERS;
  });
}
