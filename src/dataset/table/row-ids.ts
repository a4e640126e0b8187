/** What the id of a row without one is made from. */
export interface NamedRow {
  readonly name: string;
  /** The name that it stands under, in an outer column. */
  readonly outer?: string | undefined;
  /** Its line in the sheet, for a row without a name. */
  readonly line: number;
}

/** Ids of rows, made from their names: what a row is called stays when others are put in before it. */
export class RowIds {
  private readonly used = new Map<string, number>();

  constructor(private readonly table: string) {}

  idOf({ name, outer, line }: NamedRow): string {
    const base = `${this.table}/${outer === undefined ? '' : `${outer}/`}${name || `第${line}行`}`;
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
