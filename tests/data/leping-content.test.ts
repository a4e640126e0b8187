import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';

// What the shipped data must hold, read without the program's own loader so that neither covers for the other.

type Row = Readonly<Record<string, string>>;

const folder = new URL('../../data/leping-2022/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(
  files.map((file) => [file.replace(/\.csv$/, ''), rowsOf(file)]),
);
/** pack.yaml without its comments. */
const packText = readFileSync(new URL('pack.yaml', folder), 'utf8').replace(/^#.*$/gm, '');
const pack = parseYaml(packText) as { narrative: Record<string, string[]>; highlights: string[] };

const markPattern = /\[\^([^\]]+)\]/g;
const isValueColumn = (header: string) => /^\d{4}年|（亿元）$|^量化目标$/.test(header);
const isNameColumn = (header: string) => ['指标', '项目', '简称', '事项'].includes(header);

function rowsOf(file: string): Row[] {
  return parseCsv(readFileSync(new URL(file, folder)), { columns: true });
}

function table(name: string): readonly Row[] {
  const rows = tables[name];
  if (!rows) throw new Error(`no table ${name}`);
  return rows;
}

/** Full-width digits and signs as half-width ones, without glossary marks. */
function plain(text: string): string {
  return text.replace(markPattern, '').normalize('NFKC');
}

function figures(text: string): string[] {
  return plain(text).match(/\d+(?:\.\d+)?/g) ?? [];
}

/** Figures in parallel share a qualifier that stands once, after the last: 分别增长7.5%、8%左右. */
function isQuoted(figure: string, quote: string): boolean {
  const [, digits = '', qualifier = ''] = /^(.*?[%万亿个])(左右|以上|以内)$/.exec(figure) ?? [];
  return (
    quote.includes(figure) || (digits !== '' && new RegExp(`${digits}、[\\d.]+%${qualifier}`).test(quote))
  );
}

const tablesWithQuotes = Object.entries(tables).filter(([name]) => name !== 'glossary');

describe.each(tablesWithQuotes)('%s', (name, rows) => {
  test.each(rows.map((row) => [row.编号, row] as const))('%s is borne out by its own quotation', (_, row) => {
    expect(row.出处).not.toBe('');
    expect(row.原文).not.toBe('');
    const quoted = figures(row.原文 ?? '');
    for (const [header, text] of Object.entries(row)) {
      if (isValueColumn(header) || isNameColumn(header))
        expect(quoted).toEqual(expect.arrayContaining(figures(text)));
    }
  });

  test('a figure is quoted with its qualifier and unit', () => {
    const unquoted = rows.flatMap((row) =>
      Object.entries(row)
        .filter(([header, text]) => isFigureColumn(name, header) && text !== '')
        .map(([header, text]) => plain(text) + (header.endsWith('（亿元）') ? '亿元' : ''))
        .filter((figure) => !isQuoted(figure, plain(row.原文 ?? ''))),
    );
    expect(unquoted).toEqual([]);
  });
});

/** Works and milestones are told in words, which may be shortened; figures may not. */
function isFigureColumn(name: string, header: string): boolean {
  return isValueColumn(header) && name !== 'works' && header !== '2022年节点';
}

test('twelve projects: seven started, five about to', () => {
  const groups = table('projects').map((row) => row.分组);
  expect(groups).toHaveLength(12);
  expect(groups.filter((group) => group === '已开工')).toHaveLength(7);
  expect(groups.filter((group) => group === '预开工')).toHaveLength(5);
});

test('the project without figures is the last one', () => {
  const without = table('projects').filter((row) => row['投资（亿元）'] === '');
  expect(without.map((row) => row.编号)).toEqual(['p12']);
});

test('ten tasks and twelve notes', () => {
  expect(table('tasks')).toHaveLength(10);
  expect(table('glossary')).toHaveLength(12);
});

test('ids are unique across the tables', () => {
  const ids = Object.values(tables).flatMap((rows) => rows.map((row) => row.编号));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('names of figures can stand alone in a narrow column', () => {
  const names = [...table('indicators'), ...table('sectors')].map((row) => plain(row.指标 ?? ''));
  expect(names.filter((name) => name.length > 20)).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(table('projects').filter((row) => (row.简称 ?? '').length > 8)).toEqual([]);
});

test('each term is marked in our own texts, and each mark has its note', () => {
  const cells = tablesWithQuotes.flatMap(([, rows]) => rows.map(ownText));
  const marked = new Set([packText, ...cells].flatMap(marksIn));
  expect([...marked].sort()).toEqual(
    table('glossary')
      .map((row) => row.名词)
      .sort(),
  );
});

test('quotations carry no marks', () => {
  const quotations = tablesWithQuotes.flatMap(([, rows]) => rows.map((row) => `${row.原文}${row.出处}`));
  expect(quotations.flatMap(marksIn)).toEqual([]);
});

function ownText(row: Row): string {
  const { 原文: _quote, 出处: _section, ...own } = row;
  return Object.values(own).join('\n');
}

function marksIn(text: string): string[] {
  return [...text.matchAll(markPattern)].map(([, term = '']) => term);
}

test('the one term that body and notes define differently keeps both wordings', () => {
  const [term, ...others] = table('glossary').filter((row) => row.正文 !== '');
  expect(others).toEqual([]);
  expect(term?.正文).toContain('机械制造');
  expect(term?.释义).toContain('机械电子');
});

describe('pack.yaml', () => {
  const rowsById = new Map(
    Object.values(tables).flatMap((rows) => rows.map((row) => [row.编号, row] as const)),
  );

  test('asks only for rows and columns that exist', () => {
    const calls = [
      ...packText.matchAll(/\{\{(?:figure|change|difference|rank|share|name) "([^"]+)"(?: "([^"]+)")?\}\}/g),
    ];
    expect(calls.length).toBeGreaterThan(0);
    for (const [call, id = '', column] of calls) {
      const row = rowsById.get(id);
      expect(row, call).toBeDefined();
      if (column) expect(row?.[column], call).toMatch(/./);
    }
    for (const id of pack.highlights) expect(rowsById.has(id), id).toBe(true);
  });

  test('types no figure into the narrative', () => {
    const typed = Object.values(pack.narrative)
      .flat()
      .map((text) => text.replace(/\{\{[^}]*\}\}|“[^”]*”|\d{4}年/g, ''))
      .filter((text) => /\d/.test(plain(text)));
    expect(typed).toEqual([]);
  });
});
