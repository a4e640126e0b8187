import type { Diagnostic } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import type { Edition } from '../edition/model.js';
import { defaultImposeSettings } from '../edition/settings.js';
import { imposePdf } from '../imposition/index.js';
import { packNameOf } from '../input/pack-name.js';
import type { Artifact } from './artifact.js';
import { type FailedEdition, forEachEdition } from './failed-edition.js';
import { type BuildSettings, type SetEdition, setPack } from './pipeline.js';

/** All files of a pack. */
export interface MadePack {
  readonly artifacts: readonly Artifact[];
  readonly warnings: readonly Diagnostic[];
  /** Editions in which nothing has changed since the state asked about: no files were made of them. */
  readonly unchanged: readonly string[];
  /** Editions that could not be made, while others were. */
  readonly failed: readonly FailedEdition[];
}

/**
 * Makes the files of a pack. Throws a ReportError where the data do not hold together, or no edition at all can be
 * made; one that can't, while others can, comes back as failed.
 */
export async function makePack(project: Project, settings: BuildSettings): Promise<MadePack> {
  const { editions, failed, warnings } = await setPack(project, settings);
  const unchanged = editions.filter(({ isUnchanged }) => isUnchanged).map(({ name }) => name);
  const changed = editions.filter(({ isUnchanged }) => !isUnchanged);
  const make = (edition: SetEdition) => artifactsOf(project, edition, settings);
  const { made, failed: unmade } = await forEachEdition(project, changed, make, ({ name }) => name);
  return { artifacts: made.flat(), warnings, unchanged, failed: [...failed, ...unmade] };
}

/** What an edition's files are called: its pages, and the sheets that they may be put on. */
export function artifactNames(
  { dataFolder }: Pick<Project, 'dataFolder'>,
  edition: string,
  { grey, since }: Pick<BuildSettings, 'grey' | 'since'>,
): { readonly pages: string; readonly sheets: string } {
  const stem = `${packNameOf(dataFolder)}-${edition}${since ? '-marked' : ''}${grey ? '-grey' : ''}`;
  return { pages: `${stem}.pdf`, sheets: `${stem}-print.pdf` };
}

/** The pages of an edition as a file, and the sheets that they are put on where the edition asks for that. */
export async function artifactsOf(
  project: Pick<Project, 'dataFolder'>,
  edition: SetEdition,
  settings: BuildSettings,
): Promise<readonly Artifact[]> {
  const { name, bytes, pageCount, milliseconds, sheets } = edition;
  const names = artifactNames(project, name, settings);
  const pages = { name: names.pages, edition: name, bytes, pages: pageCount, milliseconds };
  if (!sheets) return [pages];
  settings.onStep?.('impose', name);
  return [pages, await onSheets(pages, sheets, names.sheets)];
}

/** An edition's pages on the sheets that the print room folds. */
async function onSheets(
  { name: input, edition, bytes }: Artifact,
  sheets: NonNullable<Edition['sheets']>,
  name: string,
): Promise<Artifact> {
  const started = process.uptime();
  const settings = { ...defaultImposeSettings, ...sheets };
  const imposed = await imposePdf({ name: input, bytes }, settings);
  const count = imposed.plan.sheets.length;
  const milliseconds = 1000 * (process.uptime() - started);
  return { name, edition, bytes: imposed.bytes, pages: 2 * count, sheets: count, milliseconds };
}
