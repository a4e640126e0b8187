import type { AddressInfo } from 'node:net';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import type { World } from '../../core/world.js';
import { Access } from './access.js';
import { application } from './application.js';
import { Studio } from './studio.js';

/** A studio that listens. */
export interface OpenStudio {
  /** Where it is, without a token. */
  readonly address: string;
  readonly studio: Studio;
  /** An address that lets one browser in. */
  entry(): string;
  close(): Promise<void>;
}

export interface StudioSettings {
  /** 0 takes any that is free. */
  readonly port: number;
  /** The data folder to begin with. */
  readonly folder?: string | undefined;
}

/** Opens the studio to this machine only. Throws a ReportError where it can't listen or there is no such folder. */
export async function openStudio(world: World, { port, folder }: StudioSettings): Promise<OpenStudio> {
  const studio = new Studio(world);
  let taken = port;
  const access = new Access(() => taken);
  const app = application(studio, access);
  if (folder !== undefined) await studio.openPack(folder);
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (problem) {
    await studio.close();
    throw portTaken(port, problem as NodeJS.ErrnoException);
  }
  taken = (app.server.address() as AddressInfo).port;
  const address = `http://127.0.0.1:${taken}/`;
  return {
    address,
    studio,
    entry: () => `${address}?token=${access.newToken()}`,
    async close() {
      await studio.close();
      await app.close();
    },
  };
}

function portTaken(port: number, { code }: NodeJS.ErrnoException): ReportError {
  const message = { zh: `用不了端口 ${port}（${code}）`, en: `can't use the port ${port} (${code})` };
  const hint = { zh: '换一个端口：--port', en: 'name another port: --port' };
  return new ReportError([errorAt('port-taken', message, { hint })]);
}
