import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('cover, charts and terms in Chromium', () => {
  const { opened, opening } = studioInBrowser({
    async ready() {
      await opening.page.locator('.sheet canvas').waitFor();
    },
  });
  const written = (name = 'pack.yaml') => readFile(join(opened.data, name), 'utf8');
  const HOSTILE = '<img src=x onerror=alert(1)>“{{x}}”';
  const undo = async () => {
    await opening.page.getByRole('button', { name: /撤销/ }).click();
    await opening.answered();
  };

  test('the cover is a form whose fields are those of the file', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('[data-area=cover]').click();
    await page.locator('#cover-subtitle').fill(HOSTILE);
    await page.keyboard.press('Enter');
    await soon(written).toContain('subtitle');
    await soon(() => page.locator('.status output').textContent()).toBe('页面已跟上');
    expect(await page.locator('.form img').count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await undo();
    await soon(written).toBe(before);
  });

  test('what stands in a field stays when the page goes elsewhere, be it taken before or not', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('#cover-subtitle').fill('副题');
    await page.keyboard.press('Enter');
    await soon(written).toContain('副题');
    await page.locator('[data-area=terms]').click();
    await page.locator('.terms li').first().waitFor();
    await page.locator('[data-area=cover]').click();
    await page.locator('#cover-subtitle').fill('又一个');
    await page.evaluate("location.hash = '#terms'");
    await soon(written).toContain('又一个');
    await undo();
    await undo();
    await soon(written).toBe(before);
    await page.locator('[data-area=cover]').click();
  });

  test('editions are ticked by their names', async () => {
    const { page } = opening;
    const before = await written();
    await page.getByLabel('小册子 A5').click();
    await soon(written).not.toBe(before);
    await undo();
    await soon(written).toBe(before);
  });

  test('a chart is drawn as another kind at once, and as before again', async () => {
    const { page } = opening;
    const before = await written();
    await page.locator('[data-area=chart]').click();
    const picture = page.locator('.chart-picture img');
    await picture.waitFor();
    const version = await picture.getAttribute('src');
    const kind = page.locator('.chart-kinds button[aria-pressed=false]:not([disabled])').first();
    await kind.click();
    await soon(written).not.toBe(before);
    await soon(() => picture.getAttribute('src')).not.toBe(version);
    expect(
      await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    ).toBeGreaterThan(0);
    expect(await barriersOn(page)).toEqual([]);
    await undo();
    await soon(() => picture.getAttribute('src')).toBe(version);
    expect(await written()).toBe(before);
  });

  test('terms are changed, added and taken out', async () => {
    const { page } = opening;
    const file = 'glossary.csv';
    const before = await written(file);
    await page.locator('[data-area=terms]').click();
    await page.locator('.terms textarea').first().fill(HOSTILE);
    await page.locator('h1').click();
    await soon(() => written(file)).toContain('onerror=alert(1)>“{{x}}”');
    await page.getByRole('button', { name: /加一条/ }).click();
    await soon(() => written(file)).toContain('新名词');
    expect(await page.locator('.terms img').count()).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '删去“新名词”' }).click();
    await soon(() => written(file)).not.toContain('新名词');
    for (let count = 0; count < 3; count++) await undo();
    await soon(() => written(file)).toBe(before);
  });
});
