import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';

describe.skipIf(!hasChromium)('the studio in Chromium', () => {
  const { opening } = studioInBrowser();

  test('shows the tables and the pages of a pack, in Chinese', async () => {
    const { page } = opening;
    await page.locator('.sheet canvas').waitFor();
    await soon(() => page.locator('.nav-item').count()).toBeGreaterThan(3);
    await soon(() => page.locator('.status output').textContent()).toBe('页面已跟上');
  });

  test('leaves the token out of the address', () => {
    expect(opening.page.url()).not.toContain('token');
  });

  test('turns the pages', async () => {
    const { page } = opening;
    const at = async () =>
      Number(/\d+/.exec((await page.locator('[data-role=page]').textContent()) ?? '')?.[0]);
    await page.locator('.hotspot.chosen').first().waitFor();
    const before = await at();
    await page.getByLabel('下一页').click();
    await soon(at).toBe(before + 1);
  });

  test('has no barriers', async () => {
    expect(await barriersOn(opening.page)).toEqual([]);
  });
});
