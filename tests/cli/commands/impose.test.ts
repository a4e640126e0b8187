import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefing, briefingProcess } from '../../support/command.js';
import { A4, makePdf, pages } from '../../support/make-pdf.js';
import { temporaryFolder } from '../../support/packs.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  await write('in.pdf', await makePdf(pages(10)));
  await write('a4.pdf', await makePdf(pages(4, A4)));
  await write('cover.pdf', await makePdf(pages(2)));
  await write('broken.pdf', (await makePdf(pages(10))).subarray(0, 3000));
});

afterAll(() => folder.remove());

const path = (name: string) => join(folder.path, name);
const write = (name: string, bytes: Uint8Array | string) => writeFile(path(name), bytes);
const impose = (words: readonly string[], env = {}) => briefing(folder.path, ['impose', ...words], env);
const sheetsOf = async (name: string) => (await PDFDocument.load(await readFile(path(name)))).getPages();

describe('imposing', () => {
  test('folds A5 pages on A4 sheets unless told, and says how to print them', async () => {
    const { status, out, err } = await impose(['in.pdf', 'out.pdf']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^✓ out\.pdf {2}10 pages {2}3 sheets of A4 {2}saddle stitch {2}actual size {2}print on both sides, flip on the short edge, no scaling {2}\d+ KB {2}[\d.]+ s\n$/,
    );
    const sizes = (await sheetsOf('out.pdf')).map((page) =>
      [page.getWidth(), page.getHeight()].map(Math.round),
    );
    expect(sizes).toEqual(Array(6).fill([842, 595]));
  });

  test('says that it scales down, in Chinese too', async () => {
    const { out } = await impose(['a4.pdf', 'deep/er.pdf', '--flip', 'long'], { LANG: 'zh_CN.UTF-8' });
    expect(out).toMatch(
      /^✓ deep\/er\.pdf {2}4 页 {2}A4 1 张 {2}骑马订 {2}缩到 70\.7% {2}双面打印，沿长边翻转，不缩放 /,
    );
  });

  test('writes a map of the sheets where asked, beside them', async () => {
    const { out } = await impose(['in.pdf', 'mapped.pdf', '--proof', '--cover', 'cover.pdf']);
    expect(out.split('\n').slice(1, 3)).toEqual(['✓ mapped-proof.pdf', '✓ mapped-proof.txt']);
    expect(await readFile(path('mapped-proof.txt'), 'utf8')).toContain('正面 [ 封底 | 封面 ]');
    expect((await sheetsOf('mapped-proof.pdf')).length).toBe(1);
  });

  test('takes every option', async () => {
    const words = [
      'in.pdf',
      'all.pdf',
      '--layout',
      'perfect',
      '--sheet',
      'sra3',
      '--sections',
      '2',
      '--creep',
    ];
    const more = ['--paper-thickness', '0.2mm', '--crop-marks', '--fold-marks', '--bleed', '3mm', '--rtl'];
    const last = ['--pages', '1-9', '--back-cover', '--quiet'];
    expect(await impose([...words, ...more, ...last])).toEqual({ status: 0, out: '', err: '' });
    expect((await sheetsOf('all.pdf')).length).toBe(6);
  });

  test('tells its results as JSON when asked', async () => {
    const { status, out, err } = await impose(['in.pdf', 'json.pdf', '--json', '--sheet', 'A5']);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      outputs: [
        {
          file: path('json.pdf'),
          proof: [],
          pages: 10,
          sheets: 3,
          scale: expect.closeTo(0.705, 2),
          bytes: (await readFile(path('json.pdf'))).length,
          milliseconds: expect.any(Number),
        },
      ],
      diagnostics: [],
    });
  });

  test('makes the same bytes in another time zone and locale', async () => {
    await impose(['in.pdf', 'one.pdf', '--proof']);
    const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' };
    await briefingProcess(folder.path, ['impose', 'in.pdf', 'two.pdf', '--proof'], elsewhere);
    for (const suffix of ['.pdf', '-proof.pdf', '-proof.txt']) {
      const [one, two] = await Promise.all(['one', 'two'].map((name) => readFile(path(`${name}${suffix}`))));
      expect(Buffer.compare(one as Buffer, two as Buffer)).toBe(0);
    }
  });

  test('warns of what does not fit on the sheet, unless quiet', async () => {
    const words = ['in.pdf', 'warned.pdf', '--crop-marks', '--bleed', '3mm', '--sheet', 'A5'];
    const { status, err } = await impose(words);
    expect([status, err.match(/^warning: /gm)?.length]).toEqual([0, 2]);
    expect((await impose([...words, '-q'])).err).toBe('');
  });
});

