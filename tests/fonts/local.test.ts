import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import { renderPdf } from '../../src/output/pdf/index.js';
import { changedFont, collectionOf } from '../support/font-files.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
import { installationIn } from '../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const local = join(folder.path, 'fonts', 'local');
/** 文 */
const HANZI = 0x6587;
/** A character that the shipped fonts do not have. */
const RARE = 0xa000;
/** Fonts of few characters, whose own are those of the shipped ones. */
const small = await temporaryFolder();
afterAll(() => small.remove());
const [FANG, KAI] = (await Promise.all(
  ['FandolFang-Regular.otf', 'FandolKai-Regular.otf'].map(async (name) => {
    const path = join(small.path, name);
    const characters = [HANZI, RARE, ...'国家的一了是，。“”—'].map((one) =>
      typeof one === 'string' ? (one.codePointAt(0) as number) : one,
    );
    await writeFile(path, changedFont(join(CHECKOUT, 'fonts', 'fandol', name), { characters }));
    return path;
  }),
)) as [string, string];
const TINOS = join(
  CHECKOUT,
  'node_modules',
  '@expo-google-fonts',
  'tinos',
  '400Regular',
  'Tinos_400Regular.ttf',
);
/** Where what is known of fonts is kept. */
const KNOWN = join('node_modules', '.cache', 'briefing', 'fonts');

beforeEach(async () => {
  await rm(folder.path, { recursive: true, force: true });
  await mkdir(local, { recursive: true });
  await cp(join(CHECKOUT, 'fonts', 'manifest.json'), join(folder.path, 'fonts', 'manifest.json'));
  await writeFile(join(folder.path, 'package.json'), '{}');
  await mkdir(join(folder.path, 'node_modules'));
  for (const shipped of [
    join('fonts', 'fandol'),
    join('fonts', 'supplement'),
    join('node_modules', '@expo-google-fonts'),
  ])
    await symlink(join(CHECKOUT, shipped), join(folder.path, shipped));
  // what is known of the shipped fonts, which no test here is about
  await mkdir(join(folder.path, KNOWN), { recursive: true });
  for (const name of await readdir(join(CHECKOUT, KNOWN)))
    await symlink(join(CHECKOUT, KNOWN, name), join(folder.path, KNOWN, name));
});

const put = (name: string, bytes: Uint8Array) => writeFile(join(local, name), bytes);
const choice = (role: string, bold = false) =>
  openFontLibrary(installationIn(folder.path)).choose(role, bold, HANZI);
const nameOf = (role: string, bold = false) => choice(role, bold)?.face.name;
const warnings = () => openFontLibrary(installationIn(folder.path)).found.map(({ message }) => message.en);

function refusal(): readonly string[] {
  try {
    const library = openFontLibrary(installationIn(folder.path));
    library.choose('仿宋', false, HANZI);
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ message }) => message.en);
  }
}

describe("an office's own font is known", () => {
  test.each([
    'SIMFANG.TTF',
    'simfang.ttf',
    '我的仿宋.ttf',
    '仿宋_GB2312.TTF',
    'FangSong (2).otf',
    '方正仿宋简体.ttf',
  ])('by its file’s name, however that is spelt: %s', async (name) => {
    await put(name, await readFile(FANG));
    expect(nameOf('仿宋')).toBe(`local ${name}`);
    expect(nameOf('宋体')).toBe('NotoSerifSC-Regular');
    expect(warnings()).toEqual([]);
  });

  test.each([
    ['仿宋', 'FangSong_GB2312'],
    ['仿宋', '方正仿宋_GBK'],
    ['小标宋', '方正小标宋简体'],
    ['宋体', 'NSimSun'],
    ['楷体', '楷体_GB2312'],
    ['黑体', 'SimHei'],
  ])('as %s by the name inside, %s, before that of the file', async (role, name) => {
    await put('font 1.ttf', changedFont(FANG, { name }));
    expect(nameOf(role)).toBe('local font 1.ttf');
    await rm(join(local, 'font 1.ttf'));
    await put('simkai or simhei.ttf', changedFont(FANG, { name }));
    expect(nameOf(role)).toBe('local simkai or simhei.ttf');
  });

  test('face by face in a collection, which can be embedded', async () => {
    await put(
      'simsun.ttc',
      collectionOf([
        [KAI, { name: '楷体' }],
        [FANG, { name: '宋体' }],
      ]),
    );
    expect([nameOf('楷体'), nameOf('宋体')]).toEqual(['local simsun.ttc 0', 'local simsun.ttc 1']);
    const outline = (role: string) => {
      const face = choice(role)?.face;
      return face?.cff.charString(face.shape(String.fromCodePoint(HANZI), [])[0]?.id ?? 0).toString('hex');
    };
    expect(outline('宋体')).not.toBe(outline('楷体'));
    const library = openFontLibrary(installationIn(folder.path));
    const definition = {
      info: { title: '标题', author: '作者', creationDate: new Date('2024-05-20') },
      language: 'zh-CN',
      pageSize: { width: 300, height: 300 },
      pageMargins: [20, 20, 20, 20],
      content: [],
    } as const;
    expect((await renderPdf(definition, library)).bytes.length).toBeGreaterThan(500);
  });
});

