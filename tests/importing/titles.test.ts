import { expect, test } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n县长 王某\n各位代表：\n';
const TEXT = `${'坚持稳中求进，全县经济运行总体平稳、稳中有进。'.repeat(4)}\n`;

const headings = (text: string) =>
  structureOf(readPlain(HEAD + text)).blocks.flatMap(({ kind, text: title }) =>
    kind === 'heading' ? title : [],
  );

test('a short line between paragraphs of text is the title of a chapter, and so are two', () => {
  expect(headings(`${TEXT}全面建成小康社会\n阔步迈上现代化新征程\n${TEXT}走好新的赶考之路\n${TEXT}`)).toEqual(
    ['全面建成小康社会', '阔步迈上现代化新征程', '走好新的赶考之路'],
  );
});

test('but not the lines of a list, the last line, or one that ends a sentence', () => {
  expect(
    headings(`${TEXT}科技园项目\n产业园项目\n工业园项目\n${TEXT}谢谢大家！\n${TEXT}云溪县人民政府\n`),
  ).toEqual([]);
});
