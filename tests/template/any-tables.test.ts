import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { compose } from '../../src/document/compose.js';
import { Database } from '../../src/incremental/database.js';
import { derive } from '../../src/report/derive.js';
import type { Report } from '../../src/report/report.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { loadTemplates, TemplateFolder } from '../../src/template/sources.js';
import { UsageTracker } from '../../src/template/usage-tracker.js';
import { everyFew } from '../support/daily.js';
import { CHECKOUT } from '../support/packs.js';
import { processorTime } from '../support/processor-time.js';
import { world } from '../support/world.js';

/** Each table with rows, with its blanks first, and with nothing but headers. */
const tables: Readonly<Record<string, readonly string[]>> = {
  indicators: [
    '编号,指标,分组,单位,2025年实绩,2026年目标,说明,出处,原文\n',
    'gdp,生产总值,总量,%,6.5%,6%左右,,一,增长6.5%；增长6%左右\n',
    'x,新指标,,%,,,,一,另行公布\ny,又一个,,%,,,,一,另行公布\nz,第三个,,%,,,,一,另行公布\nv,第四个,,%,,,,一,另行公布\n',
  ],
  sectors: [
    '编号,指标,分组,单位,2025年实绩,说明,出处,原文\n',
    's1,工业,二产,%,5.5%,,一,增长5.5%\n',
    's2,农业,,%,,,一,另行公布\n',
  ],
  projects: [
    '编号,项目,分组,投资（亿元）,2026年节点,说明,出处,原文\n',
    'p1,科技园,已开工,68,竣工,,二,投资68亿元\n',
    'p2,二期,预开工,,,,二,投资待定\np3,三期,预开工,,,,二,投资待定\n',
  ],
  works: ['编号,项目,2026年节点,说明,出处,原文\n', 'w1,河道整治,完成,,三,河道整治\n', 'w2,道路,,,三,道路\n'],
  tasks: [
    '编号,事项,量化目标,说明,出处,原文\n',
    't1,新增学位2000个,2000个,,四,新增学位2000个\n',
    't2,扩建医院,,,四,扩建医院\n',
  ],
  glossary: [
    '编号,名词,释义,拼音,正文,出处\n',
    'a,双碳,碳达峰与碳中和,,,一\n',
    'b,专精特新,专业化精细化特色化新颖化,,,一\n',
  ],
};
const names = Object.keys(tables);

const PACK = 'title: 材料\nmeeting: 会议\nissuer: 市政府\ndate: 2026-01-20\n';
const TEXT = 'narrative:\n  glance: [总的情况]\n';

function reportOf(chosen: Readonly<Record<string, string>>, pack: string): Report {
  const sheets = Object.entries(chosen).map(([name, text]) => [name, { file: `${name}.csv`, text }]);
  const loaded = {
    folder: 'x',
    pack: { file: 'pack.yaml', text: pack },
    sheets: Object.fromEntries(sheets),
    workbooks: [],
    unread: [],
  };
  return derive(validate(loaded as unknown as Parameters<typeof validate>[0]).dataset);
}

const editions = ['handout', 'booklet', 'brief'];
const sources = await Promise.all(
  editions.map((name) =>
    loadTemplates(new TemplateFolder({ world, templatesFolder: join(CHECKOUT, 'templates') }), name),
  ),
);

/** The templates are compiled once for all packs. */
const compiled = new Database();

/** What is wrong with a pack in any of the editions, the data's own mistakes aside. */
function faults(chosen: Readonly<Record<string, string>>, pack: string): string[] {
  const report = reportOf(chosen, pack);
  return sources.flatMap((templates, index) => {
    try {
      const rendered = render(templates, report, new UsageTracker(), undefined, compiled);
      const charts = renderChartTexts(report, new UsageTracker(), compiled);
      compose(rendered, report, charts, { file: templates.entry.file });
      return [];
    } catch (problem) {
      if (!(problem instanceof ReportError)) throw problem;
      return [`${editions[index]}: ${problem.message}`];
    }
  });
}

