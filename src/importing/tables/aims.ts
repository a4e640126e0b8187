import { headlineName, isHeadline } from '../headlines.js';
import { SCOPE } from '../lexicon.js';
import type { SourceReport } from '../model.js';
import { plainFigures, sentencesOf, stretchesBetween } from '../text.js';

/** The stretch of a block that states this year's targets. */
export interface Aims {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

const OPENING =
  /(?:主要)?(?:预期|发展|工作|奋斗)?目标(?:建议)?(?:是|为)?[：:]|预期目标(?:建议)?(?:是|为|确定为)|主要目标(?:是|为)|预期目标(?:建议)?，/g;

/** A paragraph speaks of its targets a few times at most. */
const MOST_OPENINGS = 8;

/** This year's targets: the stretch behind 预期目标是 that names the most indicators. */
export function aimsOf(report: Omit<SourceReport, 'figures'>): Aims | undefined {
  const found = report.blocks.flatMap((block, index) => {
    if (block.kind === 'note' || block.role === 'front' || block.role === 'notes') return [];
    const text = plainFigures(block.text);
    return [...text.matchAll(OPENING)].slice(0, MOST_OPENINGS).map(({ index: at, 0: opening }) => {
      const from = at + opening.length;
      const to = endOf(text, from);
      return { block: index, from, to, score: scoreOf(text, at, opening, from, to, report.year) };
    });
  });
  const [best] = found.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  return best && { block: best.block, from: best.from, to: best.to };
}

function scoreOf(text: string, at: number, opening: string, from: number, to: number, year: number): number {
  const known = stretchesBetween(text.slice(from, to), '，；;。').filter((one) =>
    opensWithHeadline(text.slice(from + one.from, from + one.to)),
  ).length;
  const ahead = text.slice(Math.max(0, at - 60), at);
  const isLater =
    /今后五年|未来五年|“十[一二三四五六]+五”|到20\d\d年|五年目标/.test(ahead) &&
    !new RegExp(`今年|${year}年`).test(ahead);
  return known * 10 - (isLater ? 100 : 0) + (/预期目标/.test(ahead + opening) ? 5 : 0);
}

/** The targets end with the last sentence in a row that names an indicator. */
function endOf(text: string, from: number): number {
  let end = from;
  for (const [index, one] of sentencesOf(text.slice(from)).entries()) {
    const sentence = text.slice(from + one.from, from + one.to);
    const names = stretchesBetween(sentence, '，；;。').some((part) =>
      opensWithHeadline(sentence.slice(part.from, part.to)),
    );
    if (index > 0 && (!names || /^(?:提出|这些|上述|以上|在实际|实现)/.test(sentence))) break;
    end = from + one.to;
  }
  return text[end - 1] === '。' ? end - 1 : end;
}

const LONGEST_HEADLINE = 18;

/** Whether a clause opens with the name of a known indicator. */
export function opensWithHeadline(clause: string): boolean {
  const plain = clause.replace(SCOPE, '');
  for (let length = Math.min(plain.length, LONGEST_HEADLINE); length >= 2; length--)
    if (isHeadline(plain.slice(0, length))) return headlineName(plain.slice(0, length)) !== '';
  return false;
}
