import { type Diagnostic, errorAt } from '../../../core/diagnostics.js';
import { PT_PER_MM } from '../../../core/length.js';
import { printedText } from '../../../document/walk.js';
import type { Edition } from '../../../edition/model.js';
import type { MeasuredTable } from './cells.js';
import type { ColumnNeed } from './column-need.js';
import { leastWidthPt } from './widths.js';

/** A head is named by no more of its characters than this. */
const MOST_CHARACTERS = 24;

/** How many of the widest columns are named. */
const NAMED_COLUMNS = 3;

/** What is said of a table that no orientation and no size of the edition can hold. */
export function tooWide(
  { table, head }: MeasuredTable,
  needs: readonly ColumnNeed[],
  measurePt: number,
  { file }: Edition,
): Diagnostic {
  const title = table.title
    ? `${table.number}“${printedText(table.title)}”`
    : table.id.replace(/^table:/, '');
  const overMm = mm(leastWidthPt(needs) - measurePt);
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
  return errorAt(
    'table-too-wide',
    {
      zh: `${title}太宽：在它能用的最宽版面、最小字号下仍差 ${overMm} mm；最占地方的列是 ${widest.join('，')}`,
      en: `${title} is ${overMm} mm too wide in the widest place and the smallest size it may have; most room is needed by ${widest.join(', ')}`,
    },
    {
      place: table.place,
      hint: {
        zh: `减少列数，缩短这些列里不能断行的文字，或改 ${file} 里 table 的 small、padding`,
        en: `Leave columns out, shorten what can't wrap in them, or change small or padding under table in ${file}.`,
      },
    },
  );
}

function mm(pt: number): string {
  return (pt / PT_PER_MM).toFixed(1);
}
