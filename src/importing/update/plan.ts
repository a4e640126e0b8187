import type { Row, Table } from '../../dataset/model.js';
import type { Cells, WrittenTable } from '../write/tables.js';
import { CHECK_COLUMNS, compared, nameOf, PLACE_COLUMNS, presentRows, quoteOf, sameRows } from './match.js';

export type PresentTable = Pick<Table, 'name' | 'file' | 'sheet' | 'columns' | 'rows'>;

/** A cell that the report as it is now gives otherwise than the one that was imported. */
export interface CellEdit {
  readonly table: PresentTable;
  readonly row: Row;
  /** Header of its column, which the table may not have yet. */
  readonly column: string;
  /** What the cell says, what was imported, and what the report gives now. */
  readonly present: string;
  readonly before: string;
  readonly now: string;
  /** The clause of the report that it follows from. */
  readonly clause: string;
  /** What the row is called in the report. */
  readonly name: string;
}

/** A row that only the report as it is now gives. */
export interface AddedRow {
  readonly table: PresentTable;
  readonly id: string;
  readonly name: string;
  readonly cells: Cells;
  /** Headers that it fills, and that the import did not have columns for before. */
  readonly wanted: readonly string[];
  readonly clause: string;
  /** The row that it stands behind; the last where absent. */
  readonly behind: Row | undefined;
}

/** A row whose words are no longer in the report. */
export interface GoneRow {
  readonly table: PresentTable;
  readonly row: Row;
  readonly name: string;
  readonly clause: string;
}

/** What is to be done to tables so that they say what the report says now. */
export interface TablePlan {
  readonly edits: readonly CellEdit[];
  /** Cells that the report gives otherwise, too, but that were changed by hand: they stay. */
  readonly kept: readonly CellEdit[];
  readonly added: readonly AddedRow[];
  readonly gone: readonly GoneRow[];
  /** Rows that are gone from the report, and stay: they were changed by hand, or pack.yaml speaks of them. */
  readonly left: readonly (GoneRow & { readonly why: 'edited' | 'named' })[];
  /** Tables that there were none of before. */
  readonly created: readonly WrittenTable[];
}

/** Reports as two imports read them, by the same program. */
export interface TwoImports {
  readonly before: readonly WrittenTable[];
  readonly now: readonly WrittenTable[];
}

/**
 * What was imported, what the report gives now, and the tables as they are → the edits that follow from the report.
 * `isNamed` tells whether the pack speaks of a row by its 编号.
 */
export function planOf(
  { before, now }: TwoImports,
  tables: readonly PresentTable[],
  isNamed: (id: string) => boolean,
): TablePlan {
  const names = [...new Set([...before, ...now].map(({ name }) => name))];
  const parts = names.flatMap((name) => {
    const table = tables.find((one) => one.name === name);
    if (table === undefined) return [];
    const [old, fresh] = [before, now].map((written) => written.find((one) => one.name === name));
    return [new TablePlanner(table, old, fresh, isNamed).plan()];
  });
  const created = now.filter(
    ({ name }) => !tables.some((one) => one.name === name) && !before.some((one) => one.name === name),
  );
  return {
    edits: parts.flatMap(({ edits }) => edits),
    kept: parts.flatMap(({ kept }) => kept),
    added: parts.flatMap(({ added }) => added),
    gone: parts.flatMap(({ gone }) => gone),
    left: parts.flatMap(({ left }) => left),
    created,
  };
}

class TablePlanner {
  private readonly edits: CellEdit[] = [];
  private readonly kept: CellEdit[] = [];
  private readonly old: readonly Cells[];
  private readonly fresh: readonly Cells[];
  private readonly present: ReadonlyMap<number, Row>;
  /** Index of the old row by that of the new one. */
  private readonly oldOf: ReadonlyMap<number, number>;
  private readonly headers: ReadonlySet<string>;
  private readonly oldColumns: ReadonlySet<string>;

  constructor(
    private readonly table: PresentTable,
    old: WrittenTable | undefined,
    fresh: WrittenTable | undefined,
    private readonly isNamed: (id: string) => boolean,
  ) {
    this.old = old?.rows ?? [];
    this.fresh = fresh?.rows ?? [];
    this.present = presentRows(this.old, table.rows);
    this.oldOf = new Map([...sameRows(this.old, this.fresh)].map(([one, other]) => [other, one]));
    this.headers = new Set(table.columns.map(({ header }) => header));
    this.oldColumns = new Set(old?.columns ?? []);
  }

  plan(): Omit<TablePlan, 'created'> {
    for (const [index, fresh] of this.fresh.entries()) {
      const old = this.oldOf.get(index);
      const row = old === undefined ? undefined : this.present.get(old);
      if (old !== undefined && row !== undefined) this.compare(this.old[old] as Cells, fresh, row);
    }
    const { edits, kept } = this;
    return { edits, kept, added: this.added(), ...this.gone() };
  }

