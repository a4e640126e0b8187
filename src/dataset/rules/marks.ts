import { errorAt, warningAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Passage } from '../../core/source/passage.js';
import type { Table } from '../model.js';
import { textOf } from '../table/columns.js';
import { entryFinder, marksIn, withoutMarks } from '../terms/marks.js';
import { TermMatcher } from '../terms/term-matcher.js';
import { allRows, type ExaminedPack, type PackRule } from './rule.js';

/** Every mark has its one entry, and every entry a mark somewhere in the data, in pack.yaml or in a template. */
export const marksAndEntries: PackRule = (examined) => {
  const entries = allRows(examined.dataset)
    .filter(({ table }) => table.kind === 'glossary')
    .map(({ row, table }) => ({ id: row.id, term: textOf(row, table.columns, 'label'), place: row.place }));
  const findEntry = entryFinder(entries);
  const marks = markedTexts(examined).flatMap(marksIn);
  const known = entries.flatMap(({ id, term }) => [term, id]);
  const unknown = marks.filter(({ name }) => !findEntry(name));
  const used = new Set(marks.map(({ name }) => findEntry(name)?.id));
  if (examined.dataset.pack.glossary?.autoMark) {
    const matcher = new TermMatcher(entries);
    for (const { text } of markedTexts(examined, ({ kind }) => kind !== 'glossary'))
      for (const { id } of matcher.find(withoutMarks(text))) used.add(id);
  }
  return [
    ...unknown.map(({ name, place }) =>
      errorAt(
        'mark-without-entry',
        { zh: `名词解释里没有“${name}”`, en: `The glossary has no entry for "${name}"` },
        { place, hint: nearestHint(name, known) },
      ),
    ),
    ...entries
      .filter((entry) => findEntry(entry.term) !== entry)
      .map(({ term, place }) =>
        errorAt(
          'duplicate-term',
          { zh: `名词${term}重复`, en: `The term "${term}" is used twice` },
          { place },
        ),
      ),
    ...entries
      .filter(({ id }) => !used.has(id) && !examined.dataset.pack.glossary?.unmentioned)
      .map(({ term, place }) =>
        warningAt(
          'entry-without-mark',
          { zh: `名词${term}没有地方引用`, en: `Nothing refers to the term "${term}"` },
          {
            place,
            hint: {
              zh: `在正文里这个词后面写 [^${term}]。`,
              en: `Write [^${term}] after the term in a text.`,
            },
          },
        ),
      ),
  ];
};

/** 原文 is the source's own wording and isn't printed, so a mark there is none. */
function markedTexts(
  { dataset, passages, templates }: ExaminedPack,
  counts: (table: Table) => boolean = () => true,
): Passage[] {
  const rows = allRows(dataset).filter(({ table }) => counts(table));
  const cells = rows.flatMap(({ row, table }) =>
    table.columns.filter(({ role }) => role !== 'quote').map(({ header }) => row.cells[header]),
  );
  return [...cells.filter((cell) => cell !== undefined), ...passages, ...templates];
}
