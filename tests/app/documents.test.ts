import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractPack, importReport, imposePdf, memoryWorkspace, ReportError } from '../../src/index.js';
import { CHECKOUT } from '../support/packs.js';

const workspace = memoryWorkspace(
  {
    'pack.yaml': { title: '2025年主要指标', issuer: '某市统计局', date: '2026-01-20' },
    '主要指标.csv': [
      ['指标', '单位', '2024年', '2025年'],
      ['地区生产总值', '亿元', 1000, 1062],
    ],
  },
  { name: '我市-2025' },
);
const [pages] = (await workspace.build({ edition: 'brief' })).artifacts;
const pdf = pages ?? { name: '', bytes: Buffer.of() };

test('the data that a PDF carries are taken out of it', async () => {
  const { manifest, files } = await extractPack(pdf);
  expect(manifest).toMatchObject({ edition: 'brief', grey: false });
  expect(Object.keys(files).sort()).toEqual(['pack.yaml', '主要指标.csv']);
  const again = await memoryWorkspace(files, { name: '我市-2025' }).build({ edition: 'brief' });
  expect(Buffer.compare(again.artifacts[0]?.bytes ?? Buffer.of(), pdf.bytes)).toBe(0);
});

test('a report becomes the files of a data folder', async () => {
  const text = '政府工作报告\n\n一、2025年工作回顾\n\n地区生产总值增长6.2%，固定资产投资增长5.1%。\n';
  const { files } = await importReport({ name: '报告.txt', bytes: Buffer.from(text) });
  expect(Object.keys(files)).toContain('pack.yaml');
  await expect(importReport({ name: '空.txt', bytes: Buffer.of() })).rejects.toThrow(ReportError);
});

test('pages are put on sheets as they are asked for', async () => {
  const { sheets } = await imposePdf(pdf, { layout: '2up', paper: 'A3', pages: '1' });
  expect(sheets).toBe(1);
  await expect(imposePdf(pdf, { paper: 'A33' })).rejects.toThrow("paper can't be “A33”");
  await expect(imposePdf(pdf, { pages: 'all' })).rejects.toThrow("pages can't be “all”");
  const readme = { name: 'README.md', bytes: await readFile(join(CHECKOUT, 'README.md')) };
  await expect(imposePdf(readme)).rejects.toThrow(ReportError);
});
