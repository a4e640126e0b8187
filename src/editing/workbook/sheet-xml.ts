import { columnLetters } from '../../input/raw-table.js';
import { UnreadableWorkbook } from '../../input/xlsx/unreadable.js';
import { attributeOf, prefixOf, withAttribute, withoutCdata } from './xml-text.js';

/** A row of a worksheet: its opening tag, and its cells in the order of columns. */
export interface SheetRowXml {
  line: number;
  tag: string;
  cells: SheetCellXml[];
  /** The XML of its cells: of a row that nobody has looked into, as it was. */
  readonly inside: string;
  /** Whether it is worth while to look for formulas in it. */
  readonly mayHaveFormula: boolean;
  /** Moves it to another line. */
  renumber(line: number): void;
}

export interface SheetCellXml {
  readonly column: number;
  /** The whole element. */
  readonly xml: string;
}

/** The XML of a worksheet with its rows to be changed; all around them stays as it is. */
export class SheetXml {
  readonly prefix: string;
  /** What stands before the rows, and behind them. */
  before: string;
  behind: string;
  readonly rows: SheetRowXml[];

  constructor(written: string) {
    const xml = withoutCdata(written);
    this.prefix = prefixOf(xml, 'worksheet');
    const [open = '', close] = /<(?:[\w.-]+:)?sheetData\s*(\/?)>/.exec(xml) ?? [];
    const from = xml.indexOf(open);
    if (open === '') throw new UnreadableWorkbook('broken');
    const name = `${this.prefix}sheetData`;
    const end = close === '/' ? from + open.length : xml.indexOf(`</${name}>`, from);
    if (end === -1) throw new UnreadableWorkbook('broken');
    this.before = `${xml.slice(0, from)}<${name}>`;
    this.behind = close === '/' ? `</${name}>${xml.slice(end)}` : xml.slice(end);
    this.rows = rowsIn(close === '/' ? '' : xml.slice(from + open.length, end));
  }

  text(): string {
    return this.before + this.rows.map((row) => this.rowText(row)).join('') + this.behind;
  }

  rowText({ tag, inside }: SheetRowXml): string {
    return `${tag}${inside}</${this.prefix}row>`;
  }

  row(line: number): SheetRowXml | undefined {
    const index = this.indexFrom(line);
    return this.rows[index]?.line === line ? this.rows[index] : undefined;
  }

  cell(line: number, column: number): SheetCellXml | undefined {
    return this.row(line)?.cells.find((cell) => cell.column === column);
  }

  /** Puts a cell in its place, with its row where there was none; without `xml` it is taken out. */
  setCell(line: number, column: number, xml: string | undefined): void {
    const row = this.row(line) ?? this.addRow(line);
    const index = row.cells.findIndex((cell) => cell.column >= column);
    const at = index === -1 ? row.cells.length : index;
    const isThere = row.cells[at]?.column === column;
    row.cells.splice(at, isThere ? 1 : 0, ...(xml === undefined ? [] : [{ column, xml }]));
    // a hint at how wide the row is, which may be left out and must not be wrong
    row.tag = withAttribute(row.tag, 'spans', undefined);
  }

  /** The index of the first row at a line or behind it. */
  indexFrom(line: number): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] as SheetRowXml).line < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Gives rows other lines, and takes out those that have none. */
  reorder(lineOf: (line: number) => number | undefined): void {
    const rows = this.rows.flatMap((row) => {
      const line = lineOf(row.line);
      if (line === undefined) return [];
      if (line !== row.line) row.renumber(line);
      return [row];
    });
    this.rows.splice(0, this.rows.length, ...rows.sort((one, other) => one.line - other.line));
  }

  /** Gives columns other places, with how wide they are; those that have none go. */
  shiftColumns({ line: placeOf, area }: ColumnShift): void {
    for (const row of this.rows) {
      row.cells = row.cells.flatMap(({ column, xml }) => {
        const place = placeOf(column);
        if (place === undefined) return [];
        return [{ column: place, xml: place === column ? xml : cellAt(xml, place, row.line) }];
      });
      row.tag = withAttribute(row.tag, 'spans', undefined);
    }
    this.before = this.before.replace(COLUMN, (tag) => {
      const [min, max] = [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))];
      const now = area(min, max);
      return now ? withAttribute(withAttribute(tag, 'min', String(now[0])), 'max', String(now[1])) : '';
    });
    // a list of none is none
    this.before = this.before.replace(/<((?:[\w.-]+:)?cols)(?:\s[^>]*)?>\s*<\/\1>/, '');
  }

  /** Puts a row in its place, where none stands. */
  putRow(row: SheetRowXml, line: number): void {
    if (row.line !== line) row.renumber(line);
    this.rows.splice(this.indexFrom(line), 0, row);
  }

  /** Parses rows that stood in this sheet, each as it was. */
  parseRow(xml: string): SheetRowXml | undefined {
    return rowsIn(xml)[0];
  }

  private addRow(line: number): SheetRowXml {
    const row = new LazyRow(line, `<${this.prefix}row r="${line}">`, '');
    this.rows.splice(this.indexFrom(line), 0, row);
    return row;
  }
}

