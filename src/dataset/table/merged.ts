import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import { type CellRange, placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import type { ColumnRole } from '../kinds/kind.js';
import type { Column } from '../model.js';

/** Words that may hold for several rows at once. A row's name is its own, and a figure told twice is counted twice. */
const sharedRoles: readonly ColumnRole[] = ['group', 'unit', 'text', 'note', 'section', 'quote'];

/** A header has one cell for each column: a title over the table, or a header in two rows, can't be read. */
export function mergedHeader({ merges = [], ...sheet }: RawTable, header: SheetRow): Diagnostic[] {
  const merge = merges.find(({ top, bottom }) => top <= header.line && header.line <= bottom);
  if (merge === undefined) return [];
  return [
    errorAt(
      'merged-header',
      { zh: '表头有合并的单元格', en: 'There are merged cells in the header' },
      {
        place: placeIn(sheet, merge.top, merge.left),
        hint: {
          zh: '第一行应是列名，一列一格；表的标题写在 pack.yaml 里。',
          en: 'The first row holds the headers, a cell for each column; titles stand in pack.yaml.',
        },
      },
    ),
  ];
}

/**
 * The rows with what was merged over several of them filled in, where that is words: one 分组 over three rows is
 * the group of all three. Merged figures, names and columns are errors, for they can't be told apart.
 */
export function fillMerged(
  sheet: RawTable,
  rows: readonly SheetRow[],
  columns: readonly Column[],
): Read<readonly SheetRow[]> {
  const filled = new Map(rows.map((row) => [row.line, row]));
  const found: Diagnostic[] = [];
  for (const merge of sheet.merges ?? []) {
    const covered = columns.filter(({ place }) => isWithin(place.column, merge));
    const [column] = covered;
    const text = column && filled.get(merge.top)?.fields[merge.left - 1];
    if (column === undefined || !text) continue;
    if (covered.length > 1) found.push(mergedAcross(sheet, merge, covered));
    else if (!sharedRoles.includes(column.role)) found.push(mergedRows(sheet, merge, column));
    else {
      for (const { line, fields } of filled.values()) {
        if (line <= merge.top || line > merge.bottom) continue;
        filled.set(line, { line, fields: withField(fields, merge.left, text) });
      }
    }
  }
  return { value: [...filled.values()], found };
}

function isWithin(column: number | undefined, { left, right }: CellRange): boolean {
  return column !== undefined && left <= column && column <= right;
}

function withField(fields: readonly string[], column: number, text: string): string[] {
  const length = Math.max(fields.length, column);
  return Array.from({ length }, (_, index) => (index === column - 1 ? text : (fields[index] ?? '')));
}

const takeApart = {
  zh: '取消合并，各格分别填写。',
  en: 'Take the cells apart and fill in each of them.',
};

function mergedAcross(sheet: RawTable, { top, left }: CellRange, covered: readonly Column[]): Diagnostic {
  const headers = covered.map(({ header }) => header);
  return errorAt(
    'merged-cells',
    {
      zh: `合并了${headers.map((header) => `“${header}”`).join('')}几列，分不清是哪一列的`,
      en: `The cells of ${headers.join(', ')} are merged, so that they can't be told apart`,
    },
    { place: placeIn(sheet, top, left), hint: takeApart },
  );
}

function mergedRows(sheet: RawTable, { top, left, bottom }: CellRange, { header }: Column): Diagnostic {
  const count = bottom - top + 1;
  return errorAt(
    'merged-cells',
    {
      zh: `合并了${count}行的“${header}”，分不清是哪一行的`,
      en: `"${header}" is merged over ${count} rows, so that it is not clear whose it is`,
    },
    { place: { ...placeIn(sheet, top, left), field: header }, hint: takeApart },
  );
}
