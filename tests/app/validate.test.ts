import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { differingWords } from '../../src/dataset/rules/definitions.js';
import { numbersMissingFromQuote } from '../../src/dataset/rules/quotes.js';
import { readTable } from '../../src/dataset/table/table.js';
import { entryFinder } from '../../src/dataset/terms/marks.js';
import { load } from '../../src/input/load.js';
import { readCsv } from '../../src/input/readers/csv.js';
import { world } from '../support/world.js';

const base = await load(world.files, join(import.meta.dirname, '../fixtures/data/base'));

describe('glossary marks in templates', () => {
  const folder = { ...base, pack: { ...base.pack, text: base.pack.text.replace('[^六个一]', '') } };
  const template = (text: string) => ({ text, place: { file: 'pack.hbs', line: 7, column: 1 } });
  const codes = (...templates: string[]) =>
    validate(folder, templates.map(template)).warnings.map(({ code }) => code);

  test('count as use of an entry', () => {
    expect(codes()).toEqual(['entry-without-mark']);
    expect(codes('<p>工作机制[^六个一]</p>')).toEqual([]);
  });

  test('need an entry, and their place is that in the template', () => {
    expect(() => validate(folder, [template('<p>\n  [^五个一]</p>')])).toThrow('pack.hbs:8:5 error');
  });
});

describe('an entry is found by', () => {
  const entries = [{ id: 'n01', term: '“六个一”工作机制' }];
  test.each(['n01', '“六个一”工作机制', '六个一工作机制', '"六个一" 工作机制'])('%s', (name) => {
    expect(entryFinder(entries)(name)).toBe(entries[0]);
  });
  test('a part of a term is not the term', () => expect(entryFinder(entries)('六个一')).toBeUndefined());
});

describe('numbersMissingFromQuote', () => {
  /** Digits of a project's row that are not in its quote. */
  function missing(cells: string, quote: string): string[] {
    const text = `编号,项目,分组,投资（亿元）,2022年节点,出处,原文\np1,甲,组,${cells},回顾,"${quote}"`;
    const { value: table } = readTable('projects', 'projects', readCsv({ file: 'p.csv', text }).value);
    const row = table?.rows[0];
    return table && row
      ? numbersMissingFromQuote(row, table.columns).map(({ digits }) => digits)
      : ['no row'];
  }

  test.each([
    ['full width', '１２,', '投资12亿元'],
    ['full width in the quote', '12,', '投资１２亿元'],
    ['commas', '"1,380",', '投资1380亿元'],
    ['sign', '−1.5,', '下降1.5'],
    ['ranges', '5～7,', '5亿元—7亿元'],
    ['percentage points', ',提高0.3个百分点', '提高0.3个百分点'],
    ['scale', '0.5,', '投资5000万元'],
    ['numbers in words', ',连续17年', '连续十七年'],
    ['qualifiers inside units', ',完成79万余件', '79万余件'],
    ['trailing zeros', '11.0,', '11亿元'],
    ['lists that give the unit once', '50,', '分别投资68、50、22亿元'],
    ['marks', ',见[^n07]', '无'],
    ['names', ',“5020”项目', '“5020”项目'],
  ])('%s', (_, cells, quote) => expect(missing(cells, quote)).toEqual([]));

  test.each([
    ['another number', '68,', '投资77亿元', ['68']],
    ['a part of a number', '8,', '投资68亿元', ['8']],
    ['a shifted decimal point', '6.8,', '投资68亿元', ['6.8']],
    ['a scale too many', ',共5000万件', '共5000件', ['5000']],
    ['another scale in the quote', '6.8,', '投资6.8万元', ['6.8']],
    ['several', '1～2,3个', '四', ['1', '2', '3']],
  ])('%s', (_, cells, quote, expected) => expect(missing(cells, quote)).toEqual(expected));
});

describe('differingWords', () => {
  test.each([
    ['以机械制造、新材料为重要产业', '指以机械电子、新材料为重要产业。', [['机械制造', '机械电子']]],
    ['甲、乙、丙', '甲、丙', [['乙', '']]],
    ['甲和乙', '甲、乙', []],
  ])('%s | %s', (one, other, expected) => expect(differingWords(one, other)).toEqual(expected));
});
