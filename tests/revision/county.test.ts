import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport, setPack } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import type { Report } from '../../src/report/report.js';
import { figureName } from '../../src/report/value.js';
import { changesSince } from '../../src/revision/corrections/changed-figures.js';
import { correctionCount, correctionsOf } from '../../src/revision/corrections/corrections.js';
import type { Corrections } from '../../src/revision/corrections/model.js';
import { type PackPages, packPages } from '../../src/revision/pack-pages.js';
import { packPagesOf } from '../support/pack-pages.js';
import { CHECKOUT, COUNTY, copyData, edit, temporaryFolder } from '../support/packs.js';
import { sharingDatabase, world } from '../support/world.js';

/** All are of one pack. */
const database = sharingDatabase();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let after: Report;
let handout: PackPages;
let brief: PackPages;

beforeAll(async () => {
  folder = await temporaryFolder();
  const { report, pagesOf } = await packPagesOf(COUNTY, 'handout', 'brief');
  after = report;
  [handout, brief] = [pagesOf('handout'), pagesOf('brief')];
});
afterAll(() => folder.remove());

type Edit = readonly [file: string, from: string, to: string];

/** What the county's pack was before, each edit undone. */
async function earlier(...edits: Edit[]): Promise<Report> {
  const old = await copyData(COUNTY, folder.path);
  for (const [file, now, before] of edits) await edit(join(old, file), now, before);
  return readReport(openProject(world, { dataFolder: old, workingFolder: CHECKOUT, database }));
}

/** The county's brief, with a sentence more at its beginning: its report, and what it prints. */
async function briefSaying(sentence: string): Promise<{ report: Report; pages: PackPages }> {
  const dataFolder = await copyData(COUNTY, join(folder.path, 'saying'));
  await edit(join(dataFolder, 'pack.yaml'), '  glance:\n', `  glance:\n    - '${sentence}'\n`);
  const project = openProject(world, { dataFolder, workingFolder: CHECKOUT, database });
  const { report, editions } = await setPack(project, { edition: 'brief' });
  const [set] = editions;
  if (!set) throw new Error('no brief');
  return { report, pages: packPages(set.document, set.printed(), report) };
}

const since = (before: Report, pages: PackPages) => correctionsOf({ report: before, name: '' }, after, pages);
const told = (lines: Corrections['figures']) =>
  lines.map(({ where, item, column, before, after }) => [where, item, column, before, after].join(' '));

