import type { Diagnostic, Place } from '../../core/diagnostics.js';
import type { WorkMark, WorkNote, WorkParagraph, WorkReport, WorkText } from '../../report/work-report.js';
import type { ReportBlock, SourceParagraph, SourceReport } from '../model.js';
import { isSalutation } from '../structure/front.js';
import { partsOfFront } from './front.js';
import { headingLengthOf } from './heading.js';
import { notesOf, type ProposedMark, proposedMarks, type ReportNotes } from './notes.js';
import { remarksOnMarks } from './remarks.js';

/** Contents of fewer headings than this tell nothing. */
const LEAST_LISTED = 3;

/** A report as it is to be set, and what was decided for the reader or could not be. */
export interface Manuscript {
  readonly value: WorkReport;
  /** What it was made of, to hold rows against. */
  readonly source: SourceReport;
  readonly found: readonly Diagnostic[];
}

/** A report as it was read → the report as it is to be set. `file` is what messages call it. */
export function manuscriptOf(report: SourceReport, file: string): Manuscript {
  const notes = notesOf(report, file);
  const { front, paragraphs, notesTitle } = partsIn(report);
  const unmarkedBody = paragraphs.map((one) => paragraphIn(one, file, notes));
  const marked = new Set(
    [...front, ...paragraphs.map(({ paragraph }) => paragraph)].flatMap(notesMarkedBy(notes)),
  );
  const unmarked = new Set(notes.notes.filter((note) => !marked.has(note)));
  const texts = unmarkedBody.map(({ text, kind }) => ({ text, isHeading: kind === 'heading' }));
  const proposed = proposedMarks(texts, notes.notes, unmarked);
  const blocks = withMarks(unmarkedBody, proposed);
  const lines = (some: readonly SourceParagraph[]) => some.map((one) => textIn(one, file, notes));
  const { above, title, below } = partsOfFront(front);
  const value: WorkReport = {
    file,
    above: lines(above),
    title: lines(title),
    below: lines(below),
    blocks,
    notes: notes.notes,
    notesTitle,
    hasContents: blocks.filter(({ kind, level }) => kind === 'heading' && level <= 2).length >= LEAST_LISTED,
  };
  return { value, source: report, found: remarksOnMarks(value, proposed, unmarked) };
}

/** A paragraph of the text with the blocks that were found in it. */
interface FoundParagraph {
  readonly paragraph: SourceParagraph;
  readonly blocks: readonly ReportBlock[];
}

interface ReportParts {
  readonly front: readonly SourceParagraph[];
  readonly paragraphs: readonly FoundParagraph[];
  /** What stands above the notes. */
  readonly notesTitle: string;
}

function partsIn({ blocks, source }: SourceReport): ReportParts {
  const blocksOf = new Map<number, ReportBlock[]>();
  for (const block of blocks)
    blocksOf.set(block.paragraph, [...(blocksOf.get(block.paragraph) ?? []), block]);
  const front: SourceParagraph[] = [];
  const paragraphs: FoundParagraph[] = [];
  for (const [index, paragraph] of source.blocks.entries()) {
    const own = blocksOf.get(index) ?? [];
    if (paragraph.kind === 'table' || own.some(({ kind }) => kind === 'note' || kind === 'note-title'))
      continue;
    const isFront = own.every(({ kind }) => kind === 'front') && !isSalutation(paragraph.text);
    if (isFront) front.push(paragraph);
    else paragraphs.push({ paragraph, blocks: own });
  }
  const notesTitle = blocks.find(({ kind }) => kind === 'note-title')?.text.replace(/[：:]$/, '') ?? '';
  return { front, paragraphs, notesTitle };
}

const notesMarkedBy =
  ({ noteOf }: ReportNotes) =>
  ({ marks }: SourceParagraph): WorkNote[] =>
    marks.flatMap(({ label }) => noteOf(label) ?? []);

function textIn({ text, marks, line }: SourceParagraph, file: string, { noteOf }: ReportNotes): WorkText {
  const place: Place = { file, line };
  const called = marks.map(({ at, label }): WorkMark => {
    const note = noteOf(label);
    return note ? { at, note: note.id, written: '' } : { at, note: '', written: label.replace(/^.*:/, '') };
  });
  return { text, place, marks: called };
}

function paragraphIn(
  { paragraph, blocks: [first, behind] }: FoundParagraph,
  file: string,
  notes: ReportNotes,
): WorkParagraph {
  const written = textIn(paragraph, file, notes);
  const { autoNumber = '' } = paragraph;
  const plain = { ...written, label: autoNumber, level: 0, labelLength: 0, headingLength: 0 };
  if (first?.kind === 'front') return { ...plain, kind: 'salutation' };
  const headingLength = first && headingLengthOf(first, behind, paragraph.text);
  if (first === undefined || headingLength === undefined) return { ...plain, kind: 'text' };
  return { ...plain, kind: 'heading', level: first.level, labelLength: first.from, headingLength };
}

function withMarks(paragraphs: readonly WorkParagraph[], proposed: readonly ProposedMark[]): WorkParagraph[] {
  return paragraphs.map((paragraph, index) => {
    const added = proposed.filter((one) => one.index === index);
    if (added.length === 0) return paragraph;
    const marks = [...paragraph.marks, ...added.map(({ at, note }) => ({ at, note: note.id, written: '' }))];
    return { ...paragraph, marks: marks.toSorted((one, other) => one.at - other.at) };
  });
}
