import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { briefing } from '../../support/command.ts';

const REPORT = join(import.meta.dirname, '../../importing/reports/yunxi-2024.txt');

describe('briefing import', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-import-'));
    cpSync(REPORT, join(folder, '报告.txt'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a data folder that checks without an error, named after the report', async () => {
    const made = await briefing(folder, ['import', '报告.txt'], { LANG: 'zh_CN.UTF-8' });
    expect(made).toMatchObject({ status: 0 });
    expect(made.out).toContain('接着运行: briefing build data/报告');
    expect(readFileSync(join(folder, 'data/报告/indicators.csv'), 'utf8')).toContain('地区生产总值');
    expect(existsSync(join(folder, 'data/报告/report/报告.txt'))).toBe(true);
    const checked = await briefing(folder, ['check', 'data/报告', '--json']);
    expect(JSON.parse(checked.out)).toMatchObject({ ok: true });
    expect(checked.out).toContain('unchecked-rows');
  });

  it('never writes over a folder', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'keep.txt'), '');
    const { status, err } = await briefing(folder, ['import', '报告.txt', 'mine'], { LANG: 'en_US.UTF-8' });
    expect(status).toBe(1);
    expect(err).toContain('not an empty folder');
  });

  it('says what to do with files it does not read, and leaves nothing', async () => {
    const files = {
      'old.doc': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'broken.docx': Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
      'paper.pdf': Buffer.from('%PDF-1.7\n'),
      'empty.txt': Buffer.from(''),
      'list.txt': Buffer.from('今天开会。\n'),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      const { status, err } = await briefing(folder, ['import', name, 'new'], { LANG: 'en_US.UTF-8' });
      expect(status, name).toBe(1);
      expect(err, name).toMatch(/^\S+ error: /);
      expect(existsSync(join(folder, 'new')), name).toBe(false);
    }
    expect((await briefing(folder, ['import', 'absent.txt'])).status).toBe(1);
  });
});
