import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { BuildSettings } from '../../app/pipeline.js';
import { type GoodEdition, type Outcome, Session } from '../../app/watch/session.js';
import { openProject, type Project } from '../../core/project.js';
import type { World } from '../../core/world.js';
import { packNameOf } from '../../input/pack-name.js';
import { followPages, type LaidOutPages } from '../../output/pdf/laid-out.js';
import type { Events } from '../server/events.js';
import { textParts } from '../texts/sections.js';
import type { LookState, PackState } from '../wire/pack.js';
import { diagnosticState } from './diagnostics.js';
import { Door } from './door.js';
import { editionsOf, firstEdition, palettesOf } from './editions.js';
import { fileStamp } from './file-stamp.js';
import { OtherLooks } from './other-looks.js';
import { packDocument, packValue } from './pack-file.js';
import { packParts } from './pack-parts.js';
import { idOf, pagesEntry } from './pages-entry.js';
import { DataSheets } from './sheets.js';
import { SinceIssue } from './since-issue.js';
import { tableEntries } from './table-entries.js';

/** Of more pages that are looked at at once, the others come with the file. */
const MOST_EARLY = 3;

/** One pack that is worked on: its files, what follows from them, and who looks at it how. */
export class Desk {
  /** Grows with every build: a page that has an older one asks again. */
  revision = 0;
  readonly project: Project;
  readonly session: Session;
  readonly sheets: DataSheets;
  readonly door: Door;
  readonly sinceIssue: SinceIssue;
  private readonly others: OtherLooks;
  private look: LookState = { edition: '', isGrey: false };
  private isFirst: boolean;
  /** What was written here last, by its path: as what the disk has it then. */
  private readonly ownWrites = new Map<string, string>();
  private milliseconds = 0;

  /**
   * `watched` is the session of a program that builds the pack already, as it sees fit. Throws a ReportError where
   * there is no such folder.
   */
  constructor(
    world: World,
    readonly folder: string,
    private readonly events: Pick<Events, 'tell' | 'lookedAt' | 'tellOfPage'>,
    private readonly watched?: Session,
  ) {
    this.project =
      watched?.project ?? openProject(world, { dataFolder: folder, workingFolder: world.workingFolder });
    this.session =
      watched ?? new Session(this.project, { isWritten: false, isCompared: false, onOutcome: () => {} });
    this.session.followers.add(this.note);
    this.isFirst = this.session.report === undefined && !this.session.hasFailed;
    followPages(this.project.database, (laidOut) => this.tellEarly(laidOut));
    this.sheets = new DataSheets(this.project);
    this.sinceIssue = new SinceIssue(this.project);
    this.others = new OtherLooks(this.project, (_, session, edition) =>
      this.tellNew(session.good.get(edition)),
    );
    // the answer goes out before the build, which leaves no time for anything else
    this.door = new Door(this.project, (paths) => {
      for (const path of paths) this.ownWrites.set(path, this.stampOf(path));
      void setImmediate().then(() => this.session.lookAt(paths));
    });
  }

  /** Builds the edition that is looked at first, and from then on after every change. */
  async start(): Promise<void> {
    this.look = { ...this.look, edition: await firstEdition(this.project) };
    if (!this.watched) await this.session.start(this.build);
  }

  /** Shows the pages in another edition, palette or without colour. */
  async lookAs(look: Partial<LookState>): Promise<void> {
    if (!this.watched) {
      this.look = { ...this.look, ...look };
      return this.session.buildAs(this.build);
    }
    // all that it makes is there
    this.look = { ...this.look, ...(look.edition !== undefined && { edition: look.edition }) };
    this.tellNew();
  }

  /** The edition that is looked at, as it was last good. */
  get shown(): GoodEdition | undefined {
    const { good } = this.session;
    return good.get(this.look.edition) ?? (this.watched && [...good.values()][0]);
  }

