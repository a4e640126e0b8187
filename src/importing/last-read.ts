import { join } from 'node:path';
import { limits } from '../core/limits.js';
import type { Files } from '../core/world.js';
import { REPORT_FOLDER } from '../input/report-file.js';
import type { Source } from './model.js';

/**
 * What an import read, kept beside the report: once the leaders' last changes lie over the file, it alone tells what
 * the rows were made of, and so which of their cells a clerk has changed since. The words are kept and not the
 * cells, for a later version of this program would make other cells of the same words.
 */
export interface LastRead {
  /** Name of the report's file. */
  readonly file: string;
  readonly source: Source;
}

export const LAST_READ = 'last-read.json';
/** The figures that no table has a column for. */
export const LEFT_OUT = 'left-out.csv';

export function lastReadText(file: string, source: Source): string {
  return `${JSON.stringify({ file, source })}\n`;
}

/** What the last import of a data folder read; undefined where that is not kept, or is damaged. */
export async function lastReadIn(files: Files, dataFolder: string): Promise<LastRead | undefined> {
  const content = await files.read(join(dataFolder, REPORT_FOLDER, LAST_READ), limits.reportFile);
  if ('why' in content) return undefined;
  try {
    const kept: Partial<LastRead> = JSON.parse(content.bytes.toString());
    const { file, source } = kept;
    const isWhole =
      typeof file === 'string' &&
      [source?.blocks, source?.notes, source?.remarks].every(Array.isArray) &&
      source?.blocks.every(isBlock);
    return isWhole ? (kept as LastRead) : undefined;
  } catch {
    return undefined;
  }
}

function isBlock(block: Source['blocks'][number]): boolean {
  if (block?.kind === 'table') return Array.isArray(block.rows) && block.rows.every(Array.isArray);
  if (block?.kind === 'picture') return typeof block.part === 'string';
  return block?.kind === 'paragraph' && typeof block.text === 'string' && Array.isArray(block.marks);
}
