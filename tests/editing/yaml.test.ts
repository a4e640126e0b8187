import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.ts';
import { everyFew } from '../support/daily.ts';

const PACK = `# 我的注释
title: 政府工作报告   # 标题
date: 2024-01-16
editions: [handout,brief]
tables:
  indicators: # 主要指标
    title: 主要指标
    unit: '%'
  empty:

narrative:
  glance:
    - '第一段{{figure "gdp" "2024年"}}。' # 首段
    # 第二段之前
    - 第二段
    - |
      多行
      文字
  works:
    - 只有一段

charts:
  - name: one
    type: bar # 图
    rows: { table: indicators, complete: true }
  - name: two
    type: line
`;

const value = (
  path: Edit extends never ? never : (string | number)[],
  before: unknown,
  after: unknown,
): Edit => ({
  kind: 'value',
  file: 'pack.yaml',
  path,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
const insert = (path: (string | number)[], after: unknown): Edit => ({
  kind: 'insert-value',
  file: 'pack.yaml',
  path,
  after,
});

/** The text after an edit, which undone is the text again, to the character. */
function edited(text: string, edit: Edit): string {
  const { bytes, inverse } = applyEdit(Buffer.from(text), edit);
  expect(Buffer.from(applyEdit(bytes, inverse[0] as Edit).bytes ?? []).toString()).toBe(text);
  return Buffer.from(bytes ?? []).toString();
}

describe('a value of a YAML file', () => {
  it('changes alone: comments, quotes and all else stay', () => {
    expect(edited(PACK, value(['title'], '政府工作报告', '新标题'))).toBe(
      PACK.replace('政府工作报告', '新标题'),
    );
    expect(edited(PACK, value(['narrative', 'glance', 0], parse(PACK).narrative.glance[0], "it's"))).toBe(
      PACK.replace(/'第一段.*?。'/, "'it''s'"),
    );
    expect(edited(PACK, value(['charts', 0, 'type'], 'bar', 'line'))).toBe(
      PACK.replace('type: bar', 'type: line'),
    );
    expect(edited(PACK, value(['charts', 0, 'rows', 'table'], 'indicators', 'a, b'))).toBe(
      PACK.replace('{ table: indicators,', "{ table: 'a, b',"),
    );
  });

  it('of several lines stays so', () => {
    expect(edited(PACK, value(['narrative', 'glance', 2], '多行\n文字\n', '多行\n文\n字\n'))).toBe(
      PACK.replace('      文字', '      文\n      字'),
    );
    expect(parse(edited(PACK, value(['narrative', 'glance', 1], '第二段', 'a\nb'))).narrative.glance[1]).toBe(
      'a\nb',
    );
  });

  it('that would be read as something else is put in quotes', () => {
    for (const text of [
      '- a',
      'a: b',
      '#x',
      '2024',
      'true',
      '*a',
      "it's",
      '"',
      ' a ',
      'null',
      '',
      '\\',
      '{{a}}',
      '‘a’',
    ])
      expect(parse(edited(PACK, value(['title'], '政府工作报告', text))).title).toBe(text);
  });

  it('is added behind those that there are, with what it stands in', () => {
    expect(edited(PACK, value(['subtitle'], undefined, '副题'))).toBe(`${PACK}subtitle: 副题\n`);
    expect(edited(PACK, value(['tables', 'indicators', 'source'], undefined, 'x'))).toBe(
      PACK.replace("    unit: '%'\n", "    unit: '%'\n    source: x\n"),
    );
    expect(edited(PACK, value(['tables', 'empty', 'title'], undefined, 'x'))).toBe(
      PACK.replace('  empty:\n', '  empty:\n    title: x\n'),
    );
    expect(edited(PACK, value(['charts', 0, 'rows', 'sort'], undefined, 'x'))).toBe(
      PACK.replace('complete: true }', 'complete: true, sort: x }'),
    );
    expect(parse(edited('', value(['a', 'b'], undefined, 1)))).toEqual({ a: { b: 1 } });
  });

  it('is taken out with its lines', () => {
    expect(edited(PACK, value(['date'], '2024-01-16', undefined))).toBe(
      PACK.replace('date: 2024-01-16\n', ''),
    );
    expect(edited(PACK, value(['charts', 0, 'name'], 'one', undefined))).toBe(
      PACK.replace('- name: one\n    type', '- type'),
    );
    expect(edited(PACK, value(['editions', 0], 'handout', undefined))).toBe(PACK.replace('handout,', ''));
    const works = parse(edited(PACK, value(['narrative', 'works', 0], '只有一段', undefined)));
    expect(works.narrative.works).toEqual([]);
  });

  it('of lists and maps changes where it differs', () => {
    const before = parse(PACK).charts[0];
    expect(edited(PACK, value(['charts', 0], before, { ...before, type: 'line', title: 'x' }))).toBe(
      PACK.replace('type: bar', 'type: line').replace(
        'complete: true }\n',
        'complete: true }\n    title: x\n',
      ),
    );
  });

  it('in brackets stays in brackets, and lists change by what is more or less of them', () => {
    expect(edited(PACK, value(['editions'], ['handout', 'brief'], ['brief']))).toBe(
      PACK.replace('handout,', ''),
    );
    expect(edited(PACK, value(['editions'], ['handout', 'brief'], ['a', 'b', 'c, d', 'e']))).toBe(
      PACK.replace('[handout,brief]', "[ a, b, 'c, d', e ]"),
    );
    const { charts } = parse(PACK);
    expect(edited(PACK, value(['charts'], charts, [charts[0]]))).toBe(
      PACK.slice(0, PACK.indexOf('  - name: two')),
    );
  });

  it('is left alone where something else stands there', () => {
    expect(() => edited(PACK, value(['title'], '别的', 'x'))).toThrow(EditConflict);
    expect(() => edited(PACK, value(['subtitle'], '别的', 'x'))).toThrow(EditConflict);
  });
});

describe('an item of a list', () => {
  it('is put before the one that stands there, or behind the last', () => {
    expect(edited(PACK, insert(['narrative', 'glance', 1], '新'))).toBe(
      PACK.replace('    # 第二段之前\n    - 第二段', '    # 第二段之前\n    - 新\n    - 第二段'),
    );
    expect(edited(PACK, insert(['narrative', 'works', 1], '新'))).toBe(
      PACK.replace('    - 只有一段\n', '    - 只有一段\n    - 新\n'),
    );
    expect(edited(PACK, insert(['editions', 2], 'booklet'))).toBe(PACK.replace('brief]', 'brief, booklet]'));
    expect(
      parse(edited(PACK, insert(['charts', 1], { name: 'new', rows: { a: [1, 2] } }))).charts[1],
    ).toEqual({
      name: 'new',
      rows: { a: [1, 2] },
    });
    expect(parse(edited(PACK, insert(['narrative', 'new', 0], '首段'))).narrative.new).toEqual(['首段']);
  });
});

it('line ends stay as they are', () => {
  const crlf = PACK.replaceAll('\n', '\r\n');
  expect(edited(crlf, value(['date'], '2024-01-16', '2024-01-18'))).toBe(crlf.replace('-16', '-18'));
  expect(edited(crlf, insert(['charts', 2], { name: 'new', type: 'bar' })).match(/(?<!\r)\n/)).toBeNull();
});

it('what an alias stands for is not changed through it, for it stands elsewhere too', () => {
  const shared = 'a: &x {b: 1}\nc: *x\n';
  expect(() => edited(shared, value(['c', 'b'], 1, 2))).toThrow(/alias/);
  expect(parse(edited(shared, value(['c'], { b: 1 }, { b: 2 })))).toEqual({ a: { b: 1 }, c: { b: 2 } });
});

it('every value of a shipped pack can be changed and taken out, and comes back to the character', async () => {
  const text = await readFile(join(import.meta.dirname, '../../data/leping-2022/pack.yaml'), 'utf8');
  for (const path of everyFew(pathsOf(parse(text)), 12)) {
    const before = path.reduce((inner, key) => inner[key], parse(text));
    expect(() => edited(text, value(path, before, '甲: 乙')), path.join('.')).not.toThrow();
    expect(() => edited(text, value(path, before, undefined)), path.join('.')).not.toThrow();
  }
});

function pathsOf(one: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (one === null || typeof one !== 'object') return [path];
  const keys = Array.isArray(one) ? [...one.keys()] : Object.keys(one);
  return [
    ...(path.length > 0 ? [path] : []),
    ...keys.flatMap((key) => pathsOf((one as never)[key], [...path, key])),
  ];
}
