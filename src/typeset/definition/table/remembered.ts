import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../../diagnostics.js';
import type { Table } from '../../../document/tree.js';
import { Owned, RoundMemo } from '../../../memo.js';
import type * as pdf from '../../pdfmake/definition.js';
import type { DefineContext, Tools } from '../context.js';
import { defineTable } from './table.js';

/** So many documents are made before a table that none of them has is given up: twice as many as editions. */
const MOST_DOCUMENTS = 8;

/** Tables by all that decides them, for each way to measure. */
const defined = new Owned<Tools['measure'], RoundMemo<readonly pdf.Block[]>>(
  () => new RoundMemo(MOST_DOCUMENTS),
);

/** Begins a document: tables that the last ones did not have are given up. */
export function beginDocument({ measure }: Tools): void {
  defined.of(measure).beginRound();
}

/**
 * Defines a table, or gives the very definition that was made of the same table before, so that what has been
 * set of it can be used again. It holds on to nothing of the document it was made for but the table.
 */
export function defineTableOnce(table: Table, context: DefineContext): readonly pdf.Block[] {
  const { edition, notes, hasGlossary, looksKey, widthPt, turnedWidthPt, tools, listed } = context;
  const { measure, report } = tools;
  const isUnderHeading = listed.underHeadings.has(table);
  const key = digestOf([looksKey, widthPt, turnedWidthPt, isUnderHeading, table]);
  const blocks = defined.of(measure).get(key, () => {
    const turned = turnedWidthPt !== undefined && { turnedWidthPt };
    const reporter = cutOffReporter(report);
    const tools = { measure, report: reporter.report };
    const own = { edition, notes, hasGlossary, widthPt, isUnderHeading, tools };
    const blocks = defineTable(table, { ...own, ...turned });
    reporter.cutOff();
    return blocks;
  });
  // one that is too wide is reported, and is to be reported again
  if (blocks.length === 0) defined.of(measure).drop(key);
  return blocks;
}

/** Reports until it is cut off; from then on it holds on to nothing. */
function cutOffReporter(report: Tools['report']) {
  let to: Tools['report'] | undefined = report;
  return {
    report: (problem: Diagnostic) => to?.(problem),
    cutOff: () => {
      to = undefined;
    },
  };
}

/** A short key for all that goes into a long one. */
export function digestOf(parts: unknown): string {
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64');
}
