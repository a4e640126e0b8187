import { type Project, packNameOf } from '../core/project.js';
import type { Report } from '../report/report.js';
import type { PackState } from './diff/model.js';

/** The state of a pack that a data folder holds now. */
export function stateOf({ dataFolder }: Pick<Project, 'dataFolder'>, report: Report): PackState {
  return { report, name: packNameOf(dataFolder) };
}
