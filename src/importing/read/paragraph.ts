import type { NoteMark, SourceParagraph } from '../model.js';
import { withoutNoteMarks } from './marks.js';

type Looks = Pick<SourceParagraph, 'outline' | 'autoNumber'>;

/** A paragraph of a text as written, marks of notes taken out; undefined where nothing is left. */
export function paragraphOf(
  written: string,
  line: number,
  looks: Looks = {},
  fieldMarks: readonly NoteMark[] = [],
): SourceParagraph | undefined {
  const { text: unmarked, marks } = withoutNoteMarks(written);
  const text = unmarked.trim();
  if (text === '') return undefined;
  const indent = unmarked.length - unmarked.trimStart().length;
  const fields = fieldMarks.map(({ at, label }) => ({
    at: withoutNoteMarks(written.slice(0, at)).text.length,
    label,
  }));
  const inText = [...fields, ...marks]
    .map(({ at, label }) => ({ at: Math.min(text.length, Math.max(0, at - indent)), label }))
    .toSorted((one, other) => one.at - other.at);
  return { kind: 'paragraph', text, marks: inText, line, ...looks };
}
