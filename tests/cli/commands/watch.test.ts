import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { briefing } from '../../support/command.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';

const folder = await temporaryFolder();
const table = join(folder.path, 'our-city', 'projects.csv');
await cp(join(CHECKOUT, 'templates', 'starter'), join(folder.path, 'our-city'), { recursive: true });
let child: ChildProcess | undefined;

afterEach(() => void child?.kill('SIGKILL'));
afterAll(() => folder.remove());

/** `briefing watch`, running; `text` is all that it has said. */
function watch(...words: string[]): { text: () => string; ended: Promise<number | null> } {
  const program = join(CHECKOUT, '.build', 'cli.cjs');
  const process_ = spawn(process.execPath, [program, 'watch', 'our-city', ...words], { cwd: folder.path });
  child = process_;
  let text = '';
  for (const stream of [process_.stdout, process_.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return { text: () => text, ended: new Promise((resolve) => process_.on('close', resolve)) };
}

test.each([
  [
    'zh',
    [
      '正在监看',
      /projects\.csv {2}新材料产业园项目 年产值（亿元） 52 → 53，随之变 \d+ 处 {2}handout \d+ 页/,
      '已停止',
    ],
  ],
  [
    'en',
    [
      'watching',
      /projects\.csv {2}新材料产业园项目 年产值（亿元） 52 → 53, \d+ follow {2}handout \d+ pp\./,
      'stopped',
    ],
  ],
] as const)(
  'says a line for each build and ends with Ctrl-C, in %s',
  async (language, [ready, line, end]) => {
    const { text, ended } = watch('--lang', language, '--edition', 'handout');
    await expect.poll(text, { timeout: 20_000 }).toContain(ready);
    const before = await readFile(table, 'utf8');
    await writeFile(table, before.replace(',52,', ',53,'));
    await expect.poll(text, { timeout: 20_000 }).toMatch(line);
    child?.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(text()).toContain(end);
    await writeFile(table, before);
  },
);

test('shows the address of the studio, which lets in', async () => {
  const { text, ended } = watch('--serve', '0', '--lang', 'zh');
  await expect.poll(text, { timeout: 20_000 }).toMatch(/工作台：http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  const [address = ''] = /http:\S+/.exec(text()) ?? [];
  expect((await fetch(address)).status).toBe(200);
  child?.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a folder that is none and a port that is none are errors', async () => {
  const none = await briefing(folder.path, ['watch', 'nowhere', '--lang', 'zh']);
  expect([none.status, none.err]).toEqual([1, expect.stringContaining('没有“nowhere”')]);
  const port = await briefing(folder.path, ['watch', 'our-city', '--serve', 'http', '--lang', 'zh']);
  expect([port.status, port.err]).toEqual([1, expect.stringContaining('“http”不是端口号')]);
});
