import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import { isLoopback } from './access/own-requests.js';
import { readTokens } from './access/tokens.js';
import { application } from './application.js';
import { FolderStore, MOST_RESULT_BYTES } from './jobs/folder-store.js';
import type { Jobs } from './jobs/jobs.js';
import { OwnJobs } from './jobs/own-jobs.js';
import type { QueueAddress } from './jobs/redis/address.js';
import { jsonLog, type Log } from './log.js';
import { Metrics } from './metrics.js';
import type { Office } from './office.js';
import type { ServerSettings } from './settings.js';
import { openPool } from './work/open-pool.js';
import type { Runner } from './work/runner.js';

/** A service that listens. */
export interface OpenServer {
  readonly address: string;
  /** Takes no more requests, answers those that it has, and ends. */
  close(): Promise<void>;
}

export interface OpenSettings extends ServerSettings {
  readonly tokenFile?: string | undefined;
  /** Where jobs are kept for the next start; in a folder that goes with the service unless told. */
  readonly jobsFolder?: string | undefined;
  readonly office?: Office | undefined;
  /** Where jobs are queued for workers; the service does them itself unless told. */
  readonly queue?: QueueAddress | undefined;
}

/** Opens the service. Throws a ReportError where it can't listen, or would listen to everybody. */
export async function openServer(world: World, settings: OpenSettings): Promise<OpenServer> {
  const { host, port, limits, tokenFile } = settings;
  const tokens = await readTokens(world, tokenFile);
  if (!tokens.areNeeded && !isLoopback(host)) throw openToAll(host);
  const log = jsonLog(world.stdout, world.now);
  const runner = openPool(world, { workers: workersOf(settings), limits, log, office: settings.office });
  const { jobs, clear } = await openJobs(world, settings, runner, log).catch(async (problem) => {
    await runner.close();
    throw problem;
  });
  const app = application({ world, limits, tokens, runner, jobs, log, metrics: new Metrics() });
  try {
    await app.listen({ host, port });
  } catch (problem) {
    await app.close();
    await runner.close();
    throw cantListen(host, port, problem as NodeJS.ErrnoException);
  }
  const { port: taken } = app.server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    async close() {
      await app.close();
      await runner.close();
      await clear();
    },
  };
}

interface JobsOpened {
  readonly jobs: Jobs;
  /** Takes away what goes with the service. */
  clear(): Promise<void>;
}

async function openJobs(world: World, settings: OpenSettings, runner: Runner, log: Log): Promise<JobsOpened> {
  const { limits, queue, jobsFolder } = settings;
  const { mostJobs, mostQueued, keepHours } = limits;
  const around = { runner, log, now: () => world.now() };
  if (queue !== undefined) {
    if (jobsFolder === undefined) throw noFolder();
    const { openRedisJobs } = await import('./jobs/redis/open.js');
    const redis = { address: queue, folder: jobsFolder, mostWaiting: mostQueued, keepHours };
    return { jobs: await openRedisJobs(world, redis, log), clear: async () => {} };
  }
  const folder = jobsFolder ?? join(tmpdir(), `briefing-jobs-${randomUUID()}`);
  const store = new FolderStore(world.files, folder, MOST_RESULT_BYTES);
  const jobs = await OwnJobs.open(store, { atOnce: workersOf(settings), mostJobs, keepHours }, around);
  return { jobs, clear: async () => (jobsFolder === undefined ? world.files.remove(folder) : undefined) };
}

function noFolder(): ReportError {
  const message = {
    zh: '用队列时要写明任务文件夹（--jobs），各工作机也看得到',
    en: 'with a queue the folder of jobs is needed (--jobs), which all workers see, too',
  };
  return new ReportError([errorAt('no-jobs-folder', message)]);
}

function workersOf({ workers = availableParallelism() }: OpenSettings): number {
  return workers;
}

/** Why nothing is opened to other machines: there are no tokens. */
export function openToAll(host: string): ReportError {
  const message = {
    zh: `没有令牌，不在 ${host} 上开服务：谁都能用`,
    en: `not opened to ${host} without tokens: anybody could use it`,
  };
  const hint = {
    zh: '用 --token-file 给一个令牌文件，或只在本机用：--host 127.0.0.1',
    en: 'name a file of tokens by --token-file, or keep to this machine: --host 127.0.0.1',
  };
  return new ReportError([errorAt('open-to-all', message, { hint })]);
}

export function cantListen(host: string, port: number, { code }: NodeJS.ErrnoException): ReportError {
  const message = { zh: `用不了 ${host}:${port}（${code}）`, en: `can't use ${host}:${port} (${code})` };
  const hint = { zh: '换一个端口：--port', en: 'name another port: --port' };
  return new ReportError([errorAt('port-taken', message, { hint })]);
}
