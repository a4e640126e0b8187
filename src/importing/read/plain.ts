import type { Source } from '../model.js';
import { paragraphOf } from './paragraph.js';

/** A text file, a paragraph to a line; the front matter and comments that web copies carry are passed over. */
export function readPlain(text: string): Source {
  const body = blanked(text, [/^---\n[\s\S]*?\n---(?=\n)/, /<!--[\s\S]*?-->/g]);
  const blocks = body.split('\n').flatMap((line, index) => paragraphOf(line, index + 1) ?? []);
  return { blocks, notes: [], remarks: [] };
}

/** A text with what fits a pattern taken out, the lines of the rest staying where they are. */
export function blanked(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => found.replace(/[^\n]+/g, '')),
    text,
  );
}
