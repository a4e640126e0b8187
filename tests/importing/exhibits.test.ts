import { expect, it } from 'vitest';
import { readManuscript } from '../../src/importing/manuscript/read.js';
import { pngOf } from '../support/png.js';
import { paragraph, picture, table, wordFile } from './word-file.js';

const FRONT = ['政府工作报告', '——2022年1月8日在甲县人大会议上', '各位代表：', '现在报告工作。']
  .map((line) => paragraph(line))
  .join('');

const manuscript = async (body: string, media = {}) =>
  readManuscript('报告.docx', wordFile(FRONT + body, {}, media));

const RESTART = '<w:vMerge w:val="restart"/>';
const ON = '<w:vMerge/>';

it('has tables in their place, with title, number, unit line and notes', async () => {
  const body =
    paragraph('主要指标如下。') +
    paragraph('表1　主要指标') +
    paragraph('单位：亿元') +
    table(['指标', '2021年', '2022年'], ['生产总值', '100', '108']) +
    paragraph('注：2022年为预期数。') +
    paragraph('以上各项均已完成。');
  const { value } = await manuscript(body);
  const [, , before, exhibit, after] = value.blocks;
  expect([before?.text, after?.text]).toEqual(['主要指标如下。', '以上各项均已完成。']);
  expect(exhibit?.table).toMatchObject({ number: '表1', unit: '亿元', columns: 3 });
  expect(exhibit?.table?.title?.text).toBe('主要指标');
  expect(exhibit?.table?.notes.map(({ text }) => text)).toEqual(['注：2022年为预期数。']);
  expect(exhibit?.table?.head.flat().map(({ text }) => text)).toEqual(['指标', '2021年', '2022年']);
});

it('has merged cells as one, and a head as high as its cells', async () => {
  const body = table(
    [
      { text: '指标', properties: RESTART },
      { text: '两年', properties: '<w:gridSpan w:val="2"/>' },
    ],
    [{ text: '', properties: ON }, '2021年', '2022年'],
    ['生产总值', '100', '108'],
  );
  const found = (await manuscript(body)).value.blocks.at(-1)?.table;
  expect(found?.head).toEqual([
    [
      { text: '指标', columns: 1, rows: 2 },
      { text: '两年', columns: 2, rows: 1 },
    ],
    [
      { text: '2021年', columns: 1, rows: 1 },
      { text: '2022年', columns: 1, rows: 1 },
    ],
  ]);
  expect(found?.body).toHaveLength(1);
});

it('fills rows that are short, so that every row has all columns', async () => {
  const found = (await manuscript(table(['甲', '乙', '丙'], ['1', '2'], ['3', '4', '5']))).value.blocks.at(
    -1,
  )?.table;
  expect(found?.body.map((row) => row.map(({ text }) => text))).toEqual([
    ['1', '2', ''],
    ['3', '4', '5'],
  ]);
});

it('has pictures in their place, as large as they are shown, with their titles', async () => {
  const body =
    paragraph('分布见图。') +
    `<w:p>${picture('a.png', 300, 120, '各乡镇分布')}</w:p>` +
    paragraph('图1　各乡镇项目分布') +
    paragraph('下一步抓落实。');
  const { value, found } = await manuscript(body, { 'a.png': pngOf(30, 12) });
  const exhibit = value.blocks.at(-2)?.picture;
  expect(exhibit).toMatchObject({ widthPt: 300, heightPt: 120, alt: '各乡镇分布', number: '图1' });
  expect(exhibit?.title?.text).toBe('各乡镇项目分布');
  expect(value.blocks.at(-1)?.text).toBe('下一步抓落实。');
  expect(found).toEqual([]);
});

it('tells of a picture that can not be set, and says so in its place', async () => {
  const body = `<w:p>${picture('a.emf', 300, 120)}</w:p>${paragraph('图1　分布')}`;
  const { value, found } = await manuscript(body, { 'a.emf': Buffer.from('EMF') });
  expect(value.blocks.slice(-2).map(({ text }) => text)).toEqual(['［此处有图，未能排入］', '图1　分布']);
  expect(found.map(({ code }) => code)).toEqual(['report-picture']);
});
