import { beforeAll, expect, test } from 'vitest';
import { figureName } from '../../../src/report/value.js';
import { type PackPages, packPages } from '../../../src/revision/pack-pages.js';
import { type Proof, proofOf } from '../../../src/revision/proof/proof.js';
import { proofFacts } from '../../../src/revision/proof/proof-facts.js';
import { LEPING } from '../../support/packs.js';
import { smallReport } from '../../support/report.js';
import { shippedSet } from '../../support/shipped.js';

/** Pages of figures by name; the rest of an edition is empty. */
function pagesWith(figures: Readonly<Record<string, string[]>>): PackPages {
  return {
    ...packPages(
      { title: '', author: '', subject: '', language: 'zh-CN', date: '2022-01-01', children: [], notes: {} },
      [],
      report,
    ),
    figure: (name) => figures[name] ?? [],
    figures: Object.keys(figures),
    labels: ['1', '2', '3', '4', '5'],
  };
}

const ROWS = `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
gdp,地区生产总值,总量,%,8.5%,7%以上,,一,增长8.5%；增长7%以上
export,外贸出口,开放,%,40%,,,二,增长41%
jobs,新增就业,民生,人,5000人,5100人,,三,新增5000人；5100人
`;

const report = smallReport({ indicators: ROWS });
const tell = (rows: Proof['printed']) =>
  rows.map(({ item, figures }) => [item, ...figures.map(({ text, pages }) => `${text} ${pages.join('、')}`)]);

test('figures stand in order of their pages; what 原文 does not have comes first, what is not printed last', () => {
  const pages = pagesWith({
    [figureName('cell', 'jobs', '2021年实绩')]: ['2'],
    [figureName('cell', 'gdp', '2022年目标')]: ['3', '5'],
    [figureName('cell', 'gdp', '2021年实绩')]: ['5'],
    [figureName('cell', 'export', '2021年实绩')]: ['5'],
    [figureName('difference', 'gdp')]: ['5'],
  });
  const proof = proofOf(report, pages);
  expect(tell(proof.doubtful)).toEqual([['外贸出口', '40% 5']]);
  expect(proof.doubtful[0]?.figures[0]?.missing).toEqual(['40']);
  expect(tell(proof.printed)).toEqual([
    ['新增就业', '5000人 2'],
    ['地区生产总值', '8.5% 5', '7%以上 3、5'],
  ]);
  expect(tell(proof.unprinted)[0]).toEqual(['新增就业', '5100人 ']);
  expect(proof.derived).toEqual([
    {
      table: 'indicators',
      where: expect.any(String),
      item: '地区生产总值',
      kind: 'difference',
      column: '增减',
      text: '−1.5个百分点',
      pages: ['5'],
    },
  ]);
});

test('each figure has a number of its own, and a doubtful one says what is missing', () => {
  const facts = proofFacts(proofOf(report, pagesWith({})), 'handout').values.proof as {
    summary: string;
    parts: { title: string; rows: { figures: { number: string; missing: string }[] }[] }[];
  };
  expect(facts.parts.map(({ title }) => title)).toEqual([
    '原文里找不到的数，逐个核实（1个）',
    expect.stringMatching(/^数据里有、材料里没有印的数/),
  ]);
  expect(facts.parts[0]?.rows[0]?.figures[0]?.missing).toBe('【原文里没有 40】');
  const numbers = facts.parts.flatMap(({ rows }) =>
    rows.flatMap(({ figures }) => figures.map((one) => one.number)),
  );
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
  expect(facts.summary).toContain('其中原文里找不到的1个，列在最前');
});

let whole: Proof;
beforeAll(async () => {
  const { report, document, printed } = await shippedSet(LEPING, 'handout');
  whole = proofOf(report, packPages(document, printed(), report));
});

test('every figure of the shipped pack is in its handout and in its own 原文', () => {
  expect([whole.doubtful, whole.unprinted]).toEqual([[], []]);
  const pages = whole.printed.map(({ figures }) => Math.min(...figures.map((one) => Number(one.pages[0]))));
  expect(pages).toEqual(pages.toSorted((a, b) => a - b));
});

test('a sum of no figures is printed as missing, and is not proofread as 0', () => {
  const projects = `编号,项目,分组,投资（亿元）,出处,原文
p1,甲项目,已开工,50.5,一,50.5亿元
p2,乙项目,谋划,,一,乙项目
`;
  const names = ['已开工', '谋划'].map((group) => figureName('subtotal', 'projects', group, '投资（亿元）'));
  const pages = pagesWith(Object.fromEntries(names.map((name) => [name, ['3']])));
  const { derived } = proofOf(smallReport({ projects }), pages);
  expect(derived.map(({ item, text }) => [item, text])).toEqual([['项目一览，已开工小计', '50.5']]);
});
