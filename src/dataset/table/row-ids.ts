import { formatPeriod, type Period } from '../../quantity/period.js';

/** What the id of a row without one is made from. */
export interface NamedRow {
  readonly name: string;
  /** The name that it stands under, in an outer column. */
  readonly outer?: string | undefined;
  /** The names of all rows that it stands under, the outermost first. */
  readonly under?: readonly string[] | undefined;
  readonly period?: Period | undefined;
  /** Its line in the sheet, for a row without a name. */
  readonly line: number;
}

/** Ids of rows, made from their names: what a row is called stays when others are put in before it. */
export class RowIds {
  private readonly used = new Map<string, number>();

  constructor(private readonly table: string) {}

  /**
   * The ids of some rows. Rows of one name have with it what tells them apart, as far as the table does: the period (9月
   * of two years), or the names that they stand under (增值税 of 收入 and of 退税).
   */
  idsOf(rows: readonly NamedRow[]): string[] {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(baseOf(row), (counts.get(baseOf(row)) ?? 0) + 1);
    return rows.map((row) => {
      const { name, under = [], period, outer } = row;
      if ((counts.get(baseOf(row)) ?? 0) < 2) return this.idOf(row);
      if (period?.year !== undefined) return this.idOf({ ...row, name: formatPeriod(period) });
      return under.length > (outer === undefined ? 0 : 1)
        ? this.idOf({ name, outer: under.join('/'), line: row.line })
        : this.idOf(row);
    });
  }

  idOf(row: NamedRow): string {
    const base = `${this.table}/${baseOf(row)}`;
    let count = this.used.get(base) ?? 0;
    let id: string;
    do {
      count++;
      id = count > 1 ? `${base}#${count}` : base;
    } while (count > 1 && this.used.has(id));
    this.used.set(base, count);
    if (count > 1) this.used.set(id, 1);
    return id;
  }
}

function baseOf({ name, outer, line }: NamedRow): string {
  return `${outer === undefined ? '' : `${outer}/`}${name || `第${line}行`}`;
}
