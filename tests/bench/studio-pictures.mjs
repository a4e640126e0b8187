/**
 * The pictures of the studio in the clerks' document, taken anew: `node tests/bench/studio-pictures.mjs [names]` writes
 * `.readme/studio-*.png`, all of them or those named. Needs Chromium, a font with Chinese for its own words, and what
 * `npm run build` made. The clock stands still, so that a picture changes only where the studio does.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORT = join(ROOT, 'tests', 'importing', 'reports', 'yunxi-2024.txt');
const SIZE = { width: 1366, height: 768 };
const NOW = new Date().setHours(9, 30, 0, 0);
const TOKEN = 'a-token-for-the-pictures';
const asked = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const pack = join(folder, '乐平市2022年材料');
const started = new Set();
cpSync(join(ROOT, 'data', 'leping-2022'), pack, { recursive: true });
cpSync(join(ROOT, 'data', 'example-county'), join(folder, '某县2025年材料'), { recursive: true });
mkdirSync(join(folder, 'state'));
const tokenFile = join(folder, 'tokens.txt');
writeFileSync(tokenFile, TOKEN);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await takeAll();
} finally {
  for (const child of started) child.kill();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function takeAll() {
  await inStudio([join(folder, '某县2025年材料')], async (page) => {
    await page.locator('.sheet canvas').waitFor();
  });
  await inStudio([pack], takeWork);
  await inStudio([], takeBeginnings);
  await inStudio([pack, '--host', '127.0.0.1', '--token-file', tokenFile], takeTeam);
}

/** Three ways to begin, a report as it is gone through, and a sheet as it is read. */
async function takeBeginnings(page) {
  await page.locator('.start-packs').waitFor();
  await take(page, 'start');
  await page.locator('[data-way=report] input').setInputFiles(REPORT);
  await page.locator('[data-role=name]').waitFor();
  await take(page, 'import');
  await go(page, 'start');
  const rows = ['2026年重点项目一览,,', ',,单位：亿元', '项目名称,投资,年产值', '甲产业园,30,52'];
  rows.push('乙污水处理厂,5.5,8', '丙快速路,60,10', '丁体育馆,19.2,1', '合计,114.7,71');
  const buffer = Buffer.from(rows.join('\r\n'));
  const file = { name: '重点项目.csv', mimeType: 'text/csv', buffer };
  await page.locator('[data-way=sheets] input').setInputFiles(file);
  await page.locator('.sheet-grid table').waitFor();
  await take(page, 'sheet');
}

/** A pack that is worked on, from its tables to its print. */
async function takeWork(page) {
  await page.locator('.sheet canvas').waitFor();
  await goToCell(page, 'projects.csv', 3, 5);
  await take(page, 'table');
  await go(page, 'text/glance');
  await page.locator('.words p .chip').first().click();
  await take(page, 'text');
  await go(page, 'chart/projects-measures');
  await page.locator('.chart-picture img').waitFor();
  await take(page, 'chart');
  await go(page, 'versions');
  await page.locator('[data-role=issue]').click();
  await page.locator('.issue-bar', { hasText: '发第2版' }).waitFor();
  await typeInCell(page, 'projects.csv', 3, 5, '78');
  await go(page, 'versions');
  await page.locator('del').first().waitFor();
  await take(page, 'compare');
  await go(page, 'finish');
  await page.locator('.finish-editions li').first().waitFor();
  await take(page, 'finish');
  await typeInCell(page, 'projects.csv', 1, 2, '工程');
  await page.locator('.table-errors .note').first().waitFor();
  await take(page, 'error');
  await go(page, 'checks');
  await page.locator('.checks-item').first().waitFor();
  await take(page, 'checks');
  await page.keyboard.press('Control+z');
  await page.locator('.pages-notice').waitFor({ state: 'detached' });
}

/** Two clerks in one cell, as one of them sees it. */
async function takeTeam(page, entry) {
  await page.locator('.sheet canvas').waitFor();
  const other = await pageOf('陈莉');
  const { origin } = new URL(entry);
  await other.context().request.post(`${origin}/api/team/enter`, {
    data: { token: TOKEN },
    headers: { 'x-briefing-studio': '1' },
  });
  await other.goto(origin);
  await other.locator('.sheet canvas').waitFor();
  for (const one of [page, other]) await goToCell(one, 'projects.csv', 3, 5);
  // neither hears of the other before both have typed
  let letGo = () => {};
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  for (const one of [page, other])
    await one.route('**/api/edits', async (route) => {
      await held;
      await route.continue();
    });
  for (const [one, text] of [
    [page, '79'],
    [other, '80'],
  ])
    await typeHere(one, text);
  letGo();
  await page.locator('[data-role=written-over]').waitFor();
  await take(page, 'team');
  await other.context().close();
}

