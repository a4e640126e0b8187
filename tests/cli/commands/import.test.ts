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

describe('briefing import --update', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-update-'));
    cpSync(REPORT, join(folder, '报告.txt'));
    await briefing(folder, ['import', '报告.txt', 'data/y']);
    const text = readFileSync(join(folder, '报告.txt'), 'utf8').replace('企业12家', '企业13家');
    writeFileSync(join(folder, '定稿.txt'), text);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lists, writes where asked to, and leaves the new report in place of the old', async () => {
    const zh = { LANG: 'zh_CN.UTF-8' };
    const listed = await briefing(folder, ['import', '--update', '定稿.txt'], zh);
    expect(listed).toMatchObject({ status: 0 });
    expect(listed.out).toContain('2023年实绩 12家 → 13家');
    expect(listed.out).toContain('写入: briefing import --update 定稿.txt --write');
    expect(existsSync(join(folder, 'data/y/report/定稿.txt'))).toBe(false);
    await briefing(folder, ['import', '--update', '定稿.txt', 'data/y', '--write']);
    expect(readFileSync(join(folder, 'data/y/sectors.csv'), 'utf8')).toContain(',13家,10家,');
    expect(existsSync(join(folder, 'data/y/report/定稿.txt'))).toBe(true);
    expect(existsSync(join(folder, 'data/y/report/报告.txt'))).toBe(false);
    expect(existsSync(join(folder, 'data/y/report/before/report/报告.txt'))).toBe(true);
    const again = await briefing(folder, ['import', '--update', 'data/y'], zh);
    expect(again.out).toContain('data/y 与报告一致');
  });

  it('gives cells of a workbook by their address and does not write to it', async () => {
    await briefing(folder, ['export', 'data/y', '-o', 'tables.xlsx']);
    const tables = readFileSync(join(folder, 'tables.xlsx'));
    for (const name of ['indicators', 'sectors', 'projects', 'tasks', 'glossary', 'targets'])
      await rm(join(folder, `data/y/${name}.csv`), { force: true });
    writeFileSync(join(folder, 'data/y/表.xlsx'), tables);
    const { out } = await briefing(folder, ['import', '--update', '定稿.txt', '--write'], {
      LANG: 'en_US.UTF-8',
    });
    expect(out).toMatch(/表\.xlsx 分领域指标!E\d+ .*12家 → 13家/);
    expect(out).toContain('not written to: change the cells listed above');
    expect(readFileSync(join(folder, 'data/y/表.xlsx'))).toEqual(tables);
    // nobody has changed them yet
    const again = await briefing(folder, ['import', '--update', 'data/y'], { LANG: 'en_US.UTF-8' });
    expect(again.out).toMatch(/12家 → 13家/);
  });

  it('says what is missing where it does not know what was imported', async () => {
    await rm(join(folder, 'data/y/report'), { recursive: true });
    const { status, err } = await briefing(folder, ['import', '--update', '定稿.txt', 'data/y'], {
      LANG: 'en_US.UTF-8',
    });
    expect(status).toBe(1);
    expect(err).toContain('does not keep the report of the last import');
    expect((await briefing(folder, ['import', '--update', 'data/y'])).status).toBe(1);
    expect((await briefing(folder, ['import', '--update', '定稿.txt', 'data/no'])).status).toBe(1);
  });
});

describe('briefing import --undo', () => {
  let folder: string;
  const zh = { LANG: 'zh_CN.UTF-8' };
  const read = (name: string) => readFileSync(join(folder, 'data/y', name), 'utf8');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-undo-'));
    cpSync(REPORT, join(folder, '报告.txt'));
    await briefing(folder, ['import', '报告.txt', 'data/y']);
    const text = readFileSync(join(folder, '报告.txt'), 'utf8').replace('企业12家', '企业13家');
    writeFileSync(join(folder, '定稿.txt'), text);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lists, and puts back where asked to; once more brings the update back', async () => {
    const before = read('sectors.csv');
    await briefing(folder, ['import', '--update', '定稿.txt', 'data/y', '--write']);
    const after = read('sectors.csv');
    const listed = await briefing(folder, ['import', '--undo', 'data/y'], zh);
    expect(listed.out).toContain('写入: briefing import --undo data/y --write');
    expect(read('sectors.csv')).toBe(after);
    expect(await briefing(folder, ['import', '--undo', 'data/y', '--write'], zh)).toMatchObject({
      status: 0,
    });
    expect(read('sectors.csv')).toBe(before);
    expect(existsSync(join(folder, 'data/y/report/报告.txt'))).toBe(true);
    expect(existsSync(join(folder, 'data/y/report/定稿.txt'))).toBe(false);
    await briefing(folder, ['import', '--undo', 'data/y', '--write'], zh);
    expect(read('sectors.csv')).toBe(after);
    expect(existsSync(join(folder, 'data/y/report/定稿.txt'))).toBe(true);
  });

  it('takes no change of a hand back unless it is told to, and keeps it then', async () => {
    await briefing(folder, ['import', '--update', '定稿.txt', 'data/y', '--write']);
    const edited = read('sectors.csv').replace('13家', '31家');
    writeFileSync(join(folder, 'data/y/sectors.csv'), edited);
    const refused = await briefing(folder, ['import', '--undo', 'data/y', '--write'], zh);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('更新以后手改过 sectors.csv');
    expect(read('sectors.csv')).toBe(edited);
    await briefing(folder, ['import', '--undo', 'data/y', '--write', '--force'], zh);
    expect(read('sectors.csv')).toContain('12家');
    expect(read('report/before/sectors.csv')).toBe(edited);
  });

  it('says where there is no update to take back, and reads no path out of the folder', async () => {
    const none = await briefing(folder, ['import', '--undo', 'data/y'], zh);
    expect(none).toMatchObject({ status: 1 });
    expect(none.err).toContain('没有可撤回的更新');
    mkdirSync(join(folder, 'data/y/report/before'), { recursive: true });
    const ill = { written: { '../../定稿.txt': '' }, replaced: [] };
    writeFileSync(join(folder, 'data/y/report/before/update.json'), JSON.stringify(ill));
    expect(await briefing(folder, ['import', '--undo', 'data/y', '--write', '--force'])).toMatchObject({
      status: 1,
    });
    expect(existsSync(join(folder, '定稿.txt'))).toBe(true);
  });
});
