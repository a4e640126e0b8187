import { keptColumns } from '../../../document/kept-columns.js';
import { placeCells } from '../../../document/spans.js';
import type { TableNode } from '../../../document/tree.js';
import type { ColumnNeed } from './column-need.js';

/**
 * A table that is too wide for any page, in parts that each have the names of the rows and some of the other columns,
 * so many as fit into `measurePt`. The later parts are continuations (续表); the notes stand under the last. Undefined
 * where even a single column beside the names is too wide.
 */
export function columnParts(
  table: TableNode,
  needs: readonly ColumnNeed[],
  measurePt: number,
): readonly TableNode[] | undefined {
  const names = namesEnd(table);
  const namesPt = needs.slice(0, names).reduce((sum, { minPt }) => sum + minPt, 0);
  const breaks = dividedColumns(needs, names, measurePt - namesPt, spannerStarts(table));
  if (breaks === undefined || breaks.length < 2) return undefined;
  return breaks.map((first, index) => {
    const end = breaks[index + 1] ?? table.columns.length;
    const kept = table.columns.map((_, column) => column < names || (column >= first && column < end));
    const isLast = index === breaks.length - 1;
    return {
      ...keptColumns(table, kept),
      ...(index > 0 && { id: `${table.id}/${index + 1}`, isContinued: true as const }),
      notes: isLast ? table.notes : [],
    };
  });
}

/**
 * How many columns at the left are repeated in each part: up to the names of the rows, unless those have lines of their
 * own.
 */
export function namesEnd({ body, columns }: TableNode): number {
  if (body.some(({ isNameOfNext }) => isNameOfNext)) return 0;
  const rows = placeCells(body, columns.length);
  const named = rows.flatMap(({ cells }) => cells.filter(({ cell }) => cell.header && cell.columnSpan === 1));
  return Math.min(columns.length - 1, (named[0]?.column ?? 0) + 1);
}

/** The columns in which a text of the first row of the head begins: there a table is divided best. */
function spannerStarts({ head, columns }: TableNode): ReadonlySet<number> {
  const [first] = placeCells(head, columns.length);
  return new Set(first?.cells.map(({ column }) => column) ?? []);
}

/** What it costs to divide a table under a text of its head, in parts of the room left over. */
const SPANNER_COST = 0.3;

/**
 * The first column of each part, of the fewest parts there can be: their columns as even in number as they may, and
 * divided between the texts of the head rather than under one.
 */
function dividedColumns(
  needs: readonly ColumnNeed[],
  names: number,
  roomPt: number,
  starts: ReadonlySet<number>,
): number[] | undefined {
  const count = needs.length;
  /** For each column: the best way to divide those before it. */
  const best: ({ parts: number; cost: number; from: number } | undefined)[] = new Array(count + 1);
  best[names] = { parts: 0, cost: 0, from: names };
  for (let end = names + 1; end <= count; end++) {
    let widthPt = 0;
    for (let first = end - 1; first >= names; first--) {
      widthPt += needs[first]?.minPt ?? 0;
      if (widthPt > roomPt) break;
      const before = best[first];
      if (!before) continue;
      const isUnderSpanner = end < count && !starts.has(end);
      const cost = before.cost + ((roomPt - widthPt) / roomPt) ** 2 + (isUnderSpanner ? SPANNER_COST : 0);
      const known = best[end];
      const parts = before.parts + 1;
      if (!known || parts < known.parts || (parts === known.parts && cost < known.cost))
        best[end] = { parts, cost, from: first };
    }
  }
  const breaks: number[] = [];
  for (let end = count; end > names; ) {
    const step = best[end];
    if (!step) return undefined;
    breaks.unshift(step.from);
    end = step.from;
  }
  return breaks;
}
