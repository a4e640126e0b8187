import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { WorkNote, WorkReport } from '../../report/work-report.js';
import type { SourceParagraph } from '../model.js';
import type { ProposedMark } from './notes.js';

/** So many terms are named. */
const NAMED = 5;

/** What is to be told of the marks of notes: those proposed, notes without a place, marks without a note. */
export function remarksOnMarks(
  { title, blocks, file }: WorkReport,
  proposed: readonly ProposedMark[],
  unmarked: ReadonlySet<WorkNote>,
): Diagnostic[] {
  const placed = new Set(proposed.map(({ note }) => note));
  const unplaced = [...unmarked].filter((note) => !placed.has(note));
  return [
    ...(title.length === 0 ? [noTitle(file)] : []),
    ...proposedIn(proposed, blocks),
    ...unplacedNotes(unplaced),
    ...blocks.flatMap(({ marks, place }) =>
      marks.filter(({ note }) => note === '').map(({ written }) => markAlone(written, place)),
    ),
  ];
}

/** Lines of a web page that are not printed. */
export function remarksOnDropped(lines: readonly SourceParagraph[], file: string): Diagnostic[] {
  return lines.map(({ text, line }) => {
    const message = {
      zh: `网页上的这一行不印：${text.trim()}`,
      en: `A line of the web page, which is not printed: ${text.trim()}`,
    };
    return warningAt('report-web-line', message, { place: { file, line } });
  });
}

function noTitle(file: string): Diagnostic {
  const message = {
    zh: '报告里没有题目，印的是 pack.yaml 的 title',
    en: 'The report has no title: that of pack.yaml is printed',
  };
  return warningAt('report-without-title', message, { place: { file } });
}

function proposedIn(proposed: readonly ProposedMark[], blocks: WorkReport['blocks']): Diagnostic[] {
  const [first] = proposed;
  if (first === undefined) return [];
  const names = named(proposed.map(({ note }) => note.term));
  const count = proposed.length;
  const message = {
    zh: `${count} 条注释在正文里没有注码，已标在名词首次出现之处：${names.zh}`,
    en: `${count} notes have no mark in the text; each is marked where its term comes first: ${names.en}`,
  };
  const hint = {
    zh: '位置不对的，在报告里补上注码，如［1］。',
    en: 'Where that is not the place, put the mark into the report, such as ［1］.',
  };
  return [warningAt('report-marks-proposed', message, { place: blocks[first.index]?.place, hint })];
}

function unplacedNotes(notes: readonly WorkNote[]): Diagnostic[] {
  const [first] = notes;
  if (first === undefined) return [];
  const names = named(notes.map(({ term, text }) => term || text.slice(0, 12)));
  const message = {
    zh: `${notes.length} 条注释的名词正文里没有，排在文末：${names.zh}`,
    en: `The terms of ${notes.length} notes are not in the text; they are set at its end: ${names.en}`,
  };
  return [warningAt('report-notes-unplaced', message, { place: first.place })];
}

function markAlone(written: string, place: WorkNote['place']): Diagnostic {
  const message = {
    zh: `注码 ${written} 没有注释，照印`,
    en: `The mark ${written} has no note; it is printed as it is`,
  };
  return warningAt('report-mark-without-note', message, { place });
}

function named(terms: readonly string[]): { zh: string; en: string } {
  const some = terms.slice(0, NAMED);
  const isAll = some.length === terms.length;
  return { zh: some.join('、') + (isAll ? '' : '……'), en: some.join(', ') + (isAll ? '' : ' …') };
}
