import type { Project } from '../core/project.js';
import { packNameOf } from '../input/pack-name.js';
import type { Report } from '../report/report.js';

/** A state of a pack, and what readers of a list of changes are told it is. */
export interface PackState {
  readonly report: Report;
  /** Name of its folder, or of its revision: leping-2022, 1a2b3c4. */
  readonly name: string;
}

/** The state of a pack that a data folder holds now. */
export function stateOf({ dataFolder }: Pick<Project, 'dataFolder'>, report: Report): PackState {
  return { report, name: packNameOf(dataFolder) };
}
