import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import { drawnRows } from '../../dataset/charted.js';
import type { Table } from '../../dataset/model.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { findColumn, findTable, isOfPeriod } from '../../dataset/table/columns.js';
import { chartKind } from '../kinds/index.js';

/**
 * What a line leads through follows in time, or by number (ages, sizes): between names that only stand in some order it
 * would show a course.
 */
export const linesFollow: PackRule = ({ dataset }) =>
  dataset.pack.charts.flatMap((chart): Diagnostic[] => {
    const table = findTable(dataset, chart.rows.table);
    if (!table || !chartKind(chart.type).swapsYears || hasOrder(chart, table)) return [];
    const message = {
      zh: `图“${chart.name}”把没有先后的各项连成了线，看起来像走势`,
      en: `chart ${chart.name} joins names that follow in no order, as if they were a course`,
    };
    const hint = {
      zh: '各项之间作比较，改用 horizontal-bar（加 sort）或 bar。',
      en: 'To compare them, use horizontal-bar with sort, or bar.',
    };
    return [warningAt('line-without-order', message, { place: chart.place, hint })];
  });

/** The first rows are the largest only where they are sorted. */
export const topIsSorted: PackRule = ({ dataset }) =>
  dataset.pack.charts.flatMap((chart): Diagnostic[] => {
    const { top, sort, table: name } = chart.rows;
    const table = findTable(dataset, name);
    if (top === undefined || sort !== undefined || !table || drawnRows(chart, table).length <= top) return [];
    const message = {
      zh: `图“${chart.name}”有 top 而没有 sort，画的是表里的前${top}项，不是最大的${top}项`,
      en: `chart ${chart.name} has top without sort: it draws the first ${top} of the table, not the largest`,
    };
    const hint = {
      zh: '要最大的几项，加 sort: 列名；要指定的几项，用 ids。',
      en: 'For the largest add sort with a column; for certain rows use ids.',
    };
    return [warningAt('top-without-sort', message, { place: chart.place, hint })];
  });

/** Whether years along the axis, or the rows, follow each other. */
function hasOrder({ series, rows, swap }: ChartSpec, table: Table): boolean {
  const drawn = drawnRows({ rows, series }, table);
  const columns = series.flatMap(({ column }) => findColumn(table.columns, column) ?? []);
  const areColumns = columns.length > 1 && columns.every(isOfPeriod);
  const label = table.columns.find(({ role }) => role === 'label')?.header ?? '';
  const areRows = drawn.every(
    ({ period, cells }) =>
      period !== undefined || /^[\d一二三四五六七八九十]/u.test(cells[label]?.text ?? ''),
  );
  if (swap !== undefined) return swap ? areColumns : areRows;
  return areColumns || areRows || drawn.length < 2;
}
