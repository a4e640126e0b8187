import { headlineName, isHeadline } from '../headlines.js';
import { SCOPE } from '../lexicon.js';
import type { ReportBlock, SourceReport } from '../model.js';
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
    const openings = [...text.matchAll(OPENING)].slice(0, MOST_OPENINGS);
    if (openings.length === 0 && isUnderAims(block)) return underAims(text, index);
    return openings.map(({ index: at, 0: opening }) => {
      const from = at + opening.length;
      const to = endOf(text, from);
      return { block: index, from, to, score: scoreOf(text, at, opening, from, to, report.year) };
    });
  });
  const [best] = found.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  return best && { block: best.block, from: best.from, to: best.to };
}

/** 二、2026年主要目标: a paragraph under such a heading that opens with an indicator. */
const isUnderAims = ({ kind, path, role }: ReportBlock) =>
  kind === 'text' && role === 'plan' && /(?:主要|预期|发展)[^，。]{0,6}目标$/.test(path.at(-1)?.title ?? '');

function underAims(text: string, block: number): (Aims & { readonly score: number })[] {
  const to = endOf(text, 0);
  const score = countOf(text.slice(0, to));
  return opensWithHeadline(text) && score >= LEAST_AIMS ? [{ block, from: 0, to, score: score * 10 }] : [];
}

/** Indicators that a paragraph which does not say that it tells targets names at least. */
const LEAST_AIMS = 3;

/** How many indicators the clauses of a text open with. */
function countOf(text: string): number {
  return stretchesBetween(text, '，；;。').filter((one) => opensWithHeadline(text.slice(one.from, one.to)))
    .length;
}

function scoreOf(text: string, at: number, opening: string, from: number, to: number, year: number): number {
  const known = countOf(text.slice(from, to));
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
