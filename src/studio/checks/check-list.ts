import { basename, parse } from 'node:path';
import { grouped, isConsequence } from '../../core/diagnostic-order.js';
import type { Bilingual, Diagnostic, Place } from '../../core/diagnostics.js';
import { sheetOfTable } from '../../dataset/kinds/index.js';
import { uncheckedIn } from '../../dataset/rules/unchecked.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import { columnLetters } from '../../input/raw-table.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import type { PackPages } from '../../revision/pack-pages.js';
import type { CellTick, CheckItem, CheckList } from '../wire/checks.js';
import { tickKey } from './ticks.js';

/** What there is to look at: the last report that held together, where it prints, and what was ticked. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly report: Report | undefined;
  readonly pages: PackPages | undefined;
  readonly ticked: ReadonlySet<string>;
}

/** The list to go through: errors first, each cause with what follows from it, then doubts, then warnings. */
export function checkListOf({ diagnostics, report, pages, ticked }: Checked): CheckList {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(
    // rows in doubt are listed one by one
    ({ severity, code }) => severity === 'warning' && code !== 'unchecked-rows',
  );
  const tables = Object.values(report?.tables ?? {});
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
  const doubts = rows.flatMap(({ table, row }) => doubtOf(table, row, pages) ?? []);
  const withPages = (one: Diagnostic) => itemOf(one, pages, ticked);
  return {
    items: [...withConsequences(errors, withPages), ...doubts, ...warnings.map(withPages)],
    lookedAt: rows.filter(({ table, row }) => isLookedAt(table, row)).length,
  };
}

/**
 * Errors by their causes: of those in one row the first is the cause, and so is one in a table before those in
 * pack.yaml that come of what is not there.
 */
function withConsequences(
  errors: readonly Diagnostic[],
  item: (one: Diagnostic) => CheckItem,
): readonly CheckItem[] {
  const causes: { readonly cause: Diagnostic; readonly count: number; readonly follows: Diagnostic[] }[] = [];
  for (const { shown, count } of grouped(errors)) {
    const [first, ...others] = shown;
    if (first === undefined) continue;
    const cause = causes.find((one) => isCauseOf(one.cause, first));
    if (cause) cause.follows.push(...shown);
    else causes.push({ cause: first, count, follows: others });
  }
  return causes.map(({ cause, count, follows }) => ({
    ...item(cause),
    count,
    follows: follows.map(({ message, place }) => ({
      message,
      ...(place && { place, where: whereOf(place) }),
    })),
  }));
}

function isCauseOf(cause: Diagnostic, other: Diagnostic): boolean {
  const [one, two] = [cause.place, other.place];
  const isSameRow =
    one?.line !== undefined && one.file === two?.file && one.sheet === two.sheet && one.line === two.line;
  if (isSameRow && !isPack(one)) return true;
  return !isConsequence(cause) && isConsequence(other) && !isPack(one);
}

function isPack(place: Place | undefined): boolean {
  return place === undefined || basename(place.file) === 'pack.yaml';
}

function itemOf(one: Diagnostic, pages: PackPages | undefined, ticked: ReadonlySet<string>): CheckItem {
  const { severity, code, message, hint, place } = one;
  const key = tickKey('warning', code, message.zh, place?.file ?? '', place?.sheet ?? '');
  return {
    key,
    kind: severity,
    message,
    ...(hint && { hint }),
    ...(place && { place, where: whereOf(place) }),
    pages: place && pages ? pages.text(place) : [],
    isKnown: ticked.has(key),
    count: 1,
    follows: [],
  };
}

/** A row that was imported in doubt and not looked at. */
function doubtOf(table: ReportTable, row: ReportRow, pages: PackPages | undefined): CheckItem | undefined {
  const what = uncheckedIn(row, table);
  const check = table.columns.find(({ role }) => role === 'check');
  const cell = check && row.cells[check.header];
  if (what === undefined || cell === undefined) return undefined;
  const reason = cellOf(row, table, 'doubt');
  const figures = table.columns.filter(
    ({ header, role }) =>
      (role === 'period' || role === 'amount' || role === 'figure') && (row.cells[header]?.text ?? '') !== '',
  );
  const told = figures.map(({ header }) => `${header} ${row.cells[header]?.text ?? ''}`).join('　');
  const label = withoutMarks(row.label);
  const place = row.cells[figures[0]?.header ?? check?.header ?? '']?.place ?? cell.place;
  const onPages = figures.flatMap(({ header }) => pages?.figure(figureName('cell', row.id, header)) ?? []);
  const tick = tickOf(cell.place, cell.text);
  return {
    key: tickKey('doubt', table.name, row.id),
    kind: 'doubt',
    message: { zh: `${label}　${told}`, en: `${label}　${told}` },
    hint: hintOf(what, reason),
    place,
    where: whereOf(place),
    pages: [...new Set(onPages)],
    isKnown: false,
    count: 1,
    ...(tick && { tick }),
    follows: [],
  };
}

function hintOf(what: 'name' | 'figure', reason: string): Bilingual {
  const look = {
    name: { zh: '请看名称', en: 'look at the name' },
    figure: { zh: '请看数字', en: 'look at the figure' },
  }[what];
  return reason === '' ? look : { zh: `${look.zh}：${reason}`, en: `${look.en}: ${reason}` };
}

function tickOf(place: Place, before: string): CellTick | undefined {
  const { file, sheet, line, column } = place;
  if (line === undefined || column === undefined) return undefined;
  return { file: basename(file), ...(sheet !== undefined && { sheet }), line, column, before };
}

function cellOf(row: ReportRow, table: ReportTable, role: string): string {
  const column = table.columns.find((one) => one.role === role);
  return column ? (row.cells[column.header]?.text ?? '') : '';
}

/** A person has written something into 核对. */
function isLookedAt(table: ReportTable, row: ReportRow): boolean {
  const text = cellOf(row, table, 'check');
  return text !== '' && !/^[123]$/.test(text);
}

/**
 * A place as spreadsheet programs tell it, the table by the name that clerks give it: `项目 C10`; of pack.yaml its line.
 */
function whereOf(place: Place): Bilingual {
  const { file, sheet, line, column } = place;
  const name = sheet ?? sheetOfTable(parse(file).name);
  if (basename(file) === 'pack.yaml') {
    const at = {
      zh: line === undefined ? '' : ` 第${line}行`,
      en: line === undefined ? '' : `, line ${line}`,
    };
    return { zh: `文字和设置${at.zh}`, en: `Texts and settings${at.en}` };
  }
  if (line === undefined) return { zh: name, en: name };
  const cell = `${name} ${column === undefined ? '' : columnLetters(column)}${line}`;
  return { zh: cell, en: cell };
}
