import { expect, it } from 'vitest';
import { packEdits } from '../../../src/importing/update/pack-edits.ts';

const content = (changes: object) =>
  ({
    ...{ title: '政府工作报告', meeting: '某会', issuer: '某市', date: '2024-01-16' },
    totals: [{ says: '办好8件实事', table: 'tasks', count: { 合计: 8 } }],
    sources: ['《政府工作报告》。'],
    ...changes,
  }) as unknown as Parameters<typeof packEdits>[1];

const PACK = `# 我的注释
title: 政府工作报告
meeting: 某会   # 会名
date: 2024-01-16
editions: [handout,brief]
totals:
  - { says: 办好8件实事, table: tasks, count: {合计: 8} }
sources:
  - 《政府工作报告》。
`;

it('changes what the report gives otherwise and leaves the rest of the text to the character', () => {
  const now = content({
    date: '2024-01-18',
    totals: [{ says: '办好9件实事', table: 'tasks', count: { 合计: 9 } }],
    sources: ['《政府工作报告》，1月18日。'],
  });
  const { text, edits } = packEdits(PACK, content({}), now);
  expect(text).toBe(
    PACK.replace('2024-01-16', '2024-01-18')
      .replace('办好8件实事', '办好9件实事')
      .replace('合计: 8', '合计: 9')
      .replace('《政府工作报告》。', '《政府工作报告》，1月18日。'),
  );
  expect(edits.map(({ key }) => key)).toEqual(['date', 'sources', 'totals']);
});

it('takes out what the report no longer says, with the key where nothing is left under it', () => {
  const { text } = packEdits(PACK, content({}), content({ totals: undefined, sources: [] }));
  expect(text).toBe(`${PACK.slice(0, PACK.indexOf('totals'))}`);
});

it('keeps what a hand has changed, and says so', () => {
  const own = PACK.replace('某会', '另一个会');
  const { text, edits } = packEdits(own, content({}), content({ meeting: '某大会' }));
  expect(text).toBe(own);
  expect(edits).toEqual([
    { key: 'meeting', present: '另一个会', before: '某会', now: '某大会', isKept: true },
  ]);
});
