import type { Bilingual } from '../../core/diagnostics.js';
import type { BareSheet, SignatureSettings } from '../signature.js';
import { arrangeCutStack } from './cut-stack.js';
import { arrangePerfect, arrangeSaddle } from './folded.js';
import { arrangeInOrder } from './in-order.js';

/** Places on one side of a sheet. */
export interface PageGrid {
  readonly columns: number;
  readonly rows: number;
}

/** A way to arrange pages on sheets. */
export interface Layout {
  readonly name: Bilingual;
  /** Whether sheets are folded in the middle, between two places side by side. */
  readonly isFolded: boolean;
  /** How places may be set on a side, the first that lets pages stand at their own size being taken. */
  readonly grids: readonly (readonly PageGrid[])[];
  /** Puts the positions 1 to `count` on sheets. */
  readonly arrange: (count: number, settings: SignatureSettings) => readonly BareSheet[];
}

export type LayoutName = 'saddle' | 'perfect' | '2up' | '4up' | 'cut-stack';

const SPREAD: PageGrid = { columns: 2, rows: 1 };
const STACKED: PageGrid = { columns: 1, rows: 2 };
const QUARTERS: PageGrid = { columns: 2, rows: 2 };

export const layouts: Readonly<Record<LayoutName, Layout>> = {
  saddle: {
    name: { zh: '骑马订', en: 'saddle stitch' },
    isFolded: true,
    grids: [[SPREAD]],
    arrange: arrangeSaddle,
  },
  perfect: {
    name: { zh: '胶订', en: 'perfect binding' },
    isFolded: true,
    grids: [[SPREAD]],
    arrange: arrangePerfect,
  },
  '2up': {
    name: { zh: '每面两页', en: '2-up' },
    isFolded: false,
    grids: [[SPREAD, STACKED]],
    arrange: arrangeInOrder,
  },
  '4up': {
    name: { zh: '每面四页', en: '4-up' },
    isFolded: false,
    grids: [[QUARTERS]],
    arrange: arrangeInOrder,
  },
  'cut-stack': {
    name: { zh: '裁切叠放', en: 'cut and stack' },
    isFolded: false,
    grids: [[QUARTERS], [SPREAD, STACKED]],
    arrange: arrangeCutStack,
  },
};
