import { expect, test } from 'vitest';
import { layoutDocument } from '../../../src/layout/page/layout.js';
import type { Block } from '../../../src/output/pdf/index.js';
import { fonts, HANDOUT, handout, paragraph } from '../../support/typeset.js';

const white = (grow: number, lines = 0): Block => ({ canvas: [], height: lines * HANDOUT.pitchPt, grow });

/** The lines of the grid on which text stands, page by page, from 0. */
function linesOf(content: readonly Block[]): number[][] {
  return layoutDocument(handout([{ section: content }]), fonts).map(({ marks }) => {
    const first = HANDOUT.pitchPt / 2 + 0.38 * HANDOUT.sizePt;
    return marks.flatMap((mark) =>
      mark.kind === 'line' ? [Math.round((mark.y - first) / HANDOUT.pitchPt)] : [],
    );
  });
}

test('white that grows takes the lines left of its page, in the shares asked for', () => {
  expect(linesOf([paragraph('甲'), white(1), paragraph('乙')])).toEqual([[0, 21]]);
  // 22 lines, three of them text: 19 left, 1 : 2
  expect(linesOf([paragraph('甲'), white(1), paragraph('乙'), white(2), paragraph('丙')])).toEqual([
    [0, 7, 21],
  ]);
  expect(linesOf([paragraph('甲'), white(1, 3), paragraph('乙')])).toEqual([[0, 21]]);
});

test('white does not grow in a section of several pages, nor without a share', () => {
  const many = Array.from({ length: 25 }, () => paragraph('文'));
  const [first] = linesOf([paragraph('甲'), white(1, 2), ...many]);
  expect(first?.slice(0, 2)).toEqual([0, 3]);
  expect(linesOf([paragraph('甲'), white(0, 2), paragraph('乙')])).toEqual([[0, 3]]);
});
