import { parse } from 'yaml';
import type { ValueEdit, ValuePath } from '../../editing/edit.js';
import { editYaml } from '../../editing/yaml/edit.js';
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
 * to the character. `created` are tables that are new with it.
 */
export function packEdits(
  text: string,
  before: PackContent,
  now: PackContent,
  created: readonly string[] = [],
): { edits: PackEdit[]; text: string } {
  const editor = new PackEditor(text);
  for (const key of SCALARS) editor.scalar(key, before[key], now[key]);
  for (const key of LISTS) editor.list(key, listOf(before, key), listOf(now, key));
  editor.totals(totalOf(before), totalOf(now));
  const tables: Readonly<Record<string, object>> = now.tables;
  for (const name of created) editor.table(name, tables[name]);
  return { edits: editor.edits, text: editor.text() };
}

const listOf = (content: PackContent, key: (typeof LISTS)[number]): readonly string[] =>
  (content as Partial<Record<typeof key, readonly string[]>>)[key] ?? [];

interface StatedTotal {
  readonly says: string;
  readonly count: { readonly 合计: number };
}

const totalOf = ({ totals }: { totals?: readonly StatedTotal[] }): StatedTotal | undefined => totals?.[0];

class PackEditor {
  readonly edits: PackEdit[] = [];
  /** What the text says, read anew once it has changed. */
  private content: unknown;

  constructor(private written: string) {
    this.content = contentOf(written);
  }

  text(): string {
    return this.written;
  }

  scalar(key: string, before = '', now = ''): void {
    const value = this.valueAt([key]);
    const present = value === undefined || value === null ? '' : String(value);
    if (before === now || present === now) return;
    const isKept = present !== before;
    this.edits.push({ key, present, before, now, isKept });
    if (!isKept) this.set([key], now === '' ? undefined : now);
  }

  /** Sentences of a list, each by its place in what was imported. */
  list(key: string, before: readonly string[], now: readonly string[]): void {
    for (const [index, old] of before.entries()) {
      const next = now[index] ?? '';
      const at = this.listAt(key).indexOf(old);
      if (old === next || at === -1) continue;
      this.edits.push({ key, present: old, before: old, now: next, isKept: false });
      if (next === '') this.remove(key, at);
      else this.set([key, at], next);
    }
  }

  /** The count that the report states, and that is held against the rows. */
  totals(old: StatedTotal | undefined, next: StatedTotal | undefined): void {
    if (old === undefined || (next?.says === old.says && next.count.合计 === old.count.合计)) return;
    const at = this.listAt('totals').findIndex(
      (one) => (one as Partial<StatedTotal> | null)?.says === old.says,
    );
    if (at === -1) return;
    this.edits.push({
      key: 'totals',
      present: old.says,
      before: old.says,
      now: next?.says ?? '',
      isKept: false,
    });
    if (next === undefined) {
      this.remove('totals', at);
      return;
    }
    this.set(['totals', at, 'says'], next.says);
    this.set(['totals', at, 'count', '合计'], next.count.合计);
  }

  /** What a new table needs: without its kind one of a name of its own is read by none. */
  table(name: string, settings: object | undefined): void {
    if (settings !== undefined && this.valueAt(['tables', name]) === undefined)
      this.set(['tables', name], settings);
  }

  /** An item with its key, where nothing else is under that. */
  private remove(key: string, at: number): void {
    this.set(this.listAt(key).length > 1 ? [key, at] : [key], undefined);
  }

  private set(path: ValuePath, after: unknown): void {
    const before = this.valueAt(path);
    const edit: ValueEdit = {
      ...{ kind: 'value', file: 'pack.yaml', path },
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    };
    this.written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      editYaml(Buffer.from(this.written), edit).bytes,
    );
    this.content = contentOf(this.written);
  }

  private listAt(key: string): readonly unknown[] {
    const value = this.valueAt([key]);
    return Array.isArray(value) ? value : [];
  }

  private valueAt(path: ValuePath): unknown {
    return path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
      this.content,
    );
  }
}

const contentOf = (text: string): unknown => parse(text, { logLevel: 'error' });
