import { expect, test } from 'vitest';
import type { Run } from '../../../src/typeset/pdfmake/index.js';
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
