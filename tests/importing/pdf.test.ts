import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importReport } from '../../src/importing/index.ts';
import { sourceOfPages } from '../../src/importing/read/pdf/index.ts';
import type { Glyphs, PdfPage } from '../../src/importing/read/pdf/text.ts';
import { briefing } from '../support/command.ts';

const SIZE = 16;
const LEFT = 80;
const FULL = 28;

/** A line of a page, `chars` characters in from the margin. */
const line = (y: number, text: string, chars = 0, size = SIZE): Glyphs => ({
  ...{ text, x: LEFT + chars * SIZE, y, width: text.length * size, size },
});
const page = (...glyphs: Glyphs[]): PdfPage => ({ width: 595, height: 842, glyphs });
const full = (text: string) => text.padEnd(FULL, '字');
const textsOf = (pages: readonly PdfPage[]) => {
  const source = sourceOfPages(pages);
  return typeof source === 'string' ? source : source.blocks.map((block) => 'text' in block && block.text);
};

it('makes the same tables of the report as a PDF as of its text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-pdf-'));
  try {
    const text = await readFile(join(import.meta.dirname, 'reports', 'yunxi-2024.txt'));
    await writeFile(join(folder, 'a.txt'), text);
    await briefing(folder, ['import', 'a.txt', 'data/y']);
    await briefing(folder, ['build', 'data/y', '-e', 'report', '-o', '.']);
    const pdf = await importReport('a.pdf', await readFile(join(folder, 'y-report.pdf')));
    const plain = await importReport('a.txt', text);
    const tables = ({ written }: typeof plain) =>
      written.filter(({ name }) => name !== 'glossary').map((table) => table.text);
    expect(tables(pdf)).toEqual(tables(plain));
    expect(pdf.tables.glossary.map(({ term, meaning }) => [term, meaning])).toEqual(
      plain.tables.glossary.map(({ term, meaning }) => [term, meaning]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

it('joins lines to paragraphs over pages, without heads, feet and page numbers', () => {
  const pages = [1, 2, 3, 4].map((number) =>
    page(
      line(800, '云溪县政府工作报告', 8, 10),
      ...(number === 1 ? [line(700, full('甲段').slice(0, -2), 2)] : []),
      line(660, full(`乙${number}`)),
      line(40, `— ${number} —`, 12, 10),
    ),
  );
  expect(textsOf(pages)).toEqual([
    [full('甲段').slice(0, -2), ...[1, 2, 3, 4].map((number) => full(`乙${number}`))].join(''),
  ]);
});

it('takes small type at the foot of a page for notes', () => {
  const source = sourceOfPages([
    page(
      line(700, full('推行链长制①')),
      line(660, full('')),
      line(120, '① 链长制：一条链', 0, 10),
      line(106, '一名领导。', 0, 10),
    ),
  ]);
  expect(source).toMatchObject({ notes: [{ label: '1', text: '链长制：一条链一名领导。' }] });
});

it('says why there is no text to read', () => {
  const picture = page(line(40, '1', 12));
  expect(textsOf([picture, picture])).toBe('scanned');
  expect(textsOf([page(...[1, 2, 3].map((at) => line(at * 90, full('').replaceAll('字', '\u0002'))))])).toBe(
    'garbled',
  );
  const two = Array.from({ length: 14 }, (_, at) => [
    { ...line(700 - at * 30, '左栏左栏左栏左栏左栏左栏'), width: 180 },
    { ...line(700 - at * 30, '右栏右栏右栏右栏右栏右栏', 14), width: 180 },
  ]);
  expect(textsOf([page(...two.flat())])).toBe('columns');
});
