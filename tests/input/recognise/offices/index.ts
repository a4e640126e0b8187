import { finance } from './finance.js';
import { lists } from './lists.js';
import type { OfficeSheet } from './office-sheet.js';
import { others } from './others.js';
import { series } from './series.js';
import { yearbooks } from './yearbooks.js';

/** Sheets of the kinds that offices have, in the formats that they come in. */
export const offices: readonly OfficeSheet[] = [...finance, ...yearbooks, ...series, ...lists, ...others];
