import { limits } from '../../core/limits.js';
import type { Source, TableBlock } from '../model.js';
import { plainFigures } from '../text.js';

/** A table of figures within a report, as a sheet of an office has it: its title and unit above its rows. */
export interface FiguresTable {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table with fewer figures is a form or a layout. */
const LEAST_FIGURES = 3;
const LONGEST_TITLE = 40;

/** The tables of figures of a report, each with what stands above it; those of words are none. */
export function figuresTablesOf({ blocks }: Pick<Source, 'blocks'>): FiguresTable[] {
  const found = blocks.flatMap((block, index) =>
    block.kind === 'table' && isOfFigures(block) ? [{ block, above: aboveOf(blocks, index) }] : [],
  );
  return found.slice(0, limits.reportTables).map(({ block, above: { title, unit } }, index) => {
    const grid = gridOf(block);
    const columns = Math.max(...grid.map((row) => row.length));
    const padded = (row: readonly string[]) => Array.from({ length: columns }, (_, at) => row[at] ?? '');
    const shown = title || `报告中的表${index + 1}`;
    return {
      name: `report-table-${index + 1}`,
      title: shown,
      rows: [[shown], ...(unit === '' ? [] : [[unit]]), ...grid].map(padded),
    };
  });
}

/** The rows with each cell in its column: one over several places stands in the first of them. */
function gridOf({ rows, spans }: TableBlock): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const [at, text] of row.entries()) {
      while (grid[index]?.[column] !== undefined) column++;
      const { columns, rows: deep } = spans?.[index]?.[at] ?? { columns: 1, rows: 1 };
      for (let down = 0; down < deep; down++)
        for (let right = 0; right < columns; right++) {
          const line = grid[index + down];
          if (line) line[column + right] = down + right === 0 ? text : '';
        }
      column += columns;
    }
  }
  return grid;
}

function isOfFigures({ rows }: TableBlock): boolean {
  const figures = rows
    .slice(1)
    .flatMap((row) => row.slice(1).filter((cell) => FIGURE.test(plainFigures(cell))));
  return rows.length > 1 && rows.some((row) => row.length > 1) && figures.length >= LEAST_FIGURES;
}

const FIGURE = /^[-+−－约超近]?\s*\d[\d,.]*\s*[%\p{Script=Han}]{0,4}$/u;

/** The short line above a table is its title, and one with its unit may stand between. */
function aboveOf(blocks: Source['blocks'], index: number): { title: string; unit: string } {
  const textAt = (at: number) => {
    const block = blocks[at];
    return block?.kind === 'paragraph' ? block.text : '';
  };
  const isUnit = /^[（(]?单位[：:]/.test(textAt(index - 1));
  const title = textAt(index - (isUnit ? 2 : 1));
  const isTitle = title.length <= LONGEST_TITLE && !/[。；：:，]$/.test(title);
  return { title: isTitle ? title : '', unit: isUnit ? textAt(index - 1) : '' };
}
