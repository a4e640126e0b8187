import { layoutDocument } from '../../src/layout/page/layout.js';
import type { Page } from '../../src/layout/page/paginate.js';
import type { Block, FlowDocument } from '../../src/output/pdf/index.js';
import { fonts, handout } from './typeset.js';

/** A line of a laid-out page: its text and the baseline from the top of the type area. */
export interface LaidLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
}

export function layout(content: readonly Block[], more: Partial<FlowDocument> = {}): readonly Page[] {
  return layoutDocument(handout(content, more), fonts);
}

/** The lines of all pages, as they are painted. */
export function linesOf(pages: readonly Page[]): LaidLine[] {
  return pages.flatMap((page) =>
    page.marks.flatMap((mark) => {
      if (mark.kind !== 'line') return [];
      const text = mark.line.parts.flatMap((part) => part.characters.map((one) => one.text)).join('');
      const [first] = mark.line.parts;
      const x = mark.x + (first?.xPt[0] ?? 0);
      return [{ page: page.number, text, x, y: mark.y, sizePt: first?.sizePt ?? 0 }];
    }),
  );
}

/** The page on which the first line with this text stands. */
export function pageOfLine(pages: readonly Page[], text: string): number | undefined {
  return linesOf(pages).find((line) => line.text.includes(text))?.page;
}
