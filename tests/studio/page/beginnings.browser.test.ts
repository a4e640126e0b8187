import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from '../../support/packs.js';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

const REPORT = join(CHECKOUT, 'tests', 'importing', 'reports', 'yunxi-2024.txt');
const EVIL = '<img src=x onerror=alert(1)>';

/** A sheet as an office has it, one of whose names is code. */
const SHEET = [
  ['2026年重点项目一览', '', ''],
  ['', '', '单位：亿元'],
  ['项目名称', '投资', '年产值'],
  ['甲产业园', '30', '52'],
  [EVIL, '5.5', '8'],
  ['丙快速路', '60', '10'],
  ['丁体育馆', '19.2', '1'],
  ['合计', '114.7', '71'],
];
const csv = (name: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(SHEET.map((row) => row.join(',')).join('\r\n')),
});

/** Presses the button that saves the PDF of the first edition, and answers what was saved. */
async function savedPdf(page: Page): Promise<Buffer> {
  await page.locator('[data-area=finish]').click();
  const button = page
    .locator('.finish-editions li')
    .first()
    .getByText(/存.*PDF/)
    .first();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}

async function isPdf(page: Page): Promise<boolean> {
  return (await savedPdf(page)).subarray(0, 5).toString() === '%PDF-';
}

/** Says what the folder is called and makes the pack. */
async function make(page: Page, folder: string): Promise<void> {
  await page.locator('[name=folder]').fill(folder);
  await page.locator('.front-form [type=submit]').click();
  await page.locator('.sheet canvas').waitFor();
}

describe.skipIf(!hasChromium)('a pack begun in the browser', () => {
  const { opened, opening } = studioInBrowser({
    // that a report could not be read is one
    expected: /422/,
    async ready() {
      ({ page } = opening);
    },
  });
  let page: Page;
  const file = (folder: string, name: string) => readFile(join(opened.data, '..', folder, name), 'utf8');

  test('from a report: what is in doubt is gone through by keys, and what was said is in the tables', async () => {
    await page.getByRole('link', { name: '文件' }).click();
    await page.locator('.start-packs').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.locator('[data-way=report] input').setInputFiles(REPORT);
    const seen = page.locator('.task-head b');
    await seen.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    const name = await page.locator('[data-role=name]').inputValue();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await soon(() => seen.textContent()).toBe('2');
    await page.keyboard.press('Control+z');
    await soon(() => seen.textContent()).toBe('1');
    await page.reload();
    await soon(() => seen.textContent()).toBe('1');
    await page.locator('[data-role=make]').click();
    expect(await barriersOn(page)).toEqual([]);
    await make(page, '县里的报告');
    const tables = await Promise.all(['indicators.csv', 'sectors.csv'].map((one) => file('县里的报告', one)));
    const row = tables
      .join('')
      .split('\r\n')
      .find((line) => line.includes(name) && line.includes('已核'));
    expect(row).toBeDefined();
    expect(await isPdf(page)).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('from sheets: a line is pointed at, the sums follow, and what was said is in pack.yaml', async () => {
    await page.getByRole('link', { name: '文件' }).click();
    await page.locator('[data-way=sheets] input').setInputFiles([csv('重点项目.csv')]);
    await page.getByText('✓ 相符').first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByLabel('第8行读作').selectOption('data');
    await soon(() => page.getByText('✓ 相符').count()).toBe(0);
    await page.getByLabel('第8行读作').selectOption('total');
    await page.getByText('✓ 相符').first().waitFor();
    await page.getByLabel('单位', { exact: true }).fill('万元');
    await page.getByLabel('单位', { exact: true }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await make(page, '项目材料');
    const pack = await file('项目材料', 'pack.yaml');
    expect(pack).toContain('unit: 万元');
    expect(pack).toMatch(/total:\s+- 8/);
    expect(await isPdf(page)).toBe(true);
  });

  test('names in a sheet are words on the page, whatever they are', async () => {
    expect(await page.locator('img').count()).toBe(0);
    await page.locator('[data-area=checks]').click();
    await page.getByText('校样清单').click();
    await page.getByText(EVIL).first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });

  test('from last year’s pack: years move on, and every row is to be looked at', async () => {
    await page.getByRole('link', { name: '文件' }).click();
    await page.locator('[data-way=year]').click();
    await page.locator('.next-packs a').filter({ hasText: 'our-city' }).click();
    await page.getByText('2026年实绩').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.locator('[data-role=make]').click();
    await make(page, '明年');
    expect(await file('明年', 'indicators.csv')).toContain('2026年实绩,2027年目标');
    expect(await isPdf(page)).toBe(true);
  });

  test('a doubt that is ticked is written into its row, and can be undone', async () => {
    await page.locator('[data-area=checks]').click();
    const doubts = page
      .locator('.checks-item')
      .filter({ has: page.getByRole('checkbox', { name: /^已核/ }) });
    await doubts.first().waitFor();
    expect(await barriersOn(page)).toEqual([]);
    const before = await doubts.count();
    await doubts.first().getByRole('checkbox').click();
    await soon(() => doubts.count()).toBe(before - 1);
    await soon(() => file('明年', 'indicators.csv')).toContain('已核');
    await page.getByLabel('撤销').click();
    await soon(() => doubts.count()).toBe(before);
  });

  test('a version is issued, compared with and taken back', async () => {
    await page.locator('[data-area=versions]').click();
    await page.locator('[data-role=issue]').click();
    await page.getByText('已发第1版').waitFor();
    await page.locator('[data-area=checks]').click();
    await page.locator('.checks-item').getByRole('checkbox', { name: /^已核/ }).first().click();
    await soon(() => file('明年', 'indicators.csv')).toContain('已核');
    await page.locator('[data-area=versions]').click();
    await page.getByText('历次发出').click();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '退回到第1版' }).click();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await soon(() => file('明年', 'indicators.csv')).not.toContain('已核');
    await page.getByText('每次改动').click();
    await soon(() => page.locator('.checks-item').count()).toBeGreaterThan(2);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('figures are ticked off on the proof, and stay so', async () => {
    await page.locator('[data-area=checks]').click();
    await page.getByText('校样清单').click();
    const ticks = page.locator('.proof-lines').getByRole('checkbox');
    await ticks.first().click();
    await soon(() => page.locator('.proof-head span').first().textContent()).toMatch(/^已对 1 /);
    expect(await barriersOn(page)).toEqual([]);
    await page.reload();
    await soon(() => page.locator('.proof-head span').first().textContent()).toMatch(/^已对 1 /);
  });

  test('from a file that is no report: why, and the way back', async () => {
    await page.getByRole('link', { name: '文件' }).click();
    const words = { name: '随笔.txt', mimeType: 'text/plain', buffer: Buffer.from('今天天气好') };
    await page.locator('[data-way=report] input').setInputFiles([words]);
    await page.getByText('看不出是哪一年的报告').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByText('删去这份').click();
    await page.locator('.start-packs').waitFor();
    expect(await page.locator('.start-drafts').count()).toBe(0);
  });
});