describe('what an edition does not print is left out', () => {
  test('figure by figure: the brief says a few figures of a table in its sentences, and no others', async () => {
    const before = await earlier(
      [
        'sectors.csv',
        '一产业增加值,总体与人口,亿元,24.8,25.8,26.6',
        '一产业增加值,总体与人口,亿元,24.8,25.7,26.5',
      ],
      [
        'sectors.csv',
        'fin-01,增值税,财政与金融,亿元,2.71,2.86,2.97',
        'fin-01,增值税,财政与金融,亿元,2.71,2.86,2.98',
      ],
      ['sectors.csv', '\nfin-07,', '\nfin-07x,'],
    );
    const { report, pages } = await briefSaying('第一产业增加值为{{figure "all-01" "2025年实绩"}}。');
    const inBrief = correctionsOf({ report: before, name: '' }, report, pages);
    expect(told(inBrief.figures)).toEqual(['正文 第一产业增加值 2025年实绩 26.5亿元 26.6亿元']);
    expect([inBrief.added, inBrief.removed]).toEqual([[], []]);
    expect(since(before, brief).figures).toEqual([]);
    const inHandout = since(before, handout);
    expect(inHandout.figures.map(({ where }) => where)).toEqual(['表3', '表3', '表3']);
    expect([inHandout.added, inHandout.removed].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('nor are the last page’s lists, where the edition has no such page', async () => {
    const before = await earlier(['pack.yaml', '2025年为快报数，', '2025年为初步数，']);
    expect(correctionCount(since(before, brief))).toBe(0);
    expect(since(before, handout).texts.map(({ where, item }) => where + item)).toEqual([
      '书末资料来源第3条',
    ]);
  });
});

test('a figure that is missing now is told with the page of its dash, where a bar stands beside it', async () => {
  const before = await earlier(['indicators.csv', '3.1%,2.8%,,完成上级任务', '3.1%,2.8%,2.5%,完成上级任务']);
  const { figures } = since(before, handout);
  expect(told(figures)).toEqual(['表1 单位地区生产总值能耗降幅 2025年实绩 2.5% ']);
  expect(figures[0]?.pages).toMatch(/^\d+$/);
  const row = after.tables.indicators?.rows.find(({ id }) => id === 'energy');
  expect(changesSince(before, after, handout).texts).toEqual([row?.cells['2025年实绩']?.place]);
});

test('where only the unit differs its line is told, and every figure of the row is marked', async () => {
  const before = await earlier([
    'sectors.csv',
    '人均地区生产总值,总体与人口,元',
    '人均地区生产总值,总体与人口,美元',
  ]);
  expect(told(since(before, handout).figures)).toEqual(['表3 人均地区生产总值 单位 美元 元']);
  const years = ['2023年实绩', '2024年实绩', '2025年实绩'];
  expect(changesSince(before, after, handout).figures).toEqual(
    expect.arrayContaining(years.map((year) => figureName('cell', 'all-07', year))),
  );
});

test('a figure that was only written otherwise is no correction', async () => {
  const before = await earlier(
    ['indicators.csv', '5.6%,6.1%,6.2%', '5.6,６.１％,6.2'],
    ['projects.csv', '谋划,45～50,', '谋划,45-50,'],
    ['indicators.csv', '3.1%,2.8%,,', '3.1%,2.8%,—,'],
  );
  expect(correctionCount(since(before, handout))).toBe(0);
  expect(changesSince(before, after, handout)).toEqual({ figures: [], texts: [], drawings: [] });
});

test('a figure that only a chart draws is told with that chart and its page', async () => {
  const before = await earlier(['towns.csv', '稻香,平坝,2.08,724', '稻香,平坝,2.08,742']);
  const { figures, charts } = since(before, handout);
  expect(told(figures)).toEqual(['图8 稻香镇 村集体经营性收入（万元） 742 724']);
  expect(figures[0]?.pages).toBe(charts[0]?.pages);
});

test('charts that are new or gone are told as wholes, under their titles with the figures filled in', async () => {
  const before = await earlier(['pack.yaml', '  - name: sectors-revenue\n', '  - name: revenue\n']);
  const { added, removed, texts, charts } = since(before, handout);
  expect([...added, ...removed].map(({ where, item }) => `${where} ${item}`)).toEqual([
    '图6 2025年一般公共预算收入的构成',
    '图 2025年一般公共预算收入的构成',
  ]);
  expect([texts, charts]).toEqual([[], []]);
  expect(changesSince(before, after, handout).drawings).toEqual(['figure:sectors-revenue']);
});

test('a row in another group, and one in another place, are told with the page of the row', async () => {
  const old = await copyData(COUNTY, folder.path);
  await edit(join(old, 'works.csv'), 'w12,岚溪一中新校区,社会事业', 'w12,岚溪一中新校区,城乡建设');
  const [head, first, second, ...rest] = (await readFile(join(old, 'works.csv'), 'utf8')).split('\n');
  await writeFile(join(old, 'works.csv'), [head, second, first, ...rest].join('\n'));
  const before = await readReport(openProject(world, { dataFolder: old, workingFolder: CHECKOUT, database }));
  const { figures, moved } = since(before, handout);
  expect(told(figures)).toEqual(['表7 岚溪一中新校区 分组 城乡建设 社会事业']);
  expect(told(moved)).toEqual(['表7 岚溪南互通立交   由第2行移到第1行']);
  expect([...figures, ...moved].every(({ pages }) => /^\d+$/.test(pages))).toBe(true);
});

test('a definition is told with its pages in the glossary and at the foot of a page', async () => {
  const before = await earlier(['glossary.csv', '依托林地资源和森林环境', '依托林地资源与森林环境']);
  const [line] = since(before, handout).figures;
  expect([line?.where, line?.item, line?.pages]).toEqual([
    '名词',
    '林下经济',
    expect.stringMatching(/^\d+、\d+$/),
  ]);
});

test('dates are told as they are printed', async () => {
  const before = await earlier(['pack.yaml', 'date: 2026-01-15', 'date: 2026-01-12']);
  expect(told(since(before, handout).texts)).toEqual(['封面 日期  2026年1月12日 2026年1月15日']);
  expect(since(before, brief).texts.map(({ where, pages }) => [where, pages])).toEqual([['题头', '1']]);
});

test('tables are told in the order in which the pack sets them', async () => {
  const before = await earlier(
    ['glossary.csv', '依托林地资源和森林环境', '依托林地资源与森林环境'],
    ['projects.csv', '45～50,', '45～60,'],
    ['indicators.csv', '8.97亿元以上,', '8.97亿元左右,'],
  );
  expect(since(before, handout).figures.map(({ where }) => where)).toEqual(['表1', '表8', '名词']);
});
