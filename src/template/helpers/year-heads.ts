import { comparedColumns } from '../../dataset/quantity/difference.js';
import { formatPeriod } from '../../quantity/period.js';
import type { ReportColumn, ReportTable } from '../../report/report.js';
import { escapeText } from '../escape.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { markup } from './numeral.js';

/** The heads of a table's columns of periods, in one row or two. */
interface YearHeads {
  /** 2 where any head stands over several columns. */
  readonly rows: 1 | 2;
  readonly heads: readonly { readonly title: string; readonly columns: number; readonly rows: 1 | 2 }[];
  /** The second row, for the columns under such heads. */
  readonly below: readonly string[];
}

/**
 * `{{#with (yearHeads table) as |years|}}`: columns side by side of one measure, or else of one year, come under
 * one head (实绩: 2023年, 2024年); a column that stands alone has its whole header, as high as the head.
 */
export const yearHeads: HelperDefinition = {
  takes: [kinds.table],
  example: '{{#with (yearHeads table)}}',
  words: {
    zh: '年份列的表头：`heads`，各有 `title`、`columns`、`rows`；`below`，第二行的文字；`rows`，一行还是两行',
    en: 'the heads of the year columns: `heads` with `title`, `columns` and `rows` each; `below`, the titles of a second row; `rows`, 1 or 2',
  },
  make:
    () =>
    (table: ReportTable): YearHeads => {
      const byMeasure = runsOf(table.years, ({ measure = '' }) => measure);
      const runs = byMeasure.some(isSeveral) ? byMeasure : runsOf(table.years, ({ year }) => `${year}年`);
      const rows = runs.some(isSeveral) ? 2 : 1;
      return {
        rows,
        heads: runs.map((run) => ({
          title: isSeveral(run) ? run.title : (run.columns[0]?.header ?? ''),
          columns: run.columns.length,
          rows: isSeveral(run) ? 1 : rows,
        })),
        below: runs
          .filter(isSeveral)
          .flatMap(({ title, columns }) => columns.map(({ header }) => header.replace(title, ''))),
      };
    },
};

/**
 * `{{changeHead table}}`: what the column of the change is called. With more than two years it says which one the
 * last is compared with: 比2025年增减; where it is not the last that is compared, which one is too.
 */
export const changeHead: HelperDefinition = {
  takes: [kinds.table],
  example: '{{changeHead table}}',
  words: {
    zh: '这一列的表头：增减；不止两年时为 比2025年增减；比的不是最后一列时再说是哪一列',
    en: 'the head of that column: 增减, with more than two years 比2025年增减, and which column where it is not the last',
  },
  make: () => (table: ReportTable) => {
    const compared = comparedColumns(table.columns);
    if (table.years.length <= 2 || !compared) return '增减';
    const [from, to] = compared;
    const before = `比${from.period ? formatPeriod(from.period) : ''}`;
    const isLast = to.header === table.years.at(-1)?.header;
    return markup(isLast ? `${before}<br/>增减` : `${escapeText(to.header)}<br/>${before}增减`);
  },
};

/** Columns side by side with the same title. */
interface Run {
  readonly title: string;
  readonly columns: ReportColumn[];
}

function runsOf(columns: readonly ReportColumn[], titleOf: (column: ReportColumn) => string): Run[] {
  const runs: Run[] = [];
  for (const column of columns) {
    const title = titleOf(column);
    const last = runs[runs.length - 1];
    // parts of a year have no measure that they could come under
    if (last?.title === title && title !== '') last.columns.push(column);
    else runs.push({ title, columns: [column] });
  }
  return runs;
}

function isSeveral({ columns }: Run): boolean {
  return columns.length > 1;
}
