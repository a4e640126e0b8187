import type { PlacedText } from './areas.js';
import type { Grid } from './grid.js';
import type { SheetLine } from './model.js';
import { isNote } from './words.js';

/** Texts around a table as lines of the sheet. */
export function linesOf(texts: readonly PlacedText[], grid: Grid): SheetLine[] {
  return texts.map(({ row, text }) => ({ line: grid.lineOf(row), text: text.trim() }));
}

/** Notes in whole: one that breaks off in the middle of a sentence goes on in the line below. */
export function wholeLines(texts: readonly PlacedText[], grid: Grid): SheetLine[] {
  const lines: SheetLine[] = [];
  let lastRow = -1;
  for (const { row, text } of texts) {
    const before = lines.at(-1);
    const goesOn =
      before !== undefined && lastRow === row - 1 && /[\p{Script=Han}，、：:]$/u.test(before.text);
    if (goesOn && !isNote(text) && !/^\s*(?:\d|[一二三四五六七八九十]+[、.])/u.test(text))
      lines[lines.length - 1] = { ...before, text: `${before.text}${text.trim()}` };
    else lines.push({ line: grid.lineOf(row), text: text.trim() });
    lastRow = row;
  }
  return lines;
}
