import { join } from 'node:path';
import { describe, test } from 'vitest';
import { CHECKOUT } from '../../support/packs.js';
import { hasChromium, soon, studioInBrowser } from '../support/browser.js';

const REPORT = join(CHECKOUT, 'tests', 'importing', 'reports', 'yunxi-2024.txt');

describe.skipIf(!hasChromium)('a report that is gone through while the server ends', () => {
  const { opened, opening } = studioInBrowser({
    settings: { folder: undefined },
    expected: /ERR_/,
  });

  test('is as it was said in the end, once there is a server again', async () => {
    const { page } = opening;
    const { port } = opened;
    await page.locator('[data-way=report] input').setInputFiles(REPORT);
    const seen = page.locator('.task-head b');
    await seen.waitFor();
    await page.keyboard.press('Enter');
    await soon(() => seen.textContent()).toBe('1');
    await opened.studio.close();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.strip').waitFor();
    const { hash } = new URL(page.url());

    await opened.again(port);
    await page.goto(opened.studio.entry());
    await page.goto(`${opened.studio.address}${hash}`);
    await soon(() => seen.textContent()).toBe('3');
    await page.keyboard.press('Delete');
    await page.goto(opened.studio.address);
    await page.getByText('接着做').click();
    await soon(() => seen.textContent()).toBe('4');
  });
});
