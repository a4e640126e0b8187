import { describe, expect, test } from 'vitest';
import { memoryWorkspace } from '../../../src/app/open-workspace.js';
import { setPack } from '../../../src/app/pipeline.js';
import { ReportError } from '../../../src/core/diagnostics.js';
import { openProject } from '../../../src/core/project.js';
import { memoryWorld } from '../../../src/core/world/memory-world.js';
import { packPages } from '../../../src/revision/pack-pages.js';
import { proofOf } from '../../../src/revision/proof/proof.js';
import { checkListOf } from '../../../src/studio/checks/check-list.js';
import { proofListOf } from '../../../src/studio/checks/proof-list.js';
import { Ticks, tickKey } from '../../../src/studio/checks/ticks.js';
import { world as own } from '../../support/world.js';

const PACK = [
  'title: 政府工作报告',
  'narrative:',
  `  glance: ['地区生产总值增长{{figure "gdp" "2025年实绩"}}。']`,
].join('\n');
const HEAD = '编号,指标,单位,2025年实绩,2026年目标,出处,原文,核对,疑点';
const ROWS = [
  'gdp,地区生产总值,%,6.2%,6%左右,一,增长6.2%；增长6%左右,已核,',
  'inv,固定资产投资,%,4.1%,,一,增长4.1%,3,“分别”所指未明',
  'ret,消费品零售,%,5.3%,,一,增长5.9%,,',
];

function worldOf(rows: readonly string[], pack = PACK) {
  const files = { '/p/pack.yaml': pack, '/p/indicators.csv': [HEAD, ...rows].join('\r\n') };
  const bytes = Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const);
  return memoryWorld({ installation: own.installation, files: new Map(bytes) });
}

async function built(rows: readonly string[]) {
  const project = openProject(worldOf(rows), { dataFolder: '/p' });
  const { report, editions, warnings } = await setPack(project, { edition: 'brief' });
  const [brief] = editions;
  if (!brief) throw new Error('no brief');
  return { report, warnings, pages: packPages(brief.document, brief.printed(), report) };
}

describe('the list of what is to be looked at', async () => {
  const { report, warnings, pages } = await built(ROWS);
  const list = checkListOf({ diagnostics: warnings, report, pages, ticked: new Set() });

  test('tells each row in doubt by its words, with its cell, its pages and where 已核 is written', () => {
    const doubts = list.items.filter(({ kind }) => kind === 'doubt');
    expect(doubts).toHaveLength(1);
    expect(doubts[0]).toMatchObject({
      message: { zh: '固定资产投资　2025年实绩 4.1%' },
      hint: { zh: '请看数字：“分别”所指未明' },
      place: { line: 3, column: 4 },
      tick: { file: 'indicators.csv', line: 3, column: 8, before: '3' },
    });
    expect(doubts[0]?.pages.length).toBeGreaterThan(0);
  });

  test('does not tell the same rows as one warning besides', () => {
    expect(list.items.some(({ message }) => /待核对/.test(message.zh))).toBe(false);
    expect(list.items.some(({ kind }) => kind === 'warning')).toBe(true);
  });

  test('counts what was looked at', () => {
    expect(list.lookedAt).toBe(1);
  });

  test('keeps a warning that was ticked as known', () => {
    const [warning] = list.items.filter(({ kind }) => kind === 'warning');
    const ticked = new Set([warning?.key ?? '']);
    const again = checkListOf({ diagnostics: warnings, report, pages, ticked });
    expect(again.items.filter(({ isKnown }) => isKnown).map(({ key }) => key)).toEqual([warning?.key]);
  });
});

test('errors are told by their cause, with what follows from it under it', async () => {
  const pack = `${PACK}\nhighlights: [ret]`;
  const broken = await memoryWorkspace({
    'pack.yaml': pack.replace('"gdp"', '"nobody"'),
    'indicators.csv': [HEAD, 'gdp,,%,6.2%,,一,增长6.2%,,', 'gdp,,%,6.2%,,,,,'].join('\r\n'),
  }).check();
  const errors = broken.filter(({ severity }) => severity === 'error');
  const { items } = checkListOf({
    diagnostics: errors,
    report: undefined,
    pages: undefined,
    ticked: new Set(),
  });
  const told = items.reduce((sum, { follows }) => sum + 1 + follows.length, 0);
  expect(told).toBe(errors.length);
  expect(items.length).toBeLessThan(errors.length);
  expect(items.every(({ kind }) => kind === 'error')).toBe(true);
});

test('many errors of a kind are told once, with their number', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => `r${index},指标${index},%,1%,,,,,`);
  const workspace = memoryWorkspace({
    'pack.yaml': 'title: 一',
    'indicators.csv': [HEAD, ...rows].join('\n'),
  });
  await expect(workspace.build()).rejects.toThrow(ReportError);
  const diagnostics = await workspace.check();
  const { items } = checkListOf({ diagnostics, report: undefined, pages: undefined, ticked: new Set() });
  expect(items.length).toBeLessThan(5);
  expect(Math.max(...items.map(({ count }) => count))).toBeGreaterThanOrEqual(12);
});

describe('the proof on the screen', async () => {
  const { report, pages } = await built(ROWS);
  const lines = (ticked: ReadonlySet<string>) => proofListOf(proofOf(report, pages), 'brief', ticked).lines;

  test('has every figure once, those in doubt first, each with its clause', () => {
    const all = lines(new Set());
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all[0]).toMatchObject({
      group: 'unchecked',
      item: '固定资产投资',
      text: '4.1%',
      quote: '增长4.1%',
    });
    expect(all[1]).toMatchObject({ group: 'doubtful', text: '5.3%', missing: ['5.3'] });
  });

  test('a tick stands for the figure as it is: another figure is to be ticked anew', async () => {
    const before = lines(new Set());
    const ticked = new Set(before.map(({ key }) => key));
    expect(lines(ticked).every(({ isTicked }) => isTicked)).toBe(true);
    const other = await built(ROWS.map((row) => row.replace('4.1%,,一,增长4.1%', '4.2%,,一,增长4.2%')));
    const after = proofListOf(proofOf(other.report, other.pages), 'brief', ticked).lines;
    expect(after.filter(({ isTicked }) => !isTicked).map(({ text }) => text)).toContain('4.2%');
    expect(after.some(({ isTicked }) => isTicked)).toBe(true);
  });
});

describe('ticks', () => {
  const world = worldOf(ROWS);
  const [a, b] = [tickKey('a'), tickKey('b')];

  test('set at once are all kept, and can be taken away', async () => {
    const ticks = new Ticks(world, '/p/.briefing');
    await Promise.all([ticks.set([a], true), ticks.set([b], true), ticks.set(['../x', 'constructor'], true)]);
    expect([...(await new Ticks(world, '/p/.briefing').all())].toSorted()).toEqual([a, b].toSorted());
    await ticks.set([a], false);
    expect([...(await ticks.all())]).toEqual([b]);
  });

  test('of a file that was damaged are none', async () => {
    world.files.set('/p/.briefing/ticks.json', Buffer.from('{"no":'));
    expect((await new Ticks(world, '/p/.briefing').all()).size).toBe(0);
  });
});
