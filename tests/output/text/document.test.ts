import { describe, expect, test } from 'vitest';
import type {
  Block,
  Figure,
  Heading,
  Inline,
  Paragraph,
  TableCell,
  TableNode,
  TableRow,
} from '../../../src/document/tree.js';
import { documentText } from '../../../src/output/text/document.js';

const place = { file: 'pack.hbs' };
const words = (text: string): readonly Inline[] => [{ kind: 'text', text, place }];
const paragraph = (...children: readonly Inline[]): Paragraph => {
  return { kind: 'paragraph', style: 'body', children, place };
};
const heading = (level: 1 | 2, label: string | undefined, text: string): Heading => {
  return { kind: 'heading', level, id: text, children: words(text), place, ...(label && { label }) };
};
const cell = (text: string, columnSpan = 1, rowSpan = 1): TableCell => {
  return { children: words(text), header: false, columnSpan, rowSpan, place };
};
const row = (...cells: readonly TableCell[]): TableRow => ({ kind: 'plain', cells, place });
const table = (columnCount: number, body: readonly TableRow[], more: Partial<TableNode> = {}): TableNode => ({
  kind: 'table',
  id: 't',
  columns: new Array(columnCount).fill({ align: 'left', grow: 0 }),
  head: [],
  body,
  notes: [],
  place,
  ...more,
});
const figure: Figure = {
  kind: 'figure',
  id: 'f',
  chart: 'growth',
  number: '图1',
  title: words('增速'),
  unit: words('%'),
  notes: [words('只列两年。')],
  alt: '甲增长5%。',
  lines: 8,
  place,
};

function textOf(...children: readonly Block[]): string {
  return documentText({
    title: '',
    author: '',
    subject: '',
    language: 'zh-CN',
    date: '2026-01-20',
    children,
    notes: {},
  });
}

describe('a document as plain text', () => {
  test('has its headings apart and its paragraphs a line each', () => {
    const text = textOf(
      heading(1, '一、', '指标'),
      paragraph(...words('甲。')),
      paragraph(...words('乙。')),
      heading(1, '附件1', '项目'),
      heading(2, undefined, '其他'),
    );
    expect(text).toBe('一、指标\n\n甲。\n乙。\n\n附件1 项目\n\n其他\n');
  });

  test('has figures whole, marks in brackets, names of what is referred to and addresses of links', () => {
    const inline: readonly Inline[] = [
      { kind: 'numeral', prefix: '约', digits: '11.0', unit: '%', qualifier: '以上', place },
      { kind: 'note-mark', entry: 'a', mark: '②', occurrence: 1, place },
      { kind: 'span', style: 'strong', children: words('重'), place },
      { kind: 'line-break', place },
      { kind: 'reference', to: 't', text: '表3', withPage: true, place },
      { kind: 'page-reference', to: 't', place },
      { kind: 'link', to: 'https://example.org', children: words('网站'), place },
      { kind: 'link', to: 'https://example.org', children: words('example.org'), place },
      { kind: 'link', to: '#a', children: words('内'), place },
    ];
    expect(textOf(paragraph(...inline))).toBe('约11.0%以上[②]重\n表3网站 https://example.orgexample.org内\n');
  });

  test('has a table row by row, cells apart by tabs, those that span others in the first place', () => {
    const grid = table(
      3,
      [
        row(cell('东区', 1, 2), cell('甲'), cell('1')),
        row(cell('乙'), cell('2')),
        row(cell('合计', 2), cell('3')),
      ],
      {
        number: '表1',
        title: words('人口'),
        unit: words('单位：人'),
        head: [row(cell('地区'), cell('项目', 2))],
        notes: [words('注：年末数。')],
      },
    );
    expect(textOf(grid)).toBe(
      '表1 人口（单位：人）\n地区\t项目\n东区\t甲\t1\n\t乙\t2\n合计\t\t3\n注：年末数。\n',
    );
  });

  test('tells a drawing in words', () => {
    expect(textOf(figure)).toBe('图1 增速（%）\n甲增长5%。\n只列两年。\n');
  });

  test('has cards, lists and terms a line each', () => {
    const none = words('');
    const text = textOf(
      {
        kind: 'cards',
        columns: 3,
        cards: [
          {
            label: words('出口'),
            prefix: words('约'),
            value: words('40'),
            unit: words('%'),
            change: none,
            foot: words('目标未列'),
            bars: [],
            place,
          },
        ],
        place,
      },
      { kind: 'list', style: 'list', items: [{ label: '（一）', children: words('办事'), place }], place },
      {
        kind: 'glossary',
        entries: [{ id: 'a', mark: '①', term: words('名词'), definition: words('意思。'), place }],
        place,
      },
    );
    expect(text).toBe('出口：约40%，目标未列\n\n（一）办事\n[①] 名词：意思。\n');
  });

  test('lists in its contents what is listed on paper, without pages', () => {
    const contents = { kind: 'contents', depth: 1, place } as const;
    const text = textOf(
      { ...contents, of: 'headings' },
      { ...contents, of: 'tables', title: '表目录' },
      { ...contents, of: 'figures', title: '图目录' },
      heading(1, '一、', '指标'),
      heading(2, undefined, '深'),
      { kind: 'space', lines: 3, grow: 0, place },
      figure,
    );
    expect(text).toBe(
      '一、指标\n\n图目录\n图1 增速\n\n一、指标\n\n深\n\n图1 增速（%）\n甲增长5%。\n只列两年。\n',
    );
  });

  test('goes through sections and columns in the order in which they are read', () => {
    const text = textOf({
      kind: 'section',
      name: 's',
      orientation: 'portrait',
      matter: 'body',
      start: 'page',
      place,
      children: [
        {
          kind: 'columns',
          columns: [
            { share: 1, children: [paragraph(...words('左'))] },
            { share: 1, children: [paragraph(...words('右'))] },
          ],
          place,
        },
      ],
    });
    expect(text).toBe('左\n右\n');
  });
});
