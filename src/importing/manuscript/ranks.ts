import type { WorkParagraph } from '../../report/work-report.js';

/** So many chapters part a report whose points begin anew in each. */
const LEAST_CHAPTERS = 2;

/**
 * Headings with the rank they have among each other. 2024年工作回顾 and 2025年工作安排 without a number stand above the
 * points 一、 of each, which else would look like chapters beside them.
 */
export function ranked(blocks: readonly WorkParagraph[]): readonly WorkParagraph[] {
  const heads = blocks.filter(({ kind, level }) => kind === 'heading' && level === 1);
  const chapters = heads.filter(isChapter);
  const begun = heads.filter((head) => !isChapter(head) && /^一、/.test(numberOf(head)));
  const first = heads[0];
  const isParted =
    chapters.length >= LEAST_CHAPTERS && begun.length >= LEAST_CHAPTERS && first && isChapter(first);
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const { level } = block;
    if (!isParted) return { ...block, rank: level };
    return isChapter(block) ? { ...block, rank: level, isChapter: true } : { ...block, rank: level + 1 };
  });
}

const isChapter = (block: WorkParagraph) => block.level === 1 && numberOf(block) === '';

const numberOf = ({ label, text, labelLength }: WorkParagraph) => (label + text.slice(0, labelLength)).trim();
