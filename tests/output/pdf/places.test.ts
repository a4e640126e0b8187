import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, type Paragraph, type Run, renderPdf } from '../../../src/output/pdf/index.js';
import { adversarialParagraph, seeded } from '../../support/adversarial.js';
import {
  kinsokuViolations,
  type PaintedLine,
  paintedLines,
  splitViolations,
  unsqueezedPairs,
  wrongGaps,
} from '../../support/line-metrics.js';
import { readPdf } from '../../support/read-pdf.js';
import { fonts, handout, paragraph, run } from '../../support/typeset.js';

const random = seeded(42);

/** Web addresses are left out: a column can be narrower than their longest part, which is then cut. */
function text(length: number): string {
  return adversarialParagraph(random, length).replaceAll(/https[\x21-\x7e]+/g, '网址');
}

function small(content: string, font: string): Paragraph {
  return { text: [run(content, { font, fontSize: 10.5 })], pitch: 16, alignment: 'justify' };
}

/** One way to set a paragraph in each place that sets text. */
const PLACES: Record<string, () => { block: Block; text: string }> = {
  'a table cell': () => {
    const content = text(60);
    return { block: { table: { widths: [130], body: [[small(content, '宋体')]] } }, text: content };
  },
  'a list item with a hanging indent': () => {
    const content = `（一）${text(90)}`;
    return { block: paragraph(content, { leadingIndent: -47.25, margin: [47.25, 0, 0, 0] }), text: content };
  },
  'a centred caption': () => {
    const content = text(70);
    return { block: { ...small(content, '黑体'), alignment: 'center' }, text: content };
  },
  'a column': () => {
    const content = text(80);
    return { block: { columns: [{ width: 180, stack: [small(content, '楷体')] }] }, text: content };
  },
  'runs of many faces and sizes': () => {
    const content = text(120);
    return { block: paragraph(inManyStyles(content)), text: content };
  },
  'a contents entry': () => {
    const content = text(50);
    const tail: Run[] = [run('', { leader: true }), run('', { pageReference: 'first' })];
    return { block: paragraph([run(content), ...tail], { id: 'entry' }), text: content };
  },
};

/** A new style every few characters, at places where a number or word may be in the middle. */
function inManyStyles(content: string): Run[] {
  const fontNames = ['仿宋', '楷体', '黑体', '宋体'];
  const runs: Run[] = [];
  for (let from = 0, step = 0; from < content.length; step++) {
    const length = 2 + (step % 5);
    const font = fontNames[step % 4] as string;
    runs.push(run(content.slice(from, from + length), { font, bold: step % 3 === 0 }));
    from += length;
  }
  return runs;
}

describe.each(Object.entries(PLACES))('in %s', (_name, make) => {
  let blocks: PaintedLine[][] = [];
  const texts: string[] = [];

  beforeAll(async () => {
    const content: Block[] = [paragraph('首页', { id: 'first' })];
    for (let index = 0; index < 40; index++) {
      const { block, text: expected } = make();
      texts.push(expected);
      content.push({ ...block, id: `block${index}`, pageBreak: 'before' });
    }
    const pages = await readPdf((await renderPdf(handout(content), fonts)).bytes);
    blocks = pages.slice(1).map((page) => paintedLines([page]));
  });

  test('text comes out as it went in', () => {
    const out = blocks.map((block) => block.map(({ wholeText }) => wholeText).join(''));
    for (const [index, expected] of texts.entries()) expect(out[index]?.startsWith(expected)).toBe(true);
  });

  test('kinsoku, splits, squeeze and gaps hold', () => {
    expect(kinsokuViolations(blocks.flat())).toEqual([]);
    expect(blocks.flatMap(splitViolations)).toEqual([]);
    expect(unsqueezedPairs(blocks.flat())).toEqual([]);
    expect(wrongGaps(blocks.flat())).toEqual([]);
  });
});
