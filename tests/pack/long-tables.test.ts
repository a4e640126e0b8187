import { Big } from 'big.js';
import { expect, test, vi } from 'vitest';
import { setPack } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import { memoryWorld } from '../../src/core/world/memory-world.js';
import { Database } from '../../src/incremental/database.js';
import { world } from '../support/world.js';

const PACK = 'title: 各村主要指标\nissuer: 某市统计局\ndate: 2025-01-20\n';

const figures = (rows: number) => [
  '村名,户数（户）,人口（人）,耕地（亩）,增速（%）',
  ...Array.from(
    { length: rows },
    (_, n) => `第${n + 1}村,${100 + (n % 977)},${300 + ((n * 31) % 3001)},${n * 1.5},${(n % 83) / 10}`,
  ),
];

const words = (rows: number) => [
  '序号,事项,牵头单位,完成时限',
  ...Array.from(
    { length: rows },
    (_, n) => `${n + 1},推进第${(n % 97) + 1}批老旧小区改造和配套管网建设,市住建局,2025年${(n % 12) + 1}月底`,
  ),
];

const projects = (rows: number) => [
  '编号,项目,投资（亿元）,年产值（亿元）',
  ...Array.from({ length: rows }, (_, n) => `p${n},第${n + 1}个项目,${(n * 7) % 101},${(n * 3) % 89}`),
];

/** How much is looked up and compared when a pack of one table is set: work, whatever the clock says. */
async function workOf(name: string, lines: readonly string[]): Promise<number> {
  const files = new Map([
    ['/pack/pack.yaml', Buffer.from(PACK)],
    [`/pack/${name}.csv`, Buffer.from(`${lines.join('\n')}\n`)],
  ]);
  const { installation } = world;
  const database = new Database({ common: installation.database });
  const project = openProject(memoryWorld({ files, installation }), { dataFolder: '/pack', database });
  const compared = vi.spyOn(Big.prototype, 'cmp');
  try {
    const { editions } = await setPack(project, { edition: 'handout' });
    expect(editions).toHaveLength(1);
    const asked = Object.values(database.counts()).reduce((sum, count) => sum + count.asked, 0);
    return asked + compared.mock.calls.length;
  } finally {
    compared.mockRestore();
  }
}

test.each([
  ['figures', '各村主要指标', figures],
  ['words', '重点工作', words],
  ['projects', 'projects', projects],
] as const)('a table of %s takes twice the work for twice the rows', async (_, name, linesOf) => {
  const few = await workOf(name, linesOf(220));
  const more = await workOf(name, linesOf(440));
  const most = await workOf(name, linesOf(880));
  // the part that is the same for all falls out of the differences
  expect((most - more) / (more - few)).toBeLessThan(2.6);
});
