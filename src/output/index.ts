import type { Output } from './output.js';
import { csv } from './tables/csv-output.js';
import { xlsx } from './tables/xlsx-output.js';
import { text } from './text/text-output.js';

/** The forms that a pack is written in besides its PDFs; the first is the one that is meant unless told. */
export const outputs: readonly Output[] = [xlsx, csv, text];
