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
