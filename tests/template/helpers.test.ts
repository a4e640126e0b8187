import { describe, expect, test } from 'vitest';
import { reportSaying, smallReport } from '../support/report.js';
import { markupOf, problemsOf } from '../support/templates.js';

const report = smallReport();

/** What a template prints, a numeral's parts parted by bars. */
function printed(template: string, of = report): string {
  return markupOf(template, of)
    .replace(/<num prefix="(.*?)" digits="(.*?)" unit="(.*?)" qualifier="(.*?)"\/>/g, '[$1|$2|$3|$4]')
    .replace(/<\/?passage[^>]*>/g, '');
}

const PROJECT = '{{#with (row "p1") as |row|}}';

describe('a figure that leaves its unit to the unit column', () => {
  test.each([
    ['5000以上', '[|5000|人|以上]'],
    ['5000左右', '[|5000|人|左右]'],
    ['5000余', '[|5000|余人|]'],
  ])('%s has it where it is spoken', (written, parts) => {
    const indicators = `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
jobs,新增就业,民生,人,,${written},,一,新增就业5000人以上
gdp,地区生产总值,总量,%,8.5%,7%以上,,一,增长8.5%；增长7%以上
`;
    expect(printed('{{figure "jobs" "2022年目标"}}', smallReport({ indicators }))).toBe(parts);
  });
});

describe('what an occasion tells beside its meeting', () => {
  test.each([
    ['——2022年2月9日在某市第六届人民代表大会第一次会议上', '某市第六届人民代表大会第一次会议', false],
    ['（2026年1月15日）在某市人民代表大会会议上的发言', '某市人民代表大会会议', true],
    ['第一书记讲话', '某市全会', true],
    ['', '某市全会', false],
  ])('“%s”, of “%s”: %s', (occasion, meeting, more) => {
    const said = `{{#if (tellsMore "${occasion}" "${meeting}")}}more{{/if}}`;
    expect(printed(said)).toBe(more ? 'more' : '');
  });
});

describe('a cell of a table', () => {
  const indicators = `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
gdp,生产总值,总量,%,8.5%,7%以上,,一,8.5%；7%以上
trade,外贸,总量,%,40%,—,,一,40%
energy,能耗,总量,%,…,,,一,待核定
`;
  const pack = (decimals: string) =>
    `title: 简报\nmeeting: 会\nissuer: 府\ndate: 2025-05-08\neditions: [plain]\ntables:\n  indicators: { decimals: ${decimals} }\n`;
  const cells = (id: string, decimals: string) => {
    const report = smallReport({ indicators }, pack(decimals));
    const years = `{{#with tables.indicators as |t|}}{{#with (row "${id}") as |row|}}`;
    return printed(
      `${years}{{#each t.years as |year|}}{{cell t row year}};{{/each}}{{/with}}{{/with}}`,
      report,
    );
  };

  test('has as many decimals as pack.yaml asks of its column, and no fewer than it was written with', () => {
    expect(cells('trade', '{ 2021年实绩: 1 }')).toBe('[|40.0|%|];—;');
    expect(cells('gdp', '0')).toBe('[|8.5|%|];[|7|%|以上];');
    // words around it say that it is not exact
    expect(cells('gdp', '2')).toBe('[|8.50|%|];[|7|%|以上];');
  });

  test('tells what is not known from what does not apply, as they are written', () => {
    expect(cells('energy', '1')).toBe('…;—;');
  });
});

