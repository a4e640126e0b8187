/**
 * The shipped handout in the studio, in a real browser: time from a cell's Enter to its page being drawn anew, and the
 * frames of a table of 5,000 rows that is scrolled. `node tests/bench/studio.mjs [edits]` prints both; needs Chromium
 * and what `npm run build` made.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EDITS = Number(process.argv[2] ?? 30);
const WARM = 5;
const ROWS = 5000;
const FRAMES = 240;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  cpSync(join(ROOT, 'data', 'leping-2022'), join(folder, 'leping-2022'), { recursive: true });
  await inStudio(join(folder, 'leping-2022'), '#tables/indicators.csv@2:5', editToPage);
  await inStudio(longTable(), '', scroll);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Opens a pack at an address of the page, and ends the studio after. */
async function inStudio(data, hash, measure) {
  const program = ['--max-semi-space-size=64', join(ROOT, '.build', 'cli.cjs'), 'studio', data];
  const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state') };
  const child = spawn(process.execPath, [...program, '--port', '0', '--address-only'], { env });
  const entry = await new Promise((resolve) =>
    child.stdout.on('data', (text) => {
      const [address] = /http\S+/.exec(String(text)) ?? [];
      if (address) resolve(address);
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(entry);
  if (hash !== '') await page.evaluate((to) => location.replace(to), hash);
  await page.locator('.slick-cell.chosen').waitFor();
  await page.locator('.sheet canvas').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(2000);
  await measure(page);
  await page.close();
  child.kill();
}

async function editToPage(page) {
  const times = [];
  for (let edit = 0; edit < EDITS + WARM; edit++) {
    times.push(await page.evaluate(editOnce, `${(3 + edit * 0.1).toFixed(1)}%`));
    await page.waitForTimeout(500);
  }
  const sorted = times.slice(WARM).sort((one, other) => one - other);
  const at = (share) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]);
  console.log(`edit to page: median ${at(0.5)} ms, least ${at(0)} ms, p95 ${at(0.95)} ms (${EDITS} edits)`);
}

/** In the page: types into the chosen cell, and answers how long its page takes to be drawn, in ms. */
async function editOnce(text) {
  const { document, MutationObserver, Event, KeyboardEvent } = globalThis;
  const sheet = document.querySelector('.sheet');
  const input = document.querySelector('.cell-input');
  const before = sheet.dataset.drawn;
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input'));
  const drawn = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (sheet.dataset.drawn === before) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(sheet, { attributes: true });
  });
  const start = performance.now();
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  const end = await drawn;
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
  return end - start;
}

function longTable() {
  const data = join(folder, 'long');
  mkdirSync(data);
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `k${row},指标${row},分组${row >> 8},万元,${row % 999},${row % 997},说明${row}`,
  );
  const head = '编号,指标,分组,单位,2021年实绩,2022年目标,说明';
  writeFileSync(join(data, 'indicators.csv'), `${[head, ...rows].join('\n')}\n`);
  writeFileSync(
    join(data, 'pack.yaml'),
    'title: 长表\nissuer: 某局\ndate: 2026-01-01\neditions: [handout]\n',
  );
  return data;
}

async function scroll(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value * 1000;
    return of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration');
  };
  const before = await spent();
  const frames = await page.evaluate(async (count) => {
    const view = document.querySelector('.slick-viewport-bottom.slick-viewport-right');
    const times = [];
    for (let frame = 0; frame < count; frame++) {
      const start = performance.now();
      view.scrollTop += frame % 60 < 50 ? 90 : 4000;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other);
  }, FRAMES);
  const work = ((await spent()) - before) / FRAMES;
  const median = frames[FRAMES >> 1].toFixed(1);
  console.log(`${ROWS} rows: a frame every ${median} ms (median), of which ${work.toFixed(1)} ms are work`);
}
