import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../src/edition/load.js';
import type { Edition } from '../../../src/edition/model.js';
import { Database } from '../../../src/incremental/database.js';
import { define, type Tools } from '../../../src/layout/flow/index.js';
import type {
  Block,
  Canvas,
  Cell,
  Columns,
  FlowDocument,
  LineVector,
  Paragraph,
  Section,
  Stack,
  Svg,
} from '../../../src/layout/flow.js';
import { smallReport } from '../../support/report.js';
import { documentOf } from '../../support/templates.js';
import { world } from '../../support/world.js';

let edition: Edition;

beforeAll(async () => {
  const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
  edition = await loadEdition(world, 'handout', 'templates/handout', 'templates/handout', roles);
});

const CHARACTER_PT = 10;

/** Every character as wide as the next, an unbreakable part one character; charts and ornaments told, not drawn. */
function tools(): Tools & { readonly drawn: unknown[] } {
  const drawn: unknown[] = [];
  return {
    drawn,
    database: new Database(),
    measure: (runs) => {
      const length = runs.reduce((sum, { text }) => sum + text.length, 0);
      return { maxWidthPt: length * CHARACTER_PT, minWidthPt: length === 0 ? 0 : CHARACTER_PT };
    },
    chart: (name) => ({
      notes: ['图下注'],
      draw: (size) => {
        drawn.push({ name, ...size });
        return { chart: { svg: `<svg>${name}</svg>`, crowdedOut: 0 }, diagnostics: [] };
      },
    }),
    report: () => {},
    ornament: (name) => (name === 'wave' ? { svg: '<svg/>', widthPt: 100, heightPt: 50 } : undefined),
  };
}

/** The definition of a template's document. */
function definitionOf(markup: string, by: Tools = tools()): FlowDocument {
  return define(documentOf(markup, smallReport()), edition, by);
}

/** The blocks of a template's only section. */
function blocksOf(markup: string, by: Tools = tools()): readonly Block[] {
  const [section] = definitionOf(markup, by).content as readonly Section[];
  return section?.section ?? [];
}

const words = ({ text }: Paragraph) => text.map((run) => run.text).join('');

describe('a heading', () => {
  test('is set with its number over its rule, stays with what follows, and has bookmark and id', () => {
    const [block] = blocksOf('<h1 id="goals">目标</h1>') as { stack: Block[]; keepWithNext: boolean }[];
    const [text, rule] = block?.stack ?? [];
    expect(block).toMatchObject({ keepWithNext: true, keepTogether: true, gridSnap: true });
    expect(words(text as Paragraph)).toBe('一、目标');
    expect(text).toMatchObject({
      id: 'goals',
      pitch: 29.53,
      leadingIndent: 0,
      outline: { title: '一、目标', level: 1 },
    });
    expect(rule).toMatchObject({
      canvas: [
        { lineWidth: 1.5, x2: 441 },
        { lineWidth: 0.5, x2: 441 },
      ],
    });
  });

  test('without rule is a paragraph', () => {
    const [block] = blocksOf('<h2>目标</h2>');
    expect(block).toMatchObject({
      keepWithNext: true,
      leadingIndent: 31.5,
      outline: { title: '目标', level: 2 },
    });
  });
});

test('a list is paragraphs, the label running on into the text', () => {
  const blocks = blocksOf('<ol><li>甲</li><li label="（二）">乙</li></ol>') as Paragraph[];
  expect(blocks.map(words)).toEqual(['1.甲', '（二）乙']);
});

test('a label keeps away from figures, which it would be read as part of', () => {
  const blocks = blocksOf('<ol><li>2025年</li><li label="（二）">3个</li></ol>') as Paragraph[];
  expect(blocks.map(words)).toEqual(['1. 2025年', '（二）3个']);
});

