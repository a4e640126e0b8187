import { type Diagnostic, formatPlace, ReportError } from '../../src/core/diagnostics.js';
import { compose } from '../../src/document/compose.js';
import type { Block, Document } from '../../src/document/tree.js';
import type { Database } from '../../src/incremental/database.js';
import type { Report } from '../../src/report/report.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import type { TemplateSources } from '../../src/template/sources.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';

const ENTRY = 'templates/plain/pack.hbs';

/** Templates in memory: the text of pack.hbs, and partials by name. */
export function templatesOf(entry: string, partials: Readonly<Record<string, string>> = {}): TemplateSources {
  return {
    entry: { name: 'pack', file: ENTRY, text: entry },
    partials: Object.entries(partials).map(([name, text]) => {
      return { name, file: `templates/shared/${name}.hbs`, text };
    }),
  };
}

/** Markup as rendered, the keys of places left out. */
export function markupOf(entry: string, report: Report, partials: Readonly<Record<string, string>> = {}) {
  return render(templatesOf(entry, partials), report, new UsageTracker()).markup.replace(/ at="[^"]+"/g, '');
}

/** The document that a template makes of a report. */
export function documentOf(
  entry: string,
  report: Report,
  partials: Readonly<Record<string, string>> = {},
  database?: Database,
): Document {
  const rendered = render(templatesOf(entry, partials), report, new UsageTracker());
  return compose(rendered, report, renderChartTexts(report), { file: ENTRY }, 'throughout', database);
}

/** The only block that a template makes. */
export function blockOf(entry: string, report: Report): Block {
  const { children } = documentOf(entry, report);
  if (children.length !== 1) throw new Error(`${children.length} blocks`);
  return children[0] as Block;
}

/** What a piece of work finds wrong, a line each: `code at place: message (hint)`; nothing when it is content. */
export function problemsOf(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(line);
  }
}

function line({ code, place, message, hint }: Diagnostic): string {
  const where = place ? formatPlace(place, 'en') : 'nowhere';
  return `${code} at ${where}: ${message.en}${hint ? ` (${hint.en})` : ''}`;
}
