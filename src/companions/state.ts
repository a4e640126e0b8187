import { basename } from 'node:path';
import type { Report } from '../data/report.js';
import type { PackState } from '../diff/model.js';
import type { Project } from '../project.js';

/** The state of a pack that a data folder holds now. */
export function stateOf({ dataFolder }: Pick<Project, 'dataFolder'>, report: Report): PackState {
  return { report, name: basename(dataFolder) };
}