describe('whichever tables a pack has, its editions can be made, where they', () => {
  const contents: Readonly<Record<string, (parts: readonly string[]) => string>> = {
    'have rows': ([head = '', rows = '']) => head + rows,
    'have blanks first': ([head = '', rows = '', blank = '']) => head + blank + rows,
    'have blanks alone': ([head = '', , blank = '']) => head + blank,
  };
  const kinds = Object.entries(contents).map(([kind, content], turn) => [kind, content, turn] as const);
  const subsets = Array.from({ length: 2 ** names.length }, (_, subset) => subset);

  test.each(kinds)('%s', (kind, content, turn) => {
    for (const subset of everyFew(subsets, 7, turn)) {
      const chosen = names.filter((_, index) => (subset >> index) % 2 === 1);
      const sheets = Object.fromEntries(chosen.map((name) => [name, content(tables[name] ?? [])]));
      for (const pack of kind === 'have rows' ? [PACK, PACK + TEXT] : [PACK])
        expect([chosen, faults(sheets, pack)]).toEqual([chosen, []]);
    }
  });
});

/** The markup of a pack in each edition. */
function markupOf(chosen: Readonly<Record<string, string>>, pack: string): string[] {
  const report = reportOf(chosen, pack);
  return sources.map((templates) => {
    const { markup } = render(templates, report, new UsageTracker(), undefined, compiled);
    // a place has a number, and there are fewer of them without a table
    return markup.replace(/ at="\d+"/g, '');
  });
}

describe('a table without rows prints as if it were not there, whatever pack.yaml says of it:', () => {
  const others = { indicators: (tables.indicators ?? []).slice(0, 2).join('') };
  const settings = (name: string) =>
    `tables:\n  ${name}: { title: 一张表, unit: 亿元, notes: [一条注], source: 某局 }\n`;

  test.each(names.filter((name) => name !== 'glossary'))('%s of headers alone', (name) => {
    const [head = ''] = tables[name] ?? [];
    const rest = name === 'indicators' ? {} : others;
    expect(markupOf({ ...rest, [name]: head }, PACK + settings(name))).toEqual(markupOf(rest, PACK));
  });

  test.each([
    ['commas', ',,,,,,,,\n,,,,,,,,\n'],
    ['spaces', ' , ,　,,,,,,\n\n'],
    ['empty lines', '\n\n\n'],
  ])('rows of nothing but %s', (_, blank) => {
    const [head = ''] = tables.indicators ?? [];
    expect(markupOf({ indicators: head + blank }, PACK)).toEqual(markupOf({}, PACK));
  });

  test('all of them, and the helpers still count them', () => {
    const heads = Object.fromEntries(names.map((name) => [name, tables[name]?.[0] ?? '']));
    expect(markupOf(heads, PACK)).toEqual(markupOf({}, PACK));
    const text = `${PACK}narrative:\n  glance: ['共{{count "projects"}}个']\n`;
    expect(markupOf(heads, text)[0]).toMatch(/共<passage figure="count\/projects"><num [^>]*digits="0"/);
  });
});

test('long tables render, and loops of loops over them do not', () => {
  const [head = '', first = ''] = tables.indicators ?? [];
  const rows = Array.from({ length: 6000 }, (_, index) => first.replace('gdp', `i${index}`));
  const report = reportOf({ indicators: head + rows.join('') }, PACK);
  for (const templates of sources.slice(0, 1))
    expect(render(templates, report, new UsageTracker()).markup.includes('cell/i5999/2026年目标')).toBe(true);
  const loop = '{{#each @root.tables.indicators.rows}}';
  const entry = { name: 'pack', file: 'pack.hbs', text: `${loop}${loop}{{/each}}{{/each}}` };
  const spentMs = processorTime();
  expect(() => render({ entry, partials: [] }, report, new UsageTracker())).toThrow(/after \d+ steps/);
  expect(spentMs()).toBeLessThan(5000);
});
