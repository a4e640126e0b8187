import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { errorAt, ReportError } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import { isLoopback } from './access/own-requests.js';
import { readTokens, TOKENS_VARIABLE } from './access/tokens.js';
import { application } from './application.js';
import { jsonLog, type Log } from './log.js';
import { Metrics } from './metrics.js';
import type { ServerSettings } from './settings.js';
import { Pool } from './work/pool.js';

/** A service that listens. */
export interface OpenServer {
  readonly address: string;
  /** Takes no more requests, answers those that it has, and ends. */
  close(): Promise<void>;
}

export interface OpenSettings extends ServerSettings {
  readonly tokenFile?: string | undefined;
}

/** Opens the service. Throws a ReportError where it can't listen, or would listen to everybody. */
export async function openServer(world: World, settings: OpenSettings): Promise<OpenServer> {
  const { host, port, limits, tokenFile } = settings;
  const tokens = await readTokens(world, tokenFile);
  if (!tokens.areNeeded && !isLoopback(host)) throw openToAll(host);
  const log = jsonLog(world.stdout, world.now);
  const runner = openPool(world, settings, log);
  const app = application({ world, limits, tokens, runner, log, metrics: new Metrics() });
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
    },
  };
}

function openPool(world: World, { limits, workers = availableParallelism() }: OpenSettings, log: Log): Pool {
  // what lets clients in is no business of a worker
  const { [TOKENS_VARIABLE]: _, ...env } = world.env;
  const program = join(world.installation.folder, '.build', 'cli.cjs');
  return new Pool({ ...limits, workers, program, env, files: world.files, log });
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
