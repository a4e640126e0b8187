import type { Diagnostic } from '../core/diagnostics.js';
import type { Project } from '../core/project.js';
import { withKept } from './build.js';
import { diagnosticsOf } from './failed-edition.js';
import { setPack } from './pipeline.js';

/** Takes a pack through every step but the last and returns all there is to say about it. */
export async function checkPack(project: Project): Promise<readonly Diagnostic[]> {
  const { failed, warnings } = await setPack(project, {});
  return [...diagnosticsOf(withKept(project, failed, {})), ...warnings];
}
