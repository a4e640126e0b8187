import { expect, it } from 'vitest';
import { manuscriptOf } from '../../src/importing/manuscript/index.ts';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const FRONT = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n';
const headings = (text: string) =>
  manuscriptOf(structureOf(readPlain(FRONT + text)), 'a.txt').value.blocks.flatMap(
    ({ kind, rank, level, isChapter }) =>
      kind === 'heading' ? [`${rank}${level}${isChapter ? '章' : ''}`] : [],
  );
const POINTS = '一、稳住经济大盘\n全年增长6%。\n二、改善民生福祉\n新增学位1080个。\n';

it('sets points that begin anew below the chapters without numbers that they stand in', () => {
  expect(headings(`2023年工作回顾\n${POINTS}2024年工作安排\n${POINTS}`)).toEqual([
    ...['11章', '21', '21'],
    ...['11章', '21', '21'],
  ]);
});

it('leaves points that count on beside a line without a number as they are', () => {
  expect(
    headings(`一、2023年工作回顾\n（一）稳住经济\n全年增长6%。\n二、2024年工作安排\n增长6%。\n`),
  ).toEqual(['11', '22', '11']);
});
