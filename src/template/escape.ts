/** Text as it stands in the content of markup. */
export function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text as it stands in markup, in content or in a double-quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.includes('"') ? escapeText(text).replace(/"/g, '&quot;') : escapeText(text);
}

/** Where the words of a cell break their line in the data: kept where markup is a cell, else white space. */
export const CELL_LINE_BREAK = '\u2028';

/** The words of a cell of the data as content of markup. */
export function escapeCell(text: string): string {
  return escapeText(text).replaceAll('\n', CELL_LINE_BREAK);
}