  private compare(old: Cells, fresh: Cells, row: Row): void {
    const changed = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
      (column) =>
        column !== '编号' &&
        !CHECK_COLUMNS.includes(column) &&
        compared(old[column]) !== compared(fresh[column]),
    );
    const hands = changed.map((column) => this.edit(old, fresh, row, column));
    // where a row stands says nothing of whether it is right
    if (changed.every((column) => PLACE_COLUMNS.includes(column) || column === '简称')) return;
    if (hands.every((hand) => hand === 'same')) return;
    this.markAgain(fresh, row, hands.includes('kept'));
  }

  /** The cell of a column → to be changed, unless a hand did so before; a column that was taken out stays out. */
  private edit(old: Cells, fresh: Cells, row: Row, column: string): 'edited' | 'kept' | 'same' {
    if (!this.headers.has(column) && this.oldColumns.has(column)) return 'same';
    const present = row.cells[column]?.text ?? '';
    const [before, now] = [old[column] ?? '', fresh[column] ?? ''];
    if (compared(present) === compared(now)) return 'same';
    const isByHand = compared(present) !== compared(before);
    const edit = { ...this.cell(row, column, fresh), present, before, now };
    (isByHand ? this.kept : this.edits).push(edit);
    return isByHand ? 'kept' : 'edited';
  }

  /** A row whose clause has changed is to be looked at again, whoever looked at it before. */
  private markAgain(fresh: Cells, row: Row, isKept: boolean): void {
    if (!this.headers.has('核对')) return;
    const marks = {
      核对: isKept ? '3' : (fresh.核对 ?? '1'),
      疑点: isKept ? '报告改了，手改的格未动' : (fresh.疑点 ?? ''),
    };
    for (const [column, now] of Object.entries(marks)) {
      const present = row.cells[column]?.text ?? '';
      if (present === now || (column === '疑点' && !this.headers.has(column))) continue;
      this.edits.push({ ...this.cell(row, column, fresh), present, before: present, now });
    }
  }

  private cell(row: Row, column: string, fresh: Cells) {
    return { table: this.table, row, column, clause: quoteOf(fresh), name: nameOf(fresh) };
  }

  private added(): AddedRow[] {
    const added: AddedRow[] = [];
    const ids = new Ids(this.table.rows.map(({ id }) => id));
    let behind: Row | undefined;
    for (const [index, cells] of this.fresh.entries()) {
      const old = this.oldOf.get(index);
      if (old !== undefined) {
        behind = this.present.get(old) ?? behind;
        continue;
      }
      // a hand may have put in what the report says only now
      if (this.isThere(cells)) continue;
      const last = this.lastOfGroup(cells.分组, behind);
      added.push({
        ...{ table: this.table, id: ids.next(cells.编号 ?? ''), name: nameOf(cells), cells },
        ...{ clause: quoteOf(cells), behind: last, wanted: this.wantedBy(cells) },
      });
    }
    return added;
  }

  private wantedBy(cells: Cells): string[] {
    const filled = Object.keys(cells).filter((header) => (cells[header] ?? '') !== '');
    return filled.filter((header) => !this.headers.has(header) && !this.oldColumns.has(header));
  }

  private isThere(cells: Cells): boolean {
    const [name, quote] = [compared(nameOf(cells)), compared(quoteOf(cells))];
    const old = new Set(this.present.values());
    return this.table.rows.some((row) => {
      const texts = Object.values(row.cells).map(({ text }) => compared(text));
      return !old.has(row) && texts.includes(name) && (quote === '' || texts.includes(quote));
    });
  }

  /** Behind the row that it follows in the report, or else where the rows of its group end. */
  private lastOfGroup(group: string | undefined, behind: Row | undefined): Row | undefined {
    const groupOf = (row: Row | undefined) => row?.cells.分组?.text;
    if (group === undefined || groupOf(behind) === group) return behind;
    return this.table.rows.findLast((row) => groupOf(row) === group) ?? behind;
  }

  private gone(): Pick<TablePlan, 'gone' | 'left'> {
    const still = new Set(this.oldOf.values());
    const rows = this.old.flatMap((old, index) => {
      const row = this.present.get(index);
      return row === undefined || still.has(index) ? [] : [{ old, row }];
    });
    const told = rows.map(({ old, row }) => {
      const gone = { table: this.table, row, name: nameOf(old), clause: quoteOf(old) };
      return { row: gone, why: this.whyLeft(old, row) };
    });
    return {
      gone: told.flatMap(({ row, why }) => (why === undefined ? [row] : [])),
      left: told.flatMap(({ row, why }) => (why === undefined ? [] : [{ ...row, why }])),
    };
  }

  private whyLeft(old: Cells, row: Row): 'named' | 'edited' | undefined {
    if (this.isNamed(row.id)) return 'named';
    return this.isByHand(old, row) ? 'edited' : undefined;
  }

  /** Marks of what was looked at are no change of what a row says. */
  private isByHand(old: Cells, row: Row): boolean {
    return Object.entries(old).some(
      ([column, text]) =>
        this.headers.has(column) &&
        column !== '编号' &&
        !CHECK_COLUMNS.includes(column) &&
        !PLACE_COLUMNS.includes(column) &&
        compared(row.cells[column]?.text) !== compared(text),
    );
  }
}

/** Numbers for new rows, behind those that there are: s131 after s130. */
class Ids {
  private readonly taken: Set<string>;

  constructor(ids: readonly string[]) {
    this.taken = new Set(ids);
  }

  next(like: string): string {
    const [, letter = '', digits = ''] = /^(\D*)(\d+)$/.exec(like) ?? [];
    const numbers = [...this.taken].map((id) =>
      id.startsWith(letter) ? Number(id.slice(letter.length)) : 0,
    );
    const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
    const id = `${letter}${String(next).padStart(digits.length, '0')}`;
    this.taken.add(id);
    return id;
  }
}
