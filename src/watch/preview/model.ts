import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import type { Diagnostic, Place } from '../../diagnostics.js';
import type { Printed } from '../../typeset/pdfmake/index.js';
import { printedAnew } from '../changes.js';
import type { GoodEdition, Session } from '../session.js';
import type {
  DiagnosticState,
  EditionState,
  ItemBox,
  PageItems,
  PreviewState,
  SourceState,
} from '../wire.js';
import { sourceInFile, sourceInReport, whereOf } from './source.js';

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
      hasFailed: this.sessions.some(({ hasFailed }) => hasFailed),
      editions: this.shown().map(({ session, good }): EditionState => {
        return { key: keyOf(session, good), pageCount: good.pageCount, version: versionOf(good) };
      }),
      diagnostics: this.diagnostics().map(({ diagnostic }) => diagnosticState(diagnostic)),
    };
  }

  pdf(key: string): Uint8Array | undefined {
    return this.find(key)?.good.bytes;
  }

  items(key: string): PageItems | undefined {
    const shown = this.find(key);
    if (!shown) return undefined;
    const { good, session } = shown;
    const printed = good.printed();
    const changes = good.before ? printedAnew(good.before.printed(), printed) : [];
    return {
      version: versionOf(good),
      figures: printed.flatMap((one, index) =>
        isOfData(one, session) && one.text.trim() !== '' ? [{ ...boxOf(one), index }] : [],
      ),
      changes: changes.map(boxOf),
    };
  }

  /** The source of a text printed in an edition, by its index in that version of it. */
  async sourceOfFigure(key: string, version: string, index: number): Promise<SourceState | undefined> {
    const shown = this.find(key);
    if (!shown || versionOf(shown.good) !== version) return undefined;
    const place = shown.good.printed()[index]?.place;
    if (!place) return undefined;
    const { report } = shown.session;
    return (report && sourceInReport(report, place)) ?? this.sourceOnDisk(shown.session, place);
  }

  /** What stands where a diagnostic points, as it is on disk now. */
  async sourceOfDiagnostic(index: number): Promise<SourceState | undefined> {
    const { session, diagnostic } = this.diagnostics()[index] ?? {};
    return session && diagnostic?.place && this.sourceOnDisk(session, diagnostic.place);
  }

  /** Only files that the pack is made of are read, found by the name that messages give them. */
  private async sourceOnDisk(session: Session, place: Place): Promise<SourceState | undefined> {
    const { dataFolder, dataName, templatesFolder } = session.project;
    const path = session.inputs().find((input) => {
      const inTemplates = relative(templatesFolder, input);
      return (
        join(dataName, relative(dataFolder, input)) === place.file ||
        `templates/${inTemplates}` === place.file
      );
    });
    return path === undefined ? undefined : sourceInFile(path, place);
  }

  private shown(): Shown[] {
    return this.sessions.flatMap((session) => [...session.good.values()].map((good) => ({ session, good })));
  }

  private find(key: string): Shown | undefined {
    return this.shown().find(({ session, good }) => keyOf(session, good) === key);
  }

  private diagnostics(): { session: Session; diagnostic: Diagnostic }[] {
    return this.sessions.flatMap((session) =>
      session.diagnostics.map((diagnostic) => ({ session, diagnostic })),
    );
  }
}

function keyOf({ project }: Session, { name }: GoodEdition): string {
  return `${basename(project.dataFolder)}-${name}`;
}

const versions = new WeakMap<Uint8Array, string>();

function versionOf({ bytes }: GoodEdition): string {
  const version = versions.get(bytes) ?? createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  versions.set(bytes, version);
  return version;
}

function isOfData({ place }: Printed, { project, report }: Session): boolean {
  if (!place || !report) return false;
  return place.file === report.pack.file || place.file.startsWith(join(project.dataName, '/'));
}

function boxOf({ page, box, text, drawing }: Printed): ItemBox {
  return { page, ...box, text: drawing === undefined ? text : '' };
}

function diagnosticState({ severity, message, hint, place }: Diagnostic): DiagnosticState {
  return {
    severity,
    message: message.zh,
    ...(hint && { hint: hint.zh }),
    ...(place && { where: whereOf(place) }),
  };
}
