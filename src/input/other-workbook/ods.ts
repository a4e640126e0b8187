import type { StyleLook } from '../xlsx/parts.js';
import { readXml } from '../xlsx/xml.js';
import type { Archive } from '../xlsx/zip.js';
import { asFarAsSound, SheetLooks } from './sheet-looks.js';

/**
 * The looks of the sheets of an OpenDocument workbook: named styles, those of its contents, and where cells have them.
 */
export function looksInOds(archive: Archive): readonly SheetLooks[] {
  return asFarAsSound((sheets) => {
    const styles = new Map<string, Style>();
    for (const part of ['styles.xml', 'content.xml']) {
      const bytes = archive.read(part);
      if (bytes) readXml(bytes, new OdsReader(styles, sheets));
    }
  });
}

/** A cell with something in it while it is read, and how far spaces before its text set it in. */
interface OpenCell {
  readonly rows: number;
  readonly columns: number;
  readonly column: number;
  readonly look: StyleLook;
  /** Whether it has a format of its own, or that of its row or column. */
  readonly isFormatted: boolean;
  halfWidths: number;
  isBegun: boolean;
  shown: string;
}

/** Values that show by a format, and the one that is none. */
const FORMATTED = ['float', 'percentage', 'currency', 'date', 'time'];
const GENERAL = 'N0';

interface Style {
  readonly parent: string | undefined;
  /** The name of its number format. */
  readonly format: string | undefined;
  indent: number | undefined;
  bold: boolean | undefined;
}

type Attributes = Readonly<Record<string, string>>;

/** A step of the indent of LibreOffice, in points. */
const STEP_PT = 10;

const pointsOf: Readonly<Record<string, number>> = { pt: 1, cm: 72 / 2.54, mm: 72 / 25.4, in: 72, px: 0.75 };

/** Rows and cells of one style are written once, with their number: at the end of a sheet, a million. */
const MOST_REPEATED = 1000;

class OdsReader {
  private style: Style | undefined;
  private sheet: SheetLooks | undefined;
  private row = 0;
  private rowsHere = 1;
  private column = 0;
  /** Styles that columns give their cells, and in how many columns. */
  private columns: { readonly style: string | undefined; readonly count: number }[] = [];
  private rowStyle: string | undefined;
  private cell: OpenCell | undefined;
  private isInNote = false;

