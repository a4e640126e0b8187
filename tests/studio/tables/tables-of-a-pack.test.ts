import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { Archive } from '../../../src/input/xlsx/zip.js';
import type { ProposedEdits } from '../../../src/studio/wire/edits.js';
import type { DiagnosticState, PackState } from '../../../src/studio/wire/pack.js';
import type { NewTable } from '../../../src/studio/wire/tables.js';
import { textRows, workbookBytes } from '../../support/workbooks.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

const TABLE = [
  ['月份', '收入（万元）', '支出（万元）'],
  ['1月', '100', '80'],
  ['2月', '120', '90'],
];
const csv = TABLE.map((row) => row.join(',')).join('\n');
const book = (sheets: Readonly<Record<string, string[][]>>) =>
  workbookBytes({
    sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, textRows(rows)])),
  });
const three = { 甲: TABLE, 乙: TABLE, 丙: TABLE };
const files = { '甲.csv': csv, '乙.csv': csv, '丙.csv': csv };
const YAML = 'title: 收支\ntables:\n  # 先印\n  乙: { unit: 万元 }\nnarrative:\n  tables:\n    - 见表。\n';

/** Packs whose tables print 甲 … 丙 in some order, each saying it in its own way, and that order. */
const packs: Readonly<
  Record<string, { readonly files: Readonly<Record<string, string | Uint8Array>>; readonly order: string }>
> = {
  'a folder of tables alone': { files, order: '丙乙甲' },
  'pack.yaml that speaks of one': { files: { ...files, 'pack.yaml': YAML }, order: '乙丙甲' },
  'pack.yaml that speaks of none': { files: { ...files, 'pack.yaml': 'title: 收支\n' }, order: '丙乙甲' },
  'a workbook': { files: { '材料.xlsx': book({ 封面: [['标题', '收支']], ...three }) }, order: '甲乙丙' },
  'a workbook with the sheet 表': {
    files: { '材料.xlsx': book({ ...three, 表: [['单位', '表名'], ['万元', '丙'], [], ['', '甲']] }) },
    order: '丙甲乙',
  },
};

let opened: Opened;
let headers: Record<string, string>;
let folder: string;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
});
afterAll(() => opened.close());

async function asked<Answer>(path: string, body?: object): Promise<{ status: number; answer: Answer }> {
  const own = { id: `${Math.random()}`, by: '王敏', ...body };
  const sent = body && { method: 'POST', body: JSON.stringify(own) };
  const { status, body: answer } = await ask(opened.port, path, { headers, ...sent });
  return { status, answer: JSON.parse(answer.toString()) as Answer };
}

const desk = () => opened.studio.studio.pack;
const state = async () => (await asked<PackState>('/api/pack')).answer;
/** The first hanzi of the tables in their order at the left, which is that of the pages. */
const order = async () => (await state()).tables.map(({ title }) => title[0]).join('');
const keyOf = async (title: string) => (await state()).tables.find((one) => one.title === title)?.key ?? '';
const settled = (isSo: () => Promise<boolean>) => vi.waitUntil(isSo, { timeout: 20_000 });

async function openPack(name: string): Promise<void> {
  folder = join(opened.data, '..', `pack ${Math.random()}`);
  await mkdir(folder);
  for (const [file, content] of Object.entries(packs[name]?.files ?? {}))
    await writeFile(join(folder, file), content);
  await asked('/api/start/open', { folder });
  await settled(async () => desk().session.report !== undefined && desk().shown !== undefined);
}

/** Text files by their bytes; of workbooks their sheets as they read, for rows and texts keep no traces. */
async function shownContents(): Promise<Readonly<Record<string, unknown>>> {
  const read = Object.entries(await contents()).map(async ([name, content]) => {
    if (!name.endsWith('.xlsx')) return [name, content];
    const { value } = readWorkbook(name, await readFile(join(folder, name)));
    return [name, value.map(({ name, value }) => [name, value.rows])];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Files by their bytes, of workbooks those of each part. */
async function contents(): Promise<Readonly<Record<string, unknown>>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  const read = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    if (!name.endsWith('.xlsx')) return [name, bytes.toString()];
    const archive = new Archive(bytes);
    return [
      name,
      archive
        .names()
        .toSorted()
        .map((part) => [part, archive.read(part)?.toString()]),
    ];
  });
  return Object.fromEntries(await Promise.all(read));
}

async function proposed(path: string, query: Readonly<Record<string, string>>): Promise<ProposedEdits> {
  return (await asked<ProposedEdits>(`${path}?${new URLSearchParams(query)}`)).answer;
}

async function move(title: string, after?: string): Promise<void> {
  const query = { key: await keyOf(title), ...(after !== undefined && { after: await keyOf(after) }) };
  const { edits } = await proposed('/api/tables/moved', query);
  expect((await asked('/api/edits', { edits })).status).toBe(200);
}

