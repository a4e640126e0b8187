import { plainText } from '../../core/source/characters.js';
import { asText, withoutTextMark } from '../../core/source/formula.js';
import { cellText } from '../../input/raw-table.js';

/** What a field says, as readers show it, by its text as written. */
export function shownField(written: string): string {
  const inside = /^"(.*?)"?$/s.exec(written)?.[1];
  const field = inside === undefined ? written : inside.replaceAll('""', '"');
  return cellText(withoutTextMark(cellText(plainText(field.replace(/\r\n?/g, '\n')).text)));
}

/** A text as readers show it, to hold what an edit expects against what stands there. */
export function shownText(text: string): string {
  return cellText(plainText(text).text);
}

/**
 * A text as a field of a CSV file. Where it takes the place of another, it is in quotes if that was, and set in as
 * that was: in tables of offices spaces before a name tell its level, and nobody sees them in a cell.
 */
export function fieldOf(typed: string, instead = ''): string {
  // line breaks around a text are no part of it, and would make a formula of it
  const text = typed.replace(/^\s*[\n\t]|\s+$/g, '');
  if (text.trim() === '') return '';
  const isQuoted = instead.startsWith('"');
  const [indent = ''] = /^[ \u3000]+/.exec(isQuoted ? instead.slice(1) : instead) ?? [];
  const own = text.trimStart();
  const marked = (own === text ? indent : text.slice(0, -own.length)) + asText(own);
  return isQuoted || /[",;\t\r\n]/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked;
}
