import { type Diagnostic, errorAt, formatDiagnostic, ReportError } from '../../core/diagnostics.js';
import type { Project } from '../../core/project.js';
import type { Files } from '../../core/world.js';
import type { Report } from '../../report/report.js';
import { compareReports } from '../../revision/diff/compare.js';
import type { PackDifference } from '../../revision/diff/model.js';
import { type Built, withKept, writeEdition } from '../build.js';
import { diagnosticsOf as failuresOf } from '../failed-edition.js';
import { type BuildSettings, type SetEdition, type SetPack, setPack } from '../pipeline.js';
import { inputFolders } from './inputs.js';
import { STILL_MS, Watcher } from './watcher.js';

/** One edition as it was last built without an error. */
export interface GoodEdition extends SetEdition {
  readonly built: readonly Built[];
  /** The same before that; absent at first. */
  readonly before?: SetEdition;
}

/** What came of one build of a watched pack. */
export interface Outcome {
  /** The files that had changed; none at the first build. */
  readonly files: readonly string[];
  /** The editions whose PDF has changed; none where the build failed before any was written. */
  readonly written: readonly GoodEdition[];
  /** What differs from the last good build in the data. */
  readonly difference?: PackDifference;
  /** Errors, or the warnings of a build that has none. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasFailed: boolean;
  /** The PDFs that could not be written last time were tried again. */
  readonly isRetry?: boolean;
  /** From the change being seen to the last PDF being written. */
  readonly milliseconds: number;
}

export interface SessionSettings {
  /** Which editions, in which colours, to begin with. */
  readonly build?: BuildSettings;
  /** Whether the PDFs are written into the folder of output; they are unless told. */
  readonly isWritten?: boolean;
  /** Whether an outcome tells what differs in the data; it does unless told. */
  readonly isCompared?: boolean;
  /** How often files are looked at without any event, in ms; a second unless told. */
  readonly sweepMs?: number;
  /** Called after every build that has something to say. */
  readonly onOutcome: (outcome: Outcome) => void;
}

/**
 * One pack under watch: builds it, and again when a file changes. A build that fails leaves the last good PDFs
 * where they are, and is told of only once the files have stood still, for it may have met them half-written.
 */
export class Session {
  private readonly watcher: Watcher;
  private failing: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isClosed = false;
  private work = Promise.resolve();
  /** The last report that held together, and the editions by name, as they were last good. */
  report: Report | undefined;
  readonly good = new Map<string, GoodEdition>();
  /** Called after every build that has something to say, after what the settings name. */
  readonly followers = new Set<SessionSettings['onOutcome']>();
  diagnostics: readonly Diagnostic[] = [];
  hasFailed = false;
  private build: BuildSettings;

  constructor(
    readonly project: Project,
    private readonly settings: SessionSettings,
  ) {
    this.build = settings.build ?? {};
    this.watcher = new Watcher({
      files: project.world.files,
      folders: () => inputFolders(project),
      sweepMs: settings.sweepMs,
      onChange: (files, areWhole) => this.rebuild(files, areWhole),
    });
  }

  /** Builds once and then watches. */
  async start(build = this.build): Promise<void> {
    this.build = build;
    await this.watcher.start();
    const { outcome } = await this.attempt([]);
    this.tell(outcome);
    this.retryLater(outcome);
  }

  /** Paths of the files that the pack is made of. */
  inputs(): readonly string[] {
    return this.watcher.files();
  }

  /** Looks at once at files that the program itself has written whole; done when what follows from them is built. */
  lookAt(written: readonly string[]): Promise<void> {
    return this.watcher.lookNow(written);
  }

  /** Builds the same files for other editions or in other colours; done when that is built. */
  buildAs(build: BuildSettings): Promise<void> {
    this.build = build;
    return this.rebuild([], true);
  }

  /** Stops watching, after the build at hand. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.letGoOfEarlier();
    this.watcher.close();
    await this.work;
  }

  private rebuild(files: readonly string[], areWhole: boolean): Promise<void> {
    this.letGoOfEarlier();
    const rebuilt = async () => {
      const { outcome, haveStood } = await this.attempt(files);
      // what a build that ran meanwhile had to say is out of date
      this.letGoOfEarlier();
      if (outcome.hasFailed && !(areWhole && haveStood))
        this.failing = setTimeout(() => this.tell(outcome), STILL_MS);
      else this.tell(outcome);
      this.retryLater(outcome);
    };
    this.work = this.work.then(rebuilt);
    return this.work;
  }

  /** Neither tells of a build before nor tries again what it could not write: another build is on its way. */
  private letGoOfEarlier(): void {
    clearTimeout(this.failing);
    clearTimeout(this.retry);
  }

