import { type Diagnostic, errorAt, ReportError } from '../core/diagnostics.js';
import type { ChartSpec } from '../dataset/chart-spec.js';
import { withoutMarks } from '../dataset/terms/marks.js';
import type { Database } from '../incremental/database.js';
import type { Finding } from '../report/finding.js';
import type { Report } from '../report/report.js';
import { escapeMarkup } from './escape.js';
import { numeralMarkup } from './helpers/numeral.js';
import { named } from './helpers/texts.js';
import type { PlaceTable } from './places.js';
import { passageRenderer } from './render.js';
import { UsageTracker } from './usage-tracker.js';

/** Finds what a chart shows, for those whose title does not say it. */
export type ProposeFinding = (spec: ChartSpec, report: Report) => Finding | undefined;

/**
 * The texts of every chart of the pack with their figures filled in, by the chart's name; `shown` notes the figures.
 */
export function renderChartTexts(
  report: Report,
  shown = new UsageTracker(),
  database?: Database,
  propose: ProposeFinding = () => undefined,
): ReadonlyMap<string, ChartTexts> {
  const renderer = passageRenderer(report, shown, database);
  const { places } = renderer;
  const found: Diagnostic[] = [];
  const texts = report.pack.charts.map((spec): [string, ChartTexts] => {
    const markup = (key: keyof NonNullable<typeof spec.passages>) =>
      renderer.renderPassage(spec.passages?.[key] ?? { text: spec[key] ?? '', place: spec.place });
    const alt = markup('alt');
    // the alternative text is told before any page is set
    if (alt.includes('<ref ')) {
      const message = { zh: 'alt 里不能用 ref', en: 'alt can hold no ref' };
      found.push(errorAt('reference-in-alt', message, { place: spec.place }));
    }
    const note = spec.note === undefined ? {} : { note: markup('note') };
    const heads = headsOf(spec, markup, () => propose(spec, report));
    return [spec.name, { spec, places, ...heads, alt: plainText(alt), ...note }];
  });
  if (found.length > 0) throw new ReportError(found);
  return new Map(texts);
}

/** A title beside a topic is a finding; without a topic it is the topic itself. */
function headsOf(
  { title, topic }: ChartSpec,
  markup: (key: 'title' | 'topic') => string,
  propose: () => Finding | undefined,
): Pick<ChartTexts, 'finding' | 'topic'> {
  if (topic === undefined) return { topic: markup('title') };
  const proposed = title === undefined ? propose() : undefined;
  const finding = title === undefined ? proposed && findingMarkup(proposed) : markup('title');
  return { topic: markup('topic'), ...(finding !== undefined && { finding }) };
}

function findingMarkup(finding: Finding): string {
  return finding
    .map((part) => {
      if (typeof part === 'string') return escapeMarkup(part);
      const { digits, unit, figure } = part;
      const numeral = numeralMarkup({ digits, unit });
      return figure === '' ? numeral : named(figure, numeral);
    })
    .join('');
}

/** Markup as bare text, without the marks of terms. */
export function plainText(markup: string): string {
  const text = markup
    .replace(/<num prefix="([^"]*)" digits="([^"]*)" unit="([^"]*)" qualifier="([^"]*)"[^>]*\/>/g, '$1$2$3$4')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return withoutMarks(text);
}

/** A chart of the pack with its texts rendered, so that compose needs no template engine. */
export interface ChartTexts {
  readonly spec: ChartSpec;
  /** What it is about: markup of one line of text, as is the note. */
  readonly topic: string;
  /** What it shows, above it. */
  readonly finding?: string;
  readonly note?: string;
  /** Plain text. */
  readonly alt: string;
  /** The places that the markup refers to. */
  readonly places: PlaceTable;
}
