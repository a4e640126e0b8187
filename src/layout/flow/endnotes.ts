import type { Endnotes, Note } from '../../document/tree.js';
import type * as pdf from '../flow.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { endNoteLabel, run, tagged } from './runs.js';

/** Notes behind the text, each with its mark; nothing where all of them stand at the foot of pages. */
export function defineEndnotes({ title, entries }: Endnotes, context: DefineContext): pdf.Block[] {
  const { edition } = context;
  const notes = entries.flatMap((id): { id: string; note: Note }[] => {
    const note = context.notes[id];
    return note && (edition.notes === 'end' || note.occurrences === 0) ? [{ id, note }] : [];
  });
  if (notes.length === 0) return [];
  const headingStyle = styleOf(edition, 'heading-1');
  const heading: pdf.Paragraph = {
    ...paragraphOf([run(title, headingStyle)], headingStyle),
    tag: { type: 'H1' },
    keepWithNext: true,
    outline: { title, level: 1 },
  };
  const style = styleOf(edition, 'end-note');
  const within = [{ type: 'L' }] as const;
  const items = notes.map(({ id, note: { mark, term, definition, occurrences } }): pdf.Paragraph => {
    const label = occurrences === 0 ? [] : tagged([endNoteLabel(id, mark, style, edition)], { type: 'Lbl' });
    const words = run(term === '' ? definition : `${term}：${definition}`, style);
    return {
      ...paragraphOf([...label, ...tagged([words], { type: 'LBody' })], style),
      within,
      tag: { type: 'LI' },
    };
  });
  return [heading, ...items];
}
