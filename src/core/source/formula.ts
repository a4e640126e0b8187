/**
 * What makes a spreadsheet program take the text of a CSV cell for a formula, full-width signs too; tab and CR part
 * cells.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Signed figures (-12.5, +3%, -1,380) and dashes for nothing: no program reckons with them otherwise than we do. */
const HARMLESS = /^(?:[+-]?\d[\d,]*(?:\.\d+)?[%％]?|-+)$/;

/**
 * The text of a cell → the same for a CSV file, where an apostrophe before it says that it is text: a spreadsheet
 * program would run `=HYPERLINK(…)` or `@SUM(…)` that came with somebody's data.
 */
export function asText(cell: string): string {
  return FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
}

/** The text of a cell of a CSV file without the apostrophe that said it is text; undoes {@link asText}. */
export function withoutTextMark(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
