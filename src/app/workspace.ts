import type { Diagnostic } from '../core/diagnostics.js';
import type { PackDifference } from '../revision/diff/model.js';
import type { Artifact } from './artifact.js';
import type { PackFiles } from './pack-files.js';

/** What is asked for of a build. */
export interface MakeSettings {
  /** Name of one edition, or `all`; those that pack.yaml lists unless told, or else all there are. */
  readonly edition?: string | undefined;
  /** Name of a palette, over what pack.yaml says. */
  readonly palette?: string | undefined;
  /** Without colour, for a grey-only print room. */
  readonly grey?: boolean | undefined;
  /** The date that the files bear; that of the data unless told. */
  readonly date?: Date | undefined;
  /** Marks what differs from this earlier state of the pack, and lists it on a last page. */
  readonly since?: Workspace | undefined;
}

/** What a check may be of. */
export type CheckSettings = Pick<MakeSettings, 'edition' | 'palette' | 'grey'>;

/** What came of a build. Nothing is written anywhere. */
export interface Made {
  readonly artifacts: readonly Artifact[];
  /** What is to be looked at, though everything could be made. */
  readonly warnings: readonly Diagnostic[];
  /** Editions that could not be made, while others were, and why. */
  readonly failed: readonly FailedToMake[];
  /** Editions in which nothing that is printed differs from `since`: they were not made. */
  readonly unchanged: readonly string[];
}

export interface FailedToMake {
  readonly edition: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A pack that is worked on: its data, its templates and what is remembered of its builds, so that the next one does
 * only what an edit asks for. Whatever does not hold together is thrown as a ReportError.
 */
export interface Workspace {
  /** What its files are called after: `leping-2022` makes `leping-2022-handout.pdf`. */
  readonly name: string;
  /** Makes the PDFs. */
  build(settings?: MakeSettings): Promise<Made>;
  /** All that is to be said of data and templates, or of what is asked for, errors too; for that nothing is thrown. */
  check(settings?: CheckSettings): Promise<readonly Diagnostic[]>;
  /** What differs from an earlier state of the pack, by table, row and cell, and what follows from it. */
  compare(earlier: Workspace): Promise<PackDifference>;
  /** A PDF that lists what differs from an earlier state; nothing where nothing that is printed does. */
  corrections(earlier: Workspace, settings?: Pick<MakeSettings, 'edition'>): Promise<Artifact | undefined>;
  /** The PDF to proofread the pack by: every figure, its pages and its source. */
  proof(settings?: Pick<MakeSettings, 'edition'>): Promise<Artifact>;
  /** All tables as one workbook, `.xlsx`. */
  workbook(): Promise<Uint8Array>;
  /** Each table as the text of a CSV file, by its name. */
  csv(): Promise<Readonly<Record<string, string>>>;
  /** What editions say as plain text in reading order, by edition; of the first of pack.yaml unless told. */
  text(settings?: Pick<MakeSettings, 'edition'>): Promise<Readonly<Record<string, string>>>;
}

/** A workspace whose data are in memory, to be changed there. */
export interface MemoryWorkspace extends Workspace {
  /** Puts a file in, in place of one of that name. */
  put(file: string, content: PackFiles[string]): void;
  /** Takes a file out; one that is not there is no error. */
  remove(file: string): Promise<void>;
}

export interface MemoryOptions {
  /** What the files that are made are called after; `pack` unless told. */
  readonly name?: string | undefined;
  /**
   * Templates beside those that come with the program or in their place, by their names in `templates/`:
   * `notice/pack.hbs`, `notice/edition.yaml`, `shared/palettes.yaml`.
   */
  readonly templates?: Readonly<Record<string, string | Uint8Array>> | undefined;
  /** Tells the date of a build where the data bear none; the clock of the machine unless told. */
  readonly now?: (() => Date) | undefined;
}

export interface FolderOptions {
  /** A folder of templates in place of those that come with the program. */
  readonly templatesFolder?: string | undefined;
}
