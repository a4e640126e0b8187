import { join } from 'node:path';
import { limits } from '../core/limits.js';
import type { SourceFolder } from '../core/source/folder.js';
import type { Read } from '../core/source/text.js';
import type { DataFile } from './load.js';

/** Where a data folder keeps the report that it was made of: a web page beside the tables would be read as one. */
export const REPORT_FOLDER = 'report';

/** Whether a file in that folder may be the report; word processors keep a hidden one beside one that is open. */
export function isReportName(name: string): boolean {
  return /^[^.~].*\.(?:docx?|odt|wps|pdf|txt|md|html?)$/i.test(name);
}

/** The report that a data folder keeps, if it keeps one, by its path in that; the first by name of several. */
export async function readReportFile(folder: SourceFolder): Promise<Read<DataFile | undefined>> {
  const { value: names, found } = await folder.list(isReportName, REPORT_FOLDER);
  const [first] = names;
  if (first === undefined) return { value: undefined, found };
  const name = `${REPORT_FOLDER}/${first}`;
  const { value: bytes, found: unread } = await folder.read(name, limits.reportFile);
  return { value: bytes && { name, bytes }, found: [...found, ...unread] };
}

/** The name that messages give a report. */
export function shownReport(dataName: string, { name }: DataFile): string {
  return join(dataName, name);
}
