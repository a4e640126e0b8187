import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figuresOf, isFigureColumn, isQuoted, marksIn, plain, readDataSet } from '../support/data-set.js';
import { SHIPPED } from '../support/packs.js';

// What holds for every shipped data set, read without the program's own loader so that neither covers for the other.

const isValueColumn = (header: string) => /^\d{4}年|）$|^量化目标$/.test(header);
const isNameColumn = (header: string) => ['指标', '项目', '简称', '事项'].includes(header);

describe.each(SHIPPED)('%s', (_, folder) => {
  const { tables, tablesWithQuotes, pack, packText, table } = readDataSet(folder);

  describe.each(tablesWithQuotes)('%s', (name, rows) => {
    test.each(rows.map((row) => [row.编号, row] as const))(
      '%s is borne out by its own quotation',
      (_, row) => {
        expect(row.出处).not.toBe('');
        expect(row.原文).not.toBe('');
        const quoted = figuresOf(row.原文 ?? '');
        for (const [header, text] of Object.entries(row)) {
          if (isValueColumn(header) || isNameColumn(header))
            expect(quoted).toEqual(expect.arrayContaining(figuresOf(text)));
        }
      },
    );

    test('a figure is quoted with its qualifier and unit', () => {
      const unquoted = rows.flatMap((row) =>
        Object.entries(row)
          .filter(([header, text]) => isFigureColumn(name, header) && text !== '')
          .map(
            ([header, text]) => plain(text) + (/\d$/.test(text) ? (/（(.+)）$/.exec(header)?.[1] ?? '') : ''),
          )
          .filter((figure) => !isQuoted(figure, plain(row.原文 ?? ''))),
      );
      expect(unquoted).toEqual([]);
    });
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
    const cells = tablesWithQuotes.flatMap(([, rows]) =>
      rows.map(({ 原文: _quote, 出处: _section, ...own }) => Object.values(own).join('\n')),
    );
    const marked = new Set([packText, ...cells].flatMap(marksIn));
    const terms = table('glossary').map((row) => row.名词 ?? '');
    expect([...marked].sort()).toEqual(terms.sort());
  });

  test('quotations carry no marks', () => {
    const quotations = tablesWithQuotes.flatMap(([, rows]) => rows.map((row) => `${row.原文}${row.出处}`));
    expect(quotations.flatMap(marksIn)).toEqual([]);
  });

  test('pack.yaml asks only for rows and columns that exist', () => {
    const rows = new Map(Object.values(tables).flatMap((all) => all.map((row) => [row.编号, row] as const)));
    const calls = [
      ...packText.matchAll(/\{\{(?:figure|change|difference|rank|share|name) "([^"]+)"(?: "([^"]+)")?\}\}/g),
    ];
    expect(calls.length).toBeGreaterThan(0);
    for (const [call, id = '', column] of calls) {
      // rows of an office's own sheets are called by their names, which the program refuses where nothing has them
      if (/\p{Script=Han}/u.test(id)) continue;
      const row = rows.get(id);
      expect(row, call).toBeDefined();
      if (column) expect(row?.[column], call).toMatch(/./);
    }
    for (const id of pack.highlights) expect(rows.has(id), id).toBe(true);
  });

  test('pack.yaml types no figure into the narrative', () => {
    // words such as 5G and PM2.5 are no figures, nor are periods
    const typed = Object.values(pack.narrative)
      .flat()
      .map((text) => text.replace(/\{\{[^}]*\}\}|“[^”]*”|\d{4}年|[\d—]+月|[A-Z]+[\d.]+|\d+[A-Z]+/g, ''))
      .filter((text) => /\d/.test(plain(text)));
    expect(typed).toEqual([]);
  });

  test('the cover has a drawing of its own', () => {
    const drawing = (from: string) => readFileSync(join(from, 'ornaments', 'cover.svg'), 'utf8');
    const others = SHIPPED.filter(([, other]) => other !== folder).map(([, other]) => drawing(other));
    expect(others).not.toContain(drawing(folder));
  });
});

test('no term is explained in two data sets, so that nothing can be tied to one of them', () => {
  const terms = SHIPPED.flatMap(([, folder]) =>
    readDataSet(folder)
      .table('glossary')
      .map((row) => row.名词),
  );
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});
