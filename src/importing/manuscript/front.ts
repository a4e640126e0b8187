import type { SourceParagraph } from '../model.js';
import { isTitleLine } from '../structure/front.js';

/** The lines above the salutation by what they are. */
export interface FrontParts {
  readonly above: readonly SourceParagraph[];
  readonly title: readonly SourceParagraph[];
  readonly below: readonly SourceParagraph[];
  /** What a web page puts under a title, and a meeting document does not have: 来源：某报. */
  readonly dropped: readonly SourceParagraph[];
}

/** A title of more lines than this is none. */
const MOST_TITLE_LINES = 3;

/** Parts the lines above the text at the title: the line that ends in 报告, with those before it that it goes on from. */
export function partsOfFront(all: readonly SourceParagraph[]): FrontParts {
  const dropped = all.filter(({ text }) => OF_WEB_PAGE.test(text));
  return { ...partsOf(all.filter((line) => !dropped.includes(line))), dropped };
}

const OF_WEB_PAGE =
  /^\s*[【[]?(?:信息|文章|稿件|新闻)?(?:来源|发布(?:时间|日期|机构)|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|量)|责任编辑|编辑|字号|字体|打印)[】\]]?\s*[：:]/;

function partsOf(lines: readonly SourceParagraph[]): Omit<FrontParts, 'dropped'> {
  const bare = lines.map(({ text }) => text.replace(/[\s《》]/g, ''));
  const end = bare.findIndex((text) => isTitleLine(text) || (/报告$/.test(text) && text.length <= 40));
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
