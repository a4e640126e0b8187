import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/output/pdf/index.js';
import { layout, linesOf } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

const LEADER: Run = { text: '', font: '仿宋', fontSize: HANDOUT.sizePt, leader: true };

function reference(id: string): Run {
  return run('', { pageReference: id });
}

function target(id: string, page: number) {
  const breaks = Array.from({ length: page }, () => paragraph('。', { pageBreak: 'before' }));
  return [...breaks, paragraph('目标', { id })];
}

test('a page reference prints the number of the page, on any line of its paragraph', () => {
  const text = '这一段很长，页码在第二行以后才出现。'.repeat(4);
  const content = [
    paragraph([run(text), run('见第'), reference('there'), run('页。')]),
    ...target('there', 11),
  ];
  const lines = linesOf(layout(content));
  const whole = lines.filter(({ page }) => page === 1).map((line) => line.text);
  expect(whole.join('')).toBe(`${text}见第12页。`);
});

test('the number is part of the line when it is justified: no gap is left for digits it does not have', () => {
  const content = [paragraph([run('见第'), reference('there'), run('页。'), run('文'.repeat(60))])];
  const [line] = linesOf(layout([...content, ...target('there', 1)]));
  expect(line?.text.startsWith('见第2页。')).toBe(true);
});

test('contents: the leader fills the line and the number ends at its right edge', () => {
  const entry = paragraph([run('一、总体情况'), LEADER, reference('there')], { leadingIndent: 0 });
  const [page] = layout([entry, ...target('there', 120)]);
  const mark = page?.marks[0];
  if (mark?.kind !== 'line') throw new Error('no line');
  expect(mark.line.endPt).toBeCloseTo(HANDOUT.widthPt, 6);
  expect(mark.line.leader?.toPt).toBeLessThan(HANDOUT.widthPt);
  expect(
    mark.line.parts
      .at(-1)
      ?.characters.map(({ text }) => text)
      .join(''),
  ).toBe('121');
});

test('a long entry breaks before its number and fills the last line', () => {
  const entry = paragraph([run('很长的标题'.repeat(9)), LEADER, reference('there')], { leadingIndent: 0 });
  const [page] = layout([entry, ...target('there', 1)]);
  const marks = page?.marks.flatMap((mark) => (mark.kind === 'line' ? [mark.line] : [])) ?? [];
  expect(marks.length).toBeGreaterThan(1);
  expect(marks.map(({ leader }) => leader !== undefined)).toEqual([...marks.slice(1).map(() => false), true]);
  expect(marks.at(-1)?.endPt).toBeCloseTo(HANDOUT.widthPt, 6);
});

test('numbers are those of the page labels', () => {
  const content = [paragraph([run('见第'), reference('there'), run('页。')]), ...target('there', 2)];
  const pageLabel = ({ number }: { number: number }) => `附${number - 1}`;
  expect(linesOf(layout(content, { pageLabel }))[0]?.text).toBe('见第附2页。');
});

test('a reference to nothing is an error', () => {
  expect(() => layout([paragraph([reference('nowhere')])])).toThrow('nowhere');
});

test('ids may stand on tables, stacks, drawings and sections', () => {
  const cell = { text: [run('格')], pitch: 20 };
  const content = [
    paragraph([reference('table'), run('，'), reference('stack'), run('，'), reference('section')]),
    { table: { widths: [100], body: [[cell]] }, id: 'table', pageBreak: 'before' as const },
    { stack: [paragraph('叠')], id: 'stack', pageBreak: 'before' as const },
    { section: [paragraph('节')], id: 'section' },
  ];
  expect(linesOf(layout(content))[0]?.text).toBe('2，3，4');
});

