import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Applied, EditConflict, type ValueMoved, type WrittenStretch } from '../edit.js';
import { nodesOf } from './candidates.js';
import { openYaml, stoodBefore, stretchBetween, tooInvolved, YAML_OPTIONS } from './file.js';
import { entryLines, replaceNode, type Splice, spliced } from './splices.js';

/** What is in a map by its keys, or in a list, in its order. */
type Entries = readonly (readonly [key: string, value: unknown])[];

/** The index of what is moved, and of what it is put before: as many as there are for behind the last. */
interface Move {
  readonly from: number;
  readonly to: number;
}

/**
 * Moves an entry of a YAML file with its comments to another place among its neighbours; all else stays to the
 * character, and what comes out is read again and must have the order that was meant.
 */
export function moveInYaml(bytes: Uint8Array, edit: ValueMoved): Applied {
  const { path, file: name } = edit;
  const file = openYaml(bytes, name);
  const { text, document } = file;
  const nodes = nodesOf(document, path);
  const list = nodes?.[path.length - 1]?.node;
  if (!(isMap(list) || isSeq(list))) throw gone(edit, undefined);
  const entries = entriesIn(list, document);
  const move = moveOf(entries, edit);
  const wanted = moved(entries, move);
  const now = [
    () => stoodBefore(text, edit.written),
    () => {
      const least = list.flow
        ? [replaceNode(text, list, asValue(list, wanted))]
        : entryMoved(text, list, move);
      return least && file.linesOf(spliced(text, least));
    },
  ].reduce<string | undefined>((found, next) => found ?? sound(next(), path, wanted), undefined);
  if (now === undefined) throw tooInvolved(name);
  return { bytes: file.bytesOf(now), inverse: [inverseOf(edit, entries, move, stretchBetween(now, text))] };
}

function entriesIn(list: YAMLMap | YAMLSeq, document: Document): Entries {
  const value = list.toJS(document) as Record<string | number, unknown>;
  if (isSeq(list)) return list.items.map((_, index) => ['', value[index]]);
  return list.items.map(({ key }) => {
    const name = String(isScalar(key) ? key.value : key);
    return [name, value[name]];
  });
}

function moveOf(entries: Entries, edit: ValueMoved): Move {
  const at = (step: string | number) =>
    typeof step === 'number' ? step : entries.findIndex(([key]) => key === step);
  const from = at(edit.path.at(-1) ?? '');
  const stands = entries[from]?.[1];
  const to = edit.to === undefined ? entries.length : at(edit.to);
  if (!entries[from] || !isDeepStrictEqual(stands, edit.before)) throw gone(edit, stands);
  if (to < 0 || to > entries.length) throw gone(edit, undefined);
  return { from, to };
}

function gone({ file, path, before }: ValueMoved, stands: unknown): EditConflict {
  return new EditConflict([{ file, path, expected: before, stands }]);
}

function moved<Item>(items: readonly Item[], { from, to }: Move): Item[] {
  const others = items.filter((_, index) => index !== from);
  others.splice(to > from ? to - 1 : to, 0, items[from] as Item);
  return others;
}

/** The lines of an entry taken out and put in elsewhere; undefined where it has no lines of its own. */
function entryMoved(text: string, list: YAMLMap | YAMLSeq, { from, to }: Move): Splice[] | undefined {
  const own = entryLines(text, list, from);
  const next = to < list.items.length ? entryLines(text, list, to) : undefined;
  const last = entryLines(text, list, list.items.length - 1);
  if (!own || !last || (to < list.items.length && !next)) return undefined;
  const lines = text.slice(own.from, own.to);
  const at = next?.from ?? last.to;
  const isOpen = at > 0 && text[at - 1] !== '\n';
  const ended = lines.endsWith('\n') || isOpen ? lines : `${lines}\n`;
  return [
    { from: own.from, to: own.to, text: '' },
    { from: at, to: at, text: isOpen ? `\n${ended.replace(/\r?\n$/, '')}` : ended },
  ];
}

function asValue(list: YAMLMap | YAMLSeq, entries: Entries): unknown {
  return isMap(list) ? Object.fromEntries(entries) : entries.map(([, value]) => value);
}

/** A text that has the entries in their order; undefined where it has not. */
function sound(text: string | undefined, path: ValueMoved['path'], wanted: Entries): string | undefined {
  if (text === undefined) return undefined;
  const document = parseDocument(text, YAML_OPTIONS);
  const list = document.errors.length > 0 ? undefined : nodesOf(document, path)?.[path.length - 1]?.node;
  if (!(isMap(list) || isSeq(list))) return undefined;
  try {
    return isDeepStrictEqual(entriesIn(list, document), wanted) ? text : undefined;
  } catch {
    // an alias may not come before what it names
    return undefined;
  }
}

/** Back to before what stood behind it. */
function inverseOf(
  { file, path, before }: ValueMoved,
  entries: Entries,
  { from, to }: Move,
  written: WrittenStretch,
): ValueMoved {
  const own = { kind: 'move-value', file, before, written } as const;
  const next = entries[from + 1]?.[0];
  if (typeof path.at(-1) !== 'number') return { ...own, path, ...(next !== undefined && { to: next }) };
  const at = to > from ? to - 1 : to;
  // counted as they stand then
  const back = from < at ? from : from + 1;
  return { ...own, path: [...path.slice(0, -1), at], ...(back < entries.length && { to: back }) };
}
