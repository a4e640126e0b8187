import type { Passage } from '../../core/source/passage.js';
import { tableKind } from '../../dataset/kinds/index.js';
import type { Cell } from '../../dataset/model.js';
import { holdsFigures } from '../../dataset/table/columns.js';
import { printedColumns } from '../../report/column-layout.js';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../report/report.js';
import { tablesInOrder } from '../../report/table-order.js';
import { cellName, figureName } from '../../report/value.js';
import { escapeCell, escapeMarkup, escapeText } from '../escape.js';
import { OWN_SECTION } from '../usage-tracker.js';
import { incomplete } from './cell.js';
import type { HelperContext, HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { cellMarkup, MISSING, markup, numeralMarkup } from './numeral.js';
import { withRaisedMark } from './raised-marks.js';
import { indentsOf } from './row-indents.js';
import { explainedSigns, signFor } from './signs.js';
import { named, placed } from './texts.js';

/**
 * `{{#each (generalTables "tables") as |table|}}`: the tables of a section that print without a template of their own,
 * general ones and further ones of known kinds, those that pack.yaml names first and in its order; one that a template
 * names (`tables.expenditure`) or a chart draws is left to them. Printing them is noted, so that those of a section
 * which no template has can be reported.
 */
export const generalTables: HelperDefinition = {
  takes: [kinds.text],
  example: '{{#each (generalTables "tables")}}',
  words: {
    zh: '某一部分的普通表，交给模板片段 `general-table`',
    en: 'the general tables of a section, for the partial `general-table`',
  },
  make:
    ({ report, shown, isNamed, edition }) =>
    (section: string) => {
      const tables = tablesInOrder(report).filter(
        ({ name, kind, settings }) =>
          (settings.section ?? OWN_SECTION) === section &&
          isOfEdition(settings, edition()) &&
          (tableKind(kind).print === 'columns' || !(isNamed(name) || isCharted(report, name))),
      );
      shown.tablesOf(
        section,
        tables.map(({ name }) => name),
      );
      return tables;
    },
};

function isOfEdition({ editions }: ReportTable['settings'], edition: string | undefined): boolean {
  return editions === undefined || edition === undefined || editions.includes(edition);
}

/** A further table of a known kind may be there for a chart alone, which then shows what is in it. */
function isCharted({ pack }: Report, table: string): boolean {
  return pack.charts.some(({ rows }) => rows.table === table);
}

/** `{{tableTitle table}}`: the title of a general table, that of pack.yaml before that of its sheet. */
export const tableTitle: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableTitle table}}',
  words: { zh: '普通表的标题', en: 'the title of a general table' },
  make: (context) => (table: ReportTable) =>
    passageOr(context, table.settings.title, table.layout?.title ?? table.name),
};

/** `{{tableUnit table}}`: the unit line of a general table; empty where each column has its own. */
export const tableUnit: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableUnit table}}',
  words: { zh: '普通表的单位，用在 `<unit>` 里', en: 'the unit line of a general table, for `<unit>`' },
  make: () => (table: ReportTable) => {
    const unit = table.settings.unit ?? table.layout?.unit;
    return unit === undefined ? '' : `单位：${unit}`;
  },
};

function passageOr(context: HelperContext, passage: Passage | undefined, text: string) {
  return markup(
    passage ? placed(context, passage.place, context.renderPassage(passage)) : withRaisedMark(text),
  );
}

/** `{{tableColumns table}}`: the `col` elements of a general table. */
export const tableColumns: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableColumns table}}',
  words: { zh: '普通表的各列，用在 `<colgroup>` 里', en: 'the columns of a general table, for `<colgroup>`' },
  make: () => (table: ReportTable) =>
    markup(
      (table.layout?.columns ?? [])
        .map(({ align, grow }) => `<col align="${align}" grow="${grow}"/>`)
        .join(''),
    ),
};

/** `{{tableHead table}}`: the rows of the head of a general table. */
export const tableHead: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableHead table}}',
  words: { zh: '普通表的表头，用在 `<thead>` 里', en: 'the head of a general table, for `<thead>`' },
  make: () => (table: ReportTable) =>
    markup((table.layout?.head ?? []).map((cells) => `<tr>${cells.map(headCell).join('')}</tr>`).join('')),
};

function headCell({ text, columns, rows }: { text: string; columns: number; rows: number }): string {
  const align = columns > 1 ? ' align="center"' : '';
  return `<th colspan="${columns}" rowspan="${rows}"${align}>${withRaisedMark(text)}</th>`;
}

/**
 * `{{tableRows table}}`: the rows of a general table, their names set in by one character for each level; of another
 * table its groups, each under its name, and what its amounts add up to.
 */
export const tableRows: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableRows table}}',
  words: { zh: '普通表的各行，名称按层级缩进', en: 'its rows, the names set in by their levels' },
  make: (context) => (table: ReportTable) =>
    markup(
      table.groups
        .flatMap(({ name, rows }) => {
          const indents = indentsOf(rows);
          return [
            ...(name === '' ? [] : [`<tr class="group"><th colspan="all">${escapeText(name)}</th></tr>`]),
            ...rows.map((row, index) => rowMarkup(table, row, indents[index] ?? 0, context)),
          ];
        })
        .concat(totalMarkup(table, context))
        .join(''),
    ),
};

