import { TermMatcher } from '../../dataset/terms/term-matcher.js';
import type { WorkNote } from '../../report/work-report.js';
import type { ReportBlock, SourceReport } from '../model.js';
import { type GlossaryRow, glossaryOf, withoutNumber } from '../tables/glossary.js';

/** The notes of a report, in its order, and the one that a mark in the text calls. */
export interface ReportNotes {
  readonly notes: readonly WorkNote[];
  /** The note of a mark's label; undefined where the report has none. */
  noteOf(label: string): WorkNote | undefined;
}

/** A note with the label that marks call it by. */
interface LabelledNote {
  readonly label: string;
  readonly note: WorkNote;
}

/** Gathers what a report explains behind its text and in real notes, every word of it. */
export function notesOf(report: SourceReport, file: string): ReportNotes {
  const rows = glossaryOf(report);
  const listed = listedNotes(report.blocks, rows);
  const real = report.source.notes.map(({ label, text }) => {
    const block = report.blocks.find(({ marks }) => marks.some((mark) => mark.label === label));
    return { label, text, term: rows.find(({ number }) => number === label)?.term ?? '', line: block?.line };
  });
  const all = [...listed, ...real].map(({ label, text, term, line }, index): LabelledNote => {
    const place = { file, ...(line !== undefined && { line }) };
    return { label, note: { id: `report-note:${index + 1}`, term, text, place } };
  });
  const byLabel = new Map(all.toReversed().map(({ label, note }) => [label, note]));
  return { notes: all.map(({ note }) => note), noteOf: (label) => byLabel.get(label) };
}

/** A note as it stands behind the text. */
interface ListedNote {
  readonly label: string;
  readonly term: string;
  text: string;
  readonly line: number;
}

/**
 * Blocks behind the text as notes: each begins where a row of the glossary does, what is between belongs to the last.
 */
function listedNotes(blocks: readonly ReportBlock[], rows: readonly GlossaryRow[]): ListedNote[] {
  const notes: ListedNote[] = [];
  const waiting = [...rows];
  for (const { kind, text, line } of blocks) {
    if (kind !== 'note') continue;
    const at = waiting.findIndex((row) => row.line === line);
    const [row] = at === -1 ? [] : waiting.splice(at, 1);
    const last = notes.at(-1);
    const words = row || !last ? withoutNumber(text) : text;
    if (row) notes.push({ label: row.number, term: row.term, text: words, line });
    else if (last) last.text += last.text === last.term ? `：${words}` : words;
    else notes.push({ label: '', term: '', text: words, line });
  }
  return notes;
}

/** A text in which terms are looked for; headings come last. */
export interface MarkableText {
  readonly text: string;
  readonly isHeading: boolean;
}

/** Where a mark is proposed: in which text, before which of its characters. */
export interface ProposedMark {
  readonly note: WorkNote;
  readonly index: number;
  readonly at: number;
}

/**
 * The first place of the term of each note whose mark the copy has lost; one with a gap behind it, where a mark stood,
 * goes before others. `unmarked` are looked for among `notes`, so that no term is found inside another.
 */
export function proposedMarks(
  texts: readonly MarkableText[],
  notes: readonly WorkNote[],
  unmarked: ReadonlySet<WorkNote>,
): ProposedMark[] {
  const matcher = new TermMatcher(notes.filter(({ term }) => term !== ''));
  const found = texts.flatMap(({ text, isHeading }, index) =>
    matcher.find(text).map(({ id, end }) => {
      const gap = /^[ \u3000]{2}/.test(text.slice(end)) ? 0 : 1;
      return { id, index, at: end, rank: 2 * Number(isHeading) + gap };
    }),
  );
  return notes.flatMap((note): ProposedMark[] => {
    if (!unmarked.has(note)) return [];
    const [best] = found.filter(({ id }) => id === note.id).toSorted((one, other) => one.rank - other.rank);
    return best ? [{ note, index: best.index, at: best.at }] : [];
  });
}
