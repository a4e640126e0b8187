import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { shownJson } from '../../core/control-characters.js';
import { ReportError } from '../../core/diagnostics.js';
import type { World } from '../../core/world.js';
import type { BatchItem, BatchRow } from '../../server/batch/run.js';
import { type CommandContext, type CommandOptions, command, type OptionValues } from '../command.js';
import { countOf } from '../count.js';
import { noDataFolder } from '../messages.js';
import { json, looksOptions } from '../options.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

const options = {
  ...looksOptions,
  jobs: {
    flags: '-j, --jobs <number>',
    words: { zh: '同时做几份，默认同处理器数', en: 'packs made at once, by default as many as processors' },
  },
  continue: {
    flags: '--continue',
    words: {
      zh: '接着上次中断的做：数据没有变、文件还在的不再做',
      en: 'go on with a batch that was broken off: what is there of the same data is left',
    },
  },
  json,
} as const satisfies CommandOptions;

type BatchOptions = OptionValues<typeof options>;

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
  async run([packs], options, { world, terminal }) {
    try {
      const items = await itemsOf(packs, options, world);
      if (items.length === 0) throw new ReportError([noDataFolder]);
      const rows = await runAll(items, options, { world, terminal });
      if (options.json) terminal.out(shownJson({ packs: rows }));
      return tell(rows, options, terminal);
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      printDiagnostics(problem.diagnostics, terminal);
      return 1;
    }
  },
});

async function itemsOf(
  packs: readonly string[],
  { edition, palette, grey }: BatchOptions,
  { files, workingFolder }: World,
): Promise<readonly BatchItem[]> {
  const { readBatchList } = await import('../batch-list.js');
  const settings = {
    ...(edition && { edition }),
    ...(palette && { palette }),
    ...(grey && { grey: 'true' }),
  };
  const paths = packs.map((pack) => resolve(workingFolder, pack));
  const [list] = paths;
  const listed =
    paths.length === 1 && list?.toLowerCase().endsWith('.csv')
      ? await readBatchList(files, list)
      : paths.map((path) => ({ path, settings: {} }));
  return listed.map((item) => ({ path: item.path, settings: { ...settings, ...item.settings } }));
}

async function runAll(
  items: readonly BatchItem[],
  { jobs, out = 'out', json, continue: isContinued = false }: BatchOptions,
  { world, terminal }: Pick<CommandContext, 'world' | 'terminal'>,
): Promise<readonly BatchRow[]> {
  const { BatchRecord } = await import('../../server/batch/record.js');
  const { runBatch } = await import('../../server/batch/run.js');
  const { openPool } = await import('../../server/work/open-pool.js');
  const atOnce = jobs === undefined ? Math.min(items.length, availableParallelism()) : countOf(jobs);
  const outFolder = resolve(world.workingFolder, out);
  const record = await BatchRecord.open(world, outFolder, isContinued);
  const pool = openPool(world, { workers: atOnce, log: () => {} });
  let done = 0;
  const onRow = ({ name }: BatchRow) => {
    done++;
    if (terminal.interactive && !json) terminal.redraw(`${done}/${items.length}  ${name}`);
  };
  try {
    return await runBatch(world, items, pool, { atOnce, outFolder, record, onRow });
  } finally {
    if (terminal.interactive && !json) terminal.redraw();
    await pool.close();
  }
}

async function tell(rows: readonly BatchRow[], { json }: BatchOptions, terminal: Terminal): Promise<number> {
  const { batchTable } = await import('../batch-table.js');
  const errors = rows.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (!json) {
    printDiagnostics(errors, terminal);
    for (const line of batchTable(rows, terminal)) terminal.out(line);
  }
  return errors.length > 0 ? 1 : 0;
}
