import type { Diagnostic } from './diagnostic.js';
import { limits } from './limits.js';

/** A file, or a table, that could not be read: whatever refers to what is in it goes wrong because of that. */
const causes = new Set([
  'unreadable-file',
  'unread-file',
  'unreadable-workbook',
  'broken-text',
  'control-character',
  'garbled-text',
  'yaml-syntax',
  'csv-quote',
  'empty-file',
  'which-sheet',
  'duplicate-table',
  'header-below',
  'notes-below',
  'merged-header',
]);

/** What is said of names and figures that are not there, as they may not be when a table could not be read. */
const consequences = new Set([
  'missing-table',
  'unknown-reference',
  'reference-unknown',
  'unknown-field',
  'no-figure',
  'no-difference',
  'missing-figure',
  'mark-without-entry',
  'unknown-entry',
  'entry-without-mark',
  'chart-empty',
  'unshown-table',
  'unshown-column',
  'unshown-text',
  'unshown-chart',
  'unshown-section',
]);

/** Whether a finding may be the reason of others. */
export function isCause({ code }: Diagnostic): boolean {
  return causes.has(code);
}

/** Whether a finding may follow from others. */
export function isConsequence({ code }: Diagnostic): boolean {
  return consequences.has(code);
}

/** What may be the reason of others first, what may follow from it last; otherwise in the order given. */
export function causesFirst(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!found.some(isCause)) return found;
  const rank = (one: Diagnostic) => (isCause(one) ? 0 : isConsequence(one) ? 2 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** As many findings as anyone could look at, errors before warnings where there are more, and how many are left out. */
export function bounded(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= limits.diagnostics) return found;
  const errors = found.filter(({ severity }) => severity === 'error');
  const kept = (errors.length > 0 ? errors : found).slice(0, limits.diagnostics);
  const count = found.length - kept.length;
  const message = { zh: `另有${count}处没有列出`, en: `${count} more are not listed` };
  return [...kept, { severity: errors.length > 0 ? 'error' : 'warning', code: 'too-many', message }];
}

/** Findings of one kind: which of them are shown, and how many there are. */
export interface DiagnosticGroup {
  readonly shown: readonly Diagnostic[];
  readonly count: number;
}

/** So many of a kind are each shown by themselves. */
const MOST_ALONE = 5;
const EXAMPLES = 3;

/** Findings that differ only in what they quote and where they stand, put together where there are many. */
export function grouped(found: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const kinds = new Map<string, Diagnostic[]>();
  for (const one of found) {
    const kind = kinds.get(kindOf(one));
    if (kind) kind.push(one);
    else kinds.set(kindOf(one), [one]);
  }
  const many = new Set(
    [...kinds.values()].filter(({ length }) => length > MOST_ALONE).map(([first]) => first),
  );
  return found.flatMap((one): DiagnosticGroup[] => {
    const kind = kinds.get(kindOf(one)) as Diagnostic[];
    if (kind.length <= MOST_ALONE) return [{ shown: [one], count: 1 }];
    return many.has(one) ? [{ shown: kind.slice(0, EXAMPLES), count: kind.length }] : [];
  });
}

/** The rule, the file, and the words of the message without what they quote. */
function kindOf({ severity, code, message, place }: Diagnostic): string {
  return [severity, code, place?.file, message.zh.replace(/“[^”]*”|[\d.]+/g, '')].join('\n');
}
