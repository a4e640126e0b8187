import { basename } from 'node:path';
import { workspaceIn } from '../../app/open-workspace.js';
import { type Diagnostic, ReportError } from '../../core/diagnostics.js';
import { applyEdits, type Edit } from '../../editing/index.js';
import { packNameOf } from '../../input/pack-name.js';
import { filesOfFolder, isOneFile } from '../folder/read-folder.js';
import type { Desk } from './desk.js';

/**
 * The errors that a change of files would bring, with all that refers to what it takes away: the pack is set in memory
 * as it would be then, and nothing is written. Throws an EditConflict or a ReportError as the change itself would.
 */
export async function errorsForeseen(desk: Desk, edits: readonly Edit[]): Promise<readonly Diagnostic[]> {
  const { project, session, shown } = desk;
  const { world, dataFolder, dataName, templatesFolder } = project;
  const files = new Map(
    (await filesOfFolder(world.files, dataFolder)).map(({ name, bytes }) => [name, bytes]),
  );
  const changed = await applyEdits(async (file) => files.get(file), edits);
  for (const [file, bytes] of changed.files) {
    if (bytes) files.set(file, Buffer.from(bytes));
    else files.delete(file);
  }
  const isFile = isOneFile(world.files, dataFolder);
  const workspace = workspaceIn(world.installation, Object.fromEntries(files), {
    name: packNameOf(dataFolder),
    dataName: isFile ? basename(dataName) : dataName,
    templatesFolder,
    now: () => world.now(),
  });
  const known = new Set(session.diagnostics.map(keyOf));
  const errors = await errorsOf(workspace.text({ edition: shown?.name }));
  return errors.filter((one) => !known.has(keyOf(one)));
}

async function errorsOf(work: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await work;
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.filter(({ severity }) => severity === 'error');
  }
}

/** An error is the same in another column of its row. */
function keyOf({ code, message, place }: Diagnostic): string {
  return JSON.stringify([code, message.zh, place?.file, place?.sheet, place?.line]);
}
