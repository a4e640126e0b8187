import type { MappedPlace, MappedSheet, SheetMap } from './sheet-map.js';

/** The map as plain text: one sheet to a paragraph, its sides beside each other. */
export function mapAsText({ title, facts, grid, sheets }: SheetMap): string {
  const places = sheets.flatMap(({ front, back }) => [...front, ...back]).map(cellText);
  const width = Math.max(...places.map(columnsOf));
  const blocks = sheets.map((sheet) => sheetAsText(sheet, grid.rows, width));
  return `${[title, ...facts].join('\n')}\n\n${blocks.join('\n')}\n`;
}

function sheetAsText({ label, front, back }: MappedSheet, rows: number, width: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const [left, right] = [front, back].map((side) => rowAsText(side, row, width));
    return row === 0 ? `正面 ${left}    反面 ${right}` : `     ${left}         ${right}`;
  });
  return [label, ...lines.map((line) => `  ${line}`)].join('\n');
}

function rowAsText(side: readonly MappedPlace[], row: number, width: number): string {
  const cells = side.filter((place) => place.row === row).toSorted((a, b) => a.column - b.column);
  return `[ ${cells.map((place) => padded(cellText(place), width)).join(' | ')} ]`;
}

function cellText({ text, isUpsideDown }: MappedPlace): string {
  return isUpsideDown ? `${text}倒` : text;
}

function padded(text: string, width: number): string {
  return ' '.repeat(width - columnsOf(text)) + text;
}

/** A Chinese character is two columns wide in a face for plain text. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) as number) > 0x2e80 ? 2 : 1), 0);
}
