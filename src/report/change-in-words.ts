import type { Difference } from '../dataset/quantity/difference.js';

/** 提高0.2个百分点 or 回落1.5个百分点 of a percentage, 增加7.2亿元 or 减少30人 of an amount: the word, then the figure. */
export function changeInWords({ digits, sign, unit }: Pick<Difference, 'digits' | 'sign' | 'unit'>) {
  const [up, down] = unit === '个百分点' ? ['提高', '回落'] : ['增加', '减少'];
  return { before: sign > 0 ? up : down, digits: digits.replace(/^[+−]/u, ''), unit };
}
