import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from '../../support/packs.js';
import { hasChromium, soon, studioInBrowser } from '../support/browser.js';

const LIBREOFFICE = '/usr/bin/soffice';
const hasLibreOffice = existsSync(LIBREOFFICE);
if (!hasLibreOffice) console.warn(`NOT RUN: what was edited in LibreOffice, for there is no ${LIBREOFFICE}`);

const ROWS = 250;
const COLUMNS = 8;

describe.skipIf(!hasChromium)('between the studio and spreadsheet programs', () => {
  const { opened, opening } = studioInBrowser({
    async data() {
      const fixture = join(CHECKOUT, 'tests', 'fixtures', 'xlsx', 'libreoffice.xlsx');
      await cp(fixture, join(opened.data, '另表.xlsx'));
    },
    async ready() {
      await opening.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: opened.studio.address });
      await opening.page.locator('.sheet canvas, .sheet.outline').first().waitFor();
    },
  });

  async function at(address: string): Promise<void> {
    const { page } = opening;
    await page.evaluate((to) => {
      location.hash = to;
    }, `#tables/${address}`);
    const [, line, column] = /@(\d+):(\d+)$/.exec(address) ?? [];
    const shown = `${String.fromCharCode(64 + Number(column))}${line}`;
    await page.locator('.formula-address b', { hasText: new RegExp(`^${shown}$`) }).waitFor();
    await page.locator('.cell-input').focus();
  }

  test('2,000 cells come from the clipboard as one change, and go back to it', async () => {
    const { page } = opening;
    const file = () => readFile(join(opened.data, 'projects.csv'), 'utf8');
    const before = await file();
    await at('projects.csv@5:1');
    await page.keyboard.press('ArrowDown');
    const cells = Array.from({ length: ROWS }, (_, row) =>
      Array.from({ length: COLUMNS }, (_, column) =>
        column === 1 ? `项目${row}，“引”` : `${row}.${column}`,
      ),
    );
    // a spreadsheet program puts its cells there as a page and as text
    await page.evaluate(async (rows) => {
      const html = `<html><body><table>${rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</table></body></html>`;
      const text = `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;
      const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
      const item = new ClipboardItem({ ...as('text/html', html), ...as('text/plain', text) });
      await navigator.clipboard.write([item]);
    }, cells);
    await page.keyboard.press('Control+v');
    await soon(async () => (await file()).split('\n').length).toBe(before.split('\n').length + ROWS);
    const written = (await file()).split('\n').slice(-1 - ROWS, -1);
    expect(written[0]).toBe('0.0,项目0，“引”,0.2,0.3,0.4,0.5,0.6,0.7,,');
    expect(written.at(-1)).toMatch(/^249\.0,项目249，“引”,249\.2,/);
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim().split(/\r?\n/)).toEqual(cells.map((row) => row.join('\t')));
    await page.keyboard.press('Control+z');
    await soon(file).toBe(before);
  });

  test.skipIf(!hasLibreOffice)(
    'a workbook that was edited is read by LibreOffice, its formats as they were',
    async () => {
      const { page } = opening;
      const path = join(opened.data, '另表.xlsx');
      const before = await readFile(path);
      await at('另表.xlsx#指标@2:5');
      await page.keyboard.type('8.75%');
      await page.keyboard.press('Enter');
      await soon(async () => Buffer.compare(await readFile(path), before)).not.toBe(0);
      const edited = await readFile(path);
      await page.getByRole('button', { name: '插行' }).click();
      await soon(async () => Buffer.compare(await readFile(path), edited)).not.toBe(0);
      const shown = join(opened.data, '..', 'shown');
      const profile = `-env:UserInstallation=file://${join(opened.data, '..', 'profile')}`;
      // as it is seen: the texts that the formats make of the values
      const form = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
      await promisify(execFile)(LIBREOFFICE, [
        profile,
        '--headless',
        '--convert-to',
        form,
        '--outdir',
        shown,
        path,
      ]);
      const rows = (await readFile(join(shown, '另表.csv'), 'utf8')).split('\n');
      expect(rows.find((row) => row.startsWith('gdp'))).toContain(',8.75%,7%以上');
      expect(rows.join('\n')).toMatch(/,8\.53%,9%/);
      expect(rows.join('\n')).toContain('3.6亿元');
    },
  );
});
