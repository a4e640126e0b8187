import type { ColumnRole } from '../../dataset/kinds/kind.js';
import type { Column } from '../../dataset/model.js';
import { isOfPeriod } from '../../dataset/table/columns.js';
import { withoutMarks } from '../../dataset/terms/marks.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import { columnName, inOrderOfPages, listed, rowName, spoken, underHeader, whereOf } from '../describe.js';
import { alignedTo } from '../diff/aligned.js';
import { compareReports } from '../diff/compare.js';
import type { ColumnChange, RowChange, TableDifference } from '../diff/model.js';
import type { PackPages } from '../pack-pages.js';
import { entryPages, isInEntry } from './glossary-entry.js';
import type { Correction, Corrections } from './model.js';

type TableLists = Pick<Corrections, 'figures' | 'added' | 'removed' | 'moved'>;

/**
 * What tables say otherwise, as far as the edition prints it: of what is gone, as far as it prints the like.
 */
export function correctedTables(earlier: Report, after: Report, pages: PackPages): TableLists {
  const before = alignedTo(earlier, after);
  const differing = compareReports(before, after).tables;
  const tables = inOrderOfPages(differing, ({ table }) => table, pages).map((difference) => {
    const name = difference.table;
    return new CorrectedTable(difference, before.tables[name], after.tables[name], pages);
  });
  return {
    figures: tables.flatMap((table) => table.figures()),
    added: tables.flatMap((table) => table.added()),
    removed: tables.flatMap((table) => table.removed()),
    moved: tables.flatMap((table) => table.moved()),
  };
}

/** One table that differs, in the words of the pack. */
class CorrectedTable {
  constructor(
    private readonly difference: TableDifference,
    private readonly old: ReportTable | undefined,
    private readonly fresh: ReportTable | undefined,
    private readonly pages: PackPages,
  ) {}

  /** A line for each cell of a row that both states have. */
  figures(): Correction[] {
    return this.difference.rows.flatMap((change) => this.cellLines(change));
  }

  added(): Correction[] {
    const { columns, rows } = this.difference;
    return [
      ...columns.filter(({ kind }) => kind === 'added').flatMap((change) => this.newColumn(change)),
      ...rows.filter(({ kind }) => kind === 'added').flatMap(({ id }) => this.newRow(id)),
    ];
  }

  removed(): Correction[] {
    if (!this.listsRows()) return [];
    const { columns, rows } = this.difference;
    return [
      ...columns.filter(({ kind }) => kind === 'removed').flatMap((change) => this.columnGone(change)),
      ...rows.filter(({ kind }) => kind === 'removed').flatMap(({ id }) => this.rowGone(id)),
    ];
  }

  moved(): Correction[] {
    return this.difference.moved.flatMap(({ id, before, after }) => {
      const { fresh } = this;
      const row = rowOf(fresh, id);
      const found = row && fresh ? this.rowPages(row, fresh) : [];
      if (!row || !fresh || found.length === 0) return [];
      return [
        this.line(rowName(row, fresh), {
          after: `由第${before}行移到第${after}行`,
          pages: listed(found),
        }),
      ];
    });
  }

  private cellLines(change: RowChange): Correction[] {
    const { old, fresh } = this;
    const [was, is] = [rowOf(old, change.id), rowOf(fresh, change.id)];
    if (change.kind !== 'changed' || !old || !fresh || !was || !is) return [];
    return change.cells.flatMap(({ name, isPrinted }) => {
      const column = fresh.columns.find(({ header }) => header === name);
      const found = isPrinted && column ? this.cellPages(is, column, fresh) : [];
      if (found.length === 0) return [];
      const drawn = this.pages.drawnOnlyIn(figureName('cell', is.id, name));
      return [
        this.line(rowName(is, fresh), {
          ...(drawn !== undefined && { where: drawn }),
          column: column ? columnName(column, name) : name,
          before: underHeader(was, name, old),
          after: underHeader(is, name, fresh),
          pages: listed(found),
        }),
      ];
    });
  }

