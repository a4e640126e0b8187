import { parse } from 'node:path';
import { readerOf } from './readers/index.js';

/** What files made of a data folder, or of a workbook, are named after. */
export function packNameOf(dataFolder: string): string {
  const { name, base, ext } = parse(dataFolder);
  return readerOf(ext.slice(1).toLowerCase()) ? name : base;
}
