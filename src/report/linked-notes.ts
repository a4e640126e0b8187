import { type Diagnostic, type Place, warningAt } from '../core/diagnostics.js';
import { plainTerm } from '../dataset/terms/marks.js';
import type { GlossaryEntry, Report } from './report.js';
import type { WorkNote, WorkReport, WorkText } from './work-report.js';

/** A report whose notes are those of the glossary where that says the same, and what is otherwise there. */
export interface LinkedNotes {
  readonly value: WorkReport;
  readonly found: readonly Diagnostic[];
}

/**
 * Has marks of the report call the entries of the glossary that say what its notes say: one term has one note and one
 * number in a book of both. A note that reads otherwise stays with the report, and is told of.
 */
export function withGlossary(workReport: WorkReport, { tables, glossary }: Report): LinkedNotes {
  const byTerm = new Map(glossary.map((entry) => [plainTerm(entry.term), entry]));
  const entryOf = new Map<string, GlossaryEntry>();
  const found: Diagnostic[] = [];
  for (const note of workReport.notes) {
    const entry = note.term === '' ? undefined : byTerm.get(plainTerm(note.term));
    if (entry === undefined) continue;
    if (compared(note.text) === compared(entry.term + entry.definition)) entryOf.set(note.id, entry);
    else if (!compared(note.text).endsWith(compared(entry.definition)))
      found.push(differs(note, placeOf(entry, tables) ?? note.place));
  }
  const linked = <Text extends WorkText>(texts: readonly Text[]) =>
    texts.map((one) => (one.marks.length === 0 ? one : { ...one, marks: one.marks.map(linkedMark) }));
  const linkedMark = (mark: WorkText['marks'][number]) => {
    const entry = entryOf.get(mark.note);
    return entry ? { ...mark, note: entry.id } : mark;
  };
  const { above, title, below, blocks, notes } = workReport;
  const value: WorkReport = {
    ...workReport,
    above: linked(above),
    title: linked(title),
    below: linked(below),
    blocks: linked(blocks),
    notes: notes.map((note) => {
      const entry = entryOf.get(note.id);
      return entry ? { ...note, id: entry.id } : note;
    }),
  };
  return { value, found };
}

/** Quotation marks, colons, stops and spaces make no other note. */
function compared(text: string): string {
  return text.replace(/[\s\u3000：:，,。；;、“”‘’"']/g, '');
}

function placeOf({ id }: GlossaryEntry, tables: Report['tables']): Place | undefined {
  const rows = Object.values(tables)
    .filter(({ kind }) => kind === 'glossary')
    .flatMap(({ rows }) => rows);
  const cells = rows.find((row) => row.id === id)?.cells ?? {};
  return cells.释义?.place ?? Object.values(cells)[0]?.place;
}

function differs({ term, place }: WorkNote, at: Place): Diagnostic {
  const where = place.line === undefined ? '' : `第 ${place.line} 行`;
  const message = {
    zh: `“${term}”的释义与报告${where}的注释不同，报告里照报告印`,
    en: `The definition of “${term}” is not that of the report's note (line ${place.line}), which the report prints`,
  };
  return warningAt('report-note-differs', message, { place: at });
}
