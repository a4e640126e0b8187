import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeParagraph, measureRuns } from '../../../src/layout/line/compose.js';
import type { Alignment, SetLine } from '../../../src/layout/line/justify.js';
import { adversarialParagraph, seeded } from '../../support/adversarial.js';
import { cases } from '../../support/daily.js';
import { processorTime } from '../../support/processor-time.js';
import { fonts } from '../../support/typeset.js';

const EM = 10;

function compose(
  text: string,
  widthEm: number,
  alignment: Alignment = 'justify',
  indentEm = 0,
): readonly SetLine[] {
  const column = { widthPt: widthEm * EM, indentPt: indentEm * EM, alignment };
  return composeParagraph([{ text, font: '仿宋', fontSize: EM }], column, fonts);
}

function textOf(line: SetLine): string {
  return line.parts.flatMap((part) => part.characters.map((one) => one.text)).join('');
}

function texts(text: string, widthEm: number, alignment?: Alignment): string[] {
  return compose(text, widthEm, alignment).map(textOf);
}

test('a run that keeps with the next has no line end behind it', () => {
  const style = { font: '仿宋', fontSize: EM };
  const column = { widthPt: 6 * EM, indentPt: 0, alignment: 'left' as const };
  const set = (keepsWithNext: boolean) => {
    const runs = [
      { ...style, text: '一二三四五' },
      { ...style, text: '六', keepsWithNext },
      { ...style, text: '七八' },
    ];
    return composeParagraph(runs, column, fonts).map(textOf);
  };
  expect(set(false)).toEqual(['一二三四五六', '七八']);
  expect(set(true)).toEqual(['一二三四五', '六七八']);
});

describe('a leader', () => {
  const listed = (widthEm: number) => {
    const run = { font: '仿宋', fontSize: EM };
    const runs = [
      { ...run, text: '一二三四五六七八九十' },
      { ...run, text: '', leader: true },
      { ...run, text: '12' },
    ];
    const column = { widthPt: widthEm * EM, indentPt: 0, alignment: 'left' as const, leaderHangPt: 2 * EM };
    return composeParagraph(runs, column, fonts);
  };

  test('is never parted from the number it leads to, however wide the text is', () => {
    for (let widthEm = 5; widthEm < 14; widthEm += 0.25)
      expect(listed(widthEm).map(textOf).at(-1), String(widthEm)).toMatch(/.12$/);
  });

  test('stands in the line of a text that fits with it up to where the numbers stand', () => {
    expect(listed(10.6).map(textOf)).toEqual(['一二三四五六七八九十12']);
    expect(listed(10.6)[0]?.endPt).toBeCloseTo(12.6 * EM, 6);
  });
});

