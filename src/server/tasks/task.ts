import type { PackFiles } from '../../app/pack-files.js';
import type { Bilingual, Diagnostic } from '../../core/diagnostics.js';
import type { Database } from '../../incremental/database.js';
import type { Results } from '../../incremental/results.js';
import type { TaskLimits } from '../exchange.js';
import type { Office } from '../office.js';
import type { Beside, Sent } from '../sent/sent.js';
import type { SettingDefinitions, SettingValues } from '../sent/settings.js';

/** A file that is answered. */
export interface AnswerFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What else is told of it: edition, pages. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What came of a task. */
export interface TaskResult {
  readonly files: readonly AnswerFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is told besides, in an answer that is JSON. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Pages that were set. */
  readonly pages?: number;
}

/** A kind of task: what may be asked for, and what is done. */
export interface TaskKind<Definitions extends SettingDefinitions = SettingDefinitions> {
  /** The last part of its address: `packs` is `POST /v1/packs`. */
  readonly name: string;
  readonly words: Bilingual;
  /** What it answers unless the request asks for another type. */
  readonly answers: 'files' | 'json';
  readonly settings: Definitions;
  /** What else than the files that it is about may be sent, and whether it must be. */
  readonly besides: Readonly<Partial<Record<Beside, 'may' | 'must'>>>;
  /** Throws a Refusal, or a ReportError for what is wrong with the data. */
  run(sent: Sent, settings: SettingValues<Definitions>, around: TaskSurroundings): Promise<TaskResult>;
}

/** What a task may take, and what the operator has set for all. */
export interface TaskSurroundings {
  readonly limits: TaskLimits;
  readonly office: Office;
  /** What tasks before this one came to, where it follows from the very same. */
  readonly results: Results;
  /** What is remembered of packs that this client has sent before; nothing is where a task stands alone. */
  readonly databaseFor?: ((files: PackFiles) => Database | undefined) | undefined;
}

/** A kind whose definition tells the types of its settings. */
export function taskKind<const Definitions extends SettingDefinitions>(
  kind: TaskKind<Definitions>,
): TaskKind {
  return kind as unknown as TaskKind;
}
