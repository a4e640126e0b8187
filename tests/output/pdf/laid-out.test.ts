import { expect, test } from 'vitest';
import { setPack } from '../../../src/app/pipeline.js';
import { openProject } from '../../../src/core/project.js';
import { followPages } from '../../../src/output/pdf/laid-out.js';
import { CHECKOUT } from '../../support/packs.js';
import { world } from '../../support/world.js';

const open = () => openProject(world, { dataFolder: 'templates/starter', workingFolder: CHECKOUT });

test('pages that are painted alone before their file is made leave it as it is', async () => {
  const project = open();
  const sizes: number[] = [];
  const seen: (readonly object[])[] = [];
  followPages(project.database, async ({ edition, pages, paint }) => {
    expect(edition).toBe('brief');
    seen.push(pages);
    for (const index of pages.keys()) sizes.push((await paint(index)).length);
  });
  const [followed] = (await setPack(project, { edition: 'brief' })).editions;
  const [plain] = (await setPack(open(), { edition: 'brief' })).editions;
  expect(Buffer.from(followed?.bytes ?? []).equals(plain?.bytes ?? new Uint8Array())).toBe(true);
  // the very pages that the setting has, each with less than all
  expect(seen).toEqual([followed?.pages]);
  expect(sizes.length).toBe(followed?.pageCount);
  for (const size of sizes) expect(size).toBeLessThan(plain?.bytes.length ?? 0);
});