test('what a font has beyond the shipped ones, every role can print', async () => {
  const before = openFontLibrary(installationIn(folder.path));
  expect(before.choose('宋体', true, RARE)).toBeUndefined();
  await put('楷体.ttf', changedFont(KAI, { name: '楷体' }));
  const { roles, choose } = openFontLibrary(installationIn(folder.path));
  for (const role of roles)
    for (const bold of [false, true]) expect(choose(role, bold, RARE), role).toBeDefined();
  expect(choose('宋体', true, RARE)?.face.name).toBe('local 楷体.ttf');
});

describe('the bold of a role is', () => {
  test('its own where the font is the only weight of a title role: no outline', async () => {
    await put('方正小标宋.ttf', await readFile(FANG));
    expect(choice('小标宋', true)).toMatchObject({ strokeEm: 0, face: { name: 'local 方正小标宋.ttf' } });
  });

  test('an outline where the role has a bold and the font has none', async () => {
    await put('simfang.ttf', await readFile(FANG));
    expect(choice('仿宋', true)).toMatchObject({ strokeEm: 0.026, face: { name: 'local simfang.ttf' } });
    expect(choice('仿宋')).toMatchObject({ strokeEm: 0 });
  });

  test('the heavier of two faces', async () => {
    await put('simhei.ttf', changedFont(FANG, { name: '黑体', weight: 400 }));
    await put('simhei bold.ttf', changedFont(KAI, { name: '黑体', weight: 700 }));
    expect(nameOf('黑体')).toBe('local simhei.ttf');
    expect(choice('黑体', true)).toMatchObject({ strokeEm: 0, face: { name: 'local simhei bold.ttf' } });
  });
});

describe('told with its name is', () => {
  test('a file that no role uses, and one that comes second', async () => {
    await put('a.ttf', await readFile(TINOS));
    await put('read me.txt', Buffer.from('how these fonts were bought'));
    await put('.DS_Store', Buffer.from('x'));
    await put('仿宋1.ttf', await readFile(FANG));
    await put('仿宋2.ttf', await readFile(FANG));
    expect(warnings()).toEqual([
      expect.stringMatching(/^a\.ttf is not used: it is called Tinos, .* the font of no role/),
      'read me.txt is not used: it is no font',
      '仿宋2.ttf is not used: 仿宋1.ttf is there for 仿宋 already',
    ]);
  });

  test.each([
    ['cut short', async () => (await readFile(FANG)).subarray(0, 200_000), 'is damaged'],
    ['cut in its head', async () => (await readFile(FANG)).subarray(0, 60), 'is damaged'],
    ['a web font', async () => Buffer.from('wOF2 and more of it'), 'web font'],
    ['a web font of old', async () => Buffer.from('wOFF and more of it'), 'web font'],
    ['a variable font', async () => changedFont(FANG, { name: '仿宋', extraTable: 'fvar' }), 'variable font'],
    ['a collection of nothing', async () => Buffer.from('ttcf\0\x01\0\0\0\0\0\0'), 'is damaged'],
    ['a head with noise behind it', async () => noise(await readFile(FANG)), 'damaged'],
  ])('a file that is %s', async (_, bytes, words) => {
    await put('simfang.ttf', await bytes());
    expect(refusal()).toEqual([expect.stringContaining(`the font file simfang.ttf `)]);
    expect(refusal()[0]).toContain(words);
  });

  test('what is no file', async () => {
    await mkdir(join(local, 'simfang.ttf'));
    await symlink('nowhere', join(local, 'simkai.ttf'));
    spawnSync('mkfifo', [join(local, 'simsun.ttf')]);
    expect(refusal()).toEqual([
      expect.stringContaining('simfang.ttf can’t be read, or is no file'.replace('’', "'")),
      expect.stringContaining('simkai.ttf'),
      expect.stringContaining('simsun.ttf'),
    ]);
  });

  test('what its maker forbids', async () => {
    await put('a.ttf', changedFont(FANG, { name: '仿宋', embedding: 0x0002 }));
    await put('b.ttf', changedFont(FANG, { name: '楷体', embedding: 0x0100 }));
    await put('c.ttf', changedFont(FANG, { name: '黑体', embedding: 0x0008 }));
    expect(warnings()).toEqual([
      expect.stringContaining('a.ttf says that it must not be embedded in files'),
      expect.stringContaining('b.ttf says that it must not be embedded in part'),
    ]);
  });
});

test('a font that is replaced under its name, with its size and date, is read again', async () => {
  const path = join(local, 'simfang.ttf');
  const width = () => choice('仿宋')?.face.advanceEm(HANZI);
  const bytes = changedFont(FANG, { name: '仿宋' });
  await writeFile(path, bytes);
  const { atime, mtime } = statSync(path);
  const before = width();
  // twice as many units in an em: every width is half of what it was
  bytes.writeUInt16BE(2000, bytes.readUInt32BE(bytes.indexOf('head', 0, 'latin1') + 8) + 18);
  await writeFile(path, bytes);
  await utimes(path, atime, mtime);
  expect(width()).toBe((before as number) / 2);
  const [kept, shipped] = await Promise.all(
    [folder.path, CHECKOUT].map((root) => readdir(join(root, KNOWN))),
  );
  expect(kept?.length).toBe((shipped?.length ?? 0) + 1);
  expect((await readdir(local)).length).toBe(1);
});

/** A font whose tables are where they should be and hold anything but what they should. */
function noise(font: Buffer): Buffer {
  const noisy = Buffer.from(font);
  const cff = noisy.readUInt32BE(noisy.indexOf('CFF ', 0, 'latin1') + 8);
  for (let at = cff; at < noisy.length; at++) noisy[at] = (at * 7919) & 0xff;
  return noisy;
}
