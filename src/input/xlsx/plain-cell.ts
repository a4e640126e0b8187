import type { Diagnostic, Place } from '../../core/diagnostics.js';
import { findControl, isPlain, plainText } from '../../core/source/characters.js';
import { controlCharacter } from '../../core/source/taken-out.js';
import type { Oddity } from '../raw-table.js';

/** What was found in the cells of a sheet while they were read. */
export interface CellFindings {
  readonly found: Diagnostic[];
  readonly odd: Oddity[];
}

/** The text of a cell as it is read; what was written otherwise is kept for the table to tell of. */
export function plainCell(
  written: string,
  { line, column }: { readonly line: number; readonly column: number },
  place: () => Place,
  { found, odd }: CellFindings,
): string {
  const control = findControl(written);
  if (control) found.push(controlCharacter(control, place()));
  if (isPlain(written)) return written;
  const { text, taken, replaced } = plainText(written);
  for (const { unseen } of taken) if (unseen !== undefined) odd.push({ line, column, unseen });
  for (const { from, to } of replaced) odd.push({ line, column, from, to });
  return text;
}
