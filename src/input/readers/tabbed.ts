import { limits } from '../../core/limits.js';
import type { SourceText } from '../../core/source/text.js';
import { lookOf, type RawTable, type SheetRow } from '../raw-table.js';
import type { SheetReader, TableFile } from './reader.js';

/** Text whose cells are apart by tabs, which reporting systems export as `.xls`, too. */
export const tabbed: SheetReader = {
  name: 'tabbed',
  words: {
    zh: '以制表符分隔的文本，统计系统常以 .xls 为名导出；.txt 里各行一样多地用它、逗号或分号隔开的才是表',
    en: 'text with tabs, exported as .xls, too; .txt is a table where all rows have as many tabs, commas or semicolons',
  },
  extensions: ['tsv', 'tab', 'txt'],
  mostBytes: limits.workbookFile,
  accepts: (file) => file.isText && count(file, /\t/g) > count(file, /,/g),
  read: async ({ name, text: { value: source, found } }) => {
    if (source === undefined) return { value: [], found };
    return { value: [{ name, hidden: false, value: readTabbed(source, name), found: [] }], found };
  },
};

function count({ text }: TableFile, separator: RegExp): number {
  return text.value?.text.match(separator)?.length ?? 0;
}

function readTabbed({ file, text }: SourceText, name: string): RawTable {
  const rows = text.split('\n').flatMap((line, index): SheetRow[] => {
    const cells = line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
    if (cells.every((cell) => cell.trim() === '')) return [];
    const looks = cells.map((cell) => (cell.trim() === '' ? undefined : lookOf(cell)));
    const fields = cells.map((cell) => cell.trim());
    return [{ line: index + 1, fields, ...(looks.some(Boolean) && { looks }) }];
  });
  return { file, name, rows, separator: '\t' };
}
