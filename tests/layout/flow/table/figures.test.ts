import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../../src/document/tree.js';
import { printedText } from '../../../../src/document/walk.js';
import { figureBlock, figureIndentPt, unitsEnd } from '../../../../src/layout/flow/table/figures.js';

const place = { file: 'pack.hbs' };

function numeral(prefix: string, digits: string, unit = '', qualifier = ''): Inline[] {
  return [{ kind: 'numeral', prefix, digits, unit, qualifier, place }];
}

describe('figures stand on the units digit, what follows hangs', () => {
  const text = (words: string): Inline => ({ kind: 'text', text: words, place });
  const strong = (...children: Inline[]): Inline => ({ kind: 'span', style: 'strong', children, place });
  const raised: Inline = { kind: 'span', style: 'superscript', children: [text('*')], place };
  const mark: Inline = { kind: 'note-mark', entry: 'n1', mark: '①', occurrence: 1, place };

  test.each([
    ['8.5%', numeral('', '8.5', '%'), '8'],
    ['7%以上', numeral('', '7', '%', '以上'), '7'],
    ['约3', numeral('约', '3'), '约3'],
    ['−1.5', numeral('', '−1.5'), '−1'],
    ['1,380.5', numeral('', '1,380.5'), '1,380'],
    ['5%～7%', numeral('', '5%～7%'), '5'],
    ['约5万～7万亩', numeral('', '约5万～7万', '亩'), '约5'],
    ['a missing value', [text('—')], '—'],
    ['a bare figure', [text('+12.5%')], '+12'],
    ['a figure in bold', [strong(...numeral('', '12.5'))], '12'],
    ['a figure with a mark', [...numeral('', '12.5'), mark], '12'],
    ['a figure with the mark of a note under the table', [...numeral('', '2140.5'), raised], '2140'],
  ])('%s', (_, cell, before) => {
    expect(printedText(cell).slice(0, unitsEnd(cell))).toBe(before);
  });

  test.each([
    ['words', [text('完成任务')]],
    ['a year with words', [text('2022年投产')]],
    ['two figures', [...numeral('', '1'), ...numeral('', '2')]],
    ['nothing', []],
  ])('%s are no figure', (_, cell) => {
    expect(unitsEnd(cell)).toBeUndefined();
  });

  test('whatever the figures, their units digits end at the same place', () => {
    const widths = fc.array(fc.record({ beforePt: fc.nat(60), afterPt: fc.nat(60) }), { minLength: 1 });
    fc.assert(
      fc.property(widths, (figures) => {
        const block = figureBlock(figures);
        const ends = figures.map((one) => figureIndentPt(one, block, 200) + one.beforePt);
        for (const end of ends) expect(end).toBeCloseTo(ends[0] as number, 9);
      }),
    );
  });
});
