import { describe, expect, test } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { tablesOf } from '../../src/importing/tables/index.ts';
import { packContent } from '../../src/importing/write/pack.ts';
import { writtenTables } from '../../src/importing/write/tables.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
const AIMS =
  '二、2024年目标\n预期目标是：地区生产总值增长6%，固定资产投资增长7%，一般公共预算收入增长5%，进出口总额增长8%。\n';
const RESULTS = '地区生产总值增长6.4%，固定资产投资增长5.9%，一般公共预算收入增长10.6%，进出口总额增长3%。\n';

function contentOf(text: string) {
  const report = structureOf(readPlain(HEAD + text));
  const tables = tablesOf(report);
  return packContent(report, tables, writtenTables(report, tables));
}

const chartsOf = (text: string) => contentOf(text).charts ?? [];

const names = (text: string) => chartsOf(text).map(({ name }) => name);

describe('charts of a report', () => {
  test('show the results, or the plan where there are none, for both stand in one table', () => {
    expect(names(RESULTS + AIMS)).toEqual(['growth']);
    expect(names(AIMS)).toEqual(['plan']);
  });

  test('show what grew by fields, without what would leave nothing of the others', () => {
    const fields = '工业用电增长6%。快递业务增长9%。技改投入增长7%。高新产业产值增长8%。接待游客增长312%。\n';
    const [chart] = chartsOf(fields);
    expect([chart?.name, chart?.rows.ids?.length]).toEqual(['sectors-growth', 4]);
  });

  test('show rates, and no more than four in all', () => {
    const rates = '森林覆盖率61%。城镇化率52%。污水处理率95%。养老保险参保率98%。垃圾处理率99%。\n';
    expect(names(rates)).toEqual(['sectors-rates']);
    expect(names(RESULTS + rates + AIMS).length).toBeLessThanOrEqual(4);
  });

  test('are none of less', () => {
    expect(names('工业用电增长6%。\n')).toEqual([]);
  });
});

describe('what stands beside the charts', () => {
  const AMOUNTS =
    '粮食总产量15.6亿斤。新增减税降费3.2亿元。规上工业营业收入210亿元。新建农村公路86公里。改造老旧小区32个。城镇新增就业1.2万人。\n';

  test('are cards of other figures, the largest amounts, money first', () => {
    const content = contentOf(RESULTS + AMOUNTS + AIMS);
    const drawn = new Set((content.charts ?? []).flatMap(({ rows }) => rows.ids ?? []));
    const { highlights = [] } = content as { highlights?: readonly string[] };
    expect(highlights.slice(0, 3)).toEqual(['s002', 's001', 's003']);
    expect(highlights.filter((id) => drawn.has(id))).toEqual([]);
  });

  test('are no cards where there are no other figures', () => {
    expect(contentOf(RESULTS + AIMS)).not.toHaveProperty('highlights');
  });

  test('is a sentence that tells the first result and the aims, not all that the chart draws', () => {
    const [sentence = ''] = contentOf(RESULTS + AIMS).narrative.glance ?? [];
    expect(sentence.match(/2023年实绩/g)).toHaveLength(1);
    expect(sentence.match(/2024年目标/g)).toHaveLength(4);
  });
});
