import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { packContent } from '../write/pack.js';

type PackContent = ReturnType<typeof packContent>;

/** Something that pack.yaml takes from the report itself. */
export interface PackEdit {
  /** As it is written in pack.yaml: `date`, `totals`. */
  readonly key: string;
  readonly present: string;
  readonly before: string;
  readonly now: string;
  /** Changed by hand: it stays. */
  readonly isKept: boolean;
}

const SCALARS = ['title', 'meeting', 'number', 'occasion', 'issuer', 'date'] as const;
const LISTS = ['sources', 'gaps'] as const;

/** The text of pack.yaml → what of it the report gives otherwise, and the text with that; comments and the rest stay. */
export function packEdits(
  text: string,
  before: PackContent,
  now: PackContent,
): { edits: PackEdit[]; text: string } {
  const document = parseDocument(text, { keepSourceTokens: true });
  const edits = [
    ...SCALARS.flatMap((key) => scalarEdit(document, key, before[key], now[key])),
    ...LISTS.flatMap((key) => listEdits(document, key, listOf(before, key), listOf(now, key))),
    ...totalEdits(document, before, now),
  ];
  if (edits.every(({ isKept }) => isKept)) return { edits, text };
  return { edits, text: document.toString({ lineWidth: 0, flowCollectionPadding: true }) };
}

const listOf = (content: PackContent, key: (typeof LISTS)[number]): readonly string[] =>
  (content as Partial<Record<typeof key, readonly string[]>>)[key] ?? [];

function scalarEdit(document: Document, key: string, before = '', now = ''): PackEdit[] {
  const present = String(document.get(key) ?? '');
  if (before === now || present === now) return [];
  const isKept = present !== before;
  if (!isKept && now === '') document.delete(key);
  else if (!isKept) document.set(key, now);
  return [{ key, present, before, now, isKept }];
}

/** Sentences of a list, each by its place in what was imported. */
function listEdits(
  document: Document,
  key: string,
  before: readonly string[],
  now: readonly string[],
): PackEdit[] {
  const list = document.get(key);
  if (!isSeq(list)) return [];
  const present = list.items.map((item) => String((item as { value?: unknown }).value ?? item));
  return before.flatMap((old, index) => {
    const [next, at] = [now[index] ?? '', present.indexOf(old)];
    if (old === next || at === -1) return [];
    if (next === '') document.deleteIn([key, at]);
    else document.setIn([key, at], next);
    return [{ key, present: old, before: old, now: next, isKept: false }];
  });
}

/** The counts that the report states, and that are held against the rows. */
function totalEdits(document: Document, before: PackContent, now: PackContent): PackEdit[] {
  const [old, next] = [before, now].map(({ totals }: { totals?: readonly StatedTotal[] }) => totals?.[0]);
  const list = document.get('totals');
  if (old === undefined || !isSeq(list)) return [];
  if (next && next.says === old.says && next.count.合计 === old.count.合计) return [];
  const at = list.items.findIndex((item) => isMap(item) && item.get('says') === old.says);
  if (at === -1) return [];
  if (next === undefined) document.deleteIn(['totals', at]);
  else {
    document.setIn(['totals', at, 'says'], next.says);
    document.setIn(['totals', at, 'count', '合计'], next.count.合计);
  }
  return [{ key: 'totals', present: old.says, before: old.says, now: next?.says ?? '', isKept: false }];
}

interface StatedTotal {
  readonly says: string;
  readonly count: { readonly 合计: number };
}
