import { type Project, packNameOf } from '../core/project.js';
import type { Edition } from '../edition/model.js';
import { defaultImposeSettings } from '../edition/settings.js';
import { imposePdf } from '../imposition/index.js';
import type { BuildSettings, SetEdition } from './pipeline.js';

/** A file that has been made of a pack, not written anywhere. */
export interface Artifact {
  /** `leping-2022-handout.pdf`: what it is called where it is written. */
  readonly name: string;
  readonly edition: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Sheets of paper, for a file that is their sides. */
  readonly sheets?: number;
  readonly milliseconds: number;
}

type NameSettings = Pick<BuildSettings, 'grey' | 'since'>;

/** What the files of an edition are called, without what follows: `leping-2022-handout`. */
export function artifactStem(
  { dataFolder }: Pick<Project, 'dataFolder'>,
  edition: string,
  { grey, since }: NameSettings,
): string {
  return `${packNameOf(dataFolder)}-${edition}${since ? '-marked' : ''}${grey ? '-grey' : ''}`;
}

/** What an edition's files are called: its pages, and the sheets that they may be put on. */
export function artifactNames(
  project: Pick<Project, 'dataFolder'>,
  edition: string,
  settings: NameSettings,
): { readonly pages: string; readonly sheets: string } {
  const stem = artifactStem(project, edition, settings);
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
  const started = performance.now();
  const settings = { ...defaultImposeSettings, ...sheets };
  const imposed = await imposePdf({ name: input, bytes }, settings);
  const count = imposed.plan.sheets.length;
  const milliseconds = performance.now() - started;
  return { name, edition, bytes: imposed.bytes, pages: 2 * count, sheets: count, milliseconds };
}
