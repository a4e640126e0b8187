import type { Bilingual } from '../core/diagnostics.js';

/** Why a chart cannot be drawn as its type. */
export interface ChartProblem {
  readonly code: 'chart-empty' | 'chart-too-small' | 'chart-unfit';
  readonly reason: Bilingual;
  readonly hint?: Bilingual;
}

/** What helps where names or labels find no room. */
export const roomHint: Bilingual = {
  zh: '把 lines（图高的行数）调大，用 label 指定短名，或用 top 少列几项。',
  en: 'Raise lines (the height), name a column of short names in label, or show fewer rows with top.',
};

/** The names do not fit at any size. */
export const tooSmall: ChartProblem = {
  code: 'chart-too-small',
  reason: { zh: '图太小，各项名称排不下', en: 'is too small for the names of its rows' },
  hint: roomHint,
};

/** Parts of a whole, and bars that grow from the foot of a panel, cannot be negative. */
export const negativeParts: ChartProblem = {
  code: 'chart-unfit',
  reason: { zh: '这种图画不了负数', en: 'is of a type that cannot show negative figures' },
  hint: { zh: '改用 bar、horizontal-bar 或 waterfall。', en: 'Use bar, horizontal-bar or waterfall.' },
};

/** Shares of a sum that is zero cannot be drawn. */
export const noWhole: ChartProblem = {
  code: 'chart-empty',
  reason: { zh: '各项合计为零，没有构成可画', en: 'has nothing to show: its parts add up to zero' },
};

/** A point needs a figure in each of its series, and no row has them all. */
export const noCompleteRow: ChartProblem = {
  code: 'chart-unfit',
  reason: { zh: '没有一行的各列数字齐全', en: 'has no row with a figure in every column' },
};

/** Options that together leave no room for the marks. */
export const brokenByOptions: ChartProblem = {
  code: 'chart-unfit',
  reason: { zh: '照 options 画不出来', en: "can't be drawn with its options" },
  hint: { zh: '去掉 options 里的几项再试', en: 'leave some of the options out' },
};
