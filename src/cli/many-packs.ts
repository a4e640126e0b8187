import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { shownJson } from '../core/control-characters.js';
import { type Diagnostic, ReportError, warningAt } from '../core/diagnostics.js';
import { templatesFolderOf } from '../core/project.js';
import type { World } from '../core/world.js';
import type { BatchItem, BatchRow } from '../server/batch/run.js';
import type { CommandContext, CommandOptions, OptionValues } from './command.js';
import { countOf } from './count.js';
import { noDataFolder } from './messages.js';
import type { json, looksOptions, quiet, templates } from './options.js';
import { printDiagnostics, type Terminal } from './terminal.js';

/** What may be said of many packs that are made by one command. */
export const manyOptions = {
  jobs: {
    flags: '-j, --jobs <number>',
    words: {
      zh: '几份材料时同时做几份，默认同处理器数',
      en: 'of several packs, how many are made at once; by default as many as processors',
    },
  },
  continue: {
    flags: '--continue',
    words: {
      zh: '接着上次中断的做：数据没有变、文件还在的不再做',
      en: 'go on with packs that were broken off: what is there of the same data is left',
    },
  },
} as const satisfies CommandOptions;

type ManyOptions = OptionValues<
  typeof looksOptions &
    typeof manyOptions & { templates: typeof templates; json: typeof json; quiet: typeof quiet }
>;

/** Which packs are to be made. */
export interface ManyPacks {
  readonly items: readonly BatchItem[];
  /** What was named and is no pack, as a pattern of the shell names all that is there. */
  readonly leftOut: readonly string[];
}

/** The packs that are named, each as it was. */
export async function packsNamed(
  names: readonly string[],
  { files, workingFolder }: World,
): Promise<ManyPacks> {
  const { isWorkbookName } = await import('../input/load.js');
  const isNoPack = (name: string) =>
    files.sync.stat(resolve(workingFolder, name))?.kind === 'file' && !isWorkbookName(basename(name));
  const items = names.filter((name) => !isNoPack(name));
  return {
    items: items.map((name) => ({ path: resolve(workingFolder, name), settings: {} })),
    leftOut: names.filter(isNoPack),
  };
}

/**
 * Makes many packs, tells what came of each, and answers the exit status: that of the worst. One that is wrong does not
 * keep the others from being made. `date` is the one that files bear, where it is told.
 */
export async function makeMany(
  { items, leftOut }: ManyPacks,
  options: ManyOptions & { readonly date?: Date | undefined },
  context: Pick<CommandContext, 'world' | 'terminal'>,
): Promise<number> {
  const { terminal } = context;
  const warnings = leftOut.map(noPack);
  try {
    if (items.length === 0) throw new ReportError([...warnings, noDataFolder]);
    const rows = await runAll(items, options, context);
    return await tell(rows, warnings, options, terminal);
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    printDiagnostics(problem.diagnostics, terminal);
    return 1;
  }
}

async function runAll(
  items: readonly BatchItem[],
  options: ManyOptions & { readonly date?: Date | undefined },
  { world, terminal }: Pick<CommandContext, 'world' | 'terminal'>,
): Promise<readonly BatchRow[]> {
  const { basisOf } = await import('../server/batch/basis.js');
  const { BatchRecord } = await import('../server/batch/record.js');
  const { runBatch } = await import('../server/batch/run.js');
  const { LazyPool } = await import('../server/work/lazy-pool.js');
  const { jobs, out = 'out', continue: isContinued = false } = options;
  const atOnce = Math.min(items.length, jobs === undefined ? availableParallelism() : countOf(jobs));
  const outFolder = resolve(world.workingFolder, out);
  const record = await BatchRecord.open(world, outFolder, isContinued);
  const office = officeOf(options, world);
  const basis = basisOf(world, office);
  const settings = settingsOf(options);
  const all = items.map((item) => ({ ...item, settings: { ...settings, ...item.settings } }));
  const progress = progressOf(items.length, options, terminal);
  const pool = new LazyPool(world, { workers: atOnce, log: () => {}, office });
  try {
    return await runBatch(world, all, pool, { atOnce, outFolder, record, basis, onRow: progress.add });
  } finally {
    progress.stop();
    await pool.close();
  }
}

function progressOf(count: number, { json, quiet }: ManyOptions, terminal: Terminal) {
  if (!terminal.interactive || json || quiet) return { add() {}, stop() {} };
  let done = 0;
  return {
    add({ name }: BatchRow) {
      done++;
      terminal.redraw(`${done}/${count}  ${name}`);
    },
    stop: () => terminal.redraw(),
  };
}

function officeOf({ templates }: ManyOptions, world: World) {
  if (templates === undefined) return {};
  return { templatesFolder: templatesFolderOf(world, world.workingFolder, templates) };
}

function settingsOf({ edition, palette, grey, date }: ManyOptions & { readonly date?: Date | undefined }) {
  return {
    ...(edition && { edition }),
    ...(palette && { palette }),
    ...(grey && { grey: 'true' }),
    ...(date && { date: date.toISOString() }),
  };
}

async function tell(
  rows: readonly BatchRow[],
  warnings: readonly Diagnostic[],
  { json, quiet }: ManyOptions,
  terminal: Terminal,
): Promise<number> {
  const { batchTable } = await import('./batch-table.js');
  const errors = rows.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  if (json) terminal.out(shownJson({ ok: errors.length === 0, packs: rows, diagnostics: warnings }));
  else {
    printDiagnostics(quiet ? errors : [...errors, ...warnings], terminal);
    if (!quiet) for (const line of batchTable(rows, terminal)) terminal.out(line);
  }
  return errors.length > 0 ? 1 : 0;
}

function noPack(file: string): Diagnostic {
  return warningAt(
    'no-pack-file',
    {
      zh: '不是数据文件夹，也不是工作簿，没有做',
      en: 'this is neither a data folder nor a workbook; nothing was made',
    },
    { place: { file } },
  );
}
