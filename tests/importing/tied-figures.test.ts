import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readReport } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import { memoryWorld } from '../../src/core/world/memory-world.js';
import { holdsFigures } from '../../src/dataset/table/columns.js';
import { importReport } from '../../src/importing/index.js';
import { world } from '../support/world.js';

const FOLDER = join(import.meta.dirname, 'reports');

/** The report as it is set beside the tables that are imported from it; `change` is made to its text afterwards. */
async function tied(file: string, change = (text: string) => text) {
  const bytes = readFileSync(join(FOLDER, file));
  const { files } = await importReport(file, bytes);
  const folder = '/data/pack';
  const changed = files.map(({ name, bytes }) => {
    const content = name === `report/${file}` ? Buffer.from(change(Buffer.from(bytes).toString())) : bytes;
    return [join(folder, name), content] as const;
  });
  const { installation } = world;
  const report = await readReport(
    openProject(memoryWorld({ files: new Map(changed), installation }), { dataFolder: folder }),
  );
  const blocks = report.workReport?.blocks ?? [];
  const figures = blocks.flatMap(({ text, figures = [] }) =>
    figures.map(({ from, to, name, cell }) => ({ name, cell, printed: text.slice(from, to) })),
  );
  const held = Object.values(report.tables).flatMap(({ rows, columns }) =>
    columns.filter(holdsFigures).flatMap(({ header }) =>
      rows.flatMap(({ cells }) => {
        const cell = cells[header];
        return cell && ['number', 'range'].includes(cell.quantity.kind) ? [cell] : [];
      }),
    ),
  );
  return { figures, held };
}

it.each(['lanting-2022.txt', 'yunxi-2024.txt'])(
  '%s: the figures of the text are tied to the cells that hold them',
  async (file) => {
    const { figures, held } = await tied(file);
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
    const cells = new Set(figures.map(({ cell }) => cell));
    const untied = held
      .filter((cell) => !cells.has(cell))
      .map(({ text, place }) => `${place.file}:${place.line} ${text}`);
    expect(untied.slice(0, Math.max(0, untied.length - Math.floor(held.length * 0.03)))).toEqual([]);
  },
);

it('ties no figure that the text gives otherwise than the cell', async () => {
  const { figures } = await tied('lanting-2022.txt', (text) => text.replace('1286亿元', '1287亿元'));
  expect(figures.map(({ printed }) => printed)).not.toContain('1287亿元');
  expect(figures.length).toBeGreaterThan(10);
});

it('ties the figures of the tables within the report to the cells that were made of them', async () => {
  const text = `# 政府工作报告\n\n——2025年1月15日在某县人大会议上\n\n各位代表：\n\n一、2024年工作回顾\n\n修路3公里。\n\n| 产品 | 2023年 | 2024年 |\n|---|---|---|\n| 水泥 | 120.5 | 131.2 |\n| 钢材 | 45 | 47.6 |\n\n二、2025年工作安排\n\n修路5公里。\n`;
  const { files } = await importReport('a.md', Buffer.from(text));
  const entries = files.map(({ name, bytes }) => {
    const written =
      name === 'report-table-1.csv'
        ? Buffer.from(Buffer.from(bytes).toString().replace('47.6', '47.7'))
        : bytes;
    return [join('/data/pack', name), written] as const;
  });
  const files2 = memoryWorld({ files: new Map(entries), installation: world.installation });
  const report = await readReport(openProject(files2, { dataFolder: '/data/pack' }));
  const body = report.workReport?.blocks.flatMap(({ table }) => table?.body ?? []);
  expect(body?.map((row) => row.map(({ tied }) => tied?.cell.text))).toEqual([
    [undefined, '120.5', '131.2'],
    // what was changed by hand is no longer what the report prints
    [undefined, '45', undefined],
  ]);
});
