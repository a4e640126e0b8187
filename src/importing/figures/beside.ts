import { STRONG_VERBS } from '../lexicon.js';
import type { Doubt, SourceFigure } from '../model.js';

/** The figures of a text, those doubted whose words and those of the figure beside them are hard to part. */
export function doubtedBeside(figures: readonly SourceFigure[], text: string): SourceFigure[] {
  const result: SourceFigure[] = [];
  for (const [at, figure] of [...figures.entries()].toReversed()) {
    const next = figures[at + 1];
    const after = result[0];
    const doubt = next && after && doubtBetween(figure, next, isHalfTold(after), text);
    result.unshift(
      doubt === undefined ? figure : { ...figure, doubts: [...new Set([...figure.doubts, doubt])] },
    );
  }
  return result;
}

const isHalfTold = ({ doubts }: SourceFigure) => doubts.includes('half-told');

function doubtBetween(
  one: SourceFigure,
  next: SourceFigure,
  isNextHalfTold: boolean,
  text: string,
): Doubt | undefined {
  if (next.start <= one.end) return undefined;
  const between = text.slice(one.end, next.start);
  // 86家县医院新增床位896张 counts hospitals and beds; 12条1400公里省道 are of one thing
  if (next.name === one.name && between !== '' && !/[，。；、]/.test(between)) return 'both-sides';
  const isDone = isNextHalfTold || DONE_WITH.test(next.name);
  return isDone && isListed(one, between) ? 'half-told' : undefined;
}

/** Of 完成2100万千瓦火电机组、395台燃煤锅炉超低排放改造 the first is a thing, and what was done with both stands behind the last. */
function isListed({ name }: SourceFigure, between: string): boolean {
  if (!/^\p{Script=Han}[^，。；：\d]{1,15}[、和及与]$/u.test(between) || DONE_WITH.test(name)) return false;
  return between.startsWith(name) && !STRONG_VERBS.some((verb) => name.startsWith(verb));
}

/** What is done with things. */
const DONE_WITH =
  /.(?:改造|治理|建设|整治|提升|升级|创建|搬迁|修复|全覆盖|互认|达标)$|.(?:入选|获评|获批|入围|荣获|跻身)./;
