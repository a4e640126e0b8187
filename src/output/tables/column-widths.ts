/*
 * The room that texts take in a worksheet, in half-width characters: a Chinese character takes two.
 */

/** Columns are between these; wider texts are wrapped. */
const NARROWEST = 6;
const WIDEST = 48;
/** White beside the text of a column. */
const MARGIN = 2;

/** As wide as the longest line in it, with some white. */
export function columnWidth(texts: readonly string[]): number {
  let widest = 0;
  for (const line of texts.flatMap((text) => text.split('\n'))) widest = Math.max(widest, lineWidth(line));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + MARGIN));
}

/** How many lines a text takes in a column, for not every program makes a row as high as its text when it opens it. */
export function lineCount(text: string, columnWidth: number): number {
  const lines = text.split('\n').map((line) => Math.ceil(lineWidth(line) / (columnWidth - MARGIN)));
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0);
}

function lineWidth(line: string): number {
  return [...line].reduce((sum, character) => sum + (character < '\u2000' ? 1 : 2), 0);
}
