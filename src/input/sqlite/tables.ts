import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import { cellText, placeIn, type RawTable, type SheetRow } from '../raw-table.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import { type CellFindings, plainCell } from '../xlsx/plain-cell.js';
import type { Worksheet } from '../xlsx/read.js';
import { UnreadableWorkbook } from '../xlsx/unreadable.js';
import { columnsIn, type SqlTable } from './columns.js';
import { Pages } from './pages.js';
import { valuesIn } from './record.js';

/** The first page of the tree that lists all tables. */
const SCHEMA_PAGE = 1;

/** The tables of an SQLite database, each as a worksheet whose first row has the names of columns. */
export function readDatabase(file: string, bytes: Uint8Array): Read<readonly Worksheet[]> {
  try {
    return tablesIn(file, new Pages(bytes));
  } catch (error) {
    // what is read beyond the end of a page, or no text in its encoding
    if (error instanceof RangeError || error instanceof TypeError) throw new UnreadableWorkbook('broken');
    throw error;
  }
}

function tablesIn(file: string, pages: Pages): Read<readonly Worksheet[]> {
  const sheets: Worksheet[] = [];
  const found: Diagnostic[] = [];
  for (const { payload } of pages.entries(SCHEMA_PAGE)) {
    const [type, name, , root, sql] = valuesIn(payload, pages.decoder);
    if (typeof name !== 'string' || name.startsWith('sqlite_')) continue;
    if (type === 'view') found.push(notRead(file, name, { zh: '视图', en: 'view' }));
    if (type !== 'table') continue;
    const table = columnsIn(sql ?? '');
    if (table && Number(root) > 0)
      sheets.push({ name, hidden: false, ...rowsOf(pages, Number(root), table, { file, name }) });
    else found.push(notRead(file, name, { zh: '虚拟表', en: 'virtual table' }));
  }
  return { value: sheets, found };
}

function notRead(file: string, name: string, what: { zh: string; en: string }): Diagnostic {
  const message = { zh: `没有读${what.zh}“${name}”`, en: `The ${what.en} "${name}" is not read` };
  const hint = {
    zh: '要用它，在数据库里存成一张表，或导出为 .csv。',
    en: 'To have it, make a table of it in the database, or export it as .csv.',
  };
  return warningAt('unread-view', message, { place: { file }, hint });
}

function rowsOf(
  pages: Pages,
  root: number,
  { columns, places }: SqlTable,
  sheet: { readonly file: string; readonly name: string },
): Read<RawTable> {
  const findings: CellFindings = { found: [], odd: [] };
  const rows: SheetRow[] = [];
  const size = new TableSize();
  const add = (line: number, texts: readonly string[]) => {
    const fields = texts.map((text, at) => {
      const column = at + 1;
      return cellText(plainCell(text, { line, column }, () => placeIn(sheet, line, column), findings));
    });
    size.add({ line, fields });
    rows.push({ line, fields });
  };
  try {
    add(
      1,
      columns.map(({ name }) => name),
    );
    for (const { number, payload } of pages.entries(root)) {
      const values = valuesIn(payload, pages.decoder);
      const texts = columns.map(({ isRowNumber, byDefault = '' }, index) => {
        const place = places[index] as number;
        if (isRowNumber) return String(number);
        // rows that are older than a column have no place for it
        return place < values.length ? (values[place] ?? '') : byDefault;
      });
      add(rows.length + 1, texts);
    }
  } catch (problem) {
    if (!(problem instanceof TableTooLarge)) throw problem;
    return {
      value: { ...sheet, rows: [] },
      found: [problem.diagnostic((line, column) => placeIn(sheet, line, column))],
    };
  }
  const { found, odd } = findings;
  return { value: { ...sheet, rows, ...(odd.length > 0 && { odd }) }, found };
}
