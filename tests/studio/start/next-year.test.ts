import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../../src/app/build.js';
import { memoryWorkspace } from '../../../src/app/open-workspace.js';
import { outputSource } from '../../../src/app/output-source.js';
import { readReport } from '../../../src/app/pipeline.js';
import { openProject } from '../../../src/core/project.js';
import { writeFolder } from '../../../src/core/write.js';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';
import { starterWorkbook } from '../../../src/output/tables/workbook.js';
import { xlsx } from '../../../src/output/tables/xlsx-output.js';
import { textOfFile } from '../../../src/studio/folder/folder-file.js';
import { filesOfFolder } from '../../../src/studio/folder/read-folder.js';
import { movedFront } from '../../../src/studio/start/moved-years.js';
import { type MovedPack, movedOn } from '../../../src/studio/start/next-year.js';
import { CHECKOUT, COUNTY, LEPING, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

const folder = await temporaryFolder();
afterAll(folder.remove);

const STARTER = join(CHECKOUT, 'templates', 'starter');

async function packIn(dataFolder: string) {
  const report = await readReport(openProject(world, { dataFolder }));
  const files = await filesOfFolder(world.files, dataFolder);
  return { files, tables: Object.values(report.tables), date: report.pack.date };
}

function textOf({ files }: MovedPack, name: string): string {
  return textOfFile(files.find((file) => file.name === name) ?? { name, bytes: new Uint8Array() });
}

describe('a pack of the year after', async () => {
  const pack = await packIn(LEPING);
  const moved = await movedOn(pack);

  test('has the years of its columns moved on by one, in heads and in all that names them', () => {
    expect(moved.columns).toContainEqual({ table: '指标', from: '2021年实绩', to: '2022年实绩' });
    expect(moved.columns).toContainEqual({ table: '指标', from: '2022年目标', to: '2023年目标' });
    expect(textOf(moved, 'indicators.csv').split('\n')[0]).toContain('2022年实绩,2023年目标');
    expect(textOf(moved, 'pack.yaml')).toContain('{{figure "gdp" "2022年实绩"}}');
    expect(textOf(moved, 'pack.yaml')).not.toContain('2021年');
    expect(textOf(moved, 'pack.yaml')).toContain('date: 2023-02-22');
  });

  test('keeps its comments and what they stand beside', () => {
    expect(textOf(moved, 'pack.yaml')).toContain('# 大字数字');
  });

  test('has every row of figures marked to be looked at, and says on its last page what they are', () => {
    const rows = textOf(moved, 'indicators.csv').trim().split('\n').slice(1);
    for (const row of rows) expect(row).toMatch(/,3,沿用上年的数，请换\r?$/);
    expect(textOf(moved, 'pack.yaml')).toMatch(/gaps:[\s\S]*数字沿用上年/);
    expect(moved.rows).toBeGreaterThan(rows.length);
  });

  test('keeps the clauses of the year before: they are where its figures come from', () => {
    expect(textOf(moved, 'indicators.csv')).toContain('全年地区生产总值增长8.5%；地区生产总值增长7%以上');
  });

  test('builds, and warns of every table whose rows are still of the year before', async () => {
    const small = await movedOn(await packIn(STARTER), { title: '2027年政府工作报告' });
    const dataFolder = join(folder.path, 'next');
    await writeFolder(world, dataFolder, 'next', small.files);
    const project = openProject(world, { dataFolder, outFolder: join(folder.path, 'out') });
    const { outputs, warnings, failed } = await buildPack(project, { edition: 'brief' });
    expect(failed).toEqual([]);
    expect(outputs).toHaveLength(1);
    expect(warnings.filter(({ code }) => code === 'unchecked-rows').length).toBeGreaterThan(1);
  });

  test('has the front that the clerk gives', async () => {
    const text = textOf(
      await movedOn(pack, { title: '新标题: 一', meeting: '市七届人大三次会议' }),
      'pack.yaml',
    );
    expect(text).toContain('新标题: 一');
    expect(text).toContain('meeting: 市七届人大三次会议');
  });
});

/** A pack of the year after, built; errors and failures are thrown, warnings answered by their codes. */
async function builtOf({ files }: MovedPack): Promise<readonly string[]> {
  const workspace = memoryWorkspace(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
  const { failed, warnings } = await workspace.build({ edition: 'brief' });
  expect(failed).toEqual([]);
  return warnings.map(({ code }) => code);
}

describe('tables of the office’s own', async () => {
  const moved = await movedOn(await packIn(COUNTY));

  test('stay, and so does each sentence and chart that has their figures; the last page says so', async () => {
    expect(moved.asTheyWere).toContain('一般公共预算收入');
    const text = textOf(moved, 'pack.yaml');
    expect(text).toContain('"2025年12月"');
    expect(text).toMatch(/一般公共预算收入、.*照旧，请换成本年的/);
    expect(await builtOf(moved)).toContain('unchecked-rows');
  });
});

describe('a workbook', () => {
  test('has its heads moved on and every row marked, and builds', async () => {
    const project = openProject(world, { dataFolder: STARTER });
    const [made] = await xlsx.make(outputSource(project));
    const workbook = join(folder.path, '数据.xlsx');
    await world.files.writeNew(workbook, made?.bytes ?? new Uint8Array());
    const moved = await movedOn(await packIn(workbook));
    expect(moved.columns).toContainEqual({ table: '指标', from: '2025年实绩', to: '2026年实绩' });
    expect(moved.rows).toBeGreaterThan(10);
    expect(await builtOf(moved)).toContain('unchecked-rows');
  });

  test('that says what pack.yaml would has its cover from the clerk', async () => {
    const workbook = join(folder.path, '材料.xlsx');
    await world.files.writeNew(workbook, starterWorkbook());
    const moved = await movedOn(await packIn(workbook), { title: '2027年报告' });
    const [file] = moved.files;
    const { value: sheets } = await readSheets(new TableFile('材料.xlsx', file?.bytes ?? new Uint8Array()));
    const cover = sheets.find(({ name }) => name === '封面')?.value.rows ?? [];
    expect(cover.map(({ fields }) => fields.slice(0, 2))).toContainEqual(['标题', '2027年报告']);
    await builtOf(moved);
  });
});

describe('years of a text', () => {
  const front = (title: string) => ({
    ...{ title, meeting: '', number: '', occasion: '', issuer: '', date: '2024-02-29' },
  });

  test.each([
    ['2023年实绩与2024年目标', '2024年实绩与2025年目标'],
    ['“十四五”规划（2021—2024年）', '“十四五”规划（2021—2024年）'],
    ['2024年—2026年行动', '2024年—2026年行动'],
    ['1978年以来', '1978年以来'],
    ['投资2024万元', '投资2024万元'],
  ])('%s → %s', async (text, moved) => {
    const pack = await packIn(STARTER);
    const tables = pack.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({
        ...column,
        ...(column.period && { period: { ...column.period, year: 2023 } }),
      })),
    }));
    const result = movedFront(front(text), { tables, date: '2024-02-29' });
    expect(result.title).toBe(moved);
    expect(result.date).toBe('2025-02-28');
  });
});
