import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryWorkspace } from '../../../src/app/open-workspace.js';
import { importReport } from '../../../src/importing/index.js';
import { textOfFile } from '../../../src/studio/folder/folder-file.js';
import { reviewOf } from '../../../src/studio/start/report-review.js';
import { reviewedFiles } from '../../../src/studio/start/reviewed-report.js';
import type { Decisions, ReviewRow } from '../../../src/studio/wire/start.js';
import { CHECKOUT } from '../../support/packs.js';

const NAME = 'shanhe-2025.txt';
const bytes = await readFile(join(CHECKOUT, 'tests', 'importing', 'reports', NAME));
const imported = await importReport(NAME, bytes);
const review = reviewOf(imported, NAME);

const SHORT = Buffer.from(
  [
    '某市政府工作报告',
    '——2026年1月20日在某市第一届人民代表大会第二次会议上',
    '市长 张三',
    '各位代表：',
    '一、2025年工作回顾',
    '地区生产总值增长6.2%，固定资产投资增长4.1%，进出口总额增长5.3%。',
    '二、2026年工作安排',
    '预期目标是：地区生产总值增长6%左右，城乡居民人均可支配收入分别增长7.5%、8%左右。',
  ].join('\n'),
);

function textOf(decisions: Decisions, name: string, of = imported): string {
  const file = reviewedFiles(of, NAME, bytes, decisions).find((one) => one.name === name);
  return file ? textOfFile(file) : '';
}

describe('a report that was read, to be gone through', () => {
  test('every row has its clauses where they stand in the report', () => {
    for (const { places, cells } of review.rows) {
      expect(places.length, JSON.stringify(cells)).toBeGreaterThan(0);
      for (const { paragraph, stretch } of places)
        expect(review.paragraphs[paragraph]?.text).toHaveLength(
          Math.max(stretch[1], review.paragraphs[paragraph]?.text.length ?? 0),
        );
    }
  });

  test('every figure that was read is underlined where it stands', () => {
    const all = review.paragraphs.flatMap(({ text, figures }) =>
      figures.map(([from, to]) => text.slice(from, to)),
    );
    expect(all.length).toBe(imported.report.figures.length);
    for (const text of all) expect(text).toMatch(/\d/);
  });

  test('a row in doubt says why, one that is sure does not', () => {
    for (const { degree, reason } of review.rows) expect(reason === '').toBe(degree === 1);
  });

  test('of figures with one qualifier behind them both readings are offered', async () => {
    const short = reviewOf(await importReport('a.txt', SHORT), 'a.txt');
    const others = short.rows.flatMap(({ name, figures }) =>
      figures.flatMap(({ text, others }) => others.map((other) => `${name} ${text} ${other}`)),
    );
    expect(others).toContain('城镇居民人均可支配收入 7.5% 7.5%左右');
    expect(others).toContain('农村居民人均可支配收入 8%左右 8%');
    expect(others.some((one) => one.startsWith('地区生产总值'))).toBe(false);
  });
});

describe('what the clerk decides', () => {
  const row = review.rows.find(({ key }) => key === 'indicators/i02') as ReviewRow;
  const file = `${row.table}.csv`;

  test('a row taken counts as looked at', () => {
    const [doubtful] = review.rows.filter(({ degree }) => degree > 1);
    const { key, table, cells } = doubtful as ReviewRow;
    const line = textOf({ [key]: { state: 'taken' } }, `${table}.csv`)
      .split('\n')
      .find((one) => one.startsWith(`${cells.编号},`));
    expect(line).toContain('已核');
    expect(line).not.toContain(cells.疑点);
  });

  test('a row refused is in no table, sentence or chart', () => {
    const id = row.cells.编号 as string;
    expect(textOf({}, 'pack.yaml')).toContain(`"${id}"`);
    const decisions: Decisions = { [row.key]: { state: 'refused' } };
    expect(textOf(decisions, file)).not.toContain(`\n${id},`);
    expect(textOf(decisions, 'pack.yaml')).not.toContain(`"${id}"`);
  });

  test('a cell says what it was given, as text', () => {
    const decisions: Decisions = {
      [row.key]: { state: 'taken', cells: { 指标: '=1+1', 编号: 'x', 没有: 'y' } },
    };
    const text = textOf(decisions, file);
    expect(text).toContain("'=1+1");
    expect(text).not.toContain('没有');
    expect(text).toContain(`${row.cells.编号},`);
  });

  test('keys that every object has are no decisions', () => {
    const decisions = JSON.parse('{"__proto__":{"state":"refused"},"constructor":{"state":"refused"}}');
    expect(textOf(decisions, file)).toBe(textOf({}, file));
  });

  test.each([
    ['nothing', {}],
    ['all taken', Object.fromEntries(review.rows.map(({ key }) => [key, { state: 'taken' }]))],
    [
      'every second refused',
      Object.fromEntries(
        review.rows.filter((_, index) => index % 2 === 0).map(({ key }) => [key, { state: 'refused' }]),
      ),
    ],
  ] as [string, Decisions][])('with %s decided it builds', async (_, decisions) => {
    const files = reviewedFiles(imported, NAME, bytes, decisions, { title: '新的标题' });
    const workspace = memoryWorkspace(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    const { artifacts, failed } = await workspace.build({ edition: 'brief' });
    expect(failed).toEqual([]);
    expect(artifacts).toHaveLength(1);
  });
});
