import type { Edit } from '../../../editing/edit.js';
import { type Block, blockOf, type GridCell, isMany, type Selection } from './grid/cells.js';
import { fromTsv, toTsv } from './grid/tsv.js';
import type { SheetModel } from './model.js';

/*
 * What is done to the cells that are chosen. Each act changes the model at once and answers the edits that do the same
 * to the file; `selection` is what is to be chosen then, where that is something else.
 */

export interface Act {
  readonly edits: Edit[];
  readonly selection?: Selection;
}

export function type(model: SheetModel, cell: GridCell, text: string): Act {
  return { edits: model.set([{ ...cell, text }]) };
}

/** Empties cells: what they say is then missing, and no nought. */
export function clear(model: SheetModel, block: Block): Act {
  return { edits: model.set(cellsOf(block).map((cell) => ({ ...cell, text: '' }))) };
}

export function copied(model: SheetModel, { top, left, bottom, right }: Block): string {
  const rows = range(top, bottom).map((row) =>
    range(left, right).map((column) => model.text({ row, column })),
  );
  return toTsv(rows);
}

/** Cells from the clipboard, from the first that is chosen on; a single one into all that are chosen. */
export function paste(model: SheetModel, selection: Selection, text: string): Act {
  const block = blockOf(selection);
  const rows = fromTsv(text);
  const [[only = ''] = []] = rows;
  if (rows.length === 1 && rows[0]?.length === 1 && isMany(block))
    return { edits: model.set(cellsOf(block).map((cell) => ({ ...cell, text: only }))) };
  const { top, left } = block;
  const cells = rows.flatMap((row, down) =>
    row.map((one, right) => ({ row: top + down, column: left + right, text: one.trim() })),
  );
  const last = { row: top + rows.length - 1, column: left + Math.max(...rows.map((row) => row.length)) - 1 };
  const edits = model.set(cells);
  return { edits, selection: { active: { row: top, column: left }, corner: last } };
}

/** Ctrl+D: what stands in the first row of the block, or above it where it is one row, into all of it. */
export function fillDown(model: SheetModel, { top, left, bottom, right }: Block): Act {
  const from = top === bottom ? top - 1 : top;
  if (from < 0) return { edits: [] };
  const cells = cellsOf({ top: from + 1, left, bottom, right });
  return { edits: model.set(cells.map((cell) => ({ ...cell, text: model.text({ ...cell, row: from }) }))) };
}

/** The block drawn on by its corner: what stands in it over and over. */
export function fillOn(model: SheetModel, from: Block, to: Block): Act {
  const height = from.bottom - from.top + 1;
  const width = from.right - from.left + 1;
  const cells = cellsOf(to).map((cell) => {
    const row = from.top + ((cell.row - from.top) % height);
    const column = from.left + ((cell.column - from.left) % width);
    return { ...cell, text: model.text({ row, column }) };
  });
  return { edits: model.set(cells) };
}

/** An empty row above the one that is chosen; above the heads there is none. */
export function insertRow(model: SheetModel, { active }: Selection): Act {
  const row = Math.max(model.headRow + 1, active.row);
  const empty = Array.from({ length: model.columnCount }, () => '');
  const cell = { row, column: active.column };
  return { edits: model.insert(row, [empty]), selection: { active: cell, corner: cell } };
}

export function removeRows(model: SheetModel, block: Block): Act {
  const rows = rowsIn(model, block);
  return rows ? { edits: model.remove(rows) } : { edits: [] };
}

/** Takes out the columns of a block, the last first, for each moves those behind it. */
export function removeColumns(model: SheetModel, { left, right }: Block): Act {
  const last = Math.min(right, model.columnCount - 1);
  const edits = range(left, last)
    .toReversed()
    .flatMap((column) => model.removeColumn(column));
  return { edits };
}

export function moveRows(model: SheetModel, selection: Selection, isDown: boolean): Act {
  const rows = rowsIn(model, blockOf(selection));
  const edits = rows ? model.move(rows, isDown) : [];
  if (edits.length === 0) return { edits };
  const steps = isDown ? 1 : -1;
  const at = ({ row, column }: GridCell) => ({ row: row + steps, column });
  return { edits, selection: { active: at(selection.active), corner: at(selection.corner) } };
}

/** The rows of a block that there are, the heads left out. */
function rowsIn(model: SheetModel, block: Block): { top: number; bottom: number } | undefined {
  const top = Math.max(model.headRow + 1, block.top);
  const bottom = Math.min(model.rowCount - 1, block.bottom);
  return bottom < top ? undefined : { top, bottom };
}

function cellsOf({ top, left, bottom, right }: Block): GridCell[] {
  return range(top, bottom).flatMap((row) => range(left, right).map((column) => ({ row, column })));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