test('a figure is a drawing as wide as the measure, caption below, then its notes and the chart’s, in one piece', () => {
  const by = tools();
  const [block] = blocksOf('<chart name="investment" lines="6"/>', by) as { stack: Block[] }[];
  expect(block).toMatchObject({ gridSnap: true, keepTogether: true });
  const [drawing, ...texts] = (block?.stack ?? []).filter((one) => !('canvas' in one));
  expect(drawing).toMatchObject({ width: 441, id: 'figure:investment' });
  expect((drawing as { height: number }).height).toBeCloseTo(6 * 29.53, 6);
  expect((texts as Paragraph[]).map(words)).toEqual([
    '图1　投资前3名（单位：亿元）',
    '共70.5亿元。',
    '图下注',
  ]);
});

test('a figure is no higher than leaves room on its page for its words', () => {
  const [block] = blocksOf('<chart name="investment" lines="40"/>') as { stack: Block[] }[];
  const drawing = block?.stack.find((one) => 'svg' in one) as Svg;
  // 21.5 lines of type area, less ¾ of white, a line of caption and half a line for each of two notes
  expect(drawing.height).toBeCloseTo(18.5 * 29.53, 6);
});

test('a figure whose labels have no room at its own height may be as crowded at another', () => {
  const crowdedBelow = (heightPt: number) => ({
    ...tools(),
    chart: () => ({
      notes: [],
      draw: (size: { heightPt: number }) => {
        const crowdedOut = size.heightPt < heightPt ? 2 : 0;
        return { chart: { svg: '<svg/>', crowdedOut }, diagnostics: [] };
      },
    }),
  });
  const soundLower = (by: Tools) => {
    const [block] = blocksOf('<chart name="investment" lines="6"/>', by) as { stack: Block[] }[];
    const drawing = block?.stack.find((one) => 'svg' in one) as Svg;
    return drawing.elastic?.isSound(5 * 29.53);
  };
  expect(soundLower(crowdedBelow(8 * 29.53))).toBe(true);
  expect(soundLower(crowdedBelow(6 * 29.53))).toBe(false);
});

test('a figure is drawn at the height its page gives it, within the limits of the edition, by half lines', () => {
  const by = tools();
  const [block] = blocksOf('<chart name="investment" lines="6"/>', by) as { stack: Block[]; float: string }[];
  const drawing = block?.stack.find((one) => 'svg' in one) as Svg & { svg: (heightPt: number) => string };
  expect(block?.float).toBe('figure');
  expect(drawing.elastic?.stepPt).toBeCloseTo(29.53 / 2, 6);
  // 80 % and 145 % of six lines, in whole half lines
  expect(drawing.elastic?.leastPt).toBeCloseTo(5 * 29.53, 6);
  expect(drawing.elastic?.mostPt).toBeCloseTo(8.5 * 29.53, 6);
  expect(by.drawn).toEqual([]);
  expect(drawing.svg(7 * 29.53)).toBe('<svg>investment</svg>');
  expect(by.drawn).toEqual([{ name: 'investment', widthPt: 441, heightPt: 7 * 29.53 }]);
});

describe('an ornament', () => {
  test('is as high as told and keeps its shape', () => {
    const [drawing] = blocksOf('<ornament name="wave" lines="2"/>') as readonly Svg[];
    expect(drawing?.height).toBeCloseTo(2 * 29.53, 6);
    expect(drawing?.width).toBeCloseTo(4 * 29.53, 6);
  });

  test('is no wider than the measure', () => {
    const [drawing, below] = blocksOf('<ornament name="wave" lines="10"/>') as readonly Svg[];
    expect([drawing?.width, drawing?.height]).toEqual([441, 220.5]);
    expect((drawing?.height ?? 0) + (below?.height ?? 0)).toBeCloseTo(10 * 29.53, 6);
  });

  test('that nobody has is white of that height', () => {
    expect(blocksOf('<ornament name="none" lines="2"/>')).toMatchObject([{ canvas: [], height: 2 * 29.53 }]);
  });
});

