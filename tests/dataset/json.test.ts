import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { formatDiagnostic, ReportError } from '../../src/core/diagnostics.js';
import { MemoryFiles } from '../../src/core/world/memory-files.js';
import type { Table } from '../../src/dataset/model.js';
import { load } from '../../src/input/load.js';
import { readCsv } from '../../src/input/readers/csv.js';

const STARTER = join(import.meta.dirname, '../../templates/starter');
const CITY = resolve('/city');
const TABLES = { indicators: '指标', projects: '项目', tasks: '任务', glossary: '名词' };

/** The starter with all of its tables in one JSON file. */
async function starter(): Promise<Record<string, readonly Record<string, string>[]>> {
  const tables = Object.entries(TABLES).map(async ([name, sheet]) => {
    const text = await readFile(join(STARTER, `${name}.csv`), 'utf8');
    const [header, ...rows] = readCsv({ file: name, text }).value.rows;
    const objects = rows.map(({ fields }) =>
      Object.fromEntries(fields.map((field, at) => [header?.fields[at] ?? '', field])),
    );
    return [sheet, objects];
  });
  return Object.fromEntries(await Promise.all(tables));
}

async function checked(files: Readonly<Record<string, string>>) {
  const pack = await readFile(join(STARTER, 'pack.yaml'), 'utf8');
  const all = Object.entries({ 'pack.yaml': pack, ...files });
  const inMemory = new MemoryFiles(new Map(all.map(([name, text]) => [join(CITY, name), Buffer.from(text)])));
  try {
    const { dataset, warnings } = validate(await load(inMemory, CITY, 'city'));
    return { tables: dataset.tables, said: warnings.map((one) => formatDiagnostic(one, 'zh')) };
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return { tables: {}, said: problem.diagnostics.map((one) => formatDiagnostic(one, 'zh')) };
  }
}

const textsOf = (tables: Readonly<Record<string, Table>>) =>
  Object.values(tables).map(({ name, rows }) => [
    name,
    rows.map(({ cells }) => Object.entries(cells).map(([header, { text }]) => [header, text])),
  ]);

describe('tables in JSON', () => {
  test('are the same as in CSV', async () => {
    const csv = await Promise.all(
      Object.keys(TABLES).map(async (name) => [
        `${name}.csv`,
        await readFile(join(STARTER, `${name}.csv`), 'utf8'),
      ]),
    );
    const fromCsv = await checked(Object.fromEntries(csv));
    const fromJson = await checked({ 'data.json': JSON.stringify(await starter()) });
    expect(fromJson.said).toEqual([]);
    expect(textsOf(fromJson.tables)).toEqual(textsOf(fromCsv.tables));
  });

  test('are named by their file where they are the whole of it', async () => {
    const { 项目: projects, ...others } = await starter();
    const { tables, said } = await checked({
      'projects.json': JSON.stringify(projects),
      '其他.json': JSON.stringify(others),
    });
    expect(said).toEqual([]);
    expect(Object.keys(tables)).toEqual(['glossary', 'indicators', 'projects', 'tasks']);
  });

  test('have rules broken told by pointers', async () => {
    const tables = await starter();
    const [first = {}, ...rest] = tables.项目 ?? [];
    const spoiled = { ...tables, 项目: [{ ...first, 项目: '' }, ...rest] };
    const { said } = await checked({ 'data.json': JSON.stringify(spoiled) });
    expect(said[0]).toContain('data.json /项目/0/项目（项目） 错误：“项目”不能空');
  });

  test('of no known kind are general tables', async () => {
    const towns = [
      { 乡镇: '东乡', 人口: 12000, 面积: 35.5 },
      { 乡镇: '西乡', 人口: 8000, 面积: 41.2 },
    ];
    const { tables, said } = await checked({
      'data.json': JSON.stringify(await starter()),
      '乡镇.json': JSON.stringify(towns),
    });
    expect(said).toEqual([]);
    expect(tables.乡镇?.rows.map(({ cells }) => cells.人口?.text)).toEqual(['12000', '8000']);
  });
});
