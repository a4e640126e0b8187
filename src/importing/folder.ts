import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a data folder keeps the report that it was made of: a web page beside the tables would be read as one. */
export const REPORT_FOLDER = 'report';

/** Where a data folder's report is, if it keeps one; the first by name where it keeps several. */
export async function reportIn(dataFolder: string): Promise<string | undefined> {
  const folder = join(dataFolder, REPORT_FOLDER);
  if (!existsSync(folder)) return undefined;
  const names = (await readdir(folder)).filter((name) => /^[^.~].*\.(?:docx|txt|md|html?)$/i.test(name));
  const [first] = names.toSorted();
  return first === undefined ? undefined : join(folder, first);
}
