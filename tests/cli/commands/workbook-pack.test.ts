import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { writeWorkbook } from '../../../src/input/xlsx/write.js';
import { briefing } from '../../support/command.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'briefing 表-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('a new workbook holds together as it is, and is never written over', async () => {
  const here = await folder();
  expect(await briefing(here, ['new', '材料.xlsx'])).toMatchObject({ status: 0 });
  const bytes = await readFile(join(here, '材料.xlsx'));
  const { value: sheets } = readWorkbook('材料.xlsx', bytes);
  expect(sheets.map(({ name }) => name)).toEqual([
    ...['封面', '文字', '表', '图', '财政收支', '各区情况', '名词', '选项'],
  ]);
  expect(await briefing(here, ['check', '材料.xlsx', '--lang', 'zh'])).toMatchObject({
    status: 0,
    out: expect.stringContaining('0 处错误，0 处警告'),
  });
  expect(await briefing(here, ['new', '材料.xlsx'])).toMatchObject({ status: 1 });
  expect(await readFile(join(here, '材料.xlsx'))).toEqual(bytes);
});

test('a PDF is called after its workbook, and a workbook without a word about the pack is one', async () => {
  const here = await folder();
  const sheet = {
    name: 'Sheet1',
    headers: ['乡镇', '人口（万人）'],
    widths: [8, 8],
    rows: [
      ['甲镇', '3.2'],
      ['乙乡', '1.8'],
    ],
    lineCounts: [1, 1],
    choices: new Map(),
  };
  await writeFile(join(here, '各乡镇人口.xlsx'), writeWorkbook([sheet]));
  const built = await briefing(here, ['build', '各乡镇人口.xlsx', '-e', 'brief']);
  expect(built).toMatchObject({ status: 0, err: '' });
  expect((await readFile(join(here, 'out', '各乡镇人口-brief.pdf'))).length).toBeGreaterThan(1000);
});

test.each(['没有.xlsx', 'notes.txt'])('%s is no pack, and that is said in one line', async (name) => {
  const here = await folder();
  await writeFile(join(here, 'notes.txt'), '');
  const { status, err } = await briefing(here, ['build', name, '--lang', 'zh']);
  expect(status).toBe(1);
  expect(err.trim().split('\n')).toHaveLength(2);
  expect(err).toContain(name);
});
