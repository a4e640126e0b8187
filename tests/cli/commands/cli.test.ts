import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefing, briefingProcess, type Outcome } from '../../support/command.js';
import { edit, temporaryFolder } from '../../support/packs.js';

const ESCAPE = String.fromCharCode(27);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let made: Outcome;
let built: Outcome;
/** What the packs hold when nothing has gone wrong. */
let good: Record<string, string>;

beforeAll(async () => {
  folder = await temporaryFolder();
  made = await briefingProcess(folder.path, ['new', 'city']);
  built = await briefingProcess(folder.path, ['build', 'city']);
  good = await digestsIn('out');
  await briefing(folder.path, ['new', 'broken']);
  await edit(join(folder.path, 'broken', 'projects.csv'), 'p04,', 'p03,');
});

afterAll(() => folder.remove());

type Environment = Readonly<Record<string, string>>;
const run = (words: readonly string[], env: Environment = {}) => briefing(folder.path, words, env);
const runProcess = (words: readonly string[], env: Environment = {}) =>
  briefingProcess(folder.path, words, env);

async function digestsIn(name: string): Promise<Record<string, string>> {
  const path = join(folder.path, name);
  const files = (await readdir(path)).sort();
  const digests = files.map(async (file) => {
    const digest = createHash('sha256')
      .update(await readFile(join(path, file)))
      .digest('hex');
    return [file, digest] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

describe('a new data folder', () => {
  test('is made with one command and told', () => {
    expect(made).toEqual({ status: 0, out: '✓ created city\n  now run: briefing build city\n', err: '' });
  });

  test('builds at once, without errors or warnings', () => {
    expect(built.status).toBe(0);
    expect(built.err).toBe('');
    expect(Object.keys(good)).toEqual(['city-brief.pdf', 'city-handout.pdf']);
  });

  test('never replaces anything', async () => {
    await writeFile(join(folder.path, 'file'), 'kept');
    const taken = /^error: .*\n {4}choose another name\n$/;
    const below = /^file\/below error: .*\n {4}a part of the path is a file and no folder\n$/;
    for (const [target, words] of [
      ['city', taken],
      ['file', taken],
      ['file/below', below],
    ] as const) {
      const { status, err } = await run(['new', target]);
      expect([status, err]).toEqual([1, expect.stringMatching(words)]);
    }
    expect(await readFile(join(folder.path, 'file'), 'utf8')).toBe('kept');
  });
});

describe('a build', () => {
  test('tells each PDF in a plain line: file, pages, size, time', () => {
    const line = (edition: string) =>
      new RegExp(`^✓ out/city-${edition}\\.pdf {2}\\d+ pages {2}\\d+ KB {2}[\\d.]+ s$`);
    const lines = built.out.trimEnd().split('\n');
    expect(lines).toEqual([expect.stringMatching(line('handout')), expect.stringMatching(line('brief'))]);
    expect(built.out + built.err).not.toContain(ESCAPE);
  });

  test('of one edition writes no other, into the folder asked for, in the language of the locale', async () => {
    const { status, out } = await run(['build', 'city', '-e', 'brief', '-o', 'deep/er'], {
      LANG: 'zh_CN.UTF-8',
    });
    expect([status, out]).toEqual([0, expect.stringMatching(/^✓ deep\/er\/city-brief\.pdf {2}\d+ 页 /)]);
    expect(await readdir(join(folder.path, 'deep', 'er'))).toEqual(['city-brief.pdf']);
  });

  test.each([
    ['given one after the other', ['-e', 'brief', '-e', 'handout']],
    ['with a comma between them', ['-e', 'brief，handout']],
  ])('of several editions writes these: %s', async (_, words) => {
    await run(['build', 'city', '-o', 'several', ...words]);
    expect(Object.keys(await digestsIn('several'))).toEqual(['city-brief.pdf', 'city-handout.pdf']);
    await rm(join(folder.path, 'several'), { recursive: true });
  });

  test('that is quiet says nothing, and makes the same bytes in another time zone and locale', async () => {
    const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' };
    const outcome = await runProcess(['build', 'city', '-o', 'again', '-q'], env);
    expect(outcome).toEqual({ status: 0, out: '', err: '' });
    expect(await digestsIn('again')).toEqual(good);
  });

  test('without colour, in another palette, leaves the file in colour and pack.yaml as they are', async () => {
    const { status, out } = await run(['build', 'city', '-e', 'brief', '--palette', '松绿', '--grey']);
    expect([status, out]).toEqual([0, expect.stringMatching(/^✓ out\/city-brief-grey\.pdf /)]);
    const { 'city-brief-grey.pdf': grey, ...others } = await digestsIn('out');
    expect(others).toEqual(good);
    await rm(join(folder.path, 'out', 'city-brief-grey.pdf'));
    expect(grey).not.toBe(good['city-brief.pdf']);
  });

  test('in a palette that is not there says which is nearest, and where it was asked for', async () => {
    const { status, err } = await run(['build', 'city', '--palette', '松緑']);
    expect([status, err]).toEqual([1, 'error: there is no palette “松緑”\n    Did you mean "松绿"?\n']);
    const pack = join(folder.path, 'city', 'pack.yaml');
    await edit(pack, 'date: 2026-01-20', 'palette: 朱篮\ndate: 2026-01-20');
    const asked = await run(['build', 'city', '-q']);
    await edit(pack, 'palette: 朱篮\n', '');
    expect([asked.status, asked.err]).toEqual([1, expect.stringMatching(/pack\.yaml:\d+:10 error: .*朱篮/)]);
  });

  test('takes the current folder where none is named, and tells its results as JSON when asked', async () => {
    const { status, out, err } = await briefing(join(folder.path, 'city'), [
      'build',
      '-e',
      'brief',
      '--json',
    ]);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      outputs: [
        {
          edition: 'brief',
          file: join(folder.path, 'city', 'out', 'city-brief.pdf'),
          pages: expect.any(Number),
          bytes: expect.any(Number),
          milliseconds: expect.any(Number),
        },
      ],
      failed: [],
      diagnostics: [],
    });
  });
});

describe('a failed build', () => {
  test('says where and why on stderr, writes nothing, and leaves the last good PDF as it was', async () => {
    const { status, out, err } = await runProcess(['build', 'broken']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^\S*broken\/projects\.csv:5:1 \(编号\) error: .+\n/);
    const edited = join(folder.path, 'city', 'projects.csv');
    await edit(edited, 'p04,', 'p03,');
    expect((await run(['build', 'city', '--quiet'])).status).toBe(1);
    await edit(edited, 'p03,职业', 'p04,职业');
    expect(await digestsIn('out')).toEqual(good);
  });

  test('tells its errors as JSON when asked', async () => {
    const { status, out, err } = await run(['build', 'broken', '--json']);
    const { ok, outputs, diagnostics } = JSON.parse(out);
    expect([status, err, ok, outputs]).toEqual([1, '', false, []]);
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      code: expect.any(String),
      message: { zh: expect.any(String), en: expect.any(String) },
      place: { file: expect.stringMatching(/projects\.csv$/), line: 5, column: 1, field: '编号' },
    });
  });

  test('is one where the folder for the PDFs can’t be written to', async () => {
    await writeFile(join(folder.path, 'taken'), '');
    const { status, err } = await run(['build', 'city', '-e', 'brief', '-o', 'taken/below']);
    expect([status, err]).toEqual([
      1,
      expect.stringContaining("taken/below/city-brief.pdf error: can't write"),
    ]);
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.each([
    [
      ['build', 'nowhere'],
      'nowhere error: There is no “nowhere”\n    make one with: briefing new <folder>\n',
    ],
    [['build', 'city', '-e', 'hand'], 'error: there is no edition “hand”\n    Did you mean "handout"?\n'],
    [['build', 'city', '--templates', 'none'], 'none error: there is no such folder of templates\n'],
  ])('is told for %j', async (words, expected) => {
    expect(await run(words)).toEqual({ status: 1, out: '', err: expected });
  });

  test('is one where there is no data folder at all', async () => {
    await mkdir(join(folder.path, 'empty'), { recursive: true });
    const { status, err } = await briefing(join(folder.path, 'empty'), ['build']);
    expect([status, err]).toEqual([1, expect.stringMatching(/^error: there is no data folder here\n/)]);
    expect(existsSync(join(folder.path, 'empty', 'out'))).toBe(false);
  });
});

describe('a check', () => {
  test('of good data has nothing to say', async () => {
    expect(await run(['check', 'city'])).toEqual({
      status: 0,
      out: '✓ city 0 errors, 0 warnings\n',
      err: '',
    });
  });

  test('lists every error, in Chinese where asked', async () => {
    const { status, out, err } = await run(['check', 'broken', '--lang', 'zh']);
    expect([status, out]).toEqual([1, expect.stringMatching(/^✗ broken 1 处错误，0 处警告\n$/)]);
    expect(err).toMatch(/projects\.csv:5:1（编号） 错误：/);
  });
});

test('messages have no colour where they are not shown on a terminal, whatever the environment', async () => {
  const { err } = await runProcess(['check', 'broken'], { FORCE_COLOR: '1', TERM: 'xterm-256color' });
  expect(err).not.toContain(ESCAPE);
});

describe('wrong usage ends with status 2 and one line for', () => {
  test.each([
    [['nope'], "error: unknown command 'nope'\n"],
    [['build', '--nope'], "error: unknown option '--nope'\n"],
    [['check', 'a', 'b'], "error: too many arguments for 'check'. Expected 1 argument but got 2.\n"],
    [['new'], "error: missing required argument 'folder'\n"],
    [['build', '--edition'], "error: option '-e, --edition <name>' argument missing\n"],
    [['--lang', 'zh', 'nope'], "错误：没有这个命令 'nope'\n"],
    [['--lang', 'zh', 'build', '--nope'], "错误：没有这个选项 '--nope'\n"],
    [['--lang', 'zh', 'check', 'a', 'b'], '错误：参数太多\n'],
    [
      ['build', '-o', 'a', '-o', 'b'],
      "error: option '-o, --out <folder>' argument 'b' is invalid. It is given twice.\n",
    ],
    [
      ['--lang', 'zh', 'build', '-o', 'a', '-o', 'b'],
      '错误：选项 -o, --out <folder> 的值“b”不行：这个选项写了两次。\n',
    ],
    [['--lang', 'zh', 'new'], "错误：缺少参数 'folder'\n"],
  ])('%j', async (words, expected) => {
    expect(await run(words)).toEqual({ status: 2, out: '', err: expected });
  });
});

describe('help', () => {
  test.each([
    [[], ['build', 'check', 'new']],
    [['build'], ['[data-folders...]', '--edition', '--out', '--templates', '--json', '--quiet', '--lang']],
    [['check'], ['[data-folder]', '--templates', '--json', '--lang']],
    [['new'], ['<folder>', '--lang']],
  ])('of %j names what there is', async (words, names) => {
    const { status, out } = await run([...words, '--help', '--lang', 'zh']);
    expect([status, out]).toEqual([0, expect.stringMatching(/^用法： briefing/)]);
    expect(names.filter((name) => !out.includes(name))).toEqual([]);
  });

  test('is in English where the locale is not Chinese', async () => {
    expect((await run(['help', 'build'])).out).toMatch(/^Usage: briefing build .*\n\nmake the PDFs\n/);
  });

  test('is shown where the command is missing, which is wrong usage', async () => {
    const { status, out, err } = await runProcess([]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^Usage: briefing/);
    expect(err).toMatch(/help \[command\].*\n$/);
  });
});
