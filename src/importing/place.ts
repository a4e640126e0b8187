import type { ReportBlock } from './model.js';

/** The headings a block stands under, as 出处 has them: 一（二）交通强市, 一、2021年工作回顾. */
export function placeOf(block: ReportBlock): string {
  const path = block.path.filter(({ label, title }) => label !== '' || title !== '');
  const lead = block.kind === 'item' ? '' : block.lead;
  const [chapter, ...deeper] = path;
  if (chapter === undefined) return lead || '正文';
  const whole = `${chapter.label}${chapter.title}`;
  if (deeper.length === 0) return lead === '' ? whole : `${whole}（${lead}）`;
  const last = deeper.at(-1);
  const labels = path.map(({ label, title }) => (label === '' ? title : bare(label))).join('');
  return `${labels}${lead || (last?.label === '' ? '' : (last?.title ?? ''))}`;
}

function bare(label: string): string {
  return label.replace(/[、．.\s]+$/, '');
}
