import { describe, expect, test } from 'vitest';
import { memoryWorkspace } from '../../../src/app/open-workspace.js';
import type { FolderFile } from '../../../src/studio/folder/folder-file.js';
import { readSheetsOf } from '../../../src/studio/start/sheet-reading.js';
import { sheetsPack } from '../../../src/studio/start/sheets-pack.js';
import type { ReadingChoices, ReadSheet } from '../../../src/studio/wire/start.js';
import { world } from '../../support/world.js';

const FRONT = { title: '重点项目', issuer: '某市发展改革委', date: '2026-01-20' };

const PROJECTS = csv('重点项目.csv', [
  ['2026年重点项目一览', '', '', ''],
  ['', '', '', '单位：亿元'],
  ['序号', '项目名称', '投资', '年产值'],
  ['1', '甲产业园', '30', '52'],
  ['2', '乙污水厂', '5.5', '8'],
  ['3', '丙快速路', '60', '10'],
  ['4', '丁体育馆', '19.2', '1'],
  ['', '合计', '114.7', '71'],
  ['注：丁体育馆为续建。', '', '', ''],
]);

function csv(name: string, rows: readonly (readonly string[])[]): FolderFile {
  return { name, bytes: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')) };
}

async function read(files: readonly FolderFile[], choices: ReadingChoices = {}) {
  return readSheetsOf(world.installation, sheetsPack(files, FRONT, choices));
}

async function onlySheet(file: FolderFile, choices: ReadingChoices = {}): Promise<ReadSheet> {
  const [one] = (await read([file], choices)).files;
  return one?.sheets[0] as ReadSheet;
}

describe('a sheet as an office has it', async () => {
  const sheet = await onlySheet(PROJECTS);

  test('is shown line by line with what each was read as', () => {
    const roles = sheet.lines.map(({ line, role }) => `${line} ${role}`);
    expect(roles).toEqual([
      ...['1 title', '2 unit', '3 head', '4 data', '5 data', '6 data', '7 data', '8 total', '9 note'],
    ]);
  });

  test('tells its unit, its head and its columns', () => {
    const [table] = sheet.tables;
    expect(table).toMatchObject({
      title: '2026年重点项目一览',
      unit: '亿元',
      head: [3, 3],
      rows: 4,
      totals: [8],
    });
    expect(table?.columns.map(({ letters, path }) => `${letters} ${path.join('/')}`)).toContain('C 投资');
  });

  test('holds each total against the sum of its rows, exactly', () => {
    const sums = sheet.tables[0]?.sums.map(({ column, stated, reckoned, holds }) => [
      ...[column, stated, reckoned, holds],
    ]);
    expect(sums).toEqual([
      ['投资', '114.7', '114.7', 'yes'],
      ['年产值', '71', '71', 'yes'],
    ]);
  });

  test('shows a total that its rows do not come to', async () => {
    const wrong = csv('重点项目.csv', [
      ['项目名称', '投资', '年产值', '税收'],
      ...[1, 2, 3, 4, 5].map((n) => [`项目${n}`, String(n), String(2 * n), String(3 * n)]),
      ['合计', '15', '30', '44'],
    ]);
    const [table] = (await onlySheet(wrong)).tables;
    const off = table?.sums.filter(({ holds }) => holds !== 'yes');
    expect(off).toEqual([
      expect.objectContaining({ line: 7, column: '税收', stated: '44', reckoned: '45', holds: 'no' }),
    ]);
  });
});

describe('what the clerk points at', () => {
  const choices: ReadingChoices = {
    重点项目: { head: [2, 3], unit: '万元', total: 'none', title: '项目表', skip: [7], skipColumns: [4] },
  };

  test('is stronger than what was recognised, at once', async () => {
    const sheet = await onlySheet(PROJECTS, choices);
    const [table] = sheet.tables;
    expect(table).toMatchObject({ title: '项目表', unit: '万元', head: [2, 3], totals: [] });
    expect(sheet.lines.find(({ line }) => line === 8)?.role).toBe('data');
    expect(sheet.lines.find(({ line }) => line === 7)?.role).not.toBe('data');
    expect(table?.columns.find(({ at }) => at === 4)?.leftOut).toBeDefined();
  });

  test('is written into pack.yaml, and a build reads it there', async () => {
    const files = sheetsPack([PROJECTS], FRONT, choices);
    const [pack] = files;
    expect(Buffer.from(pack?.bytes ?? []).toString()).toContain('head: 2-3');
    const workspace = memoryWorkspace(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    const { artifacts, failed } = await workspace.build({ edition: 'brief' });
    expect(failed).toEqual([]);
    expect(artifacts).toHaveLength(1);
  });

  test('that fits no line is told, and nothing is lost', async () => {
    const sheet = await onlySheet(PROJECTS, { 重点项目: { head: [90, 91] } });
    expect(sheet.lines).toHaveLength(9);
    expect(sheet.remarks.map(({ message }) => message.zh).join()).toMatch(/90/);
  });
});

describe('several files', () => {
  test('are shown each with its sheets, and one that is no table is remarked on', async () => {
    const words = { name: '随笔.csv', bytes: Buffer.from('今天天气好\r\n') };
    const { files } = await read([PROJECTS, words]);
    expect(files.map(({ file }) => file)).toEqual(['重点项目.csv', '随笔.csv']);
    expect(files[1]?.sheets[0]?.tables).toEqual([]);
    expect(files[1]?.sheets[0]?.remarks).not.toEqual([]);
  });

  test('of which one can’t be read at all say which', async () => {
    const broken = { name: '坏了.xlsx', bytes: Buffer.from('PK\u0003\u0004 no workbook') };
    await expect(read([PROJECTS, broken])).rejects.toThrow(/坏了/);
  });

  test('a table that is only called as a known kind can be read as any other', async () => {
    const called = csv('projects.csv', [
      ['一览', '', ''],
      ['编号', '项目', '投资'],
      ...[1, 2, 3, 4].map((n) => [`p${n}`, `项目${n}`, String(n)]),
    ]);
    const known = await onlySheet(called);
    const { name = '' } = known;
    expect(known.knownAs).toBe('项目');
    expect(known.remarks.some(({ severity }) => severity === 'error')).toBe(true);
    const other = await onlySheet(called, { [name]: { kind: 'general' } });
    expect(other.tables[0]).toMatchObject({ head: [2, 2], rows: 4 });
  });

  test('a table of a known kind is shown as what it is', async () => {
    const known = csv('indicators.csv', [
      ['编号', '指标', '单位', '2025年实绩', '出处', '原文'],
      ['gdp', '地区生产总值', '%', '6.2%', '一', '增长6.2%'],
    ]);
    expect((await onlySheet(known)).knownAs).toBe('指标');
  });
});
