import type { GlossarySettings, Table } from '../dataset/model.js';
import { findColumn, textOf } from '../dataset/table/columns.js';
import { comparePinyin, pinyinKey } from '../dataset/terms/pinyin.js';
import type { GlossaryEntry } from './report.js';

/**
 * The entries of all glossary tables, numbered: in the order of their rows, or of their terms in pinyin. Numbers
 * ascend either way, for a reader looks ⑦ up by its number.
 */
export function glossaryOf(tables: readonly Table[], settings: GlossarySettings = {}): GlossaryEntry[] {
  const entries = tables.filter(({ kind }) => kind === 'glossary').flatMap(entriesOf);
  const sorted = settings.sort === 'pinyin' ? sortedByPinyin(entries) : entries;
  return sorted.map(({ pinyin: _, ...entry }, index) => ({ ...entry, number: index + 1 }));
}

type UnnumberedEntry = Omit<GlossaryEntry, 'number'> & { readonly pinyin: string };

function entriesOf({ columns, rows }: Table): UnnumberedEntry[] {
  const definition = findColumn(columns, '释义')?.header ?? '';
  const pinyin = findColumn(columns, '拼音')?.header ?? '';
  return rows.map((row) => ({
    id: row.id,
    term: textOf(row, columns, 'label'),
    definition: row.cells[definition]?.text ?? '',
    section: textOf(row, columns, 'section'),
    pinyin: row.cells[pinyin]?.text ?? '',
  }));
}

function sortedByPinyin(entries: readonly UnnumberedEntry[]): UnnumberedEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: pinyinKey(entry.term, entry.pinyin) }));
  return keyed.toSorted((a, b) => comparePinyin(a.key, b.key)).map(({ entry }) => entry);
}