describe('a figure in its own unit', () => {
  const indicators = `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
gdp,生产总值,总量,亿元,119.8,127左右,,一,119.8亿元；127亿元左右
jobs,新增就业,民生,人,5000,5030人以上,,一,新增就业5000人；5030人以上
ratio,城乡收入比,民生,—,1.86,1.78,,一,城乡收入比1.86；1.78
beds,床位,民生,张,600,580,,一,床位600张；580张
`;
  const figures = smallReport({ indicators });

  test('has no dash behind it where 单位 says that it has none', () => {
    expect(printed('{{figure "ratio" "2021年实绩"}}', figures)).toBe('[|1.86||]');
  });

  test('has its unit on its card too, and so has what follows it', () => {
    const card = '{{#each (highlights) as |one|}}{{one.digits}}/{{one.unit}}/{{one.foot}}{{/each}}';
    expect(printed(card, figures)).toBe('119.8/亿元/2022年目标[|127|亿元|左右]');
  });

  test('is said to have grown or fallen by so many percent', () => {
    expect(printed('{{growth "jobs"}}，{{growth "beds"}}，{{growth "gdp"}}', figures)).toBe(
      '增长约[|0.6|%|]，下降[|3.3|%|]，增长约[|6.0|%|]',
    );
  });

  test('is said to increase or decrease, where a percentage is said to rise or fall', () => {
    expect(printed('{{change "jobs"}}，{{change "beds"}}，{{change "ratio"}}', figures)).toBe(
      '增加[|30|人|]，减少[|20|张|]，减少[|0.08||]',
    );
  });
});

test.each(['figure "p1"', 'rank "p1"', 'share "p1"', 'total "projects"', 'counted "projects"'])(
  '{{%s}} takes a header with half-width brackets, as the checks do',
  (call) => {
    expect(printed(`{{${call} "投资(亿元)"}}`)).toBe(printed(`{{${call} "投资（亿元）"}}`));
  },
);

