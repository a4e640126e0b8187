import type { Diagnostic } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import type { Document } from '../document/tree.js';
import { withKept } from './build.js';
import { diagnosticsOf } from './failed-edition.js';
import { setPack } from './pipeline.js';

/** Takes a pack through every step but the last and returns all there is to say about it; `onSet` is handed what was set. */
export async function checkPack(
  project: Project,
  onSet: (documents: readonly Document[]) => void = () => {},
): Promise<readonly Diagnostic[]> {
  const { editions, failed, warnings } = await setPack(project, {});
  onSet(editions.map(({ document }) => document));
  return [...diagnosticsOf(withKept(project, failed, {})), ...warnings];
}
