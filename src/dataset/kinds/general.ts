import type { TableKind } from './kind.js';

/** Any table of an office, read as its sheet has it: nothing is laid down or required. */
export const general: TableKind = { tables: [], columns: [], measures: [], print: 'columns' };
