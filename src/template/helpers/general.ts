import type { Passage } from '../../core/source/passage.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { escapeCell, escapeMarkup, escapeText } from '../escape.js';
import { OWN_SECTION } from '../usage-tracker.js';
import type { HelperContext, HelperMaker } from './context.js';
import { cellMarkup, MISSING, markup } from './numeral.js';
import { placed } from './texts.js';

/**
 * `{{#each (generalTables "tables") as |table|}}`: the general tables of a section, those that pack.yaml names first and
 * in its order. Printing them is noted, so that those of a section which no template has can be reported.
 */
export const generalTables: HelperMaker =
  ({ report, shown }) =>
  (section: string) => {
    shown.tablesOf(section);
    return inOrder(report).filter(({ settings }) => (settings.section ?? OWN_SECTION) === section);
  };

function inOrder({ pack, tables }: Report): ReportTable[] {
  const general = Object.values(tables).filter(({ kind, rows }) => kind === 'general' && rows.length > 0);
  const named = Object.keys(pack.tables);
  const rank = ({ name }: ReportTable) => (named.includes(name) ? named.indexOf(name) : named.length);
  return general.sort(
    (one, other) => rank(one) - rank(other) || (one.layout?.order ?? 0) - (other.layout?.order ?? 0),
  );
}

/** `{{tableTitle table}}`: the title of a general table, that of pack.yaml before that of its sheet. */
export const tableTitle: HelperMaker = (context) => (table: ReportTable) =>
  passageOr(context, table.settings.title, table.layout?.title ?? table.name);

/** `{{tableUnit table}}`: the unit line of a general table; empty where each column has its own. */
export const tableUnit: HelperMaker = () => (table: ReportTable) => {
  const unit = table.settings.unit ?? table.layout?.unit;
  return unit === undefined ? '' : `单位：${unit}`;
};

function passageOr(context: HelperContext, passage: Passage | undefined, text: string) {
  return markup(passage ? placed(context, passage.place, context.renderPassage(passage)) : escapeText(text));
}

/** `{{tableColumns table}}`: the `col` elements of a general table. */
export const tableColumns: HelperMaker = () => (table: ReportTable) =>
  markup(
    (table.layout?.columns ?? []).map(({ align, grow }) => `<col align="${align}" grow="${grow}"/>`).join(''),
  );

/** `{{tableHead table}}`: the rows of the head of a general table. */
export const tableHead: HelperMaker = () => (table: ReportTable) =>
  markup((table.layout?.head ?? []).map((cells) => `<tr>${cells.map(headCell).join('')}</tr>`).join(''));

function headCell({ text, columns, rows }: { text: string; columns: number; rows: number }): string {
  const align = columns > 1 ? ' align="center"' : '';
  return `<th colspan="${columns}" rowspan="${rows}"${align}>${escapeText(text)}</th>`;
}

/** `{{tableRows table}}`: the rows of a general table; their names are set in by one character for each level. */
export const tableRows: HelperMaker = (context) => (table: ReportTable) =>
  markup(table.rows.map((row) => rowMarkup(table, row, context)).join(''));

function rowMarkup(table: ReportTable, row: ReportRow, context: HelperContext): string {
  const [first, ...others] = table.columns;
  if (first === undefined) return '';
  const indent = '\u3000'.repeat(row.level ?? 0);
  const labelled = table.columns.find(({ role }) => role === 'label') ?? first;
  const isGroup = row.rowKind === 'group';
  const cell = ({ header, role, unit }: ReportTable['columns'][number]) => {
    const found = row.cells[header];
    if (!found) return '';
    context.shown.cell(found);
    const isFigure = role === 'figure';
    const content = isFigure ? cellMarkup(found, unit ?? row.unit) : words(found.text);
    return placed(context, found.place, content, figureName('cell', row.id, header));
  };
  if (isGroup) return `<tr class="group"><th colspan="all">${indent}${cell(labelled)}</th></tr>`;
  const set = (column: ReportTable['columns'][number]) =>
    column === labelled ? `<th>${indent}${cell(column)}</th>` : `<td>${cell(column)}</td>`;
  const kind = row.rowKind === 'total' ? 'total' : 'plain';
  return `<tr class="${kind}">${[first, ...others].map(set).join('')}</tr>`;
}

/** A cell of words; a dash in it is the one that figures have, and one that is empty stays so. */
function words(text: string): string {
  return /^[-–—―－]{1,2}$/.test(text) ? MISSING : escapeCell(text);
}

/** `{{tableNotes table}}`: the notes and the source under a general table, from its sheet and from pack.yaml. */
export const tableNotes: HelperMaker = (context) => (table: ReportTable) => {
  const { settings, layout } = table;
  const written = (passage: Passage) =>
    `<p>${placed(context, passage.place, context.renderPassage(passage))}</p>`;
  const found = (text: string) => `<p>${escapeMarkup(text)}</p>`;
  return markup(
    [
      ...(layout?.notes ?? []).map(found),
      ...settings.notes.map(written),
      ...(settings.source ? [written(settings.source)] : (layout?.sources ?? []).map(found)),
    ].join(''),
  );
};