  /**
   * Where a cell stands, also one that says nothing any more, or what is printed of it for its row as a
   * whole.
   */
  private cellPages(row: ReportRow, { header, role }: Column, table: ReportTable): readonly string[] {
    const own = this.pages.figure(figureName('cell', row.id, header));
    if (own.length > 0) return own;
    if (table.kind === 'glossary') return isInEntry(header) ? this.rowPages(row, table) : [];
    const cell = row.cells[header];
    const dash = cell ? this.pages.text(cell.place) : [];
    if (dash.length > 0) return dash;
    if (role === 'unit') return figurePages(row, table, this.pages);
    return role === 'group' || (role === 'note' && cell?.text === '') ? this.rowPages(row, table) : [];
  }

  /** Where a row is told by its name. */
  private rowPages(row: ReportRow, { kind, columns }: ReportTable): readonly string[] {
    if (kind === 'glossary') return entryPages(row, this.pages);
    const label = columns.find(({ role }) => role === 'label')?.header ?? '';
    return this.pages.figure(figureName('cell', row.id, label));
  }

  /** Whether the edition lists the rows of this table; of one that is gone it can't be told any more. */
  private listsRows(): boolean {
    const { fresh } = this;
    if (!fresh || fresh.rows.length === 0) return true;
    return fresh.rows.some((row) => this.rowPages(row, fresh).length > 0);
  }

  private newColumn({ header, cells }: ColumnChange): Correction[] {
    const found = cells.flatMap(({ id }) => this.pages.figure(figureName('cell', id, header)));
    const column = this.fresh?.columns.find((one) => one.header === header);
    const name = column ? columnName(column, header) : header;
    return found.length === 0 ? [] : [this.line(`“${name}”一列`, { pages: listed([...new Set(found)]) })];
  }

  private columnGone({ header }: ColumnChange): Correction[] {
    const column = this.old?.columns.find((one) => one.header === header);
    const isShown = column && (SHOWN.includes(column.role) || isOfPeriod(column));
    return isShown && column ? [this.line(`“${columnName(column, header)}”一列`, {})] : [];
  }

  private newRow(id: string): Correction[] {
    const row = rowOf(this.fresh, id);
    if (!row || !this.fresh) return [];
    const named = this.rowPages(row, this.fresh);
    const found = [...new Set([...named, ...figurePages(row, this.fresh, this.pages)])];
    const after = wordsOf(row, this.fresh);
    return found.length === 0 ? [] : [this.line(rowName(row, this.fresh), { after, pages: listed(found) })];
  }

  private rowGone(id: string): Correction[] {
    const row = rowOf(this.old, id);
    return row && this.old ? [this.line(rowName(row, this.old), { before: wordsOf(row, this.old) })] : [];
  }

  private line(item: string, told: Partial<Correction>): Correction {
    const where = whereOf(this.difference.table, this.fresh ?? this.old, this.pages);
    const nothing = { column: '', before: '', after: '', pages: '' };
    return { where, item: withoutMarks(item), ...nothing, ...told };
  }
}

/**
 * What a row says that is new or gone: not the words that only charts, the order or a comparison take from
 * it.
 */
const TOLD: readonly ColumnRole[] = ['group', 'period', 'amount', 'figure', 'text', 'note'];
const UNTOLD = ['简称', '拼音', '正文'];

/** Columns that all who set a table print. */
const SHOWN: readonly ColumnRole[] = ['amount', 'note', 'figure'];

function rowOf(table: ReportTable | undefined, id: string): ReportRow | undefined {
  return table?.rows.find((one) => one.id === id);
}

function figurePages(row: ReportRow, { columns }: ReportTable, pages: PackPages): readonly string[] {
  const found = columns.flatMap(({ header }) => pages.figure(figureName('cell', row.id, header)));
  return [...new Set(found)];
}

/** What a row that only one state has says, column by column. */
function wordsOf(row: ReportRow, table: ReportTable): string {
  const told = table.columns.filter(({ role, header }) => TOLD.includes(role) && !UNTOLD.includes(header));
  const words = told.flatMap((column) => {
    const text = spoken(row, column.header, table);
    return text === '' ? [] : [`${columnName(column)}：${text}`];
  });
  return words.join('；');
}