describe('sections', () => {
  test('that flow share the pages of the one before, others begin their own', () => {
    const { content } = definitionOf(
      '<section name="a" matter="cover"><p>甲</p></section><section name="b"><p>乙</p></section>' +
        '<section name="c" start="flow"><p>丙</p></section>' +
        '<section name="d" orientation="landscape"><p>丁</p></section>' +
        '<section name="e" start="flow"><p>戊</p></section>',
    );
    const parts = (content as readonly Section[]).map(({ name, pageOrientation, section }) => [
      name,
      pageOrientation,
      (section as Paragraph[]).map(words).join(),
    ]);
    expect(parts).toEqual([
      ['cover', 'portrait', '甲'],
      ['body', 'portrait', '乙,丙'],
      ['body', 'landscape', '丁'],
      // nothing flows on on a page that is turned
      ['body', 'portrait', '戊'],
    ]);
  });

  test('of the body do not flow on on the page of the contents', () => {
    const { content } = definitionOf(
      '<section name="a" matter="front"><p>甲</p></section><section name="b" start="flow"><p>乙</p></section>',
    );
    expect((content as readonly Section[]).map(({ name }) => name)).toEqual(['front', 'body']);
  });

  test('of landscape pages have the height of the portrait type area for their measure', () => {
    const [part] = definitionOf('<section name="a" orientation="landscape"><rule/></section>')
      .content as Section[];
    const rules = (part?.section ?? []) as readonly Canvas[];
    const [line] = rules.flatMap(({ canvas }) => canvas as readonly LineVector[]);
    expect(line?.x2).toBeCloseTo(21 * 29.53 + 15.75, 6);
  });
});

test('columns share the measure, one character apart', () => {
  const [block] = blocksOf(
    '<columns><column share="2"><p>甲</p></column><column><p>乙</p></column></columns>',
  );
  const { columns, columnGap } = block as Columns;
  expect(columnGap).toBe(15.75);
  expect(columns.map(({ width }) => width)).toEqual([(425.25 * 2) / 3, 425.25 / 3]);
});

test('the contents have a line for each heading down to their depth, to the very heading', () => {
  const blocks = blocksOf('<contents depth="2"/><h1 id="a">甲</h1><h2 id="b">乙</h2><h3 id="c">丙</h3>');
  expect(contentsOf(blocks)).toEqual([
    ['一、甲', 'a'],
    ['乙', 'b'],
  ]);
});

test('lists of tables and figures have a line for each that is numbered', () => {
  const table = (name: string, title: string) => `<table name="${name}"><caption>${title}</caption></table>`;
  const tables = `${table('a', '甲[^六个一]')}<table name="b"/>${table('c', '乙')}`;
  const figures = '<contents of="figures"/><chart name="investment"/>';
  const blocks = blocksOf(`<contents of="tables" title="表目录"/>${tables}${figures}`);
  expect(contentsOf(blocks)).toEqual([
    ['表1　甲', 'table:a'],
    ['表2　乙', 'table:c'],
    ['图1　投资前3名', 'figure:investment'],
  ]);
  const [list] = blocks.filter((block): block is Stack => 'stack' in block && block.id === undefined);
  expect(words(list?.stack[0] as Paragraph)).toEqual('表目录');
  expect(list?.keepTogether).toEqual(true);
});

test('a list of nothing has no title, and one alone is no list', () => {
  const list = '<contents of="tables" title="表目录"/>';
  expect(blocksOf(list)).toEqual([]);
  expect(contentsOf(blocksOf(`${list}<table name="a"><caption>甲</caption></table>`))).toEqual([]);
});

test('contents that may be left out are, where they would list a single thing', () => {
  const sectionsWith = (chapters: string) =>
    definitionOf(
      `<section name="c" matter="front" pages="3"><p>目录</p><contents/></section><section name="b">${chapters}</section>`,
    ).content.map((section) => (section as Section).name);
  expect(sectionsWith('<h1>甲</h1>')).toEqual(['body']);
  expect(sectionsWith('<h1>甲</h1><h1>乙</h1>')).toEqual(['front', 'body']);
});

