import { placeCells } from '../../../document/spans.js';
import type { Table, TableCell, TableRow } from '../../../document/tree.js';
import type { Tag } from '../../../pdf/structure.js';

/**
 * What each cell of a table is to a reader program: heads of columns, heads of rows, data. Where heads stand in
 * several rows or rows in groups, scopes do not tell which heads a cell has, and the cell names them
 * (ISO 14289-1, 7.5).
 */
export function cellTags(table: Table): ReadonlyMap<TableCell, Tag> {
  const { head, body, columns } = table;
  const placed = placeCells([...head, ...body], columns.length);
  const namesHeads = head.length > 1 || body.some(({ kind }) => kind === 'group');
  const tags = new Map<TableCell, Tag>();
  const headsOf = columns.map((): Tag[] => []);
  let group: Tag | undefined;
  for (const [index, row] of [...head, ...body].entries()) {
    const cells = placed[index]?.cells ?? [];
    const rowHead = row.kind === 'head' ? undefined : rowHeadOf(row);
    if (row.kind === 'group' || row.kind === 'total') group = undefined;
    const rowTag: Tag | undefined = rowHead && { type: 'TH', scope: 'Row', ...spans(rowHead) };
    for (const { cell, column } of cells) {
      const covered = headsOf.slice(column, column + cell.columnSpan);
      const over = [...covered.flat(), group, cell === rowHead ? undefined : rowTag];
      const headers = namesHeads ? { headers: [...new Set(over.filter((one) => one !== undefined))] } : {};
      if (row.kind === 'head') {
        const tag: Tag = { type: 'TH', scope: 'Column', ...spans(cell), ...headers };
        tags.set(cell, tag);
        for (const heads of covered) heads.push(tag);
      } else if (cell === rowHead && rowTag) tags.set(cell, Object.assign(rowTag, headers));
      else tags.set(cell, { type: 'TD', ...spans(cell), ...headers });
    }
    if (row.kind === 'group') group = rowTag;
  }
  return tags;
}

/** The head of a row: its `<th>`; of a group, whatever names it. */
function rowHeadOf({ kind, cells }: TableRow): TableCell | undefined {
  return (
    cells.find(({ header }) => header) ??
    (kind === 'group' ? cells.find(({ children }) => children.length > 0) : undefined)
  );
}

function spans({ columnSpan, rowSpan }: TableCell): Pick<Tag, 'columnSpan' | 'rowSpan'> {
  return { columnSpan, rowSpan };
}
