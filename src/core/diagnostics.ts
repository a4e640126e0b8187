import { onOneLine } from './control-characters.js';
import type { Bilingual, Diagnostic, Language, Place } from './diagnostic.js';
import { bounded, causesFirst } from './diagnostic-order.js';

export type { Bilingual, Diagnostic, Language, Place } from './diagnostic.js';

/** Thrown by a step once it has collected all it found; any other exception is a bug of the program. */
export class ReportError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(found: readonly Diagnostic[]) {
    const diagnostics = bounded(causesFirst(found));
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'en')).join('\n'));
    this.name = 'ReportError';
    this.diagnostics = diagnostics;
  }
}

type Details = { place?: Place | undefined; hint?: Bilingual | undefined };

function diagnostic(
  severity: Diagnostic['severity'],
  code: string,
  message: Bilingual,
  details: Details,
): Diagnostic {
  const { place, hint } = details;
  return {
    severity,
    code,
    message: shortened(message),
    ...(place && { place }),
    ...(hint && { hint: shortened(hint) }),
  };
}

/** More is no message: what it quotes may be a cell of a million characters. */
const MOST_CHARACTERS = 600;

function shortened({ zh, en }: Bilingual): Bilingual {
  return { zh: withoutMiddle(zh), en: withoutMiddle(en) };
}

function withoutMiddle(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const half = MOST_CHARACTERS / 2;
  // no pair of surrogates is parted
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  return `${head} … ${text.slice(-half).replace(/^[\udc00-\udfff]/, '')}`;
}

/** An error: `code` names the rule, `message` says what is wrong, `details` where and what to do. */
export function errorAt(code: string, message: Bilingual, details: Details = {}): Diagnostic {
  return diagnostic('error', code, message, details);
}

/** A warning, built like {@link errorAt}. */
export function warningAt(code: string, message: Bilingual, details: Details = {}): Diagnostic {
  return diagnostic('warning', code, message, details);
}

/**
 * `file:line:column (field)`, as far as each part is known; editors make the first three clickable. In a workbook
 * `data.xlsx 项目!D7 (field)`.
 */
export function formatPlace(place: Place, language: Language): string {
  const { file, line, column, address } = place;
  const parts = [file, line, column].filter((part) => part !== undefined);
  const position = onOneLine(address === undefined ? parts.join(':') : `${file} ${address}`);
  if (place.field === undefined) return position;
  const field = onOneLine(place.field);
  return language === 'zh' ? `${position}（${field}）` : `${position} (${field})`;
}

/** One diagnostic as the line or two that a terminal shows, without colour. */
export function formatDiagnostic(diagnostic: Diagnostic, language: Language): string {
  const kind = { zh: { error: '错误', warning: '警告' }, en: { error: 'error', warning: 'warning' } };
  const colon = language === 'zh' ? '：' : ': ';
  const where = diagnostic.place ? `${formatPlace(diagnostic.place, language)} ` : '';
  // what a message quotes must not look like a message of its own
  const message = diagnostic.message[language].replaceAll('\n', '\n    ');
  const head = `${where}${kind[language][diagnostic.severity]}${colon}${message}`;
  return diagnostic.hint ? `${head}\n    ${diagnostic.hint[language]}` : head;
}

/** Throws a {@link ReportError} with everything found if anything found is an error; returns the warnings. */
export function throwOnErrors(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.some((one) => one.severity === 'error')) throw new ReportError(found);
  return bounded(causesFirst(found));
}
