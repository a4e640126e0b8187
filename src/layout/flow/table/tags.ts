import { type PlacedCell, placeCells } from '../../../document/spans.js';
import type { TableCell, TableNode, TableRow } from '../../../document/tree.js';
import type { Database } from '../../../incremental/database.js';
import { memo } from '../../../incremental/memo.js';
import type { Tag } from '../../tags.js';

/** A tag that says the same as before is the same object, so that cells that refer to it are unchanged too. */
const kept = memo<TableCell, Tag>('tag of a cell');

/**
 * What each cell of a table is to a reader program: heads of columns, heads of rows, data. Where heads stand in
 * several rows or rows in groups, scopes do not tell which heads a cell has, and the cell names them
 * (ISO 14289-1, 7.5).
 */
export function cellTags(table: TableNode, database: Database): CellTags {
  const { head, body } = table;
  if (head.length > 1 || body.some(({ kind, isNameOfNext }) => kind === 'group' || isNameOfNext)) {
    const tags = namingTags(table, database);
    return (cell) => tags.get(cell);
  }
  return (cell, row) => {
    const tag = row.kind === 'head' ? COLUMN_HEAD : cell === rowHeadOf(row) ? ROW_HEAD : DATA;
    if (cell.columnSpan === 1 && cell.rowSpan === 1) return tag;
    return kept(database, cell, [tag], () => ({ ...tag, ...spans(cell) }));
  };
}

/** Answers the tag of a cell in a row of the table. */
export type CellTags = (cell: TableCell, row: TableRow) => Tag | undefined;

/** Where cells name no heads those of a kind have one tag, which makes an element of each. */
const DATA: Tag = { type: 'TD', columnSpan: 1, rowSpan: 1 };
const ROW_HEAD: Tag = { type: 'TH', scope: 'Row', columnSpan: 1, rowSpan: 1 };
const COLUMN_HEAD: Tag = { type: 'TH', scope: 'Column', columnSpan: 1, rowSpan: 1 };

/** The tags of cells that name their heads. */
function namingTags({ head, body, columns }: TableNode, database: Database): ReadonlyMap<TableCell, Tag> {
  const placed = placeCells([...head, ...body], columns.length);
  const tags = new Map<TableCell, Tag>();
  const headsOf = columns.map((): Tag[] => []);
  let group: Tag | undefined;
  /** Of a row whose name stands in a row of its own above it. */
  let nameAbove: Tag | undefined;
  for (const [index, row] of [...head, ...body].entries()) {
    const cells = placed[index]?.cells ?? [];
    const isHead = row.kind === 'head';
    const rowHead = isHead ? undefined : rowHeadOf(row);
    if (row.kind === 'group' || row.kind === 'total') group = undefined;
    const tagOf = ({ cell, column }: PlacedCell, own: Tag, rowTag?: Tag): Tag => {
      const over = headsOf.slice(column, column + cell.columnSpan).flat();
      const heads = [...new Set([...over, group, rowTag].filter((one) => one !== undefined))];
      const facts = [own.type, own.scope, ...heads];
      const tag = kept(database, cell, facts, () => ({ ...own, ...spans(cell), headers: heads }));
      tags.set(cell, tag);
      return tag;
    };
    const named = cells.find(({ cell }) => cell === rowHead);
    const rowTag = named ? tagOf(named, { type: 'TH', scope: 'Row' }) : nameAbove;
    nameAbove = row.isNameOfNext ? rowTag : undefined;
    /** Of two lists side by side each row has two names. */
    let nearest = rowTag;
    for (const one of cells) {
      if (one === named) continue;
      if (!isHead && one.cell.header) {
        nearest = tagOf(one, { type: 'TH', scope: 'Row' });
        continue;
      }
      const tag = tagOf(one, isHead ? { type: 'TH', scope: 'Column' } : { type: 'TD' }, nearest);
      if (isHead)
        for (const heads of headsOf.slice(one.column, one.column + one.cell.columnSpan)) heads.push(tag);
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
