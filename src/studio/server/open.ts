import type { AddressInfo } from 'node:net';
import type { Session } from '../../app/watch/session.js';
import type { World } from '../../core/world.js';
import { isLoopback } from '../../server/access/own-requests.js';
import { readTokens } from '../../server/access/tokens.js';
import { cantListen, openToAll } from '../../server/open.js';
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
  /** The address for those who only look. */
  readonly look: string;
  close(): Promise<void>;
}

export interface StudioSettings {
  /** 0 takes any that is free. */
  readonly port: number;
  /** The data folder to begin with. */
  readonly folder?: string | undefined;
  /** This machine only unless told. */
  readonly host?: string | undefined;
  /** File of the tokens that let a team in. */
  readonly tokenFile?: string | undefined;
  /** Packs that a program builds already, the first of which is shown. */
  readonly watched?: readonly Session[];
}

/**
 * Opens the studio. Throws a ReportError where it can't listen, where there is no such folder, or where it would be
 * open to everybody.
 */
export async function openStudio(world: World, settings: StudioSettings): Promise<OpenStudio> {
  const { port, host = '127.0.0.1', tokenFile, watched = [] } = settings;
  const folders = [settings.folder, ...watched.map(({ project }) => project.dataFolder)];
  const [folder, ...others] = folders.filter((one) => one !== undefined);
  const tokens = await readTokens(world, tokenFile);
  const isShared = !isLoopback(host);
  if (isShared && !tokens.areNeeded) throw openToAll(host);
  const studio = new Studio(world, watched);
  const access = await Access.open(world, tokens);
  const app = application(studio, access, isShared);
  for (const other of others) await studio.list(other);
  if (folder !== undefined) await studio.openPack(folder);
  try {
    await app.listen({ host, port });
  } catch (problem) {
    await studio.close();
    throw cantListen(host, port, problem as NodeJS.ErrnoException);
  }
  const { port: taken } = app.server.address() as AddressInfo;
  access.listensAt(taken);
  const address = `http://${shownHost(host)}:${taken}/`;
  return {
    address,
    studio,
    entry: () => `${address}?token=${access.newEntry()}`,
    look: `${address}?look=${access.lookToken}`,
    async close() {
      await studio.close();
      await app.close();
    },
  };
}

/** A host that stands for all addresses of a machine leads nowhere in a browser. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
