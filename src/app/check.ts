import type { Diagnostic } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import type { Document } from '../document/tree.js';
import { withKept } from './build.js';
import { diagnosticsOf } from './failed-edition.js';
import { type BuildSettings, setPack } from './pipeline.js';

/**
 * Takes a pack through every step but the last and returns all there is to say about it, or about what is asked for of
 * it; `onSet` is handed what was set.
 */
export async function checkPack(
  project: Project,
  settings: BuildSettings = {},
  onSet: (documents: readonly Document[]) => void = () => {},
): Promise<readonly Diagnostic[]> {
  const { editions, failed, warnings } = await setPack(project, settings);
  onSet(editions.map(({ document }) => document));
  return [...diagnosticsOf(withKept(project, failed, settings)), ...warnings];
}
