import { basename } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics.js';
import { formatPlace } from '../../core/diagnostics.js';
import type { DiagnosticState } from '../wire/pack.js';

/** Something found as the page is told of it. */
export function diagnosticState({ severity, code, message, hint, place }: Diagnostic): DiagnosticState {
  return {
    severity,
    code,
    message,
    ...(hint && { hint }),
    ...(place && { place, where: { zh: whereOf(place, 'zh'), en: whereOf(place, 'en') } }),
  };
}

/** A place without the folders that lead to it. */
function whereOf(place: NonNullable<Diagnostic['place']>, language: 'zh' | 'en'): string {
  return formatPlace({ ...place, file: basename(place.file) }, language);
}
