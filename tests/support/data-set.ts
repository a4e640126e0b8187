import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

/** A data folder read without the program's own loader. */
export type Row = Readonly<Record<string, string>>;

interface PackFile {
  readonly narrative: Readonly<Record<string, readonly string[]>>;
  readonly highlights: readonly string[];
}

const markPattern = /\[\^([^\]]+)\]/g;

/** The tables of a data folder by name, and its pack.yaml parsed and, without comments, as text. */
export function readDataSet(folder: string) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(
    files.map((file) => [
      file.replace(/\.csv$/, ''),
      parseCsv(readFileSync(join(folder, file)), { columns: true }),
    ]),
  );
  const packText = readFileSync(join(folder, 'pack.yaml'), 'utf8').replace(/^#.*$/gm, '');
  const table = (name: string): readonly Row[] => {
    const rows = tables[name];
    if (!rows) throw new Error(`no table ${name}`);
    return rows;
  };
  const tablesWithQuotes = Object.entries(tables).filter(([name]) => name !== 'glossary');
  return { tables, tablesWithQuotes, table, packText, pack: parseYaml(packText) as PackFile };
}

/** Full-width digits and signs as half-width ones, without glossary marks. */
export function plain(text: string): string {
  return text.replace(markPattern, '').normalize('NFKC');
}

export function figuresOf(text: string): string[] {
  return plain(text).match(/\d+(?:\.\d+)?/g) ?? [];
}

/** Figures in parallel share a qualifier that stands once, after the last: 分别增长7.5%、8%左右. */
export function isQuoted(figure: string, quote: string): boolean {
  const [, digits = '', qualifier = ''] = /^(.*?[%万亿个])(左右|以上|以内)$/.exec(figure) ?? [];
  return (
    quote.includes(figure) || (digits !== '' && new RegExp(`${digits}、[\\d.]+%${qualifier}`).test(quote))
  );
}

/** Works and milestones are told in words, which may be shortened; figures may not. */
export function isFigureColumn(table: string, header: string): boolean {
  return /^\d{4}年|）$|^量化目标$/.test(header) && table !== 'works' && !header.endsWith('节点');
}

export function marksIn(text: string): string[] {
  return [...text.matchAll(markPattern)].map(([, term = '']) => term);
}
