import { escapeCell, escapeMarkup } from '../escape.js';

/** A mark of a note behind a name, a title or a head, whose unit stands behind the mark. */
const MARKED = /^(.*[^\s①-⑳*＊※†‡])\s*([①-⑳*＊※†‡]{1,3})(（[^（）]*）)?$/u;

/** A text of the sheet with the mark of its note raised: 年末常住人口①, 产量①（万吨）. */
export function withRaisedMark(text: string): string {
  const [, before, mark, unit = ''] = MARKED.exec(text) ?? [];
  if (before === undefined || mark === undefined) return escapeCell(text);
  return `${escapeCell(before)}<sup>${escapeMarkup(mark)}</sup>${escapeCell(unit)}`;
}
