import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { Table } from '../../dataset/model.js';
import { placeIn } from '../../input/raw-table.js';

/** What a spreadsheet program takes: characters of a cell, characters of a sheet's name. */
const MOST_CHARACTERS = 32_767;
const sheetNames = /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/;

/** What a workbook can't hold of these tables; `sheetName` is what the sheet of each would be called. */
export function beyondLimits(tables: readonly Table[], sheetName: (table: Table) => string): Diagnostic[] {
  return [...noTables(tables), ...tables.flatMap(longCells), ...wrongNames(tables, sheetName)];
}

/** A workbook without sheets is none. */
function noTables(tables: readonly Table[]): Diagnostic[] {
  if (tables.length > 0) return [];
  return [errorAt('no-tables', { zh: '没有可写的表', en: 'There are no tables to write' })];
}

function longCells({ rows }: Table): Diagnostic[] {
  const cells = rows.flatMap((row) => Object.values(row.cells));
  return cells
    .filter(({ text }) => text.length > MOST_CHARACTERS)
    .map(({ text, place }) =>
      errorAt(
        'cell-too-long',
        {
          zh: `这一格有${text.length}个字符，工作簿的一格最多${MOST_CHARACTERS}个`,
          en: `The cell has ${text.length} characters, and one of a workbook at most ${MOST_CHARACTERS}`,
        },
        { place },
      ),
    );
}

/** Programs refuse a workbook in which two sheets have one name, small and capital letters being the same. */
function wrongNames(tables: readonly Table[], sheetName: (table: Table) => string): Diagnostic[] {
  const names = tables.map((table) => sheetName(table).toLowerCase());
  return tables
    .filter((_, index) => {
      const name = names[index] as string;
      return !sheetNames.test(name) || name === 'history' || names.indexOf(name) !== index;
    })
    .map((table) =>
      errorAt(
        'sheet-name',
        {
          zh: `“${table.name}”不能作工作表的名称`,
          en: `"${table.name}" can't be the name of a worksheet`,
        },
        {
          place: placeIn({ file: table.file, ...(table.sheet !== undefined && { name: table.sheet }) }),
          hint: {
            zh: '最多 31 个字符，不含 \\ / ? * [ ] :，不与别的表重名。',
            en: 'At most 31 characters, none of \\ / ? * [ ] :, and unlike the other tables.',
          },
        },
      ),
    );
}
