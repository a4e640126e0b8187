import { expect, it } from 'vitest';
import { findingsIn } from '../../src/importing/findings.ts';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';

const HEAD = '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
const codes = (text: string) =>
  findingsIn(structureOf(readPlain(HEAD + text)), 'report.txt').map(
    ({ code, place }) => `${code} ${place?.line}`,
  );

it.each([
  ['增长8%；覆盖率达95％。', ['mixed-percent 5']],
  ['全县上下齐心协力,共谋发展。', ['half-width-mark 5']],
  ['全县上下齐心 协力发展。', ['stray-space 5']],
  ['工业稳步增长，，投资回升。', ['doubled-mark 5']],
  ['推动产业转型升级转型升级。', ['doubled-words 5']],
  ['实施“清溪计划，成效明显。', ['unmatched-pair 5']],
  ['污水处理覆盖率达102%。', ['rate-over-100 5']],
  [
    '建设“清溪”集群[1]和园区[3]。\n注释\n1．“清溪”集群：产业集群。\n2．园区：工业园区。',
    ['mark-without-note 5', 'note-without-mark 8'],
  ],
  ['一步一步往前走，扎扎实实推进（含续建）。', []],
])('finds in %s what is likely a slip', (text, found) => {
  expect(codes(text)).toEqual(found);
});
