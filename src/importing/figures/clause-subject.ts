import { either } from '../any-of.js';
import { isHeadline } from '../headlines.js';
import { SCOPE } from '../lexicon.js';

/** What became of a subject, told without a figure. */
const BECAME = new RegExp(
  `^(\\p{Script=Han}{2,12}?)${either(
    '(?:连续|接连|先后|再度|首次)?(?:连?跨|跨越|迈上|再上|跃上|突破|登上)',
    '(?:稳步|持续|不断|显著|大幅|明显|快速|平稳|较快|加快)(?:增长|提升|提高|扩大|增强|上升|下降|壮大|改善)',
    '再创新高|创历史新高|稳中[有向]|实现(?:翻番|跨越|突破)',
  )}`,
  'u',
);

/** 经济总量连跨三个千亿元台阶，年均增长6%: the subject of a clause without figures, for those behind it that have none. */
export function subjectOfClause(clause: string): string | undefined {
  const plain = clause.replace(SCOPE, '').trim();
  const [, subject = ''] = BECAME.exec(plain) ?? [];
  return isHeadline(subject) || MEASURED.test(subject) ? subject : undefined;
}

const MEASURED =
  /(?:总量|规模|产量|产值|收入|增加值|里程|面积|数量|总额|余额|用电量|投资|装机|人口|能力|率)$/;
