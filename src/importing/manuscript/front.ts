import type { SourceParagraph } from '../model.js';

/** The lines above the salutation by what they are. */
export interface FrontParts {
  readonly above: readonly SourceParagraph[];
  readonly title: readonly SourceParagraph[];
  readonly below: readonly SourceParagraph[];
}

/** A title of more lines than this is none. */
const MOST_TITLE_LINES = 3;

/** Parts the lines above the text at the title: the line that ends in 报告, with those before it that it goes on from. */
export function partsOfFront(lines: readonly SourceParagraph[]): FrontParts {
  const bare = lines.map(({ text }) => text.replace(/[\s《》]/g, ''));
  const end = bare.findIndex((text) => /报告$/.test(text) && text.length <= 40);
  if (end === -1) {
    const first = bare.findIndex((text) => !isNumber(text));
    const from = first === -1 ? lines.length : first;
    return { above: lines.slice(0, from), title: [], below: lines.slice(from) };
  }
  const opening = bare.findLastIndex((text, index) => index < end && /^关于/.test(text));
  const from =
    opening !== -1 && end - opening < MOST_TITLE_LINES && !/^关于/.test(bare[end] ?? '') ? opening : end;
  return { above: lines.slice(0, from), title: lines.slice(from, end + 1), below: lines.slice(end + 1) };
}

/** 会议材料（五）, 附件1 … */
function isNumber(text: string): boolean {
  return /^(?:会议|附件|文件|机密|秘密|内部|第?[〔（(]?\d+[〕）)]?号?$)/.test(text);
}
