import { basename } from 'node:path';
import type { BuildSettings } from '../../app/pipeline.js';
import { type GoodEdition, type Outcome, Session } from '../../app/watch/session.js';
import { openProject, type Project } from '../../core/project.js';
import type { World } from '../../core/world.js';
import { packNameOf } from '../../input/pack-name.js';
import { textParts } from '../texts/sections.js';
import type { StudioEvent } from '../wire/events.js';
import type { LookState, PackState } from '../wire/pack.js';
import { diagnosticState } from './diagnostics.js';
import { Door } from './door.js';
import { editionsOf, firstEdition, palettesOf } from './editions.js';
import { pagesEntry } from './pages-entry.js';
import { DataSheets } from './sheets.js';
import { SinceIssue } from './since-issue.js';
import { tableEntries } from './table-entries.js';

/** One pack that is worked on: its files, what follows from them, and who looks at it how. */
export class Desk {
  /** Grows with every build: a page that has an older one asks again. */
  revision = 0;
  readonly project: Project;
  readonly session: Session;
  readonly sheets: DataSheets;
  readonly door: Door;
  readonly sinceIssue: SinceIssue;
  private look: LookState = { edition: '', isGrey: false };
  private isFirst = true;
  private milliseconds = 0;

  /** Throws a ReportError where there is no such folder. */
  constructor(
    world: World,
    readonly folder: string,
    private readonly tell: (event: StudioEvent) => void,
  ) {
    this.project = openProject(world, { dataFolder: folder, workingFolder: world.workingFolder });
    this.session = new Session(this.project, {
      isWritten: false,
      isCompared: false,
      onOutcome: (outcome) => this.note(outcome),
    });
    this.sheets = new DataSheets(this.project);
    this.sinceIssue = new SinceIssue(this.project);
    // the answer goes out before the build, which leaves no time for anything else
    this.door = new Door(this.project, (paths) => setImmediate(() => void this.session.lookAt(paths)));
  }

  /** Builds the edition that is looked at first, and from then on after every change. */
  async start(): Promise<void> {
    this.look = { ...this.look, edition: await firstEdition(this.project) };
    await this.session.start(this.build);
  }

  /** Shows the pages in another edition, palette or without colour. */
  async lookAs(look: Partial<LookState>): Promise<void> {
    this.look = { ...this.look, ...look };
    await this.session.buildAs(this.build);
  }

  /** The edition that is looked at, as it was last good. */
  get shown(): GoodEdition | undefined {
    return this.session.good.get(this.look.edition);
  }

  async state(): Promise<PackState> {
    const { report, diagnostics, hasFailed } = this.session;
    const { shown } = this;
    return {
      folder: this.project.dataFolder,
      name: packNameOf(this.project.dataFolder),
      title: report?.pack.title ?? basename(this.project.dataFolder),
      revision: this.revision,
      isFirst: this.isFirst,
      hasFailed,
      milliseconds: Math.round(this.milliseconds),
      tables: tableEntries(await this.sheets.all(), report, shown?.document),
      texts: await textParts(this),
      charts: (report?.pack.charts ?? []).map(({ name, topic, title = name }) => ({
        name,
        title: topic ?? title,
      })),
      termCount: report?.glossary.length ?? 0,
      editions: await editionsOf(this.project, report?.pack),
      look: this.look,
      palettes: await palettesOf(this.project),
      ...(shown && { pages: pagesEntry(shown) }),
      diagnostics: diagnostics.map(diagnosticState),
    };
  }

  close(): Promise<void> {
    return this.session.close();
  }

  private get build(): BuildSettings {
    const { edition, palette, isGrey } = this.look;
    return { edition, ...(palette !== undefined && { palette }), ...(isGrey && { grey: true }) };
  }

  private note({ milliseconds }: Outcome): void {
    this.revision++;
    this.isFirst = false;
    this.milliseconds = milliseconds;
    const { shown } = this;
    this.tell({ kind: 'pack', revision: this.revision, ...(shown && { pages: pagesEntry(shown) }) });
  }
}
