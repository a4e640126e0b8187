import { withoutEmptyColumns } from '../empty-columns.js';
import { composeText } from '../inline.js';
import { isText, type MarkupElement } from '../markup.js';
import { type ComposeState, childOf, elementsOf } from '../state.js';
import type { Inline, Table, TableCell, TableColumn, TableRow } from '../tree.js';

const PARTS = ['caption', 'unit', 'colgroup', 'thead', 'tbody', 'notes'];

/**
 * `<table name>` with caption, unit, colgroup, thead, tbody and notes. A table with a caption is
 * numbered 表1, 表2 … through the document (CY/T 170, 6.2).
 */
export function composeTable(element: MarkupElement, state: ComposeState): Table {
  for (const part of elementsOf(element, state)) {
    if (!PARTS.includes(part.name)) state.reportUnknownElement(part, PARTS);
  }
  const caption = childOf(element, 'caption');
  const unit = composeText(childOf(element, 'unit'), state);
  const columns = composeColumns(childOf(element, 'colgroup'), state);
  const rows = (part: string): TableRow[] => {
    const child = childOf(element, part);
    return child
      ? elementsOf(child, state).map((row) => composeRow(row, part === 'thead', columns.length, state))
      : [];
  };
  const table: Table = {
    kind: 'table',
    id: `table:${state.required(element, 'name')}`,
    ...(caption && { number: `表${state.next('table')}`, title: composeText(caption, state) }),
    ...(unit.length > 0 && { unit }),
    columns,
    head: rows('thead'),
    body: rows('tbody'),
    notes: composeNotes(element, state),
    place: element.place,
  };
  checkSpans(table, element, state);
  return withoutEmptyColumns(table, droppable(element));
}

/** Columns whose `<col drop="empty">` asks that they go when no row has anything in them. */
function droppable(element: MarkupElement): boolean[] {
  const colgroup = childOf(element, 'colgroup');
  const columns = colgroup?.children.filter((child): child is MarkupElement => !isText(child)) ?? [];
  return columns.map((column) => column.attributes.drop === 'empty');
}

/** The lines under a table or chart; one that comes out empty is left out. */
export function composeNotes(element: MarkupElement, state: ComposeState): Inline[][] {
  const notes = childOf(element, 'notes');
  if (!notes) return [];
  return elementsOf(notes, state)
    .map((note) => composeText(note, state))
    .filter((note) => note.length > 0);
}

function composeColumns(colgroup: MarkupElement | undefined, state: ComposeState): TableColumn[] {
  if (!colgroup) return [];
  return elementsOf(colgroup, state).map((column) => ({
    align: state.choice(column, 'align', ['left', 'center', 'right', 'figure']),
    grow: state.number(column, 'grow', 0),
  }));
}

function composeRow(row: MarkupElement, head: boolean, width: number, state: ComposeState): TableRow {
  const kind = head ? 'head' : state.choice(row, 'class', ['plain', 'group', 'subtotal', 'total']);
  return {
    kind,
    cells: elementsOf(row, state).map((cell) => composeCell(cell, width, state)),
    place: row.place,
  };
}

function composeCell(cell: MarkupElement, width: number, state: ComposeState): TableCell {
  if (cell.name !== 'td' && cell.name !== 'th') state.reportUnknownElement(cell, ['td', 'th']);
  const align = cell.attributes.align
    ? state.choice(cell, 'align', ['left', 'center', 'right', 'figure'])
    : undefined;
  return {
    children: composeText(cell, state),
    header: cell.name === 'th',
    columnSpan: cell.attributes.colspan === 'all' ? width : state.number(cell, 'colspan', 1),
    rowSpan: state.number(cell, 'rowspan', 1),
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
function checkSpans(table: Table, element: MarkupElement, state: ComposeState): void {
  const hanging = new Array<number>(table.columns.length).fill(0);
  for (const row of [...table.head, ...table.body]) {
    const free = hanging.filter((rows) => rows === 0).length;
    const filled = row.cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
    if (filled !== free) {
      state.report(
        'table-columns',
        {
          zh: `这一行占 ${filled} 列，表有 ${table.columns.length} 列${free < table.columns.length ? `，余 ${free} 列` : ''}`,
          en: `this row fills ${filled} columns of ${free}`,
        },
        { ...element, place: row.place },
      );
      return;
    }
    occupy(hanging, row);
  }
}

function occupy(hanging: number[], row: TableRow): void {
  const free = hanging.flatMap((rows, column) => (rows === 0 ? [column] : []));
  for (let column = 0; column < hanging.length; column++) {
    if ((hanging[column] as number) > 0) hanging[column] = (hanging[column] as number) - 1;
  }
  let next = 0;
  for (const cell of row.cells) {
    for (let span = 0; span < cell.columnSpan; span++) {
      const column = free[next++];
      if (column !== undefined) hanging[column] = cell.rowSpan - 1;
    }
  }
}
