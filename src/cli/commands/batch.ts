import { resolve } from 'node:path';
import { ReportError } from '../../core/diagnostics.js';
import type { World } from '../../core/world.js';
import { type CommandOptions, command } from '../command.js';
import { type ManyPacks, makeMany, manyOptions, packsNamed } from '../many-packs.js';
import { json, looksOptions, quiet, templates } from '../options.js';
import { printDiagnostics } from '../terminal.js';

const options = { ...looksOptions, ...manyOptions, templates, json, quiet } as const satisfies CommandOptions;

/** Makes many packs: one that is wrong does not keep the others from being made. */
export const batch = command({
  name: 'batch',
  words: { zh: '一次做很多份材料，末尾列出结果', en: 'make many packs, and list what came of them' },
  arguments: [
    {
      name: '[packs...]',
      words: {
        zh: '数据文件夹、工作簿，或一个列出它们的 .csv（列：数据、版本、调色板、黑白）',
        en: 'data folders, workbooks, or a .csv that lists them (columns: data, edition, palette, grey)',
      },
    },
  ],
  options,
  async run([packs], options, context) {
    try {
      return await makeMany(await listed(packs, context.world), options, context);
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, context.terminal);
      return 1;
    }
  },
});

async function listed(packs: readonly string[], world: World): Promise<ManyPacks> {
  const [list = ''] = packs;
  if (packs.length !== 1 || !list.toLowerCase().endsWith('.csv')) return packsNamed(packs, world);
  const { readBatchList } = await import('../batch-list.js');
  return { items: await readBatchList(world.files, resolve(world.workingFolder, list)), leftOut: [] };
}