describe.each(Object.keys(packs))('in %s', (name) => {
  const was = packs[name]?.order ?? '';

  test('a table is moved to any place, and back', async () => {
    await openPack(name);
    const before = await shownContents();
    expect(await order()).toBe(was);
    const [first = '', second = '', third = ''] = was;
    for (const [moved, after, now] of [
      [third, undefined, third + first + second],
      [first, third, second + third + first],
      [third, first, first + third + second],
    ] as const) {
      await move(moved, after);
      await settled(async () => (await order()) === now);
      expect((await state()).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect((await asked('/api/edits/undo', {})).status).toBe(200);
      expect(await shownContents()).toEqual(before);
      await settled(async () => (await order()) === was);
    }
    // one after the other, and all of it undone
    await move(first, second);
    await settled(async () => (await order()) === second + first + third);
    await move(third, undefined);
    await settled(async () => (await order()) === third + second + first);
    await asked('/api/edits/undo', {});
    await asked('/api/edits/undo', {});
    expect(await shownContents()).toEqual(before);
  });

  test('a table is made of what is pasted, and undone to the byte', async () => {
    await openPack(name);
    const before = await contents();
    const rows = [
      ['村', '户数（户）'],
      ['东村', '1,200'],
      ['西村', '=980'],
      ['"南"村', '1'],
    ];
    const title = '分村[户数]：2025/2026年';
    const { answer } = await asked<NewTable>('/api/tables/new', { title, rows });
    expect((await asked('/api/edits', { edits: answer.edits })).status).toBe(200);
    await settled(async () => (await state()).tables.some((one) => one.title === title));
    const entry = (await state()).tables.find(({ key }) => key === answer.key);
    expect(entry).toMatchObject({ title, rowCount: 3, isMovable: true });
    await asked('/api/edits/undo', {});
    expect(await contents()).toEqual(before);
  });

  test('a table is taken out with what the pack says of it, and undone to the byte', async () => {
    await openPack(name);
    const before = await contents();
    const { edits } = await proposed('/api/tables/removed', { key: await keyOf('乙') });
    expect((await asked<readonly DiagnosticState[]>('/api/edits/foreseen', { edits })).answer).toEqual([]);
    expect((await asked('/api/edits', { edits })).status).toBe(200);
    await settled(async () => (await order()) === was.replace('乙', ''));
    expect((await state()).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    await asked('/api/edits/undo', {});
    expect(await contents()).toEqual(before);
  });
});

test('what refers to a table is told before it is taken out', async () => {
  await asked('/api/start/open', { folder: opened.data });
  await settled(async () => desk().session.report !== undefined && desk().shown !== undefined);
  const { edits } = await proposed('/api/tables/removed', { key: 'projects.csv' });
  const { answer } = await asked<readonly DiagnosticState[]>('/api/edits/foreseen', { edits });
  expect(answer.length).toBeGreaterThan(0);
  expect(answer.every(({ severity }) => severity === 'error')).toBe(true);
});

test('a table whose place its kind lays down is not moved, nor is one that is not there', async () => {
  const moved = (key: string) => asked(`/api/tables/moved?key=${key}`);
  expect((await moved('projects.csv')).status).toBe(409);
  expect((await moved('__proto__')).status).toBe(404);
  expect((await asked('/api/tables/new', { title: ' ', rows: [['a']] })).status).toBe(400);
  expect((await asked('/api/tables/new', { title: 'a', rows: [] })).status).toBe(400);
});

test('a file that is only read becomes a workbook that can be changed, and comes back to the byte', async () => {
  folder = join(opened.data, '..', `pack ${Math.random()}`);
  await mkdir(folder);
  const row = (cells: string) => `<tr>${cells}</tr>`;
  const head = '<td rowspan="2">乡镇</td><td colspan="2">收入（万元）</td>';
  const rows = [head, '<td>2024年</td><td>2025年</td>', '<td>甲</td><td>1,200.50</td><td>8%</td>'];
  await writeFile(join(folder, '收支.xls'), `<table>${rows.map(row).join('')}</table>`);
  await asked('/api/start/open', { folder });
  await settled(async () => desk().session.report !== undefined && desk().shown !== undefined);
  const before = await contents();
  const [table] = (await state()).tables;
  const { answer } = await asked<NewTable>(
    `/api/tables/converted?${new URLSearchParams({ key: table?.key ?? '' })}`,
  );
  expect((await asked('/api/edits', { edits: answer.edits })).status).toBe(200);
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['收支.xlsx']));
  // as soon as the pack is built
  await settled(async () => {
    const [now] = (await state()).tables;
    return now?.key === answer.key && now.title === table?.title && now.rowCount === table.rowCount;
  });
  expect((await state()).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const cells = [{ line: 3, column: 2, before: '1,200.50', after: '1,300.50' }];
  const [file, sheet] = answer.key.split('#');
  expect((await asked('/api/edits', { edits: [{ kind: 'cells', file, sheet, cells }] })).status).toBe(200);
  await asked('/api/edits/undo', {});
  await asked('/api/edits/undo', {});
  expect(await contents()).toEqual(before);
});
