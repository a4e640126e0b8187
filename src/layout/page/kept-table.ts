import { memo } from '../../incremental/memo.js';
import type { FlowTable } from '../flow.js';
import type { Owners } from './cell-owners.js';
import type { FlowItem, PageMark, RepeatedHead } from './flow-item.js';

/** Rows of a table by the first row of their band: those that are the same in every pass. */
export interface KeptTable {
  /** Which cell covers each place. */
  readonly owners: Owners;
  readonly head: RepeatedHead | undefined;
  readonly marksAtBreak: readonly PageMark[];
  readonly bands: Map<number, FlowItem>;
  /** Rows that name a group again, by the row that a page begins with. */
  readonly resumed: Map<number, readonly FlowItem[]>;
}

/**
 * What has been set of a table, for the next pass, and for the next build where that is made of the same definition:
 * none where its cells print numbers of pages, which may be others in the next pass.
 */
export const keptTable = memo<FlowTable['table'], KeptTable | undefined>('rows of a table');
