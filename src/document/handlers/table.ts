import type { Bilingual } from '../../core/diagnostics.js';
import { dividedTable } from '../divided-table.js';
import { withoutEmptyColumns } from '../empty-columns.js';
import { composeCellText, composeText } from '../inline.js';
import { isText, type MarkupElement } from '../markup.js';
import { withoutEmptyFigures } from '../missing-figures.js';
import { placeCells } from '../spans.js';
import { type ComposeState, childrenOf, partsOf } from '../state.js';
import type { Inline, TableCell, TableColumn, TableNode, TableRow } from '../tree.js';

const PARTS = ['caption', 'unit', 'colgroup', 'thead', 'tbody', 'notes'];

/** `<table>`: one table, or several where a column of it would be dashes; see `dividedTable`. */
export function composeTables(element: MarkupElement, state: ComposeState): TableNode[] {
  const division = dividedTable(element);
  if (!division) return [composeTable(element, state)];
  const { parts, because } = division;
  const tables = parts.map((part) => composeTable(part.element, state));
  const [first, ...others] = tables;
  const last = tables.at(-1)?.number;
  if (!first || last === undefined) return tables;
  const title = withoutEnd(first.title ?? [], parts[0]?.condition ?? '');
  const dividedInto = { title, lastNumber: last, because, rowCounts: parts.map(({ rowCount }) => rowCount) };
  return [{ ...first, dividedInto }, ...others.map((table) => ({ ...table, isFurtherPart: true as const }))];
}

/** A title as it was before a table was divided. */
function withoutEnd(title: readonly Inline[], end: string): readonly Inline[] {
  const last = title.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(end)) return title;
  const text = last.text.slice(0, -end.length);
  return [...title.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])];
}

/**
 * `<table name>` with caption, unit, colgroup, thead, tbody and notes. A table with a caption is
 * numbered: 表1, 表2 … (CY/T 170, 6.2).
 */
function composeTable(element: MarkupElement, state: ComposeState): TableNode {
  const parts = partsOf(element, PARTS, state);
  const caption = parts.get('caption');
  const unit = composeText(parts.get('unit'), state);
  const written = childrenOf(parts.get('colgroup'), ['col'], state);
  const columns = written.map((column) => composeColumn(column, state));
  const rows = (part: string): TableRow[] =>
    childrenOf(parts.get(part), ['tr'], state).map((row) =>
      composeRow(row, part === 'thead', columns.length, state),
    );
  const id = `table:${state.required(element, 'name')}`;
  state.define(id, element);
  const table: TableNode = {
    kind: 'table',
    id,
    ...(caption && { ...numberOf(element, state), title: composeText(caption, state) }),
    ...(unit.length > 0 && { unit }),
    ...(state.choice(element, 'width', ['full', 'fit']) === 'fit' && { isFitted: true as const }),
    columns,
    head: rows('thead'),
    body: rows('tbody'),
    notes: composeNotes(parts.get('notes'), state),
    place: element.place,
  };
  if (!checkSpans(table, element, state)) return table;
  // `<col drop="empty">` asks that the column go when no row has anything in it
  const droppable = written.map((column) => state.choice(column, 'drop', ['never', 'empty']) === 'empty');
  return withoutEmptyFigures(withoutEmptyColumns(table, droppable));
}

/** A table is numbered unless it comes with a number, which counts among the others, or asks for none. */
function numberOf({ attributes }: MarkupElement, state: ComposeState): { number?: string } {
  if (attributes.number === 'none') return {};
  const counted = state.numberer.caption('table');
  return { number: attributes.number ?? counted };
}

/** The lines under a table or chart; one that comes out empty is left out. */
export function composeNotes(notes: MarkupElement | undefined, state: ComposeState): Inline[][] {
  return childrenOf(notes, ['p'], state)
    .map((note) => composeText(note, state))
    .filter((note) => note.length > 0);
}

function composeColumn(column: MarkupElement, state: ComposeState): TableColumn {
  state.checkEmpty(column);
  return {
    align: state.choice(column, 'align', ['left', 'center', 'right', 'figure']),
    grow: state.number(column, 'grow', 0),
  };
}

function composeRow(row: MarkupElement, head: boolean, width: number, state: ComposeState): TableRow {
  const kind = head ? 'head' : state.choice(row, 'class', ['plain', 'group', 'subtotal', 'total']);
  const [level, indent] = [state.number(row, 'level', 0), state.number(row, 'indent', 0)];
  return {
    kind,
    ...(level > 0 && { level }),
    ...(indent > 0 && { indent }),
    cells: childrenOf(row, ['td', 'th'], state).map((cell) => composeCell(cell, width, state)),
    place: row.place,
  };
}

function composeCell(cell: MarkupElement, width: number, state: ComposeState): TableCell {
  const align = cell.attributes.align
    ? state.choice(cell, 'align', ['left', 'center', 'right', 'figure'])
    : undefined;
  return {
    children: composeCellText(cell, state),
    header: cell.name === 'th',
    columnSpan: cell.attributes.colspan === 'all' ? width : state.count(cell, 'colspan', 1),
    rowSpan: state.count(cell, 'rowspan', 1),
    ...(align && { align }),
    place: firstPlace(cell),
  };
}

/** A cell that shows a cell of the data stands where that does. */
function firstPlace(cell: MarkupElement): MarkupElement['place'] {
  const child = cell.children.find((one) => !isText(one) || one.text.trim() !== '');
  return child && !isText(child) ? child.place : cell.place;
}

/** Every row must fill the columns, spans included: a short row would shift figures under the wrong head. */
function checkSpans(table: TableNode, element: MarkupElement, state: ComposeState): boolean {
  const rows = [...table.head, ...table.body];
  for (const [index, { free }] of placeCells(rows, table.columns.length).entries()) {
    const { cells, place } = rows[index] as TableRow;
    const message = reachesOut(cells, index, table) ?? fillsWrongly(cells, free, table.columns.length);
    if (!message) continue;
    state.report('table-columns', message, { ...element, place });
    return false;
  }
  return true;
}

/** A head is repeated without the body and can't reach into it; nothing can reach out of the table. */
function reachesOut(
  cells: readonly TableCell[],
  index: number,
  { head, body }: TableNode,
): Bilingual | undefined {
  const isHead = index < head.length;
  const end = isHead ? head.length : head.length + body.length;
  if (cells.every(({ rowSpan }) => index + rowSpan <= end)) return undefined;
  return isHead
    ? { zh: '表头的这一行有一格伸到表身里', en: 'a cell of this row reaches out of the head' }
    : { zh: '这一行有一格伸到表的末行以下', en: 'a cell of this row reaches below the last row' };
}

function fillsWrongly(cells: readonly TableCell[], free: number, width: number): Bilingual | undefined {
  const filled = cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
  if (filled === free) return undefined;
  const rest = free < width ? `，余 ${free} 列` : '';
  return {
    zh: `这一行占 ${filled} 列，表有 ${width} 列${rest}`,
    en: `this row fills ${filled} columns of ${free}`,
  };
}