describe('breaking', () => {
  test('fills lines and keeps marks off their start', () => {
    expect(texts('一二三四五六七八，九十', 8)).toEqual(['一二三四五六七', '八，九十']);
  });

  test('a closing mark at the end is half width, so one more character fits', () => {
    expect(texts('一二三四五六七，九十一', 7.5)).toEqual(['一二三四五六七，', '九十一']);
  });

  test('a tight line takes in a character when its commas can give the room', () => {
    // natural width 9 em; two commas give a quarter of an em each
    expect(texts('一，二，三四五六七八九', 8.5)[0]).toBe('一，二，三四五六七');
  });

  test('looks ahead: no last line of a single character (孤字)', () => {
    expect(texts('一二三四五六七八九十甲乙丙', 6).at(-1)?.length).toBeGreaterThan(1);
    expect(texts('一二三四五六七。', 6).at(-1)).not.toBe('七。');
    expect(texts('一二三四五六七八九十甲“—”。', 6).at(-1)).not.toMatch(/^“?—”。$/);
  });

  test('greedy would leave a hole before an unbreakable word; the paragraph as a whole does not', () => {
    const stretches = compose('一二三四五六七八九十一二三四12345678万元，后文后文后文后文', 12).map(
      (line) => line.stretchPt,
    );
    expect(Math.max(...stretches)).toBeLessThan(0.5 * EM);
  });

  test('forced breaks end a line, which is not justified', () => {
    const lines = compose('一二三\n四五六七八九十', 6);
    expect(textOf(lines[0] as SetLine)).toBe('一二三');
    expect(lines[0]?.stretchPt).toBe(0);
  });

  test('words, numbers and addresses wider than the line are cut rather than run over', () => {
    for (const text of [
      'Donaudampfschifffahrtsgesellschaft',
      '12345678901234567890亿元',
      'https://example.com/aaaaaaaaaaaaaaaaaaaaaaaaa',
    ]) {
      const lines = compose(`见${text}。`, 5);
      expect(lines.map(textOf).join('')).toBe(`见${text}。`);
      for (const line of lines) expect(line.endPt, textOf(line)).toBeLessThanOrEqual(5 * EM + 1e-6);
    }
  });

  test('a word that is cut is cut behind a sign between its parts, if that will do', () => {
    expect(texts('data/reports/2026/summary_of_figures.csv', 12, 'left')).toEqual([
      'data/reports/2026/summary_',
      'of_figures.csv',
    ]);
    for (const line of compose(`目录${'.'.repeat(80)}12`, 10))
      expect(line.endPt).toBeLessThanOrEqual(10 * EM + 1e-6);
  });

  test('half-width marks keep to the line of what they close or open', () => {
    const words = fc.constantFrom(
      '数据',
      '项目',
      '3.5',
      '12:30',
      'GDP',
      ',',
      '.',
      ';',
      ':',
      '!',
      '?',
      ')',
      '(',
      ']',
      '[',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), fc.integer({ min: 8, max: 20 }), (parts, widthEm) => {
        for (const alignment of ['justify', 'left', 'center'] as const) {
          const lines = texts(parts.join('').replace(/([,.;:!?()[\]"]){3,}/g, '$1'), widthEm, alignment);
          for (const [index, line] of lines.entries()) {
            if (index > 0) expect(line).not.toMatch(/^[,.;:!?)\]]/);
            if (index < lines.length - 1) expect(line).not.toMatch(/[([]$/);
          }
        }
      }),
    );
  });

  test.each(['（1）', '2.', '三、', '④'])(
    'the number of an item is not left alone on its line: %s',
    (number) => {
      const column = { widthPt: 7.5 * EM, indentPt: 0, alignment: 'left', isBalanced: true } as const;
      const runs = [{ text: `前一项\n${number}上水库大坝填筑`, font: '仿宋', fontSize: EM }];
      const lines = composeParagraph(runs, column, fonts).map(textOf);
      expect(lines).not.toContain(number);
    },
  );

  test('a column narrower than a character still sets every character', () => {
    expect(texts('窄栏，文', 0.5).join('')).toBe('窄栏，文');
  });

  test('empty text is one empty line or none, and does not fail', () => {
    expect(texts('', 5).join('')).toBe('');
    expect(texts('\n', 5).join('')).toBe('');
  });
});

describe('justification', () => {
  test('is even: the same is added at every joint', () => {
    const [line] = compose('一二三四五六七八九十', 4.3);
    const x = line?.parts[0]?.xPt ?? [];
    const steps = x.slice(1).map((value, index) => value - (x[index] as number));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-9);
  });

  test('—— and …… are two em and not widened inside', () => {
    const [line] = compose('前——后……完一二三四五六七', 9.7);
    const dash = line?.parts[0]?.characters.find(({ text }) => text === '——');
    expect(dash?.advanceEm).toBe(2);
    expect(dash?.glyphs.reduce((sum, glyph) => sum + glyph.advanceEm, 0)).toBeCloseTo(2, 2);
  });

  test('alignment: centred, right and left', () => {
    const start = (alignment: Alignment) => compose('三个字', 9, alignment)[0]?.parts[0]?.xPt[0];
    expect([start('left'), start('center'), start('right')]).toEqual([0, 3 * EM, 6 * EM]);
  });

  test('a negative indent hangs the first line out', () => {
    const lines = compose('一二三四五六七八九十甲乙丙丁', 6, 'left', -2);
    expect(textOf(lines[0] as SetLine)).toBe('一二三四五六七八');
    expect(lines[0]?.parts[0]?.xPt[0]).toBe(-2 * EM);
  });

  test('an opening mark at a line start is half width, on the first line too', () => {
    const [line] = compose('“一二”', 9, 'left', 2);
    expect(line?.parts[0]?.xPt.slice(0, 2)).toEqual([1.5 * EM, 2.5 * EM]);
  });
});

describe('properties', () => {
  const text = fc.integer().map((seed) => adversarialParagraph(seeded(seed), 80));
  const width = fc.double({ min: 3, max: 40, noNaN: true });

  test('every character once, in order, whatever the width', () => {
    fc.assert(
      fc.property(text, width, (input, widthEm) => {
        expect(texts(input, widthEm).join('')).toBe(input);
      }),
      { numRuns: cases(70, 200), seed: 20240520 },
    );
  });

  test('x never runs backwards by more than the half em a mark gives up', () => {
    fc.assert(
      fc.property(text, width, (input, widthEm) => {
        for (const line of compose(input, widthEm)) {
          const x = line.parts.flatMap((part) => part.xPt);
          for (let index = 1; index < x.length; index++)
            expect((x[index] as number) - (x[index - 1] as number)).toBeGreaterThan(-0.01);
        }
      }),
      { numRuns: 100, seed: 20240520 },
    );
  });

  test('lines that justify end at the edge', () => {
    fc.assert(
      fc.property(text, fc.double({ min: 20, max: 40, noNaN: true }), (input, widthEm) => {
        const lines = compose(input, widthEm).slice(0, -1);
        // a word alone in its line is spaced out only as far as it does not show
        const justified = lines.filter((line) => /[^\x21-\x7e]/.test(textOf(line)));
        for (const line of justified) expect(line.endPt).toBeCloseTo(widthEm * EM, 5);
      }),
      { numRuns: 100, seed: 20240520 },
    );
  });

  test('a column as wide as measured holds the text on one line, one narrower does not', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { maxWidthPt, minWidthPt } = measureRuns([{ text: input, font: '仿宋', fontSize: EM }], fonts);
        expect(compose(input, maxWidthPt / EM, 'left').length).toBe(1);
        expect(compose(input, maxWidthPt / EM - 4, 'left').length).toBeGreaterThan(1);
        expect(minWidthPt).toBeLessThanOrEqual(maxWidthPt);
      }),
      { numRuns: 50, seed: 20240520 },
    );
  });
});

test('40,000 characters take no more time each than 4,000', () => {
  const sentence = '坚持稳中求进工作总基调，全年地区生产总值增长8.5%以上，各项事业取得新成效。';
  const time = (length: number) => {
    const input = sentence.repeat(length / 40);
    const spentMs = processorTime();
    compose(input, 28);
    return spentMs() / length;
  };
  time(40_000);
  const short = Math.min(time(4000), time(4000), time(4000));
  expect(Math.min(time(40_000), time(40_000))).toBeLessThan(short * 4);
});
