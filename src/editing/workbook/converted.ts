import { type CellLook, columnLetters, type RawTable } from '../../input/raw-table.js';
import { writeWorkbook } from '../../input/xlsx/write.js';
import { WorkbookPackage } from './package.js';
import { addRows } from './sheets.js';
import { EditedWorkbook } from './workbook.js';

/** A sheet of a file of any format, as it was read. */
export interface ReadSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly table: RawTable;
}

/**
 * Sheets → a workbook that reads as they do: texts, numbers as they are shown, merged cells, indents and bold type.
 * What was never read, formulas, colours, notes and drawings, is not in it.
 */
export function workbookOfSheets(file: string, sheets: readonly ReadSheet[]): Uint8Array {
  const book = new EditedWorkbook(file, blankWorkbook());
  for (const { name, isHidden, table } of sheets) {
    const looks = new Map(table.rows.map((row) => [row.line, row.looks]));
    const last = table.rows.at(-1)?.line ?? 0;
    const fields = new Map(table.rows.map((row) => [row.line, row.fields]));
    const rows = Array.from({ length: last }, (_, index) => fields.get(index + 1) ?? []);
    const styleOf = (line: number, column: number) => styleOfLook(looks.get(line)?.[column - 1]);
    const xml = addRows(book, { file, rows, styleOf });
    book.addSheet(name, withMerges(xml, table), isHidden);
  }
  book.dropSheet(FIRST);
  return book.bytes();
}

/** The sheet that others are listed after, until they are there. */
const FIRST = '_';
/** Half-width characters that one step of an indent is worth, and the most steps that are told apart. */
const STEP = 2;
const MOST_STEPS = 15;
/** Behind the styles that every new workbook has: by steps, plain and then bold. */
const FIRST_LOOK = 3;

function styleOfLook({ indent = 0, bold = false }: CellLook = {}): number {
  if (indent === 0 && !bold) return 0;
  const steps = Math.min(MOST_STEPS, Math.ceil(indent / STEP));
  return FIRST_LOOK + (bold ? MOST_STEPS + 1 : 0) + steps;
}

/** A workbook with one sheet, and the styles of all looks. */
function blankWorkbook(): Uint8Array {
  const sheet = { name: FIRST, headers: [''], widths: [1], rows: [], lineCounts: [], choices: new Map() };
  const pack = new WorkbookPackage(writeWorkbook([sheet]));
  const styles = pack.text('xl/styles.xml') ?? '';
  const looks = [0, 1].flatMap((font) =>
    Array.from({ length: MOST_STEPS + 1 }, (_, steps) => {
      const alignment = steps > 0 ? `<alignment horizontal="left" indent="${steps}"/>` : '';
      const own = `numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"`;
      return `<xf ${own}>${alignment}</xf>`;
    }),
  );
  const added = styles
    .replace(/<cellXfs count="\d+">/, `<cellXfs count="${FIRST_LOOK + looks.length}">`)
    .replace('</cellXfs>', `${looks.join('')}</cellXfs>`);
  pack.set('xl/styles.xml', added);
  return pack.bytes();
}

function withMerges(xml: string, { merges = [] }: RawTable): string {
  if (merges.length === 0) return xml;
  const areas = merges.map(({ top, left, bottom, right }) => {
    return `<mergeCell ref="${columnLetters(left)}${top}:${columnLetters(right)}${bottom}"/>`;
  });
  const own = `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>`;
  return xml.replace('</sheetData>', `</sheetData>${own}`);
}
