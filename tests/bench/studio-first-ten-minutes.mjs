/**
 * What a first-time user does in ten minutes: from a report to a printed pack, in a real browser. What the machine
 * takes is measured; what the person takes is reckoned by the keystroke-level model (Card, Moran, Newell 1983: thinking
 * 1.35 s, pointing 1.1 s, a click 0.2 s, a key 0.28 s), Chinese characters at 40 a minute, and reading at 5 characters
 * a second. `node tests/bench/studio-first-ten-minutes.mjs` prints a table; needs Chromium and what `npm run build`
 * made.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORT = join(ROOT, 'tests', 'importing', 'reports', 'yunxi-2024.txt');
const THINK = 1.35;
const POINT = 1.1;
const CLICK = 0.2;
const KEY = 0.28;
const HANZI = 1.5;
const READ_A_SECOND = 5;
const DOUBTS_READ = 8;
const LIMIT_SECONDS = 600;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const steps = [];
let person = 0;
let begun = performance.now();

const hand = {
  think: () => {
    person += THINK;
  },
  read: (characters) => {
    person += characters / READ_A_SECOND;
  },
  async click(locator) {
    person += THINK + POINT + CLICK;
    await locator.click();
  },
  async press(page, ...keys) {
    person += keys.length * KEY;
    for (const key of keys) await page.keyboard.press(key);
  },
  async type(page, text) {
    person += [...text].reduce((sum, one) => sum + (one > '⺀' ? HANZI : KEY), 0);
    await page.keyboard.type(text);
  },
};

/** Ends a step: what it was, and how long machine and person took. */
function done(name) {
  const machine = (performance.now() - begun) / 1000;
  steps.push({ name, machine, person });
  person = 0;
  begun = performance.now();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const env = { ...process.env, HOME: folder, XDG_STATE_HOME: join(folder, 'state') };
begun = performance.now();
const program = ['--max-semi-space-size=64', join(ROOT, '.build', 'cli.cjs'), 'studio', '--port', '0'];
const child = spawn(process.execPath, [...program, '--address-only'], { env, cwd: folder });
try {
  const entry = await new Promise((resolve) =>
    child.stdout.on('data', (text) => {
      const [address] = /http\S+/.exec(String(text)) ?? [];
      if (address) resolve(address);
    }),
  );
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await scenario(page, entry);
  tell();
} finally {
  await browser.close();
  child.kill();
  rmSync(folder, { recursive: true });
}

async function scenario(page, entry) {
  person += THINK + POINT + 2 * CLICK;
  await page.goto(entry);
  await page.locator('[data-way=report]').waitFor();
  done('打开工作台');

  hand.read(60);
  person += THINK + 2 * POINT;
  await page.locator('[data-way=report] input').setInputFiles(REPORT);
  await page.locator('[data-role=name]').waitFor();
  done('把报告拖进来');

  for (let doubt = 0; doubt < DOUBTS_READ; doubt++) {
    hand.read(60);
    hand.think();
    await hand.press(page, 'Enter');
    await page.waitForTimeout(50);
  }
  done(`看 ${DOUBTS_READ} 条读出的数，其余以后看`);

  await hand.click(page.locator('[data-role=make]'));
  await hand.click(page.locator('[name=folder]'));
  await page.locator('[name=folder]').fill('');
  await hand.type(page, '云溪报告材料');
  await hand.click(page.locator('.front-form [type=submit]'));
  await page.locator('.sheet canvas').waitFor({ timeout: 60_000 });
  done('起个名字，做成材料，第一页出来');

  await page.locator('.thumbs button').nth(1).waitFor();
  for (let turn = 1; turn <= 6; turn++) {
    hand.read(60);
    await hand.press(page, 'PageDown');
    await page.waitForTimeout(100);
  }
  done('翻六页看看');

  await turnToFigure(page);
  await hand.click(page.locator('.hotspot:not(.to-part)').first());
  await page.locator('.slick-cell.chosen').waitFor();
  hand.read(40);
  const before = await page.locator('.sheet').getAttribute('data-version');
  await hand.type(page, another(await page.locator('.formula-field').inputValue()));
  await hand.press(page, 'Enter');
  await page.waitForFunction((was) => document.querySelector('.sheet')?.dataset.version !== was, before);
  done('点页上一个数，到它的格，改掉，页跟着变');

  await hand.press(page, 'Control+z');
  await page.waitForTimeout(500);
  done('撤销');

  await hand.click(page.locator('[data-area=text]'));
  await page.locator('.words').waitFor();
  await hand.click(page.locator('.words'));
  await hand.press(page, 'Control+End');
  await hand.type(page, '其中');
  await hand.type(page, '=增长');
  await page.locator('.figure-option').first().waitFor();
  hand.read(40);
  await hand.press(page, 'Enter');
  await hand.type(page, '。');
  await page.locator('[data-role=saved].good').waitFor();
  done('写一句话，数从表里取');

  await hand.click(page.locator('[data-area=checks]'));
  await page.locator('.checks-item').first().waitFor();
  hand.read(200);
  await hand.click(page.locator('.checks-item a').first());
  await page.waitForTimeout(300);
  done('看核对，去第一条所指的地方');

  await hand.click(page.locator('[data-area=versions]'));
  const issue = page.locator('[data-role=issue]');
  await issue.waitFor();
  hand.read(40);
  await hand.click(issue);
  await page.getByText('已发第1版').waitFor();
  done('发出第1版');

  await hand.click(page.locator('[data-area=finish]'));
  const save = page
    .locator('.finish-editions li')
    .first()
    .getByText(/存.*PDF/)
    .first();
  await save.waitFor();
  hand.read(60);
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    hand.click(save),
  ]);
  const bytes = readFileSync(await download.path());
  if (bytes.subarray(0, 5).toString() !== '%PDF-') throw new Error('no PDF was saved');
  done('存 PDF，去印');
}

/** A figure of the same kind that is another: its last digit is one more. */
function another(figure) {
  return figure.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

/** To a page that has a figure to be clicked. */
async function turnToFigure(page) {
  const figure = page.locator('.hotspot:not(.to-part)');
  const count = await page.locator('.thumbs button').count();
  for (let turn = 0; turn < count && (await figure.count()) === 0; turn++) {
    await hand.click(page.locator('.thumbs button').nth(turn));
    await page.waitForTimeout(600);
  }
}

function tell() {
  const sum = (what) => steps.reduce((all, step) => all + step[what], 0);
  const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
  const minutes = (seconds) => {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  };
  row('做什么', '人，秒', '机器，秒', '到此');
  row('---', '---:', '---:', '---:');
  let total = 0;
  for (const { name, machine, person: own } of steps) {
    total += machine + own;
    row(name, own.toFixed(0), machine.toFixed(1), minutes(total));
  }
  console.log(
    `person ${sum('person').toFixed(0)} s, machine ${sum('machine').toFixed(0)} s: ${minutes(total)} of 10:00`,
  );
  if (total > LIMIT_SECONDS) process.exitCode = 1;
}
