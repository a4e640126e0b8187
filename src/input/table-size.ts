import { type Bilingual, type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import type { SheetRow } from './raw-table.js';

type PlaceAt = (line: number, column?: number) => Place;

/** Thrown while a table is read that is larger than any that could be printed; caught where its reading began. */
export class TableTooLarge extends Error {
  constructor(readonly diagnostic: (placeAt: PlaceAt) => Diagnostic) {
    super('table too large');
  }
}

/** Counts a table while its rows are read, so that one without end is not read to it. */
export class TableSize {
  private rows = 0;
  private cells = 0;

  /** One more row. Throws TableTooLarge where that is one too many. */
  add({ line, fields }: SheetRow): void {
    this.cells += fields.length;
    if (++this.rows > limits.tableRows) throw tooMany(limits.tableRows, { zh: '行', en: 'rows' }, line);
    if (fields.length > limits.tableColumns)
      throw tooMany(limits.tableColumns, { zh: '列', en: 'columns' }, line);
    if (this.cells > limits.tableCells) throw tooMany(limits.tableCells, { zh: '格', en: 'cells' }, line);
    const long = fields.findIndex((field) => field.length > limits.cellCharacters);
    if (long >= 0) throw tooMany(limits.cellCharacters, { zh: '字', en: 'characters' }, line, long + 1);
  }
}

function tooMany(most: number, what: Bilingual, line: number, column?: number): TableTooLarge {
  const message =
    column === undefined
      ? {
          zh: `表太大，没有读：超过${most}${what.zh}`,
          en: `the table is too large to be read: over ${most} ${what.en}`,
        }
      : {
          zh: `这一格太长，没有读：超过${most}${what.zh}`,
          en: `the cell is too long to be read: over ${most} ${what.en}`,
        };
  return new TableTooLarge((placeAt) =>
    errorAt('table-too-large', message, { place: placeAt(line, column) }),
  );
}
