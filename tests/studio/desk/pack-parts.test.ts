import { expect, test } from 'vitest';
import { parsePack } from '../../../src/studio/desk/pack-file.js';
import { packParts } from '../../../src/studio/desk/pack-parts.js';

const PACK = `# 说明
title: 题
editions:
  - handout
tables: { projects: { unit: 亿元 } }
narrative:
  glance:
    - 一段
    - >-
      两行
      的一段
  projects: [另一段]
charts:
  - name: growth
    type: bar
  - type: line
    name: rise
`;

test('each line of pack.yaml is of the part that edits it, and of none where no page does', () => {
  const parts = packParts(parsePack(PACK), new Map([['projects', '二、重大项目']]));
  const found = PACK.split('\n').map((_, index) => {
    const part = parts.find(({ from, to }) => index + 1 >= from && index + 1 <= to);
    return part && [part.area, part.item].filter(Boolean).join('/');
  });
  expect(found).toEqual([
    ...[undefined, 'cover', 'cover', 'cover', undefined, undefined],
    ...Array.from({ length: 5 }, () => 'text/glance'),
    'text/projects',
    undefined,
    ...['chart/growth', 'chart/growth', 'chart/rise', 'chart/rise'],
    undefined,
  ]);
  expect(parts.find(({ item }) => item === 'projects')?.title).toBe('二、重大项目');
});

test.each(['', '- a', 'narrative: 文字\ncharts: [1, {}]', 'a: [', 'narrative:\ncharts:'])(
  'what is no pack has none: %j',
  (written) => {
    expect(packParts(parsePack(written), new Map())).toEqual([]);
  },
);
