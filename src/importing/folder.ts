import { join } from 'node:path';
import type { Files } from '../core/world.js';

/** Where a data folder keeps the report that it was made of: a web page beside the tables would be read as one. */
export const REPORT_FOLDER = 'report';

/** Where a data folder's report is, if it keeps one; the first by name where it keeps several. */
export async function reportIn(files: Files, dataFolder: string): Promise<string | undefined> {
  const folder = join(dataFolder, REPORT_FOLDER);
  if (!files.sync.stat(folder)) return undefined;
  const { names } = await files.list(folder);
  const [first] = names.filter((name) => /^[^.~].*\.(?:docx|txt|md|html?)$/i.test(name)).toSorted();
  return first === undefined ? undefined : join(folder, first);
}
