import type { Diagnostic } from '../../core/diagnostics.js';
import type { WorkNote, WorkParagraph, WorkReport } from '../../report/work-report.js';
import type { ReportBlock, SourceParagraph, SourceReport } from '../model.js';
import { isSalutation } from '../structure/front.js';
import { type BodyPart, BodySetter, type FoundParagraph, type PartReader, textIn } from './body.js';
import { partsOfFront } from './front.js';
import { notesOf, type ProposedMark, proposedMarks, type ReportNotes } from './notes.js';
import { ranked } from './ranks.js';
import { remarksOnDropped, remarksOnMarks } from './remarks.js';

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
export function manuscriptOf(
  report: SourceReport,
  file: string,
  partOf: PartReader = () => undefined,
): Manuscript {
  const notes = notesOf(report, file);
  const { front, body, notesTitle } = partsIn(report);
  const setter = new BodySetter(file, notes, partOf);
  const unmarkedBody = setter.set(body);
  const paragraphs = body.filter((one): one is FoundParagraph => 'paragraph' in one);
  const marked = new Set(
    [...front, ...paragraphs.map(({ paragraph }) => paragraph)].flatMap(notesMarkedBy(notes)),
  );
  const unmarked = new Set(notes.notes.filter((note) => !marked.has(note)));
  const texts = unmarkedBody.map(({ text, kind }) => ({ text, isHeading: kind === 'heading' }));
  const proposed = proposedMarks(texts, notes.notes, unmarked);
  const blocks = ranked(withMarks(unmarkedBody, proposed));
  const lines = (some: readonly SourceParagraph[]) => some.map((one) => textIn(one, file, notes));
  const { above, title, below, dropped } = partsOfFront(front);
  const value: WorkReport = {
    file,
    above: lines(above),
    title: lines(title),
    below: lines(below),
    blocks,
    notes: notes.notes,
    notesTitle,
    hasContents: blocks.filter(({ kind, rank }) => kind === 'heading' && rank <= 2).length >= LEAST_LISTED,
  };
  return {
    value,
    source: report,
    found: [
      ...remarksOnDropped(dropped, file),
      ...remarksOnMarks(value, proposed, unmarked),
      ...setter.found,
    ],
  };
}

interface ReportParts {
  readonly front: readonly SourceParagraph[];
  /** Paragraphs, tables and pictures in their order. */
  readonly body: readonly BodyPart[];
  /** What stands above the notes. */
  readonly notesTitle: string;
}

/** Lines above the salutation are no more than these, and no longer. */
const MOST_FRONT_LINES = 14;
const LONGEST_FRONT_LINE = 60;

/** The index of the salutation where nothing but short lines stands above it, whatever style they have; 0 elsewhere. */
function salutationIn(blocks: SourceReport['source']['blocks']): number {
  const at = blocks
    .slice(0, MOST_FRONT_LINES)
    .findIndex((block) => block.kind === 'paragraph' && isSalutation(block.text));
  const isFront = blocks
    .slice(0, Math.max(0, at))
    .every((block) => block.kind === 'paragraph' && block.text.length <= LONGEST_FRONT_LINE);
  return at > 0 && isFront ? at : 0;
}

function partsIn({ blocks, source }: SourceReport): ReportParts {
  const blocksOf = new Map<number, ReportBlock[]>();
  for (const block of blocks)
    blocksOf.set(block.paragraph, [...(blocksOf.get(block.paragraph) ?? []), block]);
  const salutation = salutationIn(source.blocks);
  const front: SourceParagraph[] = [];
  const body: BodyPart[] = [];
  for (const [index, paragraph] of source.blocks.entries()) {
    if (paragraph.kind !== 'paragraph') {
      body.push(paragraph);
      continue;
    }
    const own = blocksOf.get(index) ?? [];
    if (own.some(({ kind }) => kind === 'note' || kind === 'note-title')) continue;
    const isFrontOnly = own.every(({ kind }) => kind === 'front');
    const isFront = (index < salutation || isFrontOnly) && !isSalutation(paragraph.text);
    if (isFront) front.push(paragraph);
    else
      body.push({ paragraph, blocks: own, opens: isFrontOnly || (salutation > 0 && index === salutation) });
  }
  const notesTitle = blocks.find(({ kind }) => kind === 'note-title')?.text.replace(/[：:]$/, '') ?? '';
  return { front, body, notesTitle };
}

const notesMarkedBy =
  ({ noteOf }: ReportNotes) =>
  ({ marks }: SourceParagraph): WorkNote[] =>
    marks.flatMap(({ label }) => noteOf(label) ?? []);

function withMarks(paragraphs: readonly WorkParagraph[], proposed: readonly ProposedMark[]): WorkParagraph[] {
  return paragraphs.map((paragraph, index) => {
    const added = proposed.filter((one) => one.index === index);
    if (added.length === 0) return paragraph;
    const marks = [...paragraph.marks, ...added.map(({ at, note }) => ({ at, note: note.id, written: '' }))];
    return { ...paragraph, marks: marks.toSorted((one, other) => one.at - other.at) };
  });
}