describe('a helper prints', () => {
  test.each([
    ['figure: a number in its parts', '{{figure "gdp" "2022年目标"}}', '[|7|%|以上]'],
    [
      'figure: the unit of the unit column, where the cell has none',
      '{{figure "jobs" "2022年目标"}}',
      '[|5000|人|]',
    ],
    ['figure: the unit of the header', '{{figure "p1" "投资（亿元）"}}', '[|50.5|亿元|]'],
    ['figure: a range with both ends', '{{figure "income" "2022年目标"}}', '[|5%～7%||]'],
    ['figure: a dash where there is none', '{{figure "p3" "投资（亿元）"}}', '—'],
    ['difference: signed, in percentage points', '{{difference "gdp"}}', '[|−1.5|个百分点|]'],
    ['change: the difference in words', '{{change "gdp"}}', '回落[|1.5|个百分点|]'],
    ['total: the sum with its unit', '{{total "projects" "投资（亿元）"}}', '[|70.5|亿元|]'],
    ['subtotal: the sum of a group', '{{subtotal "projects" "已开工" "投资（亿元）"}}', '[|70.5|亿元|]'],
    ['count: the rows of a table', '{{count "projects"}}', '[|3||]'],
    ['count: the rows of a group', '{{count "projects" "预开工"}}', '[|1||]'],
    ['counted: the rows that have a figure', '{{counted "projects" "投资（亿元）"}}', '[|2||]'],
    ['rank: 1 for the largest', '{{rank "p2" "投资（亿元）"}}', '[|2||]'],
    ['share: a percentage with one decimal place', '{{share "p1" "投资（亿元）"}}', '[|71.6|%|]'],
    ['name: what a row is called', '{{name "p1"}}', '甲项目'],
    ['row: the row itself', '{{#with (row "p2") as |one|}}{{one.label}}{{/with}}', '乙项目'],
    ['textOf: the text of a cell', `${PROJECT}{{textOf row "2022年节点"}}{{/with}}`, '投产'],
    ['textOf: nothing where the table has no such column', `${PROJECT}{{textOf row "简称"}}{{/with}}`, ''],
    ['cell: a text', `${PROJECT}{{cell @root.tables.projects row "项目"}}{{/with}}`, '甲项目'],
    ['wording: a text', `${PROJECT}{{wording @root.tables.projects row "2022年节点"}}{{/with}}`, '投产'],
    [
      'wording: a dash where nothing is said',
      '{{#with (row "p2") as |row|}}{{wording @root.tables.projects row "2022年节点"}}{{/with}}',
      '—',
    ],
    ['sum: a total without its unit', '{{sum (lookup tables.projects.total "投资（亿元）")}}', '[|70.5||]'],
    [
      'changeOf: a difference without its unit',
      '{{#with (row "gdp") as |row|}}{{changeOf row}}{{/with}}',
      '[|−1.5||]',
    ],
    ['changeOf: a dash where there is none', `${PROJECT}{{changeOf row}}{{/with}}`, '—'],
    [
      'incomplete: what the totals leave out',
      '{{incomplete tables.projects}}',
      '合计只计列有数字的2个项目，另有1个未列。',
    ],
    [
      'passage: a text of pack.yaml with its figures',
      '{{passage tables.projects.settings.title}}',
      '项目一览',
    ],
    ['passage: nothing where it is missing', '{{passage tables.projects.settings.source}}', ''],
    [
      'narrative: the paragraphs of a section',
      '{{#each (narrative "glance")}}<p>{{passage this}}</p>{{/each}}',
      '<p>地区生产总值增长[|8.5|%|]。</p><p>推行“六个一”[^六个一]。</p>',
    ],
    ['narrative: none for a section without', '{{#each (narrative "none")}}<p/>{{/each}}', ''],
    [
      'charts: those of a section',
      '{{#each (charts "projects") as |chart|}}{{chart.name}}{{/each}}',
      'investment',
    ],
    [
      'highlights: label, latest figure, and what follows it',
      '{{#each (highlights) as |one|}}{{one.label}}/{{one.digits}}/{{one.unit}}/{{one.foot}}{{/each}}',
      '地区生产总值/8.5/%/2022年目标[|7|%|以上]',
    ],
    ['chineseDate: without leading noughts', '{{chineseDate pack.date}}', '2022年2月22日'],
    ['and: true when both are', '{{#if (and pack.title pack.date)}}yes{{/if}}', 'yes'],
    ['and: false when one is missing', '{{#if (and pack.title pack.subtitle)}}yes{{/if}}', ''],
    ['or: true when any is', '{{#if (or pack.subtitle (narrative "none") pack.title)}}yes{{/if}}', 'yes'],
    ['or: an empty list is none', '{{#if (or pack.subtitle (narrative "none"))}}yes{{/if}}', ''],
  ])('%s', (_, template, expected) => {
    expect(printed(template)).toBe(expected);
  });

  test('cell: figures by column object, without the unit that its header states', () => {
    const template =
      '{{#with tables.projects as |t|}}{{#each t.rows as |row|}}' +
      '{{#each t.amounts as |amount|}}{{cell t row amount}} {{/each}}{{/each}}{{/with}}';
    expect(printed(template)).toBe('[|50.5||] [|20||] — ');
  });

  test('cell: the mark of a note raised behind a figure, which sentences and cards do not have', () => {
    const indicators = `编号,指标,单位,2021年实绩,出处,原文
gdp,人口,万人,2138①,一,2138
`;
    const marked = smallReport({ indicators });
    const template =
      '{{#with tables.indicators as |t|}}{{#each t.rows as |row|}}{{#each t.years as |year|}}{{cell t row year}}{{/each}}{{/each}}{{/with}}';
    expect(printed(template, marked)).toBe('[|2138||]<sup>①</sup>');
    expect(printed('{{figure "gdp" "2021年实绩"}}', marked)).toBe('[|2138|万人|]');
    expect(printed('{{#each (highlights) as |one|}}{{one.digits}}{{one.unit}}{{/each}}', marked)).toBe(
      '2138万人',
    );
  });

  test('change: 提高 for a rise and 与上年持平 for none', () => {
    const sheet =
      '编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文\n' +
      'gdp,生产总值,总,%,7%,7.5%,,一,7%；7.5%\nexport,出口,总,%,3.0%,3%,,一,3.0%；3%\n';
    const other = smallReport({ indicators: sheet });
    expect(printed('{{change "gdp"}}，{{change "export"}}', other)).toBe('提高[|0.5|个百分点|]，与上年持平');
  });

  test('change and growth: a figure of two years before is named by its year', () => {
    const sheet =
      '编号,指标,分组,单位,2019年实绩,2021年实绩,说明,出处,原文\n' +
      'gdp,生产总值,总,亿元,7,7,,一,7；7\nexport,出口,总,亿元,3,4,,一,3；4\n';
    const other = smallReport({ indicators: sheet });
    expect(printed('{{change "gdp"}}，{{growth "gdp"}}，{{growth "export"}}', other)).toBe(
      '与2019年持平，与2019年持平，增长[|33.3|%|]',
    );
  });

  test('growth: what is less than a twentieth of a percent is no standstill', () => {
    const sheet =
      '编号,指标,分组,单位,2020年实绩,2021年实绩,说明,出处,原文\n' +
      'gdp,生产总值,总,亿元,10000,10004,,一,10000；10004\nexport,出口,总,亿元,3,3.0,,一,3；3.0\n';
    const other = smallReport({ indicators: sheet });
    expect(printed('{{growth "gdp"}}，{{growth "export"}}', other)).toBe('与上年基本持平，与上年持平');
  });

  test('changesAsWritten: words of figures compared are told, unless a note tells them', () => {
    const sheet =
      '编号,指标,分组,单位,2020年实绩,2021年实绩,2022年目标,说明,出处,原文\n' +
      'gdp,生产总值,总,%,约7%,8%,7%以上,,一,约7%；8%；7%以上\nexport,出口,总,%,3%以上,4%,—,,一,3%以上；4%\n';
    const pack = (notes: string) => `title: 简报\nmeeting: 会\nissuer: 府\ndate: 2022-02-22\n${notes}`;
    const told = (notes: string) =>
      printed('{{changesAsWritten tables.indicators}}', smallReport({ indicators: sheet }, pack(notes)));
    expect(told('')).toBe('注：增减中带“以上”的数按所列数字计。');
    expect(told('tables: { indicators: { notes: [注：初步数。] } }')).toBe(
      '增减中带“以上”的数按所列数字计。',
    );
    expect(told('tables: { indicators: { notes: [目标按所列数字计。] } }')).toBe('');
  });

  test('incomplete: ranges are told from what is missing, and figures counted as written are owned up to', () => {
    const projects = `编号,项目,分组,投资（亿元）,年税收（亿元）,2022年节点,说明,出处,原文
p1,甲项目,已开工,约50.5,2,,,一,约50.5亿元；2亿元
p2,乙项目,已开工,20以上,1,,,一,20亿元以上；1亿元
p3,丙项目,预开工,45～50,,,,一,45～50亿元
`;
    expect(printed('{{incomplete tables.projects}}', smallReport({ projects }))).toBe(
      '投资合计只计2个项目，另有1个未列或为区间。年税收合计只计2个项目，另有1个未列。' +
        '投资合计中有2个数带“约”“以上”之类的词，按所列数字计。',
    );
  });

  const TOWNS = `编号,项目,分组,投资（亿元）,用地（亩）,城镇化率（%）,出处,原文
p1,甲项目,已开工,50.5,30,61.2,一,50.5；30；61.2
p2,乙项目,预开工,20,10,,一,20；10
`;
  const heads =
    '{{#with tables.projects as |t|}}{{#each t.amounts as |one|}}{{amountHead t one}} {{/each}}{{/with}}';
  const packWith = (settings: string) => `title: 简报
meeting: 会议
issuer: 市政府
date: 2022-02-22
tables: { ${settings} }
`;

  test('amountHead: the unit where no unit line tells it', () => {
    const withoutLine = smallReport({ projects: TOWNS }, packWith('projects: { title: 表 }'));
    expect(printed(heads, withoutLine)).toBe('投资（亿元） 用地（亩） 城镇化率（%） ');
    const withTwo = smallReport({ projects: TOWNS }, packWith('projects: { unit: 亿元、亩 }'));
    expect(printed(heads, withTwo)).toBe('投资（亿元） 用地（亩） 城镇化率（%） ');
    const plain = TOWNS.replaceAll(/用地（亩）/g, '税收（亿元）');
    expect(printed(heads, smallReport({ projects: plain }, packWith('projects: { unit: 亿元 }')))).toBe(
      '投资 税收 城镇化率（%） ',
    );
  });

  test('rowUnit: each row’s where the unit line does not hold for all', () => {
    const units =
      '{{#with tables.indicators as |t|}}{{#each t.rows as |row|}}{{rowUnit t row}}/{{/each}}{{/with}}';
    const rows = (second: string) => `编号,指标,单位,2021年实绩,出处,原文
a,税收,,300,一,300
b,增速,${second},8,一,8
`;
    const pack = packWith('indicators: { unit: 万元 }');
    expect(printed(units, smallReport({ indicators: rows('万元') }, pack))).toBe('//');
    expect(printed(units, smallReport({ indicators: rows('%') }, pack))).toBe('万元/%/');
    expect(printed('{{figure "a" "2021年实绩"}}', smallReport({ indicators: rows('%') }, pack))).toBe(
      '[|300|万元|]',
    );
  });

  test('sum, incomplete: nothing of a column that pack.yaml leaves out', () => {
    const sums =
      '{{#with tables.projects as |t|}}{{#each t.amounts as |one|}}{{sum (lookup t.total one.header)}} {{/each}}{{incomplete t}}{{/with}}';
    const pack = packWith('projects: { sums: [投资(亿元)] }');
    expect(printed(sums, smallReport({ projects: TOWNS }, pack))).toBe('[|70.5||] — — ');
    const none = packWith('projects: { sums: false }');
    expect(printed(sums, smallReport({ projects: TOWNS }, none))).toBe('— — — ');
    expect(
      problemsOf(() =>
        printed('{{total "projects" "用地（亩）"}}', smallReport({ projects: TOWNS }, none)),
      )[0],
    ).toContain('not-summed at');
  });

  test('passage: texts of pack.yaml with markup in them as text', () => {
    const other = reportSaying('a < b & "c" {{name "p1"}}');
    expect(printed('{{#each (narrative "glance")}}{{passage this}}{{/each}}', other)).toBe(
      'a &lt; b &amp; &quot;c&quot; 甲项目',
    );
  });
});

