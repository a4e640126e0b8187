import type { ColumnNeed } from './column-need.js';

/** A table is judged by at most so many of its rows, and each column tried in so many widths. */
const MOST_ROWS = 400;
const MOST_WIDTHS = 32;

/** A text of more lines than this is not looked at for a width that suits it. */
const MOST_LINES = 6;

/** A line that makes no row higher still costs this part of one, so that texts stay on one line where they can. */
const HIDDEN_LINE_COST = 0.25;

/** Lines in a column that does not grow (units, or figures with their heads) cost this many times as much. */
const STANDING_WEIGHT = 2;

/** One column made narrower: what that gains and what the lines cost that it adds to the table. */
interface Step {
  readonly column: number;
  readonly widthPt: number;
  readonly gainPt: number;
  readonly cost: number;
}

/**
 * The widths that columns prefer, `wantPt` less in all: time and again the column gives way in which a point of
 * width costs the fewest lines of the table, where a row has as many lines as its longest cell. At times more is
 * given than wanted. The least widths must fit.
 */
export function narrowed(needs: readonly ColumnNeed[], wantPt: number, insetPt: number): number[] {
  const table = new Lines(needs, insetPt);
  for (let leftPt = wantPt; leftPt > 0; ) {
    const step = table.cheapestStep(leftPt);
    if (!step) break;
    table.take(step);
    leftPt -= step.gainPt;
  }
  return table.widths;
}

/** How many lines the cells of a table take as its columns become narrower. */
class Lines {
  readonly widths: number[];
  private readonly candidates: readonly (readonly number[])[];
  /** By column: the rows its texts stand in, and how wide they are. */
  private readonly texts: readonly ColumnNeed['texts'][];

  constructor(
    private readonly needs: readonly ColumnNeed[],
    private readonly insetPt: number,
  ) {
    this.widths = needs.map(({ preferredPt }) => preferredPt);
    const rows = Math.max(0, ...needs.map(({ texts }) => texts.at(-1)?.row ?? 0)) + 1;
    const every = Math.ceil(rows / MOST_ROWS);
    this.texts = needs.map(({ texts }) => texts.filter(({ row }) => row % every === 0));
    this.candidates = needs.map((need) => candidateWidths(need, insetPt));
  }

  /** The step that costs least for a point of what is wanted; of equal ones the one that gains most. */
  cheapestStep(wantPt: number): Step | undefined {
    let best: Step | undefined;
    let bestPrice = Number.POSITIVE_INFINITY;
    for (const [column, candidates] of this.candidates.entries()) {
      const standing = this.linesWithout(column);
      const now = this.costOf(column, this.widths[column] as number, standing);
      for (const widthPt of candidates) {
        const gainPt = (this.widths[column] as number) - widthPt;
        if (gainPt <= 0) continue;
        const cost = this.costOf(column, widthPt, standing) - now;
        const price = cost / Math.min(gainPt, wantPt);
        if (price > bestPrice || (price === bestPrice && best && gainPt <= best.gainPt)) continue;
        [best, bestPrice] = [{ column, widthPt, gainPt, cost }, price];
      }
    }
    return best;
  }

  take({ column, widthPt }: Step): void {
    this.widths[column] = widthPt;
  }

  /** Lines of each row, one column left out. */
  private linesWithout(column: number): ReadonlyMap<number, number> {
    const lines = new Map<number, number>();
    for (const [at, texts] of this.texts.entries()) {
      if (at === column) continue;
      for (const { row, widthPt } of texts)
        lines.set(row, Math.max(lines.get(row) ?? 1, this.linesOf(widthPt, this.widths[at] as number)));
    }
    return lines;
  }

  /** What the lines cost that a column of this width has, most of all those that make its rows higher. */
  private costOf(column: number, columnPt: number, standing: ReadonlyMap<number, number>): number {
    let total = 0;
    for (const { row, widthPt } of this.texts[column] ?? []) {
      const lines = this.linesOf(widthPt, columnPt);
      const higher = Math.max(0, lines - (standing.get(row) ?? 1));
      total += higher + HIDDEN_LINE_COST * (lines - 1);
    }
    return this.needs[column]?.grow === 0 ? STANDING_WEIGHT * total : total;
  }

  private linesOf(textPt: number, columnPt: number): number {
    if (textPt <= columnPt + ROUNDING_PT) return 1;
    return Math.max(2, Math.ceil((textPt - this.insetPt) / (columnPt - this.insetPt) - ROUNDING_PT));
  }
}

const ROUNDING_PT = 1e-6;

/** The widths in which one of a column's texts just takes one, two, three … lines, and its least. */
function candidateWidths({ minPt, preferredPt, texts }: ColumnNeed, insetPt: number): number[] {
  const widths = new Set([minPt]);
  for (const widthPt of new Set(texts.map((text) => text.widthPt)))
    for (let lines = 1; lines <= MOST_LINES; lines++) {
      const candidatePt = (widthPt - insetPt) / lines + insetPt;
      if (candidatePt > minPt && candidatePt < preferredPt) widths.add(candidatePt);
    }
  const sorted = [...widths].sort((one, other) => one - other);
  const every = Math.ceil(sorted.length / MOST_WIDTHS);
  return sorted.filter((_, index) => index % every === 0);
}
