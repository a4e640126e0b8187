import { type Bilingual, errorAt, type Place, ReportError } from '../core/diagnostics.js';
import { findControl } from '../core/source/characters.js';
import { controlCharacter } from '../core/source/taken-out.js';

/** What is thrown where a file can't be changed as it is asked. */
export function refusedEdit(code: string, message: Bilingual, place: Place, hint?: Bilingual): ReportError {
  return new ReportError([errorAt(code, message, { place, hint })]);
}

/** A text that is to be written, without what nothing could read again; lines of it end in LF. */
export function writable(text: string, place: Place): string {
  const even = text.replace(/\r\n?/g, '\n');
  const control = findControl(even);
  if (control) throw new ReportError([controlCharacter(control, place)]);
  return even;
}