describe('a helper refuses, with the place of the call,', () => {
  test.each([
    ['an id that no row has', '{{figure "gdpp" "2021年实绩"}}', 'unknown-id', 'Did you mean "gdp"?'],
    ['a column that the table has not', '{{figure "gdp" "2021年实际"}}', 'unknown-column', '"2021年实绩"'],
    ['a table that the data have not', '{{total "project" "投资（亿元）"}}', 'unknown-table', '"projects"'],
    ['a group that the table has not', '{{count "projects" "已开"}}', 'unknown-group', '"已开工"'],
    ['the difference of a row with one figure', '{{change "export"}}', 'no-difference', '外贸出口'],
    ['the rank of a row without figure', '{{rank "p3" "投资（亿元）"}}', 'no-figure', '丙项目'],
    ['the share of a row without figure', '{{share "p3" "投资（亿元）"}}', 'no-figure', '丙项目'],
    ['too few arguments', '{{figure "gdp"}}', 'helper-arguments', 'takes a text in quotes, a text'],
    ['none where one is due', '{{name}}', 'helper-arguments', 'takes a text in quotes'],
    ['too many arguments', '{{total "projects" "已开工" "投资（亿元）"}}', 'helper-arguments', 'takes'],
    ['a text where a row is due', '{{changeOf pack.title}}', 'helper-arguments', 'takes a row'],
    [
      'a total that does not exist',
      '{{sum (lookup tables.projects.total "投")}}',
      'helper-arguments',
      'total',
    ],
    ['a date that is none', '{{chineseDate pack.title}}', 'not-a-date', 'write 2022-02-22'],
  ])('%s', (_, call, code, words) => {
    const [problem, ...more] = problemsOf(() => markupOf(`<p>\n  ${call}</p>`, report));
    expect(more).toEqual([]);

    expect(problem).toContain(`${code} at templates/plain/pack.hbs:2:3: `);
    expect(problem).toContain(words);
  });

  test('a mistake in pack.yaml, at its place there', () => {
    const other = reportSaying('第一段。', '第二段{{rank "p3" "投资（亿元）"}}。');
    const template = '{{#each (narrative "glance")}}{{passage this}}{{/each}}';
    expect(problemsOf(() => markupOf(template, other))).toEqual([
      'no-figure at data/pack.yaml:21:10: “丙项目” has no figure in “投资（亿元）”',
    ]);
  });

  test('a paragraph of pack.yaml that prints itself', () => {
    const loop = '{{#each (narrative "glance")}}{{passage this}}{{/each}}';
    expect(problemsOf(() => markupOf(loop, reportSaying(loop)))[0]).toContain(
      'partial-recursion at data/pack.yaml:20:7',
    );
  });
});
