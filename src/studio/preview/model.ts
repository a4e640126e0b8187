import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { printedAnew } from '../../app/watch/changes.js';
import { errorsFirst, type GoodEdition, type Session } from '../../app/watch/session.js';
import { withControlsShown } from '../../core/control-characters.js';
import type { Diagnostic, Place } from '../../core/diagnostics.js';
import { memo } from '../../incremental/memo.js';
import { chartOf } from '../printed/chart.js';
import { figuresAt, itemAt } from '../printed/items.js';
import { sourceInChart, sourceInFile, sourceInReport, whereOf } from './source.js';
import type { DiagnosticState, EditionState, PageItems, PreviewState, SourceState } from './wire.js';

/** An edition of a watched pack as the page asks for it. */
interface Shown {
  readonly session: Session;
  readonly good: GoodEdition;
}

/** What the preview shows of its sessions, worked out when it is asked for. */
export class PreviewModel {
  /** Counts builds; a page that has an older one asks again. */
  revision = 0;

  constructor(private readonly sessions: readonly Session[]) {}

  state(): PreviewState {
    return {
      revision: this.revision,
      failed: this.sessions.filter(({ hasFailed }) => hasFailed).map(folderOf),
      editions: this.shown().map(({ session, good }): EditionState => {
        const { pageCount } = good;
        return {
          key: keyOf(session, good),
          folder: folderOf(session),
          pageCount,
          version: versionOf({ session, good }),
        };
      }),
      diagnostics: this.diagnostics().map(({ session, diagnostic }) => ({
        ...diagnosticState(diagnostic),
        ...(this.sessions.length > 1 && { folder: folderOf(session) }),
      })),
    };
  }

  pdf(key: string): Uint8Array | undefined {
    return this.find(key)?.good.bytes;
  }

  items(key: string): PageItems | undefined {
    const shown = this.find(key);
    if (!shown) return undefined;
    const { good } = shown;
    const printed = good.printed();
    const changes = good.before ? printedAnew(good.before.printed(), printed) : [];
    return {
      version: versionOf(shown),
      figures: figuresOf(shown).map(({ item }, index) => ({ ...item, index })),
      changes: changes.map((one) => itemAt(one, good.document)),
    };
  }

  /** The source of what can be pointed at in an edition, by its index in that version of it. */
  async sourceOfFigure(key: string, version: string, index: number): Promise<SourceState | undefined> {
    const shown = this.find(key);
    if (!shown || versionOf(shown) !== version) return undefined;
    const { report } = shown.session;
    const figure = figuresOf(shown)[index];
    const { place, drawing } = figure?.one ?? {};
    const chart = report && chartOf(report, drawing);
    if (report && chart) return sourceInChart(report, chart, figure?.item.text ?? '');
    if (!place) return undefined;
    return (report && sourceInReport(report, place)) ?? this.sourceOnDisk(shown.session, place);
  }

  /** What stands where a diagnostic points, as it is on disk now. */
  async sourceOfDiagnostic(index: number): Promise<SourceState | undefined> {
    const { session, diagnostic } = this.diagnostics()[index] ?? {};
    return session && diagnostic?.place && this.sourceOnDisk(session, diagnostic.place);
  }

  /** Only files that the pack is made of are read, found by the name that messages give them. */
  private async sourceOnDisk(session: Session, place: Place): Promise<SourceState | undefined> {
    const { world, dataFolder, dataName, templatesFolder } = session.project;
    const path = session.inputs().find((input) => {
      const inTemplates = relative(templatesFolder, input);
      return (
        join(dataName, relative(dataFolder, input)) === place.file ||
        `templates/${inTemplates}` === place.file ||
        relative(world.installation.folder, input) === place.file
      );
    });
    return path === undefined ? undefined : sourceInFile(world.files, path, place);
  }

  private shown(): Shown[] {
    return this.sessions.flatMap((session) => [...session.good.values()].map((good) => ({ session, good })));
  }

  private find(key: string): Shown | undefined {
    return this.shown().find(({ session, good }) => keyOf(session, good) === key);
  }

  /** Errors of all folders before any warning. */
  private diagnostics(): { session: Session; diagnostic: Diagnostic }[] {
    const all = this.sessions.flatMap((session) =>
      session.diagnostics.map((diagnostic) => ({ session, diagnostic })),
    );
    return all.toSorted((one, other) => errorsFirst(one.diagnostic, other.diagnostic));
  }
}

function figuresOf({ session, good }: Shown) {
  return good
    .printed()
    .flatMap((one) => figuresAt(one, good.document, session).map((item) => ({ one, item })));
}

function keyOf(session: Session, { name }: GoodEdition): string {
  // as the page is told it, so that it can ask for it
  return withControlsShown(`${folderOf(session)}-${name}`);
}

function folderOf({ project }: Session): string {
  return basename(project.dataFolder);
}

/** Names of PDFs by their bytes. */
const versions = memo<Uint8Array, string>('version of a PDF');

function versionOf({ session, good: { bytes } }: Shown): string {
  const { database } = session.project;
  return versions(database, bytes, [], () => createHash('sha256').update(bytes).digest('hex').slice(0, 16));
}

function diagnosticState({ severity, message, hint, place }: Diagnostic): DiagnosticState {
  return {
    severity,
    message: message.zh,
    ...(hint && { hint: hint.zh }),
    ...(place && { where: whereOf(place) }),
  };
}
