import { noteMark } from '../chinese/circled.js';
import { type Diagnostic, type Place, throwOnErrors } from '../core/diagnostics.js';
import { Database } from '../incremental/database.js';
import type { GlossaryEntry, Report } from '../report/report.js';
import type { ChartTexts } from '../template/chart-texts.js';
import type { Rendered } from '../template/render.js';
import { withSingleAnnexUnnumbered } from './annexes.js';
import { withTermsMarked } from './auto-mark.js';
import { numbersByAppearance, renumbered } from './marks-by-appearance.js';
import type { Numbering } from './numbering.js';
import { withReferencesNamed } from './references.js';
import { composeSections, type DocumentSurroundings } from './sections.js';
import type { Block, Document } from './tree.js';
import { blocksIn, termsOf } from './walk.js';

/**
 * Markup → document tree. Throws a ReportError listing every element, attribute, mark or chart name that is
 * out of place, each where the template or the data wrote it.
 */
export function compose(
  rendered: Rendered,
  report: Report,
  charts: ReadonlyMap<string, ChartTexts>,
  origin: Place,
  numbering: Numbering = 'throughout',
  database = new Database(),
): Document {
  const { glossary } = report;
  const explained = explainedIn(report);
  const surroundings = surroundingsOf(rendered, charts, {
    ...{ origin, numbering, glossary, explained },
    picture: (id) => report.workReport?.blocks.find(({ picture }) => picture?.id === id)?.picture,
  });
  const sections = composeSections(rendered.markup, surroundings, database);
  const unknown = sections.isBroken ? [] : sections.unknownReferences(explained.map(({ id }) => id));
  throwOnErrors(distinct([...sections.found, ...unknown]));
  const blocks = withSingleAnnexUnnumbered(sections.blocks);
  const named = sections.refersByName ? withReferencesNamed(blocks, glossary) : blocks;
  const isAutoMarked = report.pack.glossary?.autoMark === true;
  const ownFile = report.workReport?.file;
  const marked = isAutoMarked ? withTermsMarked(named, glossary, ownFile) : named;
  const isByAppearance = report.pack.glossary?.sort === 'appearance';
  const numbers = isByAppearance ? numbersByAppearance(marked, glossary) : undefined;
  const children = numbers ? renumbered(marked, numbers) : marked;
  const { title, subtitle, issuer, meeting, date } = report.pack;
  return {
    title: subtitle === undefined ? title : `${title}　${subtitle}`,
    author: issuer,
    subject: meeting,
    language: 'zh-CN',
    date,
    children,
    notes: notesOf(explained, children, numbers),
  };
}

/** A document whose data bear no date as it is on a day: a file must have one, if only that of its making. */
export function datedBy(now: () => Date, document: Document): Document {
  return document.date === '' ? { ...document, date: now().toISOString().slice(0, 10) } : document;
}

/** What of all this a section may ask for. */
function surroundingsOf(
  { places }: Rendered,
  charts: ReadonlyMap<string, ChartTexts>,
  settled: Omit<DocumentSurroundings, 'chart' | 'place' | 'places'>,
): DocumentSurroundings {
  return {
    ...settled,
    chart: (name) => {
      const { places: _, ...texts } = charts.get(name) ?? {};
      return 'spec' in texts ? texts : undefined;
    },
    places: (keys) => keys.map((key) => places.get(String(key))),
    place: (key, chart) => (chart === undefined ? places : charts.get(chart)?.places)?.get(key),
  };
}

/** Whatever a mark may stand for: the terms of the glossary, then those notes of the report that say something else. */
function explainedIn({ glossary, workReport }: Report): readonly GlossaryEntry[] {
  if (!workReport) return glossary;
  const known = new Set(glossary.map(({ id }) => id));
  const others = workReport.notes.filter(({ id }) => !known.has(id));
  return [
    ...glossary,
    ...others.map(({ id, text }, index): GlossaryEntry => {
      // a note is printed word for word: it begins with its term, if it names one
      return { id, number: glossary.length + index + 1, term: '', definition: text, section: '' };
    }),
  ];
}

function notesOf(
  glossary: Report['glossary'],
  blocks: readonly Block[],
  numbers?: ReadonlyMap<string, number>,
): Document['notes'] {
  const counts = new Map<string, number>();
  for (const block of blocksIn(blocks))
    for (const entry of termsOf(block)) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return Object.fromEntries(
    glossary.map(({ id, number, term, definition }) => {
      return [
        id,
        { mark: noteMark(numbers?.get(id) ?? number), term, definition, occurrences: counts.get(id) ?? 0 },
      ];
    }),
  );
}

/** A loop in a template repeats its mistake for every row; once is enough. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(
    found.map((one) => [`${one.code} ${JSON.stringify(one.place)} ${one.message.en}`, one]),
  );
  return [...seen.values()];
}
