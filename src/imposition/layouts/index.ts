import type { LayoutName } from '../../edition/settings.js';
import { arrangeCutStack } from './cut-stack.js';
import { arrangePerfect, arrangeSaddle } from './folded.js';
import { arrangeInOrder } from './in-order.js';
import type { Layout, PageGrid } from './layout.js';

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
