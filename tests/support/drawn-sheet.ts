import { type CellRange, lookOf, type RawTable, type SheetRow } from '../../src/input/raw-table.js';

/**
 * A sheet drawn as text, for tests: a line a row, `|` between cells; `<` belongs to the cell at its left and `^` to the
 * one above it, `{b}` is bold type and each `»` a step of indent. Spaces before a text are kept but for one behind `|`.
 */
export function drawnSheet(drawing: string, name?: string): RawTable {
  const lines = drawing.replace(/^\n|\n$/g, '').split('\n');
  const cells = lines.map((line) =>
    line.split('|').map((cell, at) => (at > 0 ? cell.replace(/^ /, '') : cell).trimEnd()),
  );
  const rows = cells.flatMap((row, index): SheetRow[] => {
    const texts = row.map((cell) => (cell === '<' || cell === '^' ? '' : cell));
    if (texts.every((text) => text.trim() === '')) return [];
    const bare = texts.map((text) => text.replace(/^(?:\{b\}|»)+/, ''));
    const looks = texts.map((text, at) => {
      const [marks = ''] = /^(?:\{b\}|»)+/.exec(text) ?? [];
      return text.trim() === ''
        ? undefined
        : lookOf(bare[at] ?? '', marks.split('»').length - 1, marks.includes('{b}'));
    });
    const fields = bare.map((text) => text.trim().replaceAll('\\n', '\n'));
    return [{ line: index + 1, fields, ...(looks.some(Boolean) && { looks }) }];
  });
  const of = name === undefined ? {} : { name };
  return { file: 'sheet.csv', ...of, rows, merges: mergesIn(cells) };
}

function mergesIn(cells: readonly (readonly string[])[]): CellRange[] {
  return cells.flatMap((row, top) =>
    row.flatMap((cell, left): CellRange[] => {
      if (cell === '<' || cell === '^') return [];
      let right = left;
      while (row[right + 1] === '<') right++;
      let bottom = top;
      while (cells[bottom + 1]?.[left] === '^') bottom++;
      if (right === left && bottom === top) return [];
      return [{ top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 }];
    }),
  );
}
