import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLSeq,
} from 'yaml';
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

/**
 * The text of pack.yaml → what of it the report gives otherwise, and the text with that: all that is not edited stays
 * to the character.
 */
export function packEdits(
  text: string,
  before: PackContent,
  now: PackContent,
): { edits: PackEdit[]; text: string } {
  const editor = new PackEditor(text);
  for (const key of SCALARS) editor.scalar(key, before[key], now[key]);
  for (const key of LISTS) editor.list(key, listOf(before, key), listOf(now, key));
  editor.totals(totalOf(before), totalOf(now));
  return { edits: editor.edits, text: editor.text() };
}

const listOf = (content: PackContent, key: (typeof LISTS)[number]): readonly string[] =>
  (content as Partial<Record<typeof key, readonly string[]>>)[key] ?? [];

interface StatedTotal {
  readonly says: string;
  readonly count: { readonly 合计: number };
}

const totalOf = ({ totals }: { totals?: readonly StatedTotal[] }): StatedTotal | undefined => totals?.[0];

/** A stretch of the text and what takes its place. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

class PackEditor {
  readonly edits: PackEdit[] = [];
  private readonly splices: Splice[] = [];
  private readonly document;

  constructor(private readonly written: string) {
    this.document = parseDocument(written);
  }

  text(): string {
    const sorted = this.splices.toSorted((one, other) => other.from - one.from);
    return sorted.reduce(
      (text, { from, to, text: own }) => text.slice(0, from) + own + text.slice(to),
      this.written,
    );
  }

  scalar(key: string, before = '', now = ''): void {
    const pair = this.pairOf(key);
    const present = isScalar(pair?.value) ? String(pair.value.source ?? pair.value.value) : '';
    if (before === now || present === now) return;
    const isKept = present !== before;
    this.edits.push({ key, present, before, now, isKept });
    if (isKept) return;
    if (pair === undefined) this.splices.push({ from: 0, to: 0, text: `${key}: ${shown(now)}\n` });
    else if (now === '') this.removeLines(pair.key, pair.value);
    else this.replace(pair.value, now);
  }

  /** Sentences of a list, each by its place in what was imported. */
  list(key: string, before: readonly string[], now: readonly string[]): void {
    const list = this.pairOf(key)?.value;
    if (!isSeq(list)) return;
    for (const [index, old] of before.entries()) {
      const next = now[index] ?? '';
      const item = list.items.find((one) => isScalar(one) && one.value === old);
      if (old === next || item === undefined) continue;
      this.edits.push({ key, present: old, before: old, now: next, isKept: false });
      if (next === '') this.removeItem(key, list, item);
      else this.replace(item, next);
    }
  }

  /** The count that the report states, and that is held against the rows. */
  totals(old: StatedTotal | undefined, next: StatedTotal | undefined): void {
    const list = this.pairOf('totals')?.value;
    if (old === undefined || !isSeq(list)) return;
    if (next && next.says === old.says && next.count.合计 === old.count.合计) return;
    const item = list.items.find((one) => isMap(one) && one.get('says') === old.says);
    if (!isMap(item)) return;
    this.edits.push({
      key: 'totals',
      present: old.says,
      before: old.says,
      now: next?.says ?? '',
      isKept: false,
    });
    if (next === undefined) this.removeItem('totals', list, item);
    else {
      this.replace(item.get('says', true), next.says);
      this.replace(item.getIn(['count', '合计'], true), next.count.合计);
    }
  }

  private pairOf(key: string): Pair | undefined {
    const { contents } = this.document;
    return isMap(contents)
      ? contents.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key)
      : undefined;
  }

  private replace(node: unknown, value: string | number): void {
    const range = rangeOf(node);
    if (range === undefined) return;
    const [from, to] = range;
    const end = this.written.slice(from, to).endsWith('\n') ? '\n' : '';
    this.splices.push({ from, to, text: shown(value) + end });
  }

  private removeItem(key: string, list: YAMLSeq, item: unknown): void {
    if (list.items.length > 1) this.removeLines(item, item);
    else this.removeLines(this.pairOf(key)?.key, list);
  }

  /** Takes out the lines from where one node begins to where another ends. */
  private removeLines(first: unknown, last: unknown): void {
    const [start, end] = [rangeOf(first)?.[0], rangeOf(last)?.[1]];
    if (start === undefined || end === undefined) return;
    const from = this.written.lastIndexOf('\n', start - 1) + 1;
    const isAtLine = this.written[end - 1] === '\n';
    const next = this.written.indexOf('\n', end);
    this.splices.push({ from, to: isAtLine ? end : next === -1 ? this.written.length : next + 1, text: '' });
  }
}

/** Where a node stands in the text. */
function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as { range?: readonly [number, number, number] | null } | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function shown(value: string | number): string {
  return stringify(new Scalar(value), { lineWidth: 0, singleQuote: true }).trimEnd();
}
