import { createHash } from 'node:crypto';
import type { Table } from '../../../document/tree.js';
import { OwnedMemo } from '../../../memo.js';
import type * as pdf from '../../pdfmake/definition.js';
import type { DefineContext, TableContext, Tools } from '../context.js';
import { defineTable } from './table.js';

/** More tables than a pack has in all its editions. */
const MOST_TABLES = 100;

/** Tables by all that decides them, for each way to measure. */
const defined = new OwnedMemo<Tools['measure'], pdf.Block[]>(MOST_TABLES);

/**
 * Defines a table, or gives the very definition that was made of the same table before, so that what has been
 * set of it can be used again. It holds on to nothing of the document it was made for but the table.
 */
export function defineTableOnce(table: Table, context: DefineContext): pdf.Block[] {
  const { edition, notes, hasGlossary, looksKey, widthPt, turnedWidthPt, tools } = context;
  const { measure, report } = tools;
  const memo = defined.of(measure);
  const key = digestOf([looksKey, widthPt, turnedWidthPt, table]);
  const blocks = memo.get(key, () => {
    const turned = turnedWidthPt !== undefined && { turnedWidthPt };
    const own: TableContext = { edition, notes, hasGlossary, widthPt, ...turned, tools: { measure, report } };
    return defineTable(table, own);
  });
  // what was reported is to be reported again
  if (blocks.length === 0) memo.drop(key);
  return blocks;
}

/** A short key for all that goes into a long one. */
export function digestOf(parts: unknown): string {
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64');
}
