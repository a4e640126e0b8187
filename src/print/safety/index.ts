import { type Diagnostic, type Place, warningAt } from '../../diagnostics.js';
import type { Page } from '../../typeset/pages/paginate.js';
import type { PdfDefinition } from '../../typeset/pdfmake/definition.js';
import { type Fault, type SafetyRule, safetyRules } from './rules.js';
import { survey } from './survey.js';

/**
 * What may go wrong when laid-out pages are put on paper: text at the edge or in the spine, lines, letters and
 * contrasts that a printer loses, coarse pictures, blank pages. A warning for each kind of fault, with its
 * pages and the first example; `place` is the edition's file, where sizes, colours and margins are set.
 */
export function checkPrintSafety(
  definition: PdfDefinition,
  pages: readonly Page[],
  place: Place,
): readonly Diagnostic[] {
  const inked = survey(definition, pages);
  return safetyRules.flatMap((rule) => {
    const kinds = new Map<string, { first: Fault; pages: Set<number> }>();
    for (const page of inked) {
      for (const fault of rule.faultsOf(page)) {
        const known = kinds.get(fault.kind) ?? { first: fault, pages: new Set() };
        known.pages.add(page.number);
        kinds.set(fault.kind, known);
      }
    }
    return [...kinds.values()].map((kind) => warning(rule, kind.first, [...kind.pages], place));
  });
}

function warning(
  { code, hint }: SafetyRule,
  { what }: Fault,
  pages: readonly number[],
  place: Place,
): Diagnostic {
  const message = {
    zh: `第${pages.join('、')}页：${what.zh}`,
    en: `page ${pages.join(', ')}: ${what.en}`,
  };
  return warningAt(code, message, { place, hint });
}
