import type { TableFile } from './readers/reader.js';
import { separatorOf } from './separators.js';

/** Whether the ending of a name is that of any text, be it prose or a table. */
export function mayBeProse(name: string): boolean {
  return /\.txt$/i.test(name);
}

const LEAST_LINES = 3;

/**
 * Whether a text whose name does not tell is a table: three lines or more, and half of all, with as many separators.
 */
export function isTableText(file: TableFile): boolean {
  const text = file.isText ? (file.text.value?.text ?? '') : '';
  const { separator, unsure } = separatorOf(text);
  if (unsure !== undefined || separator === '，' || separator === '；') return false;
  const written = text.split('\n').filter((line) => line.trim() !== '');
  const lines = written.filter((line) => line.includes(separator));
  const counts = new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length));
  return lines.length >= Math.max(LEAST_LINES, written.length / 2) && counts.size === 1;
}