  /** The same, or another edition that somebody only looks at, named by the key of one that there is. */
  async shownAs(edition: string | undefined): Promise<GoodEdition | undefined> {
    if (edition === undefined || edition === this.shown?.name) return this.shown;
    const known = this.session.good.get(edition);
    if (known || this.watched) return known ?? this.shown;
    const editions = await editionsOf(this.project, this.session.report?.pack);
    return editions.some(({ key }) => key === edition) ? this.others.find(edition) : this.shown;
  }

  /** What is told of the pack to who looks at this edition, or at the one that is worked on. */
  async state(edition?: string): Promise<PackState> {
    const { report, diagnostics, hasFailed } = this.session;
    const shown = await this.shownAs(edition);
    const looks = await this.looks();
    const texts = await textParts(this);
    const titles = new Map(texts.map(({ key, title }) => [key, title]));
    const written = await packDocument(this);
    return {
      folder: this.project.dataFolder,
      name: packNameOf(this.project.dataFolder),
      title: report?.pack.title ?? basename(this.project.dataFolder),
      revision: this.revision,
      isFirst: this.isFirst,
      hasFailed,
      milliseconds: Math.round(this.milliseconds),
      tables: tableEntries(await this.sheets.all(), report, shown?.document, await packValue(this)),
      texts,
      charts: (report?.pack.charts ?? []).map(({ name, topic, title = name }) => ({
        name,
        title: topic ?? title,
      })),
      parts: written ? packParts(written, titles) : [],
      termCount: report?.glossary.length ?? 0,
      ...looks,
      ...(edition !== undefined && { look: { ...looks.look, edition } }),
      ...(shown && { pages: pagesEntry(shown) }),
      diagnostics: diagnostics.map(diagnosticState),
    };
  }

  async close(): Promise<void> {
    this.session.followers.delete(this.note);
    await this.others.close();
    if (!this.watched) await this.session.close();
  }

  /** In what the pages are shown, and in what else they can be: of a watched pack, in what is made of it. */
  private async looks(): Promise<Pick<PackState, 'editions' | 'look' | 'palettes'>> {
    const { look, session, shown, watched } = this;
    const editions = await editionsOf(this.project, session.report?.pack);
    if (!watched) return { editions, look, palettes: await palettesOf(this.project) };
    return {
      editions: editions.filter(({ key }) => session.good.has(key)),
      look: { ...look, edition: shown?.name ?? look.edition },
      palettes: [],
    };
  }

  private get build(): BuildSettings {
    const { edition, palette, isGrey } = this.look;
    return { edition, ...(palette !== undefined && { palette }), ...(isGrey && { grey: true }) };
  }

  private stampOf(path: string): string {
    return fileStamp(this.project.world.files, path);
  }

  private readonly note = ({ milliseconds, files }: Outcome): void => {
    const isOwn = (path: string) => this.ownWrites.get(path) === this.stampOf(path);
    const outside = files.filter((path) => !isOwn(path)).map((path) => basename(path));
    if (outside.length > 0) this.events.tell({ kind: 'outside', files: outside });
    this.isFirst = false;
    this.milliseconds = milliseconds;
    this.tellNew();
  };

  /** Shows the pages that are looked at as soon as they are laid out, where they are not as they were. */
  private async tellEarly({ edition, pages, paint }: LaidOutPages): Promise<void> {
    const { shown } = this;
    if (!shown || edition !== shown.name) return;
    for (const number of this.events.lookedAt.slice(0, MOST_EARLY)) {
      const page = pages[number - 1];
      if (!page || page === shown.pages[number - 1]) continue;
      const pdf = Buffer.from(await paint(number - 1)).toString('base64');
      this.events.tellOfPage({ kind: 'page', edition, number, id: idOf(page), pdf });
      // it is on its way before all else is painted, which leaves no time for anything
      await setImmediate();
    }
  }

  private tellNew(shown = this.shown): void {
    this.revision++;
    this.events.tell({ kind: 'pack', revision: this.revision, ...(shown && { pages: pagesEntry(shown) }) });
  }
}
