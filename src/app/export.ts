import { join } from 'node:path';
import type { Project } from '../core/project.js';
import { writeWhole } from '../core/write.js';
import { packNameOf } from '../input/pack-name.js';
import type { Output } from '../output/output.js';
import { outputSource } from './output-source.js';

export interface ExportSettings {
  /** The edition, or `all`, where the output is of editions; the first of the pack unless told. */
  readonly edition?: string | undefined;
  /** The file, or the folder of the files; in `out` unless told. */
  readonly target?: string | undefined;
}

/** Writes a pack as an output has it and answers the paths of the files. */
export async function exportPack(
  project: Project,
  output: Output,
  { edition, target }: ExportSettings = {},
): Promise<readonly string[]> {
  const files = await output.make(outputSource(project, edition));
  const written: string[] = [];
  for (const { name, bytes } of files) {
    const file = pathOf(name, output, project, target);
    await writeWhole(project.world, file, bytes);
    written.push(file);
  }
  return written;
}

function pathOf(name: string, { goesInto }: Output, project: Project, target: string | undefined): string {
  if (goesInto === 'file') return target ?? join(project.outFolder, name);
  if (target !== undefined) return join(target, name);
  return goesInto === 'folder'
    ? join(project.outFolder, name)
    : join(project.outFolder, packNameOf(project.dataFolder), name);
}
