import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { barriersOn, hasChromium, soon, studioInBrowser } from '../support/browser.js';
import { ask, pageHeaders } from '../support/opened.js';

const ATTACK = '<img src=x onerror="globalThis.isHit=true"><svg/onload=globalThis.isHit=true>';

/** A cell as CSV writes one with quotation marks and commas. */
const written = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe.skipIf(!hasChromium)('data of ill will in the studio', () => {
  const { opened, opening } = studioInBrowser({
    // that what such data make can't be finished is one
    expected: /422/,
    async data() {
      const file = (name: string) => join(opened.data, name);
      for (const name of ['projects.csv', 'indicators.csv', 'glossary.csv', 'tasks.csv']) {
        const [head = '', ...rows] = (await readFile(file(name), 'utf8')).trimEnd().split('\n');
        const columns = head.split(',').length;
        // every cell but the names that rows are found by and the figures
        const attacked = rows.map((_, row) =>
          Array.from({ length: columns }, (_, column) =>
            column === 0 ? `a${row}` : written(`${ATTACK}${column}\u202e`),
          ),
        );
        await writeFile(file(name), `${[head, ...attacked.map((row) => row.join(','))].join('\n')}\n`);
      }
      const pack = await readFile(file('pack.yaml'), 'utf8');
      const quoted = `'${ATTACK.replaceAll("'", "''")}'`;
      const attacked = pack.replace(
        /^( *(?:title|subtitle|meeting|issuer|note|source|name): ).*$/gm,
        `$1${quoted}`,
      );
      await writeFile(file('pack.yaml'), attacked);
    },
    async ready() {
      await opening.page.locator('.slick-row').first().waitFor();
    },
  });

  const isHit = () => opening.page.evaluate(() => 'isHit' in globalThis);
  const pictures = () => opening.page.locator('img[src=x], svg[onload]').count();

  test('is shown as it is, in every area, and obeyed nowhere', async () => {
    const { page } = opening;
    const links = await page
      .locator('.nav a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.length).toBeGreaterThan(4);
    for (const link of [...links, '#start']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link ?? '');
      await opening.answered();
      expect([link, await isHit(), await pictures()]).toEqual([link, false, 0]);
    }
  });

  test('is shown in the cell, above it and below it, without what would be obeyed', async () => {
    const { page } = opening;
    await page.evaluate(() => {
      location.hash = '#tables/projects.csv@2:2';
    });
    await soon(() => page.locator('.formula-address b').textContent()).toBe('B2');
    expect(await page.locator('.slick-cell.chosen').first().textContent()).toContain('<img src=x');
    expect(await page.locator('.slick-cell.chosen').first().textContent()).not.toContain('\u202e');
    expect(await page.locator('.formula-field').inputValue()).toContain('<img src=x');
    expect([await isHit(), await pictures()]).toEqual([false, 0]);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('is shown as a clerk’s name and as what a cell was, and is no picture of a pack', async () => {
    const { page } = opening;
    await page.evaluate((name) => {
      localStorage.setItem('briefing-clerk', name);
      for (const key of Object.keys(localStorage))
        if (key.startsWith('briefing-thumb'))
          localStorage.setItem(key, 'data:text/html,<script>isHit=1</script>');
    }, '<img src=x onerror=isHit=1>');
    await page.reload();
    await page.locator('.slick-cell.chosen').waitFor();
    await page.locator('.cell-input').focus();
    await page.keyboard.type('又改');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await soon(() => page.locator('.past').textContent()).toContain('<img src=x');
    expect(await barriersOn(page)).toEqual([]);
    expect([await isHit(), await pictures()]).toEqual([false, 0]);
    await page.evaluate(() => {
      location.hash = '#start';
    });
    await page.locator('.start-packs').waitFor();
    expect([await isHit(), await pictures()]).toEqual([false, 0]);
  });

  test('is shown in what two have written into a cell, and in the title of a chart', async () => {
    const { page } = opening;
    await page.evaluate(() => {
      location.hash = '#tables/projects.csv@3:3';
    });
    await soon(() => page.locator('.formula-address b').textContent()).toBe('C3');
    const before = await page.locator('.formula-field').inputValue();
    // the other's change comes while this one is on its way
    await page.route('**/api/edits', async (route) => {
      const cells = [{ line: 3, column: 3, before, after: ATTACK }];
      const edits = [{ kind: 'cells', file: 'projects.csv', cells }];
      const headers = await pageHeaders(opened);
      const body = JSON.stringify({ id: 'other', by: '<img src=x onerror=isHit=1>', edits });
      const { status } = await ask(opened.port, '/api/edits', { method: 'POST', headers, body });
      expect(status).toBe(200);
      await route.continue();
    });
    await page.locator('.cell-input').focus();
    await page.keyboard.type('我写的');
    await page.keyboard.press('Enter');
    const notice = page.locator('[data-role=written-over]');
    await soon(() => notice.textContent()).toContain('<img src=x onerror=isHit=1>');
    await page.unroute('**/api/edits');
    expect(await barriersOn(page)).toEqual([]);
    await notice.getByRole('button').first().click();
    await page.evaluate(() => {
      location.hash = '#chart';
    });
    await page.getByRole('button', { name: '加一张图' }).click();
    await page.locator('.chart-new').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[name=chart-heading]').nth(2).click();
    await page.locator('.words.line').click();
    await page.keyboard.type(ATTACK);
    await soon(() => readFile(join(opened.data, 'pack.yaml'), 'utf8')).toMatch(/title: .*<img src=x/);
    await soon(() => page.locator('.tools h1').textContent()).toContain('<img src=x');
    expect(await barriersOn(page)).toEqual([]);
    expect([await isHit(), await pictures()]).toEqual([false, 0]);
  });

  test('is shown in the question before a column goes, which can be left by a key', async () => {
    const { page } = opening;
    const file = () => readFile(join(opened.data, 'projects.csv'), 'utf8');
    await page.evaluate(() => {
      location.hash = '#tables/projects.csv@2:2';
    });
    await soon(() => page.locator('.formula-address b').textContent()).toBe('B2');
    const before = await file();
    await page.getByRole('button', { name: '删列', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    expect([await isHit(), await pictures()]).toEqual([false, 0]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await file()).toBe(before);
  });
});
