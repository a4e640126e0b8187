import type { Diagnostic } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import {
  type CellLook,
  type CellRange,
  cellText,
  lookOf,
  type Oddity,
  placeIn,
  type RawTable,
  type SheetRow,
} from '../raw-table.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import { type RawCell, readCell } from './cells.js';
import { hiddenFindings } from './hidden.js';
import { TextCollector, type WorkbookParts } from './parts.js';
import { plainCell } from './plain-cell.js';
import { UnreadableWorkbook } from './unreadable.js';
import { isTrue, readXml } from './xml.js';

type Attributes = Readonly<Record<string, string>>;

/**
 * The XML of a worksheet → its rows as they are shown. Hidden rows and columns are read like the others, which is
 * worth a warning; cells that have a format and nothing in them do not count.
 */
export function readWorksheet(
  bytes: Uint8Array,
  sheet: { readonly file: string; readonly name: string },
  parts: WorkbookParts,
): Read<RawTable> {
  const reader = new WorksheetReader(sheet, parts);
  try {
    readXml(bytes, reader);
    return reader.finish();
  } catch (problem) {
    // it may be no table at all: what is said of it is said when it is taken for one
    if (problem instanceof TableTooLarge)
      return {
        value: { ...sheet, rows: [] },
        found: [problem.diagnostic((line, column) => placeIn(sheet, line, column))],
      };
    throw problem;
  }
}

class WorksheetReader {
  private readonly rows: SheetRow[] = [];
  private readonly size = new TableSize();
  private readonly merges: CellRange[] = [];
  readonly found: Diagnostic[] = [];
  readonly odd: Oddity[] = [];
  private readonly hiddenRows: number[] = [];
  private readonly hiddenColumns: { first: number; last: number }[] = [];
  private readonly inline = new TextCollector();
  line = 0;
  column = 0;
  private fields: string[] = [];
  private looks: (CellLook | undefined)[] = [];
  private rowIsHidden = false;
  private cell: { type: string; style: number; isFormula: boolean; value: string | undefined } | undefined;
  private inValue = false;

  constructor(
    private readonly sheet: { readonly file: string; readonly name: string },
    private readonly parts: WorkbookParts,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'mergeCell') this.merges.push(rangeOf(attributes.ref ?? ''));
    else if (name === 'col' && isTrue(attributes.hidden)) this.hideColumns(attributes);
    else if (this.cell) this.openInCell(this.cell, name);
  }

  text(piece: string): void {
    if (this.inValue && this.cell) this.cell.value = (this.cell.value ?? '') + piece;
    else if (this.cell) this.inline.add(piece);
  }

  close(name: string): void {
    if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.inValue = false;
    else if (this.cell) this.inline.close(name);
  }

  finish(): Read<RawTable> {
    const odd = this.odd.length > 0 ? { odd: this.odd } : {};
    const hidden = hiddenFindings(this.sheet, this.rows, {
      rows: this.hiddenRows,
      columns: this.hiddenColumns,
    });
    const value = { ...this.sheet, rows: this.rows, merges: this.merges, ...odd };
    return { value, found: [...this.found, ...hidden] };
  }

  /** Rows and cells may leave out where they stand, and then follow the one before. Rows come in their order. */
  private openRow({ r: written, hidden }: Attributes): void {
    const line = written === undefined ? this.line + 1 : Number(written);
    if (!(line > this.line)) throw new UnreadableWorkbook('broken');
    this.line = line;
    this.column = 0;
    this.fields = [];
    this.looks = [];
    this.rowIsHidden = isTrue(hidden);
  }

  private openCell({ r: address, s: style = '0', t: type = 'n' }: Attributes): void {
    const next = { line: this.line, column: this.column + 1 };
    const { line, column } = address === undefined ? next : cellAt(address);
    if (line !== this.line) throw new UnreadableWorkbook('broken');
    this.column = column;
    this.cell = { type, style: Number(style), isFormula: false, value: undefined };
  }

  private openInCell(cell: { isFormula: boolean; value: string | undefined }, name: string): void {
    if (name === 'f') cell.isFormula = true;
    else if (name === 'v') {
      this.inValue = true;
      cell.value = '';
    } else this.inline.open(name);
  }

  private closeCell(): void {
    const cell: RawCell = { ...(this.cell as NonNullable<typeof this.cell>), inline: this.inline.take() };
    this.cell = undefined;
    const { text, found } = readCell(cell, this.placeOfCell, this.parts);
    if (found) this.found.push(found);
    const trimmed = cellText(plainCell(text, this, this.placeOfCell, this));
    if (trimmed === '' && !found) return;
    while (this.fields.length < this.column) this.fields.push('');
    this.fields[this.column - 1] = trimmed;
    const { indent = 0, bold = false } = this.parts.looks[cell.style] ?? {};
    const look = lookOf(text, indent, bold);
    if (look) this.looks[this.column - 1] = look;
  }

  private readonly placeOfCell = () => placeIn(this.sheet, this.line, this.column);

  private closeRow(): void {
    if (this.fields.length === 0) return;
    const looks = this.looks.length > 0 && { looks: Array.from(this.looks) };
    const row = { line: this.line, fields: this.fields, ...looks };
    this.size.add(row);
    this.rows.push(row);
    if (this.rowIsHidden) this.hiddenRows.push(this.line);
  }

  private hideColumns({ min = '1', max = min }: Attributes): void {
    this.hiddenColumns.push({ first: Number(min), last: Number(max) });
  }
}

/** `D7` → row 7, column 4; dollar signs do not matter. */
function cellAt(address: string): { line: number; column: number } {
  const [, letters, line] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) throw new UnreadableWorkbook('broken');
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { line: Number(line), column };
}

function rangeOf(ref: string): CellRange {
  const [first = '', last = first] = ref.split(':');
  const [{ line: top, column: left }, { line: bottom, column: right }] = [cellAt(first), cellAt(last)];
  return { top, left, bottom, right };
}