/** Where columns come to stand, as a shift of rows tells of lines. */
interface ColumnShift {
  line(column: number): number | undefined;
  area(first: number, last: number): readonly [first: number, last: number] | undefined;
}

const COLUMN = /<(?:[\w.-]+:)?col\s[^>]*\/>/g;

const ROW = /<(?:[\w.-]+:)?row(?=[\s/>])[^>]*>/g;

/** Rows and cells may leave out where they stand, and then follow the one before; here they all say it. */
function rowsIn(data: string): SheetRowXml[] {
  const rows: SheetRowXml[] = [];
  let last = 0;
  for (const { 0: tag, index } of data.matchAll(ROW)) {
    const written = attributeOf(tag, 'r');
    const line = written === undefined ? last + 1 : Number(written);
    if (!(line > last)) throw new UnreadableWorkbook('broken');
    last = line;
    const isEmpty = tag.endsWith('/>');
    const open = withAttribute(isEmpty ? `${tag.slice(0, -2).trimEnd()}>` : tag, 'r', String(line));
    rows.push(new LazyRow(line, open, isEmpty ? '' : contentFrom(data, index + tag.length)));
  }
  return rows;
}

function contentFrom(data: string, from: number): string {
  const end = /<\/(?:[\w.-]+:)?row\s*>/g;
  end.lastIndex = from;
  const found = end.exec(data);
  if (!found) throw new UnreadableWorkbook('broken');
  return data.slice(from, found.index);
}

/** A row whose cells are looked for once they are wanted: most rows of a sheet stay as they are. */
class LazyRow implements SheetRowXml {
  private parsed: SheetCellXml[] | undefined;

  constructor(
    public line: number,
    public tag: string,
    private content: string,
  ) {}

  renumber(line: number): void {
    this.line = line;
    this.tag = withAttribute(this.tag, 'r', String(line));
    if (this.parsed)
      this.parsed = this.parsed.map(({ column, xml }) => ({ column, xml: cellAt(xml, column, line) }));
    else this.content = this.content.replace(ADDRESS, `$1${line}"`);
  }

  get cells(): SheetCellXml[] {
    this.parsed ??= cellsIn(this.content, this.line);
    return this.parsed;
  }

  set cells(cells: SheetCellXml[]) {
    this.parsed = cells;
  }

  get inside(): string {
    return this.parsed ? this.parsed.map(({ xml }) => xml).join('') : this.content;
  }

  get mayHaveFormula(): boolean {
    return this.parsed
      ? this.parsed.some(({ xml }) => HAS_FORMULA.test(xml))
      : HAS_FORMULA.test(this.content);
  }
}

const ADDRESS = /(<(?:[\w.-]+:)?c\s(?:[^>]*?\s)?r="[A-Z]+)\d+"/g;

/** A cell as it is at another place. */
export function cellAt(xml: string, column: number, line: number): string {
  const tag = openTag(xml);
  return withAttribute(tag, 'r', columnLetters(column) + line) + xml.slice(tag.length);
}

const HAS_FORMULA = /<(?:[\w.-]+:)?f[\s/>]/;

const CELL = /<([\w.-]+:)?c(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/\1c\s*>)/g;

function cellsIn(content: string, line: number): SheetCellXml[] {
  const cells: SheetCellXml[] = [];
  let last = 0;
  for (const [xml] of content.matchAll(CELL)) {
    const tag = openTag(xml);
    const letters = attributeOf(tag, 'r')?.replace(/[\d$]/g, '');
    const column = letters === undefined ? last + 1 : columnOf(letters);
    if (!(column > last)) throw new UnreadableWorkbook('broken');
    last = column;
    const own = letters === undefined ? withAttribute(tag, 'r', columnLetters(column) + line) : tag;
    cells.push({ column, xml: own + xml.slice(tag.length) });
  }
  return cells;
}

export function openTag(xml: string): string {
  return xml.slice(0, xml.indexOf('>') + 1);
}

/** A → 1, Z → 26, AA → 27. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
