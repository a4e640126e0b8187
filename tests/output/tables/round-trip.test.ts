import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/source/encoding.js';
import { fixedKinds, tableKind } from '../../../src/dataset/kinds/index.js';
import type { Table } from '../../../src/dataset/model.js';
import { readTables } from '../../../src/dataset/table/tables.js';
import { type LoadedData, load } from '../../../src/input/load.js';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { csvOf } from '../../../src/output/tables/csv.js';
import { workbookOf } from '../../../src/output/tables/workbook.js';
import { cases } from '../../support/daily.js';
import { CHECKOUT, SHIPPED } from '../../support/packs.js';
import { world } from '../../support/world.js';

const empty: LoadedData = {
  folder: 'city',
  pack: { file: 'pack.yaml', text: '' },
  sheets: {},
  workbooks: [],
};

/** Tables without where they were read from. */
function bare(tables: readonly Table[]): unknown {
  const isPlace = (key: string) => key === 'place' || key === 'file' || key === 'sheet';
  return JSON.parse(JSON.stringify(tables, (key, value) => (isPlace(key) ? undefined : value)));
}

function tablesIn(loaded: LoadedData): Table[] {
  const { value, found } = readTables(loaded, undefined);
  expect(found.filter(({ code }) => code !== 'no-rows')).toEqual([]);
  return Object.values(value.tables);
}

function throughWorkbook(tables: readonly Table[]): Table[] {
  const { value: bytes, found } = workbookOf(tables);
  expect(found).toEqual([]);
  expect(workbookOf(tables).value).toEqual(bytes);
  const { value: sheets } = readWorkbook('data.xlsx', bytes as Uint8Array);
  return tablesIn({ ...empty, workbooks: [{ name: 'data', file: 'data.xlsx', sheets }] });
}

function throughCsv(tables: readonly Table[]): Table[] {
  const texts = tables.map((table) => {
    const decoded = decodeText(Buffer.from(csvOf(table)));
    return [table.name, { file: `${table.name}.csv`, text: 'text' in decoded ? decoded.text : '' }] as const;
  });
  return tablesIn({ ...empty, sheets: Object.fromEntries(texts) });
}

describe('what is exported reads back identically', () => {
  const starter = ['starter', join(CHECKOUT, 'templates', 'starter')] as const;
  test.each([...SHIPPED, starter])('%s', async (_, folder) => {
    const tables = tablesIn(await load(world.files, folder));
    expect(tables.length).toBeGreaterThan(3);
    expect(bare(throughWorkbook(tables))).toEqual(bare(tables));
    expect(bare(throughCsv(tables))).toEqual(bare(tables));
  });

  test('any table, whatever its cells hold', () => {
    const headers = ['编号', '指标', '分组', '单位', '2025年实绩', '2026年目标', '说明', '出处', '原文'];
    const digits = fc.tuple(
      fc.constantFrom('', '-', '−', '约'),
      fc.oneof(fc.nat(99), fc.bigInt({ min: 0n, max: 10n ** 18n })).map(String),
      fc.constantFrom('', '.0', '.50', '.123456789', '.00000000000001'),
      fc.constantFrom('', '%', '％', '%以上', '亿元', '.', ',000', '余万'),
    );
    const grouped = fc.nat(10 ** 9).map((value) => value.toLocaleString('en'));
    const characters = [...'甲乙09.,%-/&<>"\'_x000D_=+@()（）\n\t 　\u00a0😀'];
    const words = fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 });
    const traps = fc.constantFrom(
      '007',
      '1e5',
      '#REF!',
      'TRUE',
      '2026/1/20',
      '3-5',
      '_x000D_',
      "'8",
      '=1+1',
      '[^甲]',
    );
    const cell = fc.oneof(
      digits.map((parts) => parts.join('')),
      grouped,
      words,
      traps,
    );
    const rows = fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), {
      maxLength: 6,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, (body) => {
        const filled = body.map((fields, index) =>
          fields.map((text, at) => (text.trim() ? text : `甲${index}${at}`)),
        );
        const text = [headers, ...filled].map((fields) => fields.map(quoted).join(',')).join('\n');
        const tables = tablesIn({ ...empty, sheets: { indicators: { file: 'indicators.csv', text } } });
        expect(bare(throughWorkbook(tables))).toEqual(bare(tables));
        expect(bare(throughCsv(tables))).toEqual(bare(tables));
      }),
      { numRuns: cases(80, 300) },
    );
  });

  test('every kind of table', () => {
    for (const name of fixedKinds) {
      const headers = tableKind(name).columns.map(({ header }) =>
        typeof header === 'string' ? header : header.examples('')[0],
      );
      const text = `${headers.join(',')}\n${headers.map((_, index) => `${index + 0.5}%`).join(',')}`;
      const tables = tablesIn({ ...empty, sheets: { [name]: { file: `${name}.csv`, text } } });
      expect(bare(throughWorkbook(tables))).toEqual(bare(tables));
    }
  });
});
