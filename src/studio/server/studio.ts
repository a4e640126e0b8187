import { resolve } from 'node:path';
import type { Session } from '../../app/watch/session.js';
import type { World } from '../../core/world.js';
import { Refusal } from '../../server/answer/refusal.js';
import { Desk } from '../desk/desk.js';
import { labelOf, newPacksFolder } from '../start/new-packs.js';
import { noteOpened } from '../start/recent-packs.js';
import { Events } from './events.js';
import { Presence } from './presence.js';

/** What all routes have: the world, the open pages, and the pack that is worked on. */
export class Studio {
  readonly events = new Events();
  readonly presence = new Presence((clerks) => this.events.tell({ kind: 'clerks', clerks }));
  private desk: Desk | undefined;

  /** `watched` are the packs that a program builds already. */
  constructor(
    readonly world: World,
    private readonly watched: readonly Session[] = [],
  ) {}

  /** The pack that is open, if any. */
  get open(): Desk | undefined {
    return this.desk;
  }

  /** The pack that is open; where none is, the request is refused. */
  get pack(): Desk {
    if (!this.desk) throw noPack;
    return this.desk;
  }

  /** Where new packs are put. */
  get home(): string {
    return newPacksFolder(this.world, this.desk?.project.dataFolder);
  }

  /** Opens a pack in place of the one that is open. Throws a ReportError where there is no such folder. */
  async openPack(folder: string): Promise<Desk> {
    const desk = new Desk(this.world, folder, this.events, this.watchedIn(folder));
    await this.desk?.close();
    this.desk = desk;
    this.events.tell({ kind: 'pack', revision: 0 });
    void desk.start();
    await this.list(desk.project.dataFolder);
    return desk;
  }

  /** Puts a folder among those that were open. */
  async list(folder: string): Promise<void> {
    await noteOpened(this.world, { folder, ...(await labelOf(this.world, folder)) });
  }

  private watchedIn(folder: string): Session | undefined {
    const path = resolve(this.world.workingFolder, folder);
    return this.watched.find(({ project }) => project.dataFolder === path);
  }

  async closePack(): Promise<void> {
    await this.desk?.close();
    this.desk = undefined;
    this.events.tell({ kind: 'pack', revision: 0 });
  }

  async close(): Promise<void> {
    this.events.close();
    await this.desk?.close();
  }
}

const noPack = new Refusal(409, 'no-pack', { zh: '还没有打开材料', en: 'No pack is open' });