  /** What could not be written is tried again without an edit, and told of once it could or something else fails. */
  private retryLater({ files, diagnostics, hasFailed }: Outcome): void {
    if (!hasFailed || !isOnlyUnwritten(diagnostics) || this.isClosed) return;
    const told = saidIn(diagnostics);
    const again = async () => {
      const outcome = { ...(await this.attempt(files)).outcome, isRetry: true };
      if (outcome.written.length > 0 || saidIn(outcome.diagnostics) !== told) this.tell(outcome);
      this.retryLater(outcome);
    };
    this.retry = setTimeout(() => {
      this.work = this.work.then(again);
    }, RETRY_MS);
  }

  private tell(outcome: Outcome): void {
    this.diagnostics = outcome.diagnostics.toSorted(errorsFirst);
    this.hasFailed = outcome.hasFailed;
    this.settings.onOutcome(outcome);
    for (const follow of this.followers) follow(outcome);
  }

  /** Builds, and tells whether the files stood still meanwhile: one that was being written was read as it never was. */
  private async attempt(files: readonly string[]): Promise<{ outcome: Outcome; haveStood: boolean }> {
    const outcome = await this.setAndWrite(files);
    return { outcome, haveStood: await this.watcher.stoodStill() };
  }

  private async setAndWrite(files: readonly string[]): Promise<Outcome> {
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    try {
      const { build } = this;
      const set = await setPack(this.project, build);
      const failed = withKept(this.project, set.failed, build);
      const { written, unwritten } = await this.write(set, build);
      const milliseconds = elapsed();
      const { isCompared = true } = this.settings;
      const difference = isCompared && this.report ? compareReports(this.report, set.report) : undefined;
      this.report = set.report;
      return {
        files,
        written,
        diagnostics: [...unwritten, ...failuresOf(failed), ...set.warnings],
        hasFailed: unwritten.length > 0 || failed.length > 0,
        milliseconds,
        ...(difference && { difference }),
      };
    } catch (problem) {
      const diagnostics = diagnosticsOf(problem);
      return { files, written: [], diagnostics, hasFailed: true, milliseconds: elapsed() };
    }
  }

  /** Writes the PDFs that have changed; answers which, and why others could not be. */
  private async write({ editions, failed }: SetPack, build: BuildSettings) {
    const { isWritten = true } = this.settings;
    const written: GoodEdition[] = [];
    const unwritten: Diagnostic[] = [];
    for (const edition of editions) {
      const before = this.good.get(edition.name);
      if (before && isUnchanged(this.project.world.files, before, edition)) continue;
      const writing = isWritten ? writeEdition(this.project, edition, build) : Promise.resolve([]);
      const built = await writing.catch((problem) => {
        if (!(problem instanceof ReportError)) throw problem;
        unwritten.push(...problem.diagnostics);
        return undefined;
      });
      if (built === undefined) continue;
      const good = { ...edition, built, ...(before && { before: withoutHistory(before) }) };
      this.good.set(edition.name, good);
      written.push(good);
    }
    for (const name of this.good.keys())
      if (![...editions, ...failed].some((one) => one.name === name)) this.good.delete(name);
    return { written, unwritten };
  }
}

/** How long after a PDF could not be written it is tried again. */
const RETRY_MS = 1000;

/** All that is wrong is that a file can't be written, for now perhaps. */
export function isOnlyUnwritten(diagnostics: readonly Diagnostic[]): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => code === 'cannot-write');
}

function saidIn(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => formatDiagnostic(one, 'en')).join('\n');
}

/** The PDF on disk is this one already. */
function isUnchanged(files: Files, { bytes, built }: GoodEdition, edition: SetEdition): boolean {
  return (
    (bytes === edition.bytes || Buffer.compare(bytes, edition.bytes) === 0) &&
    built.every(({ file }) => files.sync.stat(file))
  );
}

/** An order of findings: errors before warnings. */
export function errorsFirst(one: Diagnostic, other: Diagnostic): number {
  return Number(other.severity === 'error') - Number(one.severity === 'error');
}

/** An edition without those before it, or none would ever be given up. */
function withoutHistory({ before: _, built: __, ...edition }: GoodEdition): SetEdition {
  return edition;
}

/** Files may go or be locked while they are read: that is no bug of the program. */
function diagnosticsOf(problem: unknown): readonly Diagnostic[] {
  if (problem instanceof ReportError) return problem.diagnostics;
  const { code, path, message, stack } = problem as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) {
    const words = { zh: `读不了文件（${code}）`, en: `can't read the file (${code})` };
    return [errorAt('cannot-read', words, { place: { file: path } })];
  }
  const words = {
    zh: `程序出错：${message}\n${stack ?? ''}`,
    en: `a bug of the program: ${message}\n${stack ?? ''}`,
  };
  return [errorAt('bug', words)];
}
