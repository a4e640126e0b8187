import type { ToldConflict } from '../../wire/edits.js';
import { say } from '../language.js';
import { letterOf } from '../tables/grid/cells.js';
import { words } from './words.js';

/** `C10` of a cell; nothing of what is in no table. */
export function addressIn({ line, column }: ToldConflict): string {
  return line === undefined || column === undefined ? '' : `${letterOf(column - 1)}${line}`;
}

/** What a cell or a value says, in quotes. */
export function quoted(value: unknown): string {
  if (value === undefined || value === null || value === '') return say(words).nothing;
  return `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;
}

/** The time of day of an ISO time. */
export function timeOf(at: string | undefined): string {
  return at === undefined ? '' : new Date(at).toTimeString().slice(0, 5);
}
