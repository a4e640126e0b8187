import type { PackFiles } from '../../app/pack-files.js';
import { processWorld } from '../../core/world/process-world.js';
import { Database } from '../../incremental/database.js';
import { SharedResults } from '../../incremental/shared-results.js';
import { runTask } from '../tasks/run.js';
import type { TaskSurroundings } from '../tasks/task.js';
import type { FromWorker, ToWorker, WorkerStart } from './messages.js';
import { RecentDatabases } from './recent-databases.js';

/** What tasks have in common, mostly templates, and pages that say the same. */
const SHARED_BYTES = 16 * 2 ** 20;

type Surroundings = Pick<TaskSurroundings, 'office' | 'results'>;

/** Makes this process a worker of the one that started it, until that one ends or lets it go. */
export async function serveTasks({ office, isWaitedFor }: WorkerStart): Promise<void> {
  // Ctrl-C and systemd tell the whole group; what is being made is still to be answered
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  const results = new SharedResults(SHARED_BYTES);
  const surroundings: Surroundings = { office, results };
  const { database: common } = processWorld().installation;
  const databases = new RecentDatabases(() => new Database({ common, kept: results }));
  process.on('disconnect', () => process.exit());
  process.on('message', ({ request }: ToWorker) => {
    const databaseFor = (files: PackFiles) => databases.for(request.owner ?? '', files);
    runTask(request, { ...surroundings, databaseFor }).then(
      (response) => say({ is: 'done', response }),
      (bug: unknown) =>
        say({ is: 'bug', stack: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) }),
    );
  });
  if (!isWaitedFor) await warmUp(surroundings);
  say({ is: 'ready' });
}

function say(message: FromWorker): void {
  process.send?.(message);
}

/** A first pack compiles the program and opens the fonts: no client is to wait for that. */
async function warmUp(surroundings: Surroundings): Promise<void> {
  const files = {
    'pack.yaml': { title: '主要指标', date: '2026-01-20' },
    '主要指标.csv': [
      ['指标', '单位', '2024年', '2025年'],
      ['地区生产总值', '亿元', 1000, 1062],
      ['固定资产投资', '亿元', 310.5, 325.2],
    ],
  };
  const request = {
    kind: 'packs',
    query: {},
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ files })),
    limits: { files: 10, unpackedBytes: 1000, pages: 100 },
  };
  await runTask(request, surroundings);
}
