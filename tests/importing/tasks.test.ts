import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { tablesOf } from '../../src/importing/tables/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n二、2024年工作安排\n';
const tasksOf = (text: string) =>
  tablesOf(structureOf(readPlain(HEAD + text))).tasks.rows.map((row) => row.text);

it('names tasks without their numbers, however they are parted', () => {
  const parted = '办好3件民生实事：①修路8公里；②建学校2所；④装路灯90盏。';
  expect(tasksOf(parted)).toEqual(['修路8公里', '建学校2所', '装路灯90盏']);
  expect(tasksOf('办好3件民生实事：（1）修路8公里；（2）建学校2所；（5）装路灯90盏。')).toEqual([
    '修路8公里',
    '建学校2所',
    '装路灯90盏',
  ]);
});
