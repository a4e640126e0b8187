import { validate } from '../../src/app/validate.js';
import { derive } from '../../src/report/derive.js';
import type { Report } from '../../src/report/report.js';

const PACK = `title: 工作简报
meeting: 市人大会议
issuer: 某市人民政府
date: 2022-02-22
editions: [plain]
tables:
  projects:
    title: 项目一览
    unit: 亿元
highlights: [gdp]
narrative:
  glance:
    - '地区生产总值增长{{figure "gdp" "2021年实绩"}}。'
    - '推行“六个一”[^六个一]。'
charts:
  - name: investment
    at: projects
    type: bar
    title: 投资前{{count "projects"}}名
    unit: 亿元
    alt: 投资
    note: 共{{total "projects" "投资（亿元）"}}。
    rows: { table: projects }
    series:
      - { column: 投资（亿元） }
`;

const SHEETS: Readonly<Record<string, string>> = {
  indicators: `编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文
gdp,地区生产总值,总量,%,8.5%,7%以上,,一,增长8.5%；增长7%以上
export,外贸出口,开放,%,40%,,"<见> ""注"" & 附",一,增长40%
jobs,新增就业,民生,人,约5000人,5000人,,一,约5000人；5000人
income,居民收入,民生,%,8%,5%～7%,,一,增长8%；5%～7%
`,
  projects: `编号,项目,分组,投资（亿元）,2022年节点,说明,出处,原文
p1,甲项目,已开工,50.5,投产,,一,50.5亿元；投产
p2,乙项目,已开工,20,,,一,20亿元
p3,丙项目,预开工,,,,一,丙项目
`,
  glossary: `编号,名词,释义,出处
n1,六个一,一个项目等六个“一”。,注1
`,
};

/** A small report of two tables and a glossary; `sheets` and `pack` stand in for parts of it. */
export function smallReport(sheets: Readonly<Record<string, string>> = {}, pack = PACK): Report {
  const sources = Object.entries({ ...SHEETS, ...sheets }).map(([name, text]) => {
    return [name, { file: `data/${name}.csv`, text }] as const;
  });
  const loaded = {
    folder: 'data',
    pack: { file: 'data/pack.yaml', text: pack },
    sheets: Object.fromEntries(sources),
    workbooks: [],
    unread: [],
  };
  return derive(validate(loaded).dataset);
}

/** The same with other paragraphs in the section `glance`. */
export function reportSaying(...paragraphs: readonly string[]): Report {
  const report = smallReport();
  const glance = paragraphs.map((text, index) => ({
    text,
    place: { file: 'data/pack.yaml', line: 20 + index, column: 7 },
  }));
  return { ...report, pack: { ...report.pack, narrative: { glance } } };
}
