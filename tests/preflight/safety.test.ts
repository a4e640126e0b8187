import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/core/diagnostics.js';
import { Database } from '../../src/incremental/database.js';
import type { Page } from '../../src/layout/page/paginate.js';
import type { Block, FlowDocument, Run } from '../../src/output/pdf/index.js';
import { contrastOf } from '../../src/preflight/contrast.js';
import { PrintSafety } from '../../src/preflight/index.js';
import { pixelSize } from '../../src/preflight/pixel-size.js';
import { layout } from '../support/layout.js';
import { handout, paragraph, run } from '../support/typeset.js';

const MM = 72 / 25.4;
const PLACE = { file: 'edition.yaml' };

function checkPrintSafety(
  definition: FlowDocument,
  pages: readonly Page[],
  place: Place,
  database: Database,
) {
  const safety = new PrintSafety(definition, pages.length, database);
  for (const page of pages) safety.check(page);
  return safety.warnings(place);
}

function found(content: readonly Block[], more: Partial<FlowDocument> = {}): string[] {
  const definition = handout(content, more);
  return checkPrintSafety(definition, layout(content, more), PLACE, new Database()).map(
    ({ code, message }) => `${code} ${message.zh}`,
  );
}

const text = (words: string, style: Partial<Run> = {}) =>
  paragraph([run(words, style)], { leadingIndent: 0, alignment: 'left' });

const drawing = (inside: string) =>
  ({
    svg: `<svg viewBox="0 0 100 50">${inside}</svg>`,
    width: 200,
    height: 100,
  }) as const;

test('a page of the standard has nothing to warn of', () => {
  expect(found([text('本页各项都合乎要求。')])).toEqual([]);
});

describe('distance from the edge and the spine', () => {
  const margins = (inner: number, outer: number): Partial<FlowDocument> => ({
    pageMargins: [inner * MM, 37 * MM, outer * MM, 35 * MM],
    mirror: { innerPt: inner * MM, outerPt: outer * MM },
  });

  test('10 mm at the spine are enough, 9 are not', () => {
    expect(found([text('订口')], margins(10, 20))).toEqual([]);
    expect(found([text('订口')], margins(9, 20))).toEqual(['print-edge 第1页：“订口”离订口只有 9.0 mm']);
  });

  test('5 mm at the other edges are enough, 4 are not', () => {
    const right = [paragraph([run('切口')], { leadingIndent: 0, alignment: 'right' })];
    expect(found(right, margins(20, 5))).toEqual([]);
    expect(found(right, margins(20, 4))).toEqual(['print-edge 第1页：“切口”离右边只有 4.0 mm']);
  });

  test('the spine is on the right of even pages, and there is none on a sheet that is not bound', () => {
    const right = paragraph([run('偶数页')], { leadingIndent: 0, alignment: 'right', pageBreak: 'before' });
    expect(found([text('奇数页'), right], margins(8, 20))).toEqual([
      'print-edge 第1页：“奇数页”离订口只有 8.0 mm',
      'print-edge 第2页：“偶数页”离订口只有 8.0 mm',
    ]);
    const { mirror, ...loose } = margins(8, 20);
    expect(mirror).toBeDefined();
    const definition = { ...handout([text('单张')]), ...loose };
    const { mirror: _, ...unbound } = definition;
    expect(checkPrintSafety(unbound, layout([text('单张')], loose), PLACE, new Database())).toEqual([]);
  });

  test('the page number counts as text', () => {
    const furniture = () => [{ runs: [run('1')], x: 100, y: 297 * MM - 3 * MM, anchor: 'start' as const }];
    expect(found([text('正文')], { furniture })).toEqual(['print-edge 第1页：“1”离下边只有 3.0 mm']);
  });
});

describe('thin lines', () => {
  const rule = (lineWidth: number): Block => ({
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: 100, y2: 0, lineWidth, lineColor: '#000000' }],
    height: 5,
  });

  test('0.25 pt prints, less may not', () => {
    expect(found([rule(0.25)])).toEqual([]);
    expect(found([rule(0.2)])).toEqual(['print-hairline 第1页：0.20 pt 的细线']);
  });

  test('lines in a drawing count at the size it is printed', () => {
    const line = '<path d="M 0 0 L 10 0" stroke="#000000" fill="none" stroke-width="0.1"/>';
    expect(found([drawing(line)])).toEqual(['print-hairline 第1页：0.20 pt 的细线']);
  });
});

