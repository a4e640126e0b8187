import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { NewChart } from '../../../src/studio/wire/charts.js';
import type { CoverState } from '../../../src/studio/wire/cover.js';
import type { TextsState } from '../../../src/studio/wire/texts.js';
import { textRows, workbookBytes } from '../../support/workbooks.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

const TABLE = [
  ['月份', '收入（万元）', '支出（万元）'],
  ['1月', '100', '80'],
  ['2月', '120', '90'],
  ['3月', '90', '95'],
];
const csv = TABLE.map((row) => row.join(',')).join('\n');
const book = (sheets: Readonly<Record<string, string[][]>>) =>
  workbookBytes({
    sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, textRows(rows)])),
  });

/** Packs that say nothing of charts yet, each in its own way. */
const packs: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  'a folder of tables alone': { '收支.csv': csv },
  'pack.yaml without charts': { '收支.csv': csv, 'pack.yaml': 'title: 收支情况\n# 备注\n' },
  'a workbook without the sheet 图': { '材料.xlsx': book({ 封面: [['标题', '收支情况']], 收支: TABLE }) },
  'a workbook whose sheet 图 has but a head': {
    '材料.xlsx': book({ 封面: [['标题', '收支情况']], 收支: TABLE, 图: [['列', '类型', '标题', '表']] }),
  },
  'a folder with a workbook of tables': { '统计表.xlsx': book({ 收支: TABLE }) },
};

let opened: Opened;
let headers: Record<string, string>;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
});
afterAll(() => opened.close());

async function get<Answer>(path: string): Promise<Answer> {
  const { body } = await ask(opened.port, path, { headers });
  return JSON.parse(body.toString()) as Answer;
}

async function post(path: string, body: object): Promise<number> {
  const asked = {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: `${Math.random()}`, by: '王敏', ...body }),
  };
  return (await ask(opened.port, path, asked)).status;
}

const desk = () => opened.studio.studio.pack;
const settled = (isSo: () => boolean | undefined) => vi.waitUntil(isSo, { timeout: 20_000 });

async function openPack(name: string): Promise<void> {
  const folder = join(opened.data, '..', `pack ${Object.keys(packs).indexOf(name)} ${Math.random()}`);
  await mkdir(folder);
  for (const [file, content] of Object.entries(packs[name] ?? {}))
    await writeFile(join(folder, file), content);
  await opened.studio.studio.openPack(folder);
  await settled(() => desk().session.report !== undefined);
}

test.each(Object.keys(packs))(
  'the first chart is begun in %s, drawn, and taken back without a trace',
  async (name) => {
    await openPack(name);
    const [table] = await get<{ name: string }[]>('/api/charts/tables');
    const { name: chart, edits } = await get<NewChart>(
      `/api/charts/new?${new URLSearchParams({ table: table?.name ?? '' })}`,
    );
    expect(await post('/api/edits', { edits })).toBe(200);
    await settled(() => desk().session.report?.pack.charts.length === 1);
    expect(desk().session.hasFailed).toBe(false);
    expect(desk().session.report?.pack.charts[0]).toMatchObject({
      name: chart,
      series: [{ column: '收入' }],
    });
    await settled(() =>
      desk()
        .shown?.printed()
        .some(({ drawing }) => drawing === `figure:${chart}`),
    );
    expect(await post('/api/edits/undo', {})).toBe(200);
    await settled(() => desk().session.report?.pack.charts.length === 0);
    expect(desk().session.hasFailed).toBe(false);
  },
);

test.each(['a folder of tables alone', 'a workbook without the sheet 图'])(
  'the cover and a first text are written in %s',
  async (name) => {
    await openPack(name);
    const cover = await get<CoverState>('/api/cover');
    const issuer = cover.fields.find(({ key }) => key === 'issuer');
    const at = { file: cover.file, ...(cover.sheet && { sheet: cover.sheet }) };
    const home = issuer?.home;
    const cells =
      home?.kind === 'cell'
        ? [
            { line: home.line, column: 1, before: '', after: home.name ?? '' },
            { line: home.line, column: 2, before: '', after: '某市统计局' },
          ]
        : [];
    const own =
      cells.length > 0
        ? { kind: 'cells', ...at, cells }
        : { kind: 'value', ...at, path: ['issuer'], after: '某市统计局' };
    expect(await post('/api/edits', { edits: [...cover.first, own] })).toBe(200);
    await settled(() => desk().session.report?.pack.issuer === '某市统计局');
    const texts = await get<TextsState>('/api/texts');
    const part = texts.sections.find(({ key }) => key === 'tables');
    expect(part?.paragraphs).toEqual([]);
  },
);
