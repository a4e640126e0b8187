import { type Diagnostic, type Place, warningAt } from '../core/diagnostics.js';
import type { Database } from '../incremental/database.js';
import { memo } from '../incremental/memo.js';
import type { FlowDocument } from '../layout/flow.js';
import type { Page } from '../layout/page/paginate.js';
import { type Fault, type SafetyRule, safetyRules } from './rules.js';
import { survey } from './survey.js';

/**
 * What may go wrong when laid-out pages are put on paper: text at the edge or in the spine, lines, letters and
 * contrasts that a printer loses, coarse pictures, blank pages. Pages are looked at one by one, while what is on them
 * is at hand.
 */
export class PrintSafety {
  /** By rule, then by kind. */
  private readonly found = safetyRules.map(() => new Map<string, { first: Fault; pages: Set<number> }>());

  /** `count` is how many pages there are in all. */
  constructor(
    private readonly definition: FlowDocument,
    private readonly count: number,
    private readonly database: Database,
  ) {}

  check(page: Page): void {
    const faults = faultsOn(page, this.count, this.definition, this.database);
    for (const [index, kinds] of this.found.entries())
      for (const fault of faults[index] ?? []) {
        const known = kinds.get(fault.kind) ?? { first: fault, pages: new Set() };
        known.pages.add(page.number);
        kinds.set(fault.kind, known);
      }
  }

  /**
   * A warning for each kind of fault, with its pages and the first example; `place` is the edition's file, where sizes,
   * colours and margins are set.
   */
  warnings(place: Place): readonly Diagnostic[] {
    return safetyRules.flatMap((rule, index) =>
      [...(this.found[index]?.values() ?? [])].map((kind) =>
        warning(rule, kind.first, [...kind.pages], place),
      ),
    );
  }
}

/** What each rule finds on a page, looked for once where the next build has the very same page. */
const found = memo<Page, readonly (readonly Fault[])[]>('faults on a page');

function faultsOn(
  page: Page,
  count: number,
  definition: FlowDocument,
  database: Database,
): readonly (readonly Fault[])[] {
  const { pageSize, pageMargins, mirror = {} } = definition;
  const facts = [count, ...pageMargins, ...[pageSize, mirror].flatMap(Object.values)];
  return found(database, page, facts, () => {
    const inked = survey(definition, page, count, database);
    return safetyRules.map((rule) => rule.faultsOf(inked));
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
