import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import { isLoopback } from './access/own-requests.js';
import { readTokens } from './access/tokens.js';
import { application } from './application.js';
import { JobQueue } from './jobs/queue.js';
import { JobStore } from './jobs/store.js';
import { jsonLog, type Log } from './log.js';
import { Metrics } from './metrics.js';
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
}

/** Opens the service. Throws a ReportError where it can't listen, or would listen to everybody. */
export async function openServer(world: World, settings: OpenSettings): Promise<OpenServer> {
  const { host, port, limits, tokenFile } = settings;
  const tokens = await readTokens(world, tokenFile);
  if (!tokens.areNeeded && !isLoopback(host)) throw openToAll(host);
  const log = jsonLog(world.stdout, world.now);
  const runner = openPool(world, { workers: workersOf(settings), limits, log });
  const jobsFolder = settings.jobsFolder ?? join(tmpdir(), `briefing-jobs-${randomUUID()}`);
  const jobs = await openJobs(world, { ...settings, jobsFolder }, runner, log);
  const app = application({ world, limits, tokens, runner, jobs, log, metrics: new Metrics() });
  try {
    await app.listen({ host, port });
  } catch (problem) {
    await runner.close();
    throw cantListen(host, port, problem as NodeJS.ErrnoException);
  }
  const { port: taken } = app.server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/`,
    async close() {
      await app.close();
      await runner.close();
      if (settings.jobsFolder === undefined) await world.files.remove(jobsFolder);
    },
  };
}

/** Bytes of the largest PDF that is kept: a result may be many times what was sent. */
const MOST_RESULT_BYTES = 2 ** 30;

function openJobs(
  world: World,
  settings: OpenSettings & { readonly jobsFolder: string },
  runner: Runner,
  log: Log,
): Promise<JobQueue> {
  const { jobsFolder, limits } = settings;
  const store = new JobStore(world.files, jobsFolder, MOST_RESULT_BYTES);
  const { mostJobs, keepHours } = limits;
  return JobQueue.open(
    store,
    { atOnce: workersOf(settings), mostJobs, keepHours },
    { runner, log, now: () => world.now() },
  );
}

function workersOf({ workers = availableParallelism() }: OpenSettings): number {
  return workers;
}

function openToAll(host: string): ReportError {
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

function cantListen(host: string, port: number, { code }: NodeJS.ErrnoException): ReportError {
  const message = { zh: `用不了 ${host}:${port}（${code}）`, en: `can't use ${host}:${port} (${code})` };
  const hint = { zh: '换一个端口：--port', en: 'name another port: --port' };
  return new ReportError([errorAt('port-taken', message, { hint })]);
}
