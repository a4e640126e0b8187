import type { Project } from '../../core/project.js';
import { compose } from '../../document/compose.js';
import type { Document } from '../../document/tree.js';
import type { Typeset } from '../../output/pdf/typeset.js';
import type { Report } from '../../report/report.js';
import { render } from '../../template/render.js';
import { UsageTracker } from '../../template/usage-tracker.js';
import { correctionFacts } from '../facts.js';
import { packPages } from '../pack-pages.js';
import type { PackState } from '../state.js';
import { stateOf } from '../state.js';
import { companionTemplates } from '../templates.js';
import { changesSince } from './changed-figures.js';
import { correctionCount, correctionsOf } from './corrections.js';

/**
 * A pack that has been set → the same with what has changed since an earlier state marked, and the
 * corrections as its last section, or undefined where nothing in it has changed. Marks take no room and the
 * section comes last, so what stood on a page still stands there.
 */
export async function markChanges(
  document: Document,
  set: Pick<Typeset, 'printed'>,
  { project, report, since }: { project: Project; report: Report; since: PackState },
): Promise<Document | undefined> {
  const pages = packPages(document, set.printed(), report);
  const corrections = correctionsOf(since, report, pages);
  if (correctionCount(corrections) === 0) return undefined;
  const templates = await companionTemplates(project, 'corrections', 'section.hbs');
  const facts = correctionFacts(corrections, since, stateOf(project, report));
  const rendered = render(templates, report, new UsageTracker(), facts, project.database);
  // the terms of the pack have their marks and notes in the pack itself
  const section = compose(rendered, { ...report, glossary: [] }, new Map(), { file: templates.entry.file });
  return {
    ...document,
    children: [...document.children, ...section.children],
    changes: changesSince(since.report, report, pages),
  };
}
