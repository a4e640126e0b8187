import { describe, expect, test } from 'vitest';
import { reportSaying, smallReport } from '../support/report.js';
import { short } from '../support/short.js';
import { blockOf, documentOf, problemsOf } from '../support/templates.js';

describe('a glossary mark', () => {
  const say = (text: string) => {
    const block = blockOf(
      '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}',
      reportSaying(text),
    );
    return block.kind === 'paragraph' ? short(block.children) : '';
  };

  test.each([
    ['is set by term', '推行“六个一”[^六个一]。', '推行“六个一”(① first)。'],
    ['or by id', '推行[^n1]', '推行(① first)'],
    ['and first but once', '甲[^六个一]乙[^n1]', '甲(① first)乙(①)'],
    ['takes the space before it away', '甲 [^六个一]', '甲(① first)'],
    ['is text without a name', '甲[^]乙', '甲[^]乙'],
  ])('%s', (_, text, expected) => {
    expect(say(text)).toBe(expected);
  });

  test('stands in texts of templates and in cells too', () => {
    const cells = smallReport({
      indicators:
        '编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文\ngdp,总值[^六个一],总,%,1%,2%,,一,1%；2%\n',
    });
    const row =
      '{{#with (row "gdp") as |row|}}<p>{{cell @root.tables.indicators row "指标"}}[^六个一]</p>{{/with}}';
    const block = blockOf(row, cells);
    expect(block.kind === 'paragraph' && short(block.children)).toBe('总值(① first)(①)');
  });

  test('that no entry explains is an error where it was written', () => {
    const template = '<p/>\n{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}';
    expect(problemsOf(() => documentOf(template, reportSaying('甲[^六个二]')))).toEqual([
      'mark-without-entry at data/pack.yaml:20:7: the glossary has no “六个二”',
    ]);
  });
});
