import type { LoadedData } from '../../input/load.js';
import type { RawTable } from '../../input/raw-table.js';
import type { Worksheet } from '../../input/xlsx/read.js';
import type { FoundSheets } from './read.js';
import { packSheetNames } from './words.js';

type Role = keyof typeof packSheetNames;

/** What a sheet says of the pack, by its name and head, in a data set without pack.yaml; undefined for one of data. */
export function packSheetRole(
  { name, value }: Pick<Worksheet, 'name' | 'value'>,
  { hasNoPackFile }: Pick<LoadedData, 'hasNoPackFile'>,
): Role | undefined {
  if (!hasNoPackFile) return undefined;
  const role = (Object.keys(packSheetNames) as Role[]).find((one) => packSheetNames[one] === name.trim());
  return role === undefined || role === 'cover' || hasHeadOf(role, value) ? role : undefined;
}

/** Whether a sheet has the columns that tell what it is: an office may call a table of data 表 or 图. */
function hasHeadOf(role: Role, { rows }: RawTable): boolean {
  const head = rows[0]?.fields ?? [];
  const needed: Readonly<Record<Role, readonly string[]>> = {
    cover: [],
    texts: ['文字'],
    tables: ['表名'],
    charts: ['类型', '表'],
  };
  return needed[role].every((column) => head.some((field) => field.replace(/（.*）$/, '') === column));
}

/** The sheets that stand in place of pack.yaml; of two of one name the first. */
export function packSheetsOf(loaded: LoadedData): FoundSheets {
  const found: Partial<Record<Role, RawTable>> = {};
  for (const sheet of loaded.workbooks.flatMap(({ sheets }) => sheets)) {
    const role = packSheetRole(sheet, loaded);
    if (role) found[role] ??= sheet.value;
  }
  return found;
}
