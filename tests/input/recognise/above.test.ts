import { expect, test } from 'vitest';
import { readCsv } from '../../../src/input/readers/csv.js';
import { recognise } from '../../../src/input/recognise/index.js';

function read(above: string) {
  const text = `${above}\n项目,2025年,2024年\n税收,1200,1100\n非税,300,290\n`;
  return recognise(readCsv({ file: 'a.csv', text }).value)[0];
}

test('an office and a date above the title are kept apart from it, and told', () => {
  const table = read('某某市财政局,,\n,,2026年1月20日\n2025年财政收支情况表,,\n（快报数）,,\n,,单位：万元');
  expect(table?.title?.text).toBe('2025年财政收支情况表（快报数）');
  expect(table?.above.map(({ line, text }) => `${line} ${text}`)).toEqual([
    '1 某某市财政局',
    '2 2026年1月20日',
  ]);
});

test('notes, sentences and sources above the head are printed as those below', () => {
  const table = read(
    '财政收支情况表,,\n说明：2025年为快报数。,,\n本表不含基金。,,\n资料来源：财政局,,\n单位：万元,,',
  );
  expect(table?.title?.text).toBe('财政收支情况表');
  expect(table?.notes.map(({ text }) => text)).toEqual(['说明：2025年为快报数。', '本表不含基金。']);
  expect(table?.sources.map(({ text }) => text)).toEqual(['资料来源：财政局']);
  expect(table?.above).toEqual([]);
});

test('who filled in a form belongs to the form', () => {
  const text = '项目,2025年\n税收,1200\n非税,300\n填表人：张三,审核人：李四\n';
  expect(recognise(readCsv({ file: 'a.csv', text }).value)[0]?.unread).toEqual([]);
});

test('the name of each half over its head is added to the title over both', () => {
  const halves = [
    '2026年收支平衡表,,,,,\n单位：万元,,,,,\n收入,,,支出,,\n项目,2025年,2026年,项目,2025年,2026年',
    '税收,523,549,一般公共服务,312,301\n非税,188,190,教育,680,710\n合计,711,739,合计,992,1011\n',
  ].join('\n');
  const tables = recognise(readCsv({ file: 'a.csv', text: halves }).value);
  expect(tables.map(({ title }) => title?.text)).toEqual([
    '2026年收支平衡表（收入）',
    '2026年收支平衡表（支出）',
  ]);
});

test('what a statistical form says of itself is no title', () => {
  const table = read('表  号：统基1表,,\n制定机关：国家统计局,,\n综合机关名称：某县统计局,,\n单位：人,,');
  expect(table?.title).toBeUndefined();
  expect(table?.above).toHaveLength(3);
});

test.each([
  ['单位：人、%', '人'],
  ['单位：人、所', undefined],
])('of %s a figure has the unit that can be told: %s', (line, unit) => {
  expect(read(`某表\n${line},,`)?.columns[1]?.unit).toBe(unit);
});

test.each([
  ['截止日期：2025年12月31日', '截至2025年12月31日'],
  ['会计期间：2025年1月至2025年9月', '2025年1月至2025年9月'],
  ['2025年9月', '2025年9月'],
  ['（2025年1—9月）', '2025年1—9月'],
  ['2025年12月31日', '2025年12月31日'],
  ['填报日期：2026年1月5日', undefined],
  ['时间：最近10年', undefined],
])('of %s below the title is kept, for it tells of when the figures are: %s', (line, dated) => {
  const table = read(`市属企业主要指标,,\n${line},,\n单位：亿元,,`);
  expect([table?.title?.text, table?.dated]).toEqual(['市属企业主要指标', dated]);
});

test('the number of a form is no title', () => {
  const table = read('资产负债表,,\n,,会企01表\n单位：元,,');
  expect([table?.title?.text, table?.number]).toEqual(['资产负债表', '会企01表']);
});

test.each(['填报单位（盖章）：县市场监管局,填报日期：2025年7月5日,', '项目名称：北环路,建设地点：城北,'])(
  'what names things of the whole sheet is no head: %s',
  (line) => {
    const table = read(`案件情况,,\n${line}`);
    expect(table?.head).toEqual([3]);
    expect(table?.above.map(({ text }) => text)).toEqual(line.split(',').filter(Boolean));
  },
);

test('what signs in the cells mean is a note, wherever it stands', () => {
  expect(read('考勤表,,\n部门：办公室,√出勤 ○休假 ×缺勤,')?.notes.map(({ text }) => text)).toEqual([
    '√出勤 ○休假 ×缺勤',
  ]);
});

test('numbered titles of tables stand behind that of their sheet, which tells their unit', () => {
  const table = (title: string) => `${title},,\n项目,本月,累计\n收入,10,100\n支出,20,180\n`;
  const text = `经济运行简表（万元）,,\n${table('一、财政收支')}\n${table('（二）投资（亿元）')}\n${table('其他情况表格')}`;
  const tables = recognise(readCsv({ file: 'a.csv', text }).value);
  expect(tables.map(({ title, unit, above }) => [title?.text, unit, above.length])).toEqual([
    ['经济运行简表（财政收支）', '万元', 0],
    ['经济运行简表（投资）', '亿元', 0],
    ['其他情况表格', undefined, 0],
  ]);
});

test('a numbered title alone stays as it is', () => {
  expect(read('一、财政收支情况表,,\n单位：人,,')?.title?.text).toBe('一、财政收支情况表');
});

test.each([
  ['表１　人口,,', '表1', '人口'],
  ['시도별 예산 (단위: 명),,', undefined, '시도별 예산'],
])('the title of %s', (line, number, title) => {
  const table = read(line);
  expect([table?.number, table?.title?.text]).toEqual([number, title]);
});

test('a sheet that is called by a time has figures of that', () => {
  const [table] = recognise({
    ...readCsv({ file: 'a.csv', text: '项目,金额（万元）\n甲,1\n乙,2' }).value,
    name: '2024年',
  });
  expect(table?.period).toMatchObject({ year: 2024 });
});