describe('small text', () => {
  test('小五 (9 pt) is the least', () => {
    expect(found([text('小五号字', { fontSize: 9 })])).toEqual([]);
    expect(found([text('六号字', { fontSize: 7.5 })])).toEqual([
      'print-small-text 第1页：7.5 pt 的字“六号字”',
    ]);
  });

  test('a raised mark is read with its line', () => {
    const content = [paragraph([run('名词', { fontSize: 9 }), run('①', { fontSize: 9, sup: true })])];
    expect(found(content)).toEqual([]);
  });

  test('text in a drawing counts at the size it is printed', () => {
    const label = '<text x="1" y="9" font-size="4" fill="#000000">亿元</text>';
    expect(found([drawing(label)])).toEqual(['print-small-text 第1页：8.0 pt 的字“亿元”']);
  });
});

describe('contrast when printed in grey', () => {
  test('the ratio is that of tones, and 4.5:1 is the least', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastOf('#767676', '#ffffff')).toBeGreaterThan(4.5);
    expect(contrastOf('#777777', '#ffffff')).toBeLessThan(4.5);
    // as far apart in hue as can be, and alike in a copy
    expect(contrastOf('#ff0000', '#008000')).toBeLessThan(1.5);
  });

  test('text is held against what it is printed on', () => {
    const shaded: Block = {
      table: { widths: [100], body: [[{ ...text('底纹', { color: '#767676' }), fillColor: '#dddddd' }]] },
    };
    expect(found([text('白纸', { color: '#767676' })])).toEqual([]);
    expect(found([shaded])).toEqual(['print-contrast 第1页：#767676 的字“底纹”印在 #dddddd 上，对比 3.3:1']);
  });

  test('the lines of a hatch are no ground, though they have no fill of their own', () => {
    const hatch = '<path d="M0 0L50 50M50 0L100 50M100 0L0 50" stroke="#1f4e79" stroke-width="1"/>';
    const label = '<text x="50" y="25" font-size="10">合计</text>';
    expect(found([drawing(hatch + label)])).toEqual([]);
  });

  test('so is text in a drawing', () => {
    const label =
      '<path d="M 0 0 L 50 0 L 50 20 L 0 20 Z" fill="#1f4e79"/>' +
      '<text x="5" y="15" font-size="10" fill="#333333">标注</text>';
    expect(found([drawing(label)])).toEqual([
      'print-contrast 第1页：#333333 的字“标注”印在 #1f4e79 上，对比 1.5:1',
    ]);
  });
});

describe('pictures of pixels', () => {
  /** A PNG that is all header: its size is all that is read. */
  const png = (width: number, height: number) => {
    const header = Buffer.alloc(25);
    header.write('89504e470d0a1a0a0000000d49484452', 'hex');
    header.writeUInt32BE(width, 16);
    header.writeUInt32BE(height, 20);
    return `data:image/png;base64,${Buffer.concat([header, deflateSync('')]).toString('base64')}`;
  };
  const jpeg = `data:image/jpeg;base64,${Buffer.from('ffd8ffe000040000ffc0001108006400c803', 'hex').toString('base64')}`;

  test('the size in pixels is read from the header', () => {
    expect(pixelSize(png(640, 480))).toEqual({ width: 640, height: 480 });
    expect(pixelSize(jpeg)).toEqual({ width: 200, height: 100 });
    expect(pixelSize('data:image/png;base64,AAAA')).toBeUndefined();
    expect(pixelSize('cover.png')).toBeUndefined();
  });

  test('300 dpi is the least', () => {
    const image = (pixels: number) =>
      drawing(`<image width="36" height="36" href="${png(pixels, pixels)}"/>`);
    const survey = (pixels: number) =>
      checkPrintSafety(handout([]), layout([image(pixels)]), PLACE, new Database()).map(
        ({ message }) => message.zh,
      );
    expect(survey(300)).toEqual([]);
    expect(survey(150)).toEqual(['第1页：图片只有 150 dpi']);
  });
});

test('a page with nothing on it is told', () => {
  const content: readonly Block[] = [text('第一页'), { ...text('第三页'), pageBreak: 'beforeOdd' }];
  expect(found(content)).toEqual(['print-blank 第2页：空白页']);
});

test('one kind of fault is told once, with its pages', () => {
  const small = (more = {}) => ({ ...text('六号', { fontSize: 7.5 }), ...more });
  expect(found([small(), small(), small({ pageBreak: 'before' })])).toEqual([
    'print-small-text 第1、2页：7.5 pt 的字“六号”',
  ]);
});

test.each(['front', 'cover'])(
  'the back of the %s may be blank, where the text begins on a right-hand page',
  (name) => {
    const section = (name: string, block: Block): Block => ({
      section: [block],
      name,
      pageOrientation: 'portrait',
    });
    const body = { ...text('正文'), pageBreak: 'beforeOdd' } as const;
    expect(found([section(name, text('目录')), section('body', body)])).toEqual([]);
  },
);