function rowMarkup(table: ReportTable, row: ReportRow, indent: number, context: HelperContext): string {
  const labelled = labelColumn(table);
  const cell = (column: ReportColumn) => {
    const found = row.cells[column.header];
    if (!found) return '';
    context.shown.cell(found);
    const content = holdsFigures(column)
      ? figure(found, column, table, row)
      : column === labelled
        ? withRaisedMark(found.text)
        : words(found.text);
    return placed(context, found.place, content, cellName(row, column));
  };
  const { level = 0 } = row;
  const depth = (level > 0 ? ` level="${level}"` : '') + (indent > 0 ? ` indent="${indent}"` : '');
  if (row.rowKind === 'group')
    return `<tr class="group"${depth}><th colspan="all">${labelled ? cell(labelled) : ''}</th></tr>`;
  const set = (column: ReportColumn) =>
    column === labelled ? `<th>${cell(column)}</th>` : `<td>${cell(column)}</td>`;
  const columns = printedColumns(table);
  if (row.rowKind !== 'total') return `<tr class="plain"${depth}>${columns.map(set).join('')}</tr>`;
  const [name, ...spanned] = columnsOfName(columns, row);
  const cells = columns.slice(name ? spanned.length : 0).map(set);
  const over = name ? `<th colspan="${spanned.length}">${cell(name)}</th>` : '';
  return `<tr class="total"${depth}>${over}${cells.join('')}</tr>`;
}

/**
 * The column that the name of a total is in, then those that it reaches over from the first of the table: several of
 * words, of which no other is filled. None where it stays in its own.
 */
function columnsOfName(columns: readonly ReportColumn[], { cells }: ReportRow): ReportColumn[] {
  const isFilled = ({ header }: ReportColumn) => (cells[header]?.text ?? '') !== '';
  const name = columns.find(isFilled);
  const end = columns.findIndex((column) => holdsFigures(column) || (column !== name && isFilled(column)));
  const spanned = end < 0 ? columns : columns.slice(0, end);
  return name !== undefined && spanned.length > 1 && spanned.includes(name) ? [name, ...spanned] : [];
}

function figure(cell: Cell, column: ReportColumn, { kind }: ReportTable, row: ReportRow): string {
  if (kind === 'general' && cell.quantity.kind === 'missing') return signFor(cell, row);
  return cellMarkup(cell, column.unit ?? row.unit);
}

function labelColumn({ columns }: ReportTable): ReportColumn | undefined {
  return columns.find(({ role }) => role === 'label') ?? columns[0];
}

/** The last row of a table whose amounts add up; a general one has the totals of its sheet. */
function totalMarkup(table: ReportTable, context: HelperContext): string[] {
  if (table.amounts.length === 0 || !table.hasSums) return [];
  const labelled = labelColumn(table);
  const cell = (column: ReportColumn) => {
    if (column === labelled) return '<th>合计</th>';
    return `<td>${holdsFigures(column) ? totalFigure(column, table, context) : ''}</td>`;
  };
  return [`<tr class="total">${printedColumns(table).map(cell).join('')}</tr>`];
}

function totalFigure(
  { header, unit }: ReportColumn,
  { name, total }: ReportTable,
  context: HelperContext,
): string {
  const figure = figureName('total', name, header);
  const { digits = '', counted = 0, place } = total[header] ?? {};
  if (counted === 0 || digits === '' || place === undefined) return named(figure, MISSING);
  return placed(context, place, numeralMarkup({ digits, unit: unit === '%' ? unit : '' }), figure);
}

/** A cell of words; a dash in it is the one that figures have, and one that is empty stays so. */
function words(text: string): string {
  return /^[-–—―－]{1,2}$/.test(text) ? MISSING : escapeCell(text);
}

/** `{{tableNotes table}}`: the notes and the source under a general table, from its sheet and from pack.yaml. */
export const tableNotes: HelperDefinition = {
  takes: [kinds.table],
  example: '{{tableNotes table}}',
  words: {
    zh: '普通表的注和来源，用在 `<notes>` 里',
    en: 'the notes and sources of a general table, for `<notes>`',
  },
  make: (context) => (table: ReportTable) => {
    const { settings, layout } = table;
    const written = (passage: Passage) =>
      `<p>${placed(context, passage.place, context.renderPassage(passage))}</p>`;
    const found = (text: string) => `<p>${escapeMarkup(text)}</p>`;
    const leftOut = String(incomplete.make(context)(table));
    const notes = [...(layout?.notes ?? []), ...settings.notes.map(({ text }) => text)];
    const signs = table.kind === 'general' ? explainedSigns(table, notes) : '';
    return markup(
      [
        ...(layout?.notes ?? []).map(found),
        ...settings.notes.map(written),
        ...(leftOut === '' ? [] : [`<p>${leftOut}</p>`]),
        ...(signs === '' ? [] : [`<p>${notes.length === 0 ? `注：${signs}` : signs}</p>`]),
        ...(settings.source ? [written(settings.source)] : (layout?.sources ?? []).map(found)),
      ].join(''),
    );
  },
};