test('a bookmark has neither the marks of its heading nor the pages it tells', () => {
  const [block] = blocksOf('<h2 id="a">甲[^六个一]，见<ref to="a"/></h2>');
  expect(block?.outline?.title).toBe('甲，见“甲，见”');
});

test('an annex begins a page: its number on the first line, its title centred on the third (GB/T 9704)', () => {
  const [block] = blocksOf('<h1 number="annex" id="a">项目附表</h1>') as Stack[];
  expect(block).toMatchObject({
    id: 'a',
    pageBreak: 'before',
    keepWithNext: true,
    outline: { title: '附件　项目附表', level: 1 },
  });
  const [label, gap, title] = (block?.stack ?? []) as [Paragraph, Canvas, Paragraph];
  expect([words(label), label.text[0]?.font, label.pitch]).toEqual(['附件', '黑体', 29.53]);
  expect(gap.height).toBe(29.53);
  expect([words(title), title.alignment, title.pitch]).toEqual(['项目附表', 'center', 29.53]);
});

/** The lines of contents among some blocks: the words, and where they lead. */
function contentsOf(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    if ('stack' in block) return contentsOf(block.stack);
    const to = 'text' in block && block.text.at(-1)?.pageReference;
    return to ? [[words(block), to]] : [];
  });
}

describe('a table', () => {
  const cells = (rows: string, columns = '<col/><col align="figure"/>') => {
    const [block] = blocksOf(
      `<table name="t"><caption>一览</caption><unit>亿元</unit><colgroup>${columns}</colgroup>` +
        `<thead><tr><th>名</th><th>数</th></tr></thead><tbody>${rows}</tbody></table>`,
    );
    return (block as { table: { widths: number[]; body: Cell[][]; headerRows: number } }).table;
  };
  const rowWords = (row: readonly Cell[]) =>
    row.map((cell) => ('text' in cell ? words(cell as Paragraph) : '·'));

  test('has title, unit and head on top, each row as many places as columns', () => {
    const { body, headerRows } = cells('<tr><td>甲</td><td>1</td></tr>');
    expect(headerRows).toBe(3);
    expect(body.map(rowWords)).toEqual([
      ['表1　一览', '·'],
      ['亿元', '·'],
      ['名', '数'],
      ['甲', '1'],
    ]);
  });

  test('heads of names stand at the left, of figures centred (CY/T 170)', () => {
    const { body } = cells('<tr><td>甲</td><td><num digits="1"/></td></tr>');
    expect(body[2]?.map((cell) => (cell as Paragraph).alignment)).toEqual(['left', 'center']);
  });

  test('leaves the places free that a cell covers, to the right and below', () => {
    const { body } = cells(
      '<tr><td colspan="all">组</td></tr><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr>',
    );
    expect(body.slice(3).map(rowWords)).toEqual([
      ['组', '·'],
      ['甲', '1'],
      ['·', '2'],
    ]);
    expect(body[4]?.[0]).toMatchObject({ rowSpan: 2 });
  });

  test('is as wide as the measure', () => {
    const { widths } = cells('<tr><td>甲</td><td>1</td></tr>', '<col grow="1"/><col align="figure"/>');
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(441, 6);
  });

  test('sets figures in so that their units digits meet, one character each here', () => {
    const { body, widths } = cells(
      '<tr><td>甲</td><td><num digits="100"/></td></tr><tr><td>乙</td><td><num digits="7" unit="%"/></td></tr>',
    );
    const [hundred, seven] = body.slice(3).map((row) => (row[1] as Paragraph).leadingIndent as number);
    expect((seven as number) - (hundred as number)).toBeCloseTo(2 * CHARACTER_PT, 6);
    expect(hundred).toBeCloseTo(
      ((widths[1] as number) - 2 * edition.table.paddingPt - 4 * CHARACTER_PT) / 2,
      6,
    );
  });
});