  constructor(
    private readonly styles: Map<string, Style>,
    private readonly sheets: SheetLooks[],
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'style' && attributes.family === 'table-cell') this.openStyle(attributes);
    else if (name === 'paragraph-properties' && this.style)
      this.style.indent ??= stepsOf(attributes['margin-left']);
    else if (name === 'text-properties' && this.style) this.style.bold ??= boldIn(attributes['font-weight']);
    else if (name === 'table') this.openSheet();
    else if (name === 'table-column') this.openColumn(attributes);
    else if (name === 'table-row') this.openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.openCell(attributes);
    else if (name === 'annotation') this.isInNote = true;
  }

  /** Full-width spaces set names in; the library takes them off as it does blanks. */
  text(piece: string): void {
    const { cell } = this;
    if (!cell || this.isInNote) return;
    if (cell.isFormatted) cell.shown += piece;
    if (cell.isBegun) return;
    for (const character of piece) {
      if (character === '\u3000') cell.halfWidths += 2;
      else if (character === '\u00a0') cell.halfWidths += 1;
      else if (!/\s/.test(character)) {
        cell.isBegun = true;
        return;
      }
    }
  }

  close(name: string): void {
    if (name === 'style') this.style = undefined;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'annotation') this.isInNote = false;
    else if (name === 'table-row') this.row += this.rowsHere;
    else if (name === 'table') this.sheet = undefined;
  }

  private openStyle(attributes: Attributes): void {
    const { 'parent-style-name': parent, 'data-style-name': format } = attributes;
    this.style = { parent, format, indent: undefined, bold: undefined };
    if (attributes.name !== undefined) this.styles.set(attributes.name, this.style);
  }

  private openSheet(): void {
    this.sheet = new SheetLooks();
    this.sheets.push(this.sheet);
    this.row = 0;
    this.columns = [];
  }

  private openColumn(attributes: Attributes): void {
    const count = countOf(attributes['number-columns-repeated']);
    const first = this.columns.reduce((sum, one) => sum + one.count, 0) + 1;
    this.columns.push({ style: attributes['default-cell-style-name'], count });
    if (isHidden(attributes)) this.sheet?.hidden.columns.push({ first, last: first + count - 1 });
  }

  private openRow(attributes: Attributes): void {
    this.rowsHere = countOf(attributes['number-rows-repeated']);
    this.rowStyle = attributes['default-cell-style-name'];
    this.column = 0;
    if (!isHidden(attributes)) return;
    for (let at = 1; at <= Math.min(this.rowsHere, MOST_REPEATED); at++)
      this.sheet?.hidden.rows.push(this.row + at);
  }

  private openCell(attributes: Attributes): void {
    const { 'style-name': own, 'value-type': type, 'number-columns-repeated': repeated } = attributes;
    const count = countOf(repeated);
    if (type !== undefined) {
      const { format = GENERAL, ...look } = this.lookOf(own ?? this.rowStyle ?? this.styleOfColumn());
      const isFormatted = format !== GENERAL && FORMATTED.includes(type);
      const [rows, columns] = [Math.min(this.rowsHere, MOST_REPEATED), Math.min(count, MOST_REPEATED)];
      const begun = { halfWidths: 0, isBegun: false, shown: '' };
      this.cell = { rows, columns, column: this.column, look, isFormatted, ...begun };
    }
    this.column += count;
  }

  private closeCell(): void {
    const { cell } = this;
    if (!cell) return;
    this.cell = undefined;
    const indent = cell.look.indent + Math.floor(cell.halfWidths / 2);
    const look = { indent, bold: cell.look.bold };
    for (let row = 0; row < cell.rows; row++)
      for (let at = 0; at < cell.columns; at++) {
        this.sheet?.put(this.row + row, cell.column + at, look);
        if (cell.shown !== '') this.sheet?.show(this.row + row, cell.column + at, cell.shown);
      }
  }

  private styleOfColumn(): string | undefined {
    let first = 0;
    return this.columns.find(({ count }) => {
      first += count;
      return this.column < first;
    })?.style;
  }

  /** What a style says, and what it leaves to those that it goes back to. */
  private lookOf(name: string | undefined): StyleLook & Pick<Partial<Style>, 'format'> {
    let [indent, bold]: [number | undefined, boolean | undefined] = [undefined, undefined];
    let format: string | undefined;
    let style = name === undefined ? undefined : this.styles.get(name);
    for (let depth = 0; style && depth < MOST_PARENTS; depth++) {
      indent ??= style.indent;
      bold ??= style.bold;
      format ??= style.format;
      style = style.parent === undefined ? undefined : this.styles.get(style.parent);
    }
    return { indent: indent ?? 0, bold: bold ?? false, ...(format !== undefined && { format }) };
  }
}

const MOST_PARENTS = 10;

function boldIn(weight: string | undefined): boolean | undefined {
  return weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600;
}

function countOf(repeated: string | undefined): number {
  return Math.max(1, Number(repeated ?? 1) || 1);
}

function isHidden({ visibility }: Attributes): boolean {
  return visibility === 'collapse' || visibility === 'filter';
}

function stepsOf(length: string | undefined): number | undefined {
  const [, value = '', unit = ''] = /^(\d+(?:\.\d+)?)(pt|cm|mm|in|px)$/.exec(length ?? '') ?? [];
  const points = Number(value) * (pointsOf[unit] ?? 0);
  return length === undefined ? undefined : Math.round(points / STEP_PT);
}
