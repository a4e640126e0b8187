import type { Doubt } from './model.js';

/** What a person is to look at: nothing, the name, or the figure. */
export type Degree = 1 | 2 | 3;

/** Each doubt in words for the column 疑点, and what it makes of a row. */
const DOUBTS: Readonly<Record<Doubt, { readonly words: string; readonly degree: Degree }>> = {
  'subject-from-before': { words: '主语承前', degree: 2 },
  'vague-name': { words: '名称泛指', degree: 2 },
  'both-sides': { words: '前后皆可为主语', degree: 2 },
  'several-things': { words: '或只数其一', degree: 2 },
  'holds-predicate': { words: '名称里有谓语', degree: 2 },
  'half-told': { words: '名称未说尽', degree: 2 },
  'cut-word': { words: '名称或断在词中', degree: 2 },
  'of-each': { words: '或为每处之数', degree: 2 },
  'attribute-from-before': { words: '定语或承前', degree: 2 },
  'long-name': { words: '名称过长', degree: 2 },
  scattered: { words: '散见于文', degree: 2 },
  'in-words': { words: '文字目标', degree: 2 },
  'second-figure': { words: '同一指标的另一个数', degree: 2 },
  'no-amount': { words: '原文未列投资', degree: 2 },
  'no-number': { words: '注释无编号', degree: 2 },
  'no-mark': { words: '正文无注码', degree: 2 },
  paired: { words: '两年名称不全同', degree: 2 },
  'no-name': { words: '未得名称', degree: 3 },
  'base-unclear': { words: '由何数起未明', degree: 3 },
  'units-differ': { words: '并列数单位不同', degree: 3 },
  'shares-unclear': { words: '分别所指未明', degree: 3 },
  'qualifier-unclear': { words: '“以上”“左右”等是否兼指各数未明', degree: 3 },
  'borrowed-unit': { words: '单位取自下一数', degree: 2 },
  'two-figures': { words: '两处数字不一', degree: 3 },
  'year-unclear': { words: '年份未明', degree: 3 },
};

export function degreeOf(doubts: readonly Doubt[]): Degree {
  return doubts.reduce<Degree>((most, doubt) => Math.max(most, DOUBTS[doubt].degree) as Degree, 1);
}

/** The reasons as a cell has them. */
export function reasonsOf(doubts: readonly Doubt[]): string {
  return [...new Set(doubts)].map((doubt) => DOUBTS[doubt].words).join('；');
}
