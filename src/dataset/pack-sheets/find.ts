import { type Bilingual, type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import type { LoadedData } from '../../input/load.js';
import { placeIn, type RawTable } from '../../input/raw-table.js';
import type { Worksheet } from '../../input/xlsx/read.js';
import type { FoundSheets } from './read.js';
import { chartColumns, keyNamed, packSheetNames, type SheetKey, tableColumns, textColumns } from './words.js';

type Role = keyof typeof packSheetNames;

/** The columns that tell what a sheet is, by their paths: an office may call a table of data 表 or 图. */
const telling: Readonly<
  Record<Role, { readonly keys: readonly SheetKey[]; readonly paths: readonly string[] }>
> = {
  cover: { keys: [], paths: [] },
  texts: { keys: textColumns, paths: ['text'] },
  tables: { keys: tableColumns, paths: ['name'] },
  charts: { keys: chartColumns({}), paths: ['type', 'rows.table'] },
};

/** What a sheet says of the pack, by its name and head; undefined for one of data. */
export function packSheetRole({ name, value }: Pick<Worksheet, 'name' | 'value'>): Role | undefined {
  const role = (Object.keys(packSheetNames) as Role[]).find((one) => packSheetNames[one] === name.trim());
  if (role === undefined) return undefined;
  const { keys, paths } = telling[role];
  const head = (value.rows[0]?.fields ?? []).map((field) => keyNamed(keys, field)?.path.join('.'));
  return paths.every((path) => head.includes(path)) ? role : undefined;
}

/** The sheets that stand in place of pack.yaml. Beside one none does, and of two of one name only the first. */
export function packSheetsOf(loaded: LoadedData): Read<FoundSheets> {
  const sheets: Partial<Record<Role, RawTable>> = {};
  const found: Diagnostic[] = [];
  for (const sheet of loaded.workbooks.flatMap((workbook) => workbook.sheets)) {
    const role = packSheetRole(sheet);
    if (role === undefined) continue;
    const first = sheets[role];
    if (!loaded.hasNoPackFile) found.push(unusedSheet(sheet.value, besidePackFile));
    else if (first) found.push(unusedSheet(sheet.value, besideFirst(first)));
    else {
      sheets[role] = sheet.value;
      found.push(...sheet.found);
    }
  }
  return { value: sheets, found };
}

const besidePackFile: Bilingual = {
  zh: '这些由 pack.yaml 写明；要用工作表里的，就移走 pack.yaml。',
  en: 'pack.yaml says what it would; to have the sheet used, move pack.yaml away.',
};

function besideFirst({ file }: RawTable): Bilingual {
  return { zh: `用的是 ${file} 里的；两份并成一份。`, en: `That of ${file} is used; make one of the two.` };
}

/** A worksheet that nothing is read from, and what to do about it. */
export function unusedSheet(sheet: RawTable, hint: Bilingual | undefined): Diagnostic {
  const message = { zh: '没有用到这个工作表', en: 'The worksheet is not used' };
  return warningAt('unused-sheet', message, { place: placeIn(sheet), hint });
}
