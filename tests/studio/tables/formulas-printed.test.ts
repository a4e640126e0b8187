import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { workbookBytes } from '../../support/workbooks.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

const text = (one: string) => `<c t="inlineStr"><is><t>${one}</t></is></c>`;
const row = (name: string, figure: string) => `<row>${text(name)}${figure}</row>`;
const formula = (one: string, result: string) => `<c><f>${one}</f><v>${result}</v></c>`;
const rows = [
  row('项目', text('金额（万元）')),
  row('东村', '<c><v>101</v></c>'),
  row('西村', '<c><v>202</v></c>'),
  row('两村之和', formula('SUM(B2:B3)', '303')),
  row('查得', formula('VLOOKUP(B2,B2:B2,1)', '101.5')),
];

let opened: Opened;
let headers: Record<string, string>;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
  const folder = join(opened.data, '..', 'workbook');
  await mkdir(folder);
  await writeFile(join(folder, '收支.xlsx'), workbookBytes({ sheets: { 收支: rows.join('') } }));
  await post('/api/start/open', { folder });
});
afterAll(() => opened.close());

async function post(path: string, body: object): Promise<number> {
  const sent = { id: `${Math.random()}`, by: '王敏', ...body };
  return (await ask(opened.port, path, { method: 'POST', headers, body: JSON.stringify(sent) })).status;
}

const printed = () => JSON.stringify(opened.studio.studio.pack.shown?.document ?? '');
const soon = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 20_000 });

const type = (line: number, before: string, after: string) => {
  const cells = [{ line, column: 2, before, after }];
  return post('/api/edits', { edits: [{ kind: 'cells', file: '收支.xlsx', sheet: '收支', cells }] });
};

test('formulas that reckon with a changed cell print what they come to now, and the others what they did', async () => {
  await soon(() => printed().includes('303'));
  expect(await type(3, '202', '252')).toBe(200);
  await soon(() => printed().includes('353'));
  expect(printed()).toContain('101.5');
  expect(printed()).not.toContain('303');
});

test('a formula that can’t be reckoned here is an error at its cell, and prints nothing that it was', async () => {
  const { session } = opened.studio.studio.pack;
  expect(await type(2, '101', '151')).toBe(200);
  await soon(() => session.hasFailed);
  const errors = session.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ place }) => [place?.sheet, place?.line, place?.column])).toEqual([['收支', 5, 2]]);
  expect(errors[0]?.hint?.zh).toContain('重新计算');
});