describe('a failed imposition', () => {
  test.each([
    [['none.pdf', 'x.pdf'], 'none.pdf error: there is no such file\n'],
    [['.', 'x.pdf'], expect.stringMatching(/\/\S+ error: this is a folder and no file\n$/)],
    [
      ['broken.pdf', 'x.pdf'],
      'broken.pdf error: the PDF is broken: not all of it can be read\n    open it in a viewer; if all pages are there, save it again or print it to a PDF\n',
    ],
    [
      ['in.pdf', 'x.pdf', '--pages', '3,8-12'],
      'in.pdf error: there is no page 8-12; the last is 10\n    --pages counts the pages of the PDF from 1\n',
    ],
  ])('is told for %j, with nothing written', async (words, expected) => {
    expect(await impose(words)).toEqual({ status: 1, out: '', err: expected });
    expect(existsSync(path('x.pdf'))).toBe(false);
  });

  test('leaves the last good file as it was', async () => {
    await impose(['in.pdf', 'kept.pdf']);
    const before = await readFile(path('kept.pdf'));
    expect((await impose(['broken.pdf', 'kept.pdf'])).status).toBe(1);
    expect(Buffer.compare(before, await readFile(path('kept.pdf')))).toBe(0);
    await mkdir(path('taken.pdf'));
    const { status, err } = await impose(['in.pdf', 'taken.pdf']);
    expect([status, err]).toEqual([1, expect.stringContaining('taken.pdf error: a folder has that name')]);
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('wrong usage ends with status 2 for', () => {
  test.each([
    [['in.pdf'], "error: missing required argument 'output'\n"],
    [
      ['in.pdf', 'in.pdf'],
      'in.pdf error: the file to write is the one to read\n    give the output another name\n',
    ],
    [
      ['./in.pdf', `x/../in.pdf`],
      'in.pdf error: the file to write is the one to read\n    give the output another name\n',
    ],
    [
      ['in.pdf', 'x.pdf', '--layout', 'sadle'],
      'error: option --layout can\'t be “sadle”\n    Did you mean "saddle"?\n',
    ],
    [
      ['in.pdf', 'x.pdf', '--flip', 'left', '--lang', 'zh'],
      '错误：选项 --flip 的值“left”不对\n    short 沿短边，long 沿长边\n',
    ],
    [
      ['in.pdf', 'x.pdf', '--bleed', '3', '--sections', '0'],
      "error: option --sections can't be “0”\n    sheets in a section: a whole number from 1 to 99\n" +
        "error: option --bleed can't be “3”\n    millimetres, such as 3mm\n",
    ],
    [
      ['in.pdf', 'x.pdf', '--layout', '2up', '--creep'],
      'error: option --creep does not go with 2up: nothing is folded\n    it goes with saddle and perfect\n',
    ],
  ])('%j', async (words, expected) => {
    expect(await impose(words)).toEqual({ status: 2, out: '', err: expected });
    expect(existsSync(path('x.pdf'))).toBe(false);
  });

  test('a map that would replace what is read', async () => {
    await write('book-proof.pdf', await makePdf(pages(4)));
    const { status, err } = await impose(['book-proof.pdf', 'book.pdf', '--proof']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^book-proof\.pdf error: the file to write/)]);
  });
});

test('help names every option in both languages', async () => {
  const names = [
    'sheet',
    'layout',
    'sections',
    'creep',
    'paper-thickness',
    'crop-marks',
    'fold-marks',
    'bleed',
  ];
  const more = ['flip', 'cover', 'back-cover', 'pages', 'rtl', 'proof', 'json', 'quiet', 'lang'];
  for (const [language, usage] of [
    ['zh', '用法： briefing impose'],
    ['en', 'Usage: briefing impose'],
  ] as const) {
    const { status, out } = await impose(['--help', '--lang', language]);
    expect([status, out]).toEqual([0, expect.stringContaining(usage)]);
    expect([...names, ...more].filter((name) => !out.includes(`--${name}`))).toEqual([]);
  }
});
