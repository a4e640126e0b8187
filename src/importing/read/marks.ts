import { CIRCLES, numberOfCircle } from '../../chinese/circled.js';
import type { NoteMark } from '../model.js';
import { plainFigures } from '../text.js';

/** ` eq \o\ac(○,1)` as Word files turned to text have it, in its several forms. */
export const circledField = /\s?\beq\s*\\o\s*\\ac\s*\(\s*[○◯〇OoＯ]\s*[,，]\s*(\d{1,3})\s*\)/i;

const bracketed = /[［[〔](?:注释?)?([\d０-９]{1,3})[］\]〕]/g;
const circled = new RegExp(`[${CIRCLES}]`, 'gu');

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * A text without the marks of notes, which are kept by place. A circle that opens a point of a list (nothing before
 * it, or a sign that parts) is text.
 */
export function withoutNoteMarks(text: string): { readonly text: string; readonly marks: NoteMark[] } {
  const hits: Hit[] = [];
  for (const match of text.matchAll(new RegExp(circledField.source, 'gi')))
    hits.push(hitOf(match, match[1] ?? ''));
  for (const match of text.matchAll(bracketed)) if (match.index > 0) hits.push(hitOf(match, match[1] ?? ''));
  for (const match of text.matchAll(circled)) {
    const opensPoint = /(?:^|[：:；;。，、！？\s])$/.test(text.slice(0, match.index));
    if (!opensPoint) hits.push(hitOf(match, String(numberOfCircle(match[0]))));
  }
  return cutOut(
    text,
    hits.toSorted((one, other) => one.start - other.start),
  );
}

function hitOf({ 0: written, index }: RegExpExecArray, label: string): Hit {
  return { start: index, end: index + written.length, label: plainFigures(label) };
}

function cutOut(text: string, hits: readonly Hit[]) {
  let rest = '';
  let from = 0;
  const marks: NoteMark[] = [];
  for (const { start, end, label } of hits) {
    if (start < from) continue;
    rest += text.slice(from, start);
    marks.push({ at: rest.length, label });
    from = end;
  }
  return { text: rest + text.slice(from), marks };
}