/** Opens a studio with these arguments, in a page of its own. */
async function inStudio(args, work) {
  const program = ['--max-semi-space-size=64', join(ROOT, '.build', 'cli.cjs'), 'studio', ...args];
  const env = { ...process.env, HOME: folder, XDG_STATE_HOME: join(folder, 'state') };
  const child = spawn(process.execPath, [...program, '--port', '0', '--address-only'], { env, cwd: folder });
  started.add(child);
  const entry = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const [address] = /http\S+/.exec(String(text)) ?? [];
      if (address) resolve(address);
    });
    child.on('exit', () => reject(new Error(`studio ${args.join(' ')} ended`)));
  });
  const page = await pageOf('王敏');
  await page.goto(entry);
  await work(page, entry);
  await page.context().close();
  child.kill();
  started.delete(child);
}

async function pageOf(clerk) {
  const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', bypassCSP: true });
  await context.addInitScript((name) => localStorage.setItem('briefing-clerk', name), clerk);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(NOW);
  return page;
}

async function go(page, hash) {
  await page.evaluate((to) => {
    globalThis.location.hash = to;
  }, hash);
}

async function goToCell(page, table, line, column) {
  await go(page, `tables/${table}@${line}:${column}`);
  const address = `${String.fromCharCode(64 + column)}${line}`;
  await page.locator('.formula-address b', { hasText: new RegExp(`^${address}$`) }).waitFor();
}

async function typeInCell(page, table, line, column, text) {
  await goToCell(page, table, line, column);
  await typeHere(page, text);
  await page.keyboard.press('ArrowUp');
  await page.locator('[data-role=saved].good').waitFor();
}

async function typeHere(page, text) {
  await page.locator('.cell-input').focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Writes a picture once nothing moves any more; what differs from machine to machine is not in it. */
async function take(page, name) {
  if (asked.length > 0 && !asked.includes(name)) return;
  await page.addStyleTag({
    content: '*, ::before { transition: none !important; caret-color: transparent; }',
  });
  const picture = await settled(page);
  const { width, height, palette, dots } = await page.evaluate(inFewColours, picture.toString('base64'));
  const png = pngOf(width, height, Buffer.from(palette), Buffer.from(dots, 'base64'));
  writeFileSync(join(ROOT, '.readme', `studio-${name}.png`), png);
  console.log(`studio-${name}.png ${Math.round(png.length / 1024)} KB`);
}

/** The page as it is when two pictures of it, a little apart, are the same. */
async function settled(page) {
  let before = Buffer.alloc(0);
  for (let tries = 0; tries < 40; tries++) {
    await page.evaluate(withoutOwnFacts);
    const now = await page.screenshot();
    if (now.equals(before)) break;
    before = now;
    await page.waitForTimeout(500);
  }
  return before;
}

/** Paths, when it was, and how long this machine took. */
function withoutOwnFacts() {
  const { document, NodeFilter } = globalThis;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const still = text.data.replace(/(?:\d{4}\/\d+\/\d+ )?\d{1,2}:\d\d(?!\d)/g, '9:30');
    if (still !== text.data) text.data = still;
  }
  for (const one of document.querySelectorAll('.nav-foot div'))
    one.textContent = 'D:\\材料\\乐平市2022年材料';
  for (const one of document.querySelectorAll('[data-role=milliseconds]')) one.textContent = '120 毫秒';
  for (const one of document.querySelectorAll('.start-where'))
    if (one.title !== '') one.textContent = `D:\\材料\\${one.title.replace(/^.*\//, '')}`;
}

/**
 * A picture by at most 256 colours: of those that are all but alike one each, the most first, and the nearest for
 * others.
 */
async function inFewColours(base64) {
  const { Image, document, btoa } = globalThis;
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const { width, height } = image;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const colourAt = (dot) => (data[4 * dot] << 16) | (data[4 * dot + 1] << 8) | data[4 * dot + 2];
  const counts = new Map();
  for (let dot = 0; dot < width * height; dot++)
    counts.set(colourAt(dot), (counts.get(colourAt(dot)) ?? 0) + 1);
  const most = [...counts].sort(([one, a], [other, b]) => b - a || one - other).map(([colour]) => colour);
  // grounds and inks as they are, and what is left for shades between them
  const alike = new Map(most.slice(0, 96).map((colour) => [`exact ${colour}`, colour]));
  for (const colour of most.slice(96)) {
    const kind = colour & 0xf0f0f0;
    if (!alike.has(kind)) alike.set(kind, colour);
  }
  const colours = [...alike.values()].slice(0, 256);
  const known = new Map(colours.map((colour, index) => [colour, index]));
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = (one, other) =>
    parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0);
  const indexOf = (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const nearest = colours.reduce(
      (best, one, index) => (distance(one, colour) < distance(colours[best], colour) ? index : best),
      0,
    );
    known.set(colour, nearest);
    return nearest;
  };
  let dots = '';
  for (let dot = 0; dot < width * height; dot++) dots += String.fromCharCode(indexOf(colourAt(dot)));
  return { width, height, palette: colours.flatMap(parts), dots: btoa(dots) };
}

/** A PNG of dots that are indexes of a palette. */
function pngOf(width, height, palette, dots) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const lines = Array.from({ length: height }, (_, line) =>
    Buffer.concat([Buffer.of(0), dots.subarray(line * width, (line + 1) * width)]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    part('IHDR', header),
    part('PLTE', palette),
    part('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function part(type, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