describe('a list of pages', () => {
  const marks = (...pages: readonly number[]) =>
    pages.flatMap((page, index) => {
      const mark = run('①', { sup: true, id: `m${index}` });
      const breaks = index === 0 ? page - 1 : page - (pages[index - 1] as number);
      const blanks = Array.from({ length: Math.max(0, breaks - 1) }, () => paragraph('。', BREAK));
      return [...blanks, paragraph([run('名词'), mark, run('。')], breaks > 0 ? BREAK : {})];
    });
  const BREAK = { pageBreak: 'before' as const };
  const list = (count: number) => {
    const ids = Array.from({ length: count }, (_, index) => `m${index}`);
    return paragraph([run('见第'), run('', { pageReferences: ids }), run('页')]);
  };

  test('names each page once, in the order of the places', () => {
    const lines = linesOf(layout([paragraph('。'), ...marks(3, 3, 7, 12), list(4)]));
    expect(lines.at(-1)?.text).toBe('见第3、7、12页');
  });

  test('is set anew until its own length moves nothing', () => {
    const lines = linesOf(layout([list(3), ...marks(2, 5, 9)]));
    expect(lines[0]?.text).toBe('见第2、5、9页');
  });

  test('links each page to the first place on it', () => {
    const pages = layout([paragraph('。'), ...marks(3, 3, 7), list(3)]);
    const last = pages.at(-1)?.marks.at(-1);
    const parts = last?.kind === 'line' ? last.line.parts : [];
    expect(parts.map(({ run }) => run.linkToDestination)).toEqual([
      undefined,
      'm0',
      undefined,
      'm2',
      undefined,
    ]);
  });

  test('counts a place in a repeated head of a table once, where the table begins', () => {
    const cell = (text: string) => ({ text: [run(text)], pitch: 300 });
    const head = { text: [run('头'), run('①', { sup: true, id: 'm0' })], pitch: 20 };
    const body = [[head], ...Array.from({ length: 6 }, (_, index) => [cell(`${index}`)])];
    const pages = layout([{ table: { widths: [200], headerRows: 1, body } }, list(1)]);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ anchors }) => anchors).filter(({ id }) => id === 'm0')).toHaveLength(1);
    expect(linesOf(pages).at(-1)?.text).toBe('见第1页');
  });
});

describe('a long entry of the contents', () => {
  const entry = (title: string, isBalanced = false) =>
    paragraph([run('表12　'), run(title), LEADER, reference('there')], {
      isBalanced,
      ...(isBalanced && { alignment: 'left' as const }),
      leadingIndent: -50,
      leaderHangPt: 40,
      margin: [50, 0, 40, 0],
    });

  test('hangs behind its label and keeps clear of the page numbers, which stand at the right edge', () => {
    const [page] = layout([entry('很长的标题'.repeat(9)), ...target('there', 1)]);
    const lines = page?.marks.flatMap((mark) => (mark.kind === 'line' ? [mark] : [])) ?? [];
    expect(lines.length).toBeGreaterThan(1);
    const starts = lines.map(({ x, line }) => x + (line.parts[0]?.xPt[0] ?? 0));
    expect(starts).toEqual([0, ...lines.slice(1).map(() => 50)]);
    for (const { x, line } of lines.slice(0, -1)) expect(x + line.endPt).toBeLessThan(HANDOUT.widthPt - 39);
    const last = lines.at(-1);
    expect((last?.x ?? 0) + (last?.line.endPt ?? 0)).toBeCloseTo(HANDOUT.widthPt, 6);
  });

  test('ends its lines where it pauses, where its style asks for even lines', () => {
    const title = '一年来，我们聚焦产业支撑，突出项目引领，县域经济增添新动能，城乡面貌有新变化';
    const pages = layout([entry(title, true), ...target('there', 1)]);
    const lines = linesOf(pages).filter(({ page }) => page === 1);
    expect(lines.length).toBeGreaterThan(1);
    for (const { text } of lines.slice(0, -1)) expect(text).toMatch(/，$/);
  });

  test('has its page number at the right edge and never a single character beside it, whatever its length', () => {
    for (let length = 20; length < 60; length++) {
      const [page] = layout([entry(`${'题'.repeat(length)}（。）`), ...target('there', 1)]);
      const mark = page?.marks.at(-1);
      expect(mark?.kind === 'line' && mark.x + mark.line.endPt).toBeCloseTo(HANDOUT.widthPt, 6);
      const lines = linesOf(page ? [page] : []);
      if (lines.length > 1) expect(lines.at(-1)?.text.replace(/\d+$/, '').length).toBeGreaterThan(1);
    }
  });
});

test('numbers of pages with their words stay on one line: 第20页', () => {
  for (let length = 15; length < 32; length++) {
    const content = [paragraph([run('文'.repeat(length)), run('（第'), reference('there'), run('页）。')])];
    const lines = linesOf(layout([...content, ...target('there', 19)])).filter(({ page }) => page === 1);
    expect(lines.filter(({ text }) => /第\d+页/.test(text))).toHaveLength(1);
  }
});
