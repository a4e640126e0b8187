import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { withSingleAnnexUnnumbered } from '../../src/document/annexes.js';
import type { Block } from '../../src/document/tree.js';
import { scriptSizePt } from '../../src/layout/line/paragraph.js';
import { formatQuantity, quantity } from '../../src/quantity/quantity.js';
import { cellMarkup, padded } from '../../src/template/helpers/numeral.js';
import { CHECKOUT } from '../support/packs.js';

interface Style {
  readonly font?: string;
  readonly size?: string;
  readonly indent?: string;
  readonly align?: string;
  readonly rule?: string;
  readonly extends?: string;
}
interface EditionYaml {
  readonly page: Readonly<Record<string, unknown>>;
  readonly grid: Readonly<Record<string, unknown>>;
  readonly styles: Readonly<Record<string, Style>>;
  readonly palettes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly table: Readonly<Record<string, unknown>>;
  readonly furniture: Readonly<Record<string, unknown>>;
}

const editionOf = async (name: string) =>
  parse(await readFile(join(CHECKOUT, 'templates', name, 'edition.yaml'), 'utf8')) as EditionYaml;

describe.each(['handout', 'report', 'gongwen'])('GB/T 9704-2012 in %s', async (name) => {
  const { page, grid, styles, table, furniture } = await editionOf(name);

  test('5.2.1 page and margins', () => {
    expect(page).toMatchObject({
      width: '210mm',
      height: '297mm',
      top: '37mm',
      inner: '28mm',
      outer: '26mm',
    });
  });
  test('5.2.2 text in 三号 仿宋', () => {
    expect(styles.body).toMatchObject({ font: '仿宋', size: '三号', indent: '2字' });
  });
  test('5.2.3 22 lines of 28 characters', () => {
    expect(grid).toMatchObject({ lines: 22, characters: 28, size: '三号' });
  });
  test('7.5 folios in 四号 宋体 between dashes, odd right and even left', () => {
    expect(styles['page-number']).toMatchObject({ font: '宋体', size: '四号' });
    expect(furniture).toMatchObject({ pageNumber: 'dashed', pageNumberDrop: '7mm' });
    expect(page.duplex).toBe(true);
  });
  test('CY/T 170-2019, 7: three rules', () => {
    expect(table).toMatchObject({ thick: '1.2pt', thin: '0.6pt' });
  });
});

describe.each(['report', 'gongwen'])('GB/T 9704-2012, 7.3.3 in %s', async (name) => {
  const { styles } = await editionOf(name);

  test('ranks are told by their faces alone', () => {
    const { 'heading-1': first, 'heading-2': second, 'heading-3': third } = styles;
    expect(first).toMatchObject({ font: '黑体', size: '三号', indent: '2字' });
    expect(second).toMatchObject({ font: '楷体', size: '三号', indent: '2字' });
    expect(third).toMatchObject({ font: '仿宋', indent: '2字' });
    expect([first, second, third].map((style) => style?.rule)).toEqual([undefined, undefined, undefined]);
  });
});

test.each(['handout', 'report', 'gongwen'])(
  'GB/T 9704-2012, 7.3.2: a salutation is flush left, in %s',
  async (name) => {
    expect((await editionOf(name)).styles.salutation).toMatchObject({ indent: '0字', align: 'left' });
  },
);

test('GB/T 9704-2012, 5.2.4: gongwen is black', async () => {
  const { palettes = {}, styles } = await editionOf('gongwen');
  const [palette] = Object.values(palettes);
  expect([palette?.ink, palette?.quiet, palette?.accent]).toEqual(['#000000', '#000000', '#000000']);
  expect(Object.values(styles).filter(({ rule }) => rule !== undefined)).toEqual([]);
});

test('GB/T 9704-2012, 7.5: the brief is printed on both sides, and its even page has its folio at the left', async () => {
  expect((await editionOf('brief')).page.duplex).toBe(true);
});

describe('GB/T 9704-2012, 7.3.4', () => {
  const place = { file: 'pack.hbs' };
  const annex = (number: number): Block => ({
    kind: 'heading',
    level: 1,
    id: `annex-${number}`,
    label: `附件${number}`,
    isAnnex: true,
    children: [],
    place,
  });
  const labels = (blocks: readonly Block[]) =>
    withSingleAnnexUnnumbered(blocks).map((block) => block.kind === 'heading' && block.label);

  test('annexes are told under the text, a line below it and indented by two characters', async () => {
    const note = await readFile(join(CHECKOUT, 'templates/gongwen/annex-note.hbs'), 'utf8');
    expect(note.replace(/\{\{!--.*?--\}\}/s, '').trim()).toBe('<space lines="1"/>\n<p>附件：项目附表</p>');
    expect((await editionOf('gongwen')).styles.body).toMatchObject({ indent: '2字' });
    const chapters = await readFile(join(CHECKOUT, 'templates/shared/chapters.hbs'), 'utf8');
    expect(chapters).toMatch(/\{\{> annex-note\}\}\s*<section name="annex"/);
  });
  test('a single annex has no number', () => {
    expect(labels([annex(1)])).toEqual(['附件']);
  });
  test('of several each has one', () => {
    expect(labels([annex(1), annex(2)])).toEqual(['附件1', '附件2']);
  });
});

test('CY/T 170-2019: a figure that is not known is told from one that there is none of', () => {
  const sign = (text: string) => cellMarkup({ text, quantity: quantity(text) }, undefined);
  expect(['', '—', '-', '/', '…'].map(sign)).toEqual(['—', '—', '—', '—', '…']);
});

test('CY/T 170-2019: equal decimals in a column', () => {
  const digits = (text: string) => padded(quantity(text), 1);
  expect(['8.5%', '40%', '7%以上', '完成任务'].map(digits)).toMatchObject([
    { digits: '8.5' },
    { digits: '40.0' },
    { digits: '7' },
    { kind: 'text' },
  ]);
});

test.each([
  ['2021-2023年', '2021—2023年'],
  ['2021～2023年', '2021—2023年'],
  ['5%～7%', '5%～7%'],
  ['3～5年', '3～5年'],
])('GB/T 15835-2011, 5.1.5: the range %s is printed %s', (written, printed) => {
  expect(formatQuantity(quantity(written))).toBe(printed);
});

test('note marks are 6.5 pt at least, and never larger than their text', () => {
  expect([15.75, 10.5, 9, 6].map(scriptSizePt)).toEqual([9.45, 6.5, 6.5, 6]);
});
