import type { Edit } from '../../../editing/edit.js';
import type { ParagraphHome, TextSection } from '../../wire/texts.js';
import { cellOf, type EditedParagraph } from './schema.js';

/** The edits that make the paragraphs of a part what they were edited to. */
export function paragraphEdits(file: string, section: TextSection, now: readonly EditedParagraph[]): Edit[] {
  const { home } = section.paragraphs[0] ?? { home: section.first };
  return home.kind === 'value' ? valueEdits(file, section, now) : cellEdits(file, home, section, now);
}

/** Paragraphs of pack.yaml: what is in the middle of those that stayed is changed one by one, added or taken out. */
function valueEdits(file: string, { key, paragraphs }: TextSection, now: readonly EditedParagraph[]): Edit[] {
  const before = paragraphs.map(({ source }) => source);
  const after = now.map(({ source }) => source);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++;
  const [old, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const common = Math.min(old.length, fresh.length);
  const at = (index: number) => ['narrative', key, head + index];
  const changed = old
    .slice(0, common)
    .flatMap((one, index): Edit[] =>
      one === fresh[index]
        ? []
        : [{ kind: 'value', file, path: at(index), before: one, after: fresh[index] }],
    );
  const added = fresh
    .slice(common)
    .map((after, index): Edit => ({ kind: 'insert-value', file, path: at(common + index), after }));
  const gone = old
    .slice(common)
    .map((one, index): Edit => ({ kind: 'value', file, path: at(common + index), before: one }));
  return [...changed, ...added, ...gone.toReversed()];
}

/** Paragraphs of a worksheet: those of a cell are its lines. */
function cellEdits(
  file: string,
  { sheet, line, column, part }: ParagraphHome & { readonly kind: 'cell' },
  { paragraphs }: TextSection,
  now: readonly EditedParagraph[],
): Edit[] {
  const before = new Map<string, string[]>();
  for (const { source, home } of paragraphs) push(before, cellOf(home) ?? '', source);
  const after = new Map<string, string[]>([...before.keys()].map((cell) => [cell, []]));
  const first = paragraphs.length > 0 ? [...before.keys()][0] : `${line}:${column}`;
  let last = first ?? '';
  for (const { source, cell } of now) {
    last = cell ?? last;
    push(after, last, source);
  }
  const cells = [...after].flatMap(([cell, lines]) => {
    const [own = 1, at = 1] = cell.split(':').map(Number);
    const [was, is] = [(before.get(cell) ?? []).join('\n'), lines.join('\n')];
    return was === is ? [] : [{ line: own, column: at, before: was, after: is }];
  });
  if (cells.length === 0) return [];
  // a part that had no text gets a row of its own, with its name
  const named =
    part && paragraphs.length === 0 ? [{ line, column: part.column, before: '', after: part.name }] : [];
  return [{ kind: 'cells', file, sheet, cells: [...named, ...cells] }];
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
