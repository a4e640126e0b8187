import { type Diagnostic, warningAt } from '../../../core/diagnostics.js';
import { PT_PER_MM } from '../../../core/length.js';
import { printedText } from '../../../document/walk.js';
import type { Edition } from '../../../edition/model.js';
import type { MeasuredTable } from './cells.js';
import type { ColumnNeed } from './column-need.js';

/** A head is named by no more of its characters than this. */
const MOST_CHARACTERS = 24;

/** How many of the widest columns are named. */
const NAMED_COLUMNS = 3;

/** What is said of a table in which something is wider than any column can be, and is cut. */
export function cutInTable(
  { table, head }: MeasuredTable,
  needs: readonly ColumnNeed[],
  { file }: Edition,
): Diagnostic {
  const title = table.title
    ? `${table.number ?? '表'}“${printedText(table.title)}”`
    : table.id.replace(/^table:/, '');
  const headOf = (column: number) => {
    const above = head.flatMap(({ cells }) => cells.filter((one) => one.column === column));
    const text = printedText(above.at(-1)?.cell.children ?? []) || `${column + 1}`;
    return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  };
  const widest = needs
    .map(({ minPt }, column) => ({ column, minPt }))
    .toSorted((a, b) => b.minPt - a.minPt)
    .slice(0, NAMED_COLUMNS)
    .map(({ column, minPt }) => `${headOf(column)} ${mm(minPt)} mm`);
  return warningAt(
    'table-too-wide',
    {
      zh: `${title}里有比版面还宽、不能断行的内容，只好拆成几行：${widest.join('，')}`,
      en: `${title} holds what is wider than the page and can't wrap; it is cut into lines: ${widest.join(', ')}`,
    },
    {
      place: table.place,
      hint: {
        zh: `缩短这些列里不能断行的内容，或改 ${file} 里 table 的 small、padding`,
        en: `Shorten what can't wrap in these columns, or change small or padding under table in ${file}.`,
      },
    },
  );
}

function mm(pt: number): string {
  return (pt / PT_PER_MM).toFixed(1);
}
