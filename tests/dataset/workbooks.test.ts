import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { type Diagnostic, formatDiagnostic, formatPlace, ReportError } from '../../src/core/diagnostics.js';
import type { Dataset } from '../../src/dataset/model.js';
import { load } from '../../src/input/load.js';
import { textRows, type WorkbookText, workbookBytes } from '../support/workbooks.js';
import { world } from '../support/world.js';

const PACK = 'title: 一\nmeeting: 二\nissuer: 三\ndate: 2026-01-20\n';
const INDICATORS = [
  ['编号', '指标', '分组', '单位', '2025年实绩', '出处', '原文'],
  ['gdp', '生产总值', '经济', '%', '8.5%', '一', '增长8.5%'],
];
const PROJECTS = [
  ['编号', '项目', '分组', '投资（亿元）', '出处', '原文'],
  ['p1', '甲', '已开工', '50.5', '一', '50.5亿元'],
  ['p2', '乙', '已开工', '20', '一', '20亿元'],
];
const csv = (rows: readonly (readonly string[])[]) => rows.map((fields) => fields.join(',')).join('\n');

interface Outcome {
  readonly dataset?: Dataset;
  readonly found: readonly Diagnostic[];
}

/** Reads and checks a folder with these files in it; a workbook is given by its sheets. */
async function read(files: Readonly<Record<string, string | WorkbookText>>): Promise<Outcome> {
  const parent = await mkdtemp(join(tmpdir(), 'briefing-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'city');
  await mkdir(folder);
  for (const [name, content] of Object.entries({ 'pack.yaml': PACK, ...files })) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : workbookBytes(content));
  }
  try {
    const { dataset, warnings } = validate(await load(world.files, folder, 'city'));
    return { dataset, found: warnings };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { found: error.diagnostics };
  }
}

const briefly = ({ found }: Outcome) => {
  return found.map(({ code, place }) => `${code} ${place ? formatPlace(place, 'en') : ''}`.trim());
};
const tablesOf = ({ dataset, found }: Outcome) => {
  expect(found.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
  return Object.fromEntries(
    Object.values(dataset?.tables ?? {}).map(({ name, rows }) => [name, rows.length]),
  );
};
const book = (sheets: Readonly<Record<string, readonly (readonly string[])[]>>): WorkbookText => ({
  sheets: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, textRows(rows)])),
});

describe('a workbook holds', () => {
  test('the table it is named after, whatever its only sheet is called', async () => {
    const files = { 'indicators.xlsx': book({ Sheet1: INDICATORS, Sheet2: [] }) };
    expect(tablesOf(await read(files))).toEqual({ indicators: 1 });
  });

  test('the tables that its sheets are named after, in Chinese or by the name of the table', async () => {
    const files = { '数据.xlsx': book({ 指标: INDICATORS, projects: PROJECTS }) };
    expect(tablesOf(await read(files))).toEqual({ indicators: 1, projects: 2 });
  });

  test('in small or capital letters', async () => {
    const outcome = await read({ 'Data.XLSX': book({ Indicators: INDICATORS, PROJECTS }) });
    expect(tablesOf(outcome)).toEqual({ indicators: 1, projects: 2 });
  });

  test('tables that pack.yaml names, before any Chinese name', async () => {
    const files = {
      'pack.yaml': `${PACK}tables: { 项目: { kind: indicators }, roads: { kind: projects } }\n`,
      'data.xlsm': book({ 项目: INDICATORS, roads: PROJECTS }),
    };
    expect(tablesOf(await read(files))).toEqual({ roads: 2, 项目: 1 });
  });

  test('and CSV files beside it hold others', async () => {
    const files = { 'data.xlsx': book({ 指标: INDICATORS }), 'projects.csv': csv(PROJECTS) };
    expect(tablesOf(await read(files))).toEqual({ indicators: 1, projects: 2 });
  });

  test('what a CSV file would: the same rows and quantities', async () => {
    const strip = ({ dataset }: Outcome) =>
      JSON.stringify(dataset?.tables, (key, value) => (/^(place|file|sheet)$/.test(key) ? undefined : value));
    const [one, other] = [
      await read({ 'projects.csv': csv(PROJECTS) }),
      await read({ 'data.xlsx': book({ 项目: PROJECTS }) }),
    ];
    expect(strip(other)).toBe(strip(one));
  });
});

describe('a folder where it is not clear what is meant', () => {
  test('a table twice: the error names both places', async () => {
    const outcome = await read({ 'projects.csv': csv(PROJECTS), 'data.xlsx': book({ 项目: PROJECTS }) });
    const [error] = outcome.found.filter(({ code }) => code === 'duplicate-table');
    expect(error?.message.zh).toBe('“projects”有两份：city/projects.csv 和 city/data.xlsx 项目');
    expect(error?.place).toEqual({ file: 'city/data.xlsx', sheet: '项目', address: '项目' });
  });

  test('several sheets, none of them named as a table', async () => {
    const outcome = await read({ 'projects.xlsx': book({ Sheet1: PROJECTS, 备份: PROJECTS }) });
    expect(briefly(outcome)).toEqual(['which-sheet city/projects.xlsx']);
    expect(outcome.found[0]?.message.en).toContain('Sheet1, 备份');
  });

  test('what pack.yaml says of the table then is not held against it', async () => {
    const outcome = await read({
      'pack.yaml': `${PACK}highlights: [gdp]\nnarrative: { glance: ['{{total "projects" "投资（亿元）"}}'] }\n`,
      'indicators.csv': csv(INDICATORS),
      'projects.xlsx': book({ Sheet1: PROJECTS, 备份: PROJECTS }),
    });
    expect(briefly(outcome)).toEqual(['which-sheet city/projects.xlsx']);
  });

  test('a sheet or a workbook that is no table is told, a hidden or empty one is not', async () => {
    const outcome = await read({
      'data.xlsx': {
        ...book({ 指标: INDICATORS, 草稿: [['x']], 列表: [['x']], Sheet3: [] }),
        hidden: ['列表'],
      },
      'notes.xlsx': book({ Sheet1: [['x']] }),
    });
    expect(briefly(outcome)).toEqual(['no-table city/data.xlsx 草稿', 'no-table city/notes.xlsx Sheet1']);
  });

  test('a hidden sheet named as a table is read, with a warning', async () => {
    const outcome = await read({ 'data.xlsx': { ...book({ 指标: INDICATORS }), hidden: ['指标'] } });
    expect(briefly(outcome)).toEqual(['hidden-sheet city/data.xlsx 指标']);
  });

  test('another hidden sheet is not read, which is told of one that holds figures', async () => {
    const towns = [
      ['地区', '产值'],
      ['甲', '1'],
    ];
    const lists = [
      ['柱形图', '概览'],
      ['折线图', '表格'],
    ];
    const outcome = await read({
      'data.xlsx': { ...book({ 指标: INDICATORS, 各乡: towns, 列表: lists }), hidden: ['各乡', '列表'] },
    });
    expect(briefly(outcome)).toEqual(['hidden-sheet-unread city/data.xlsx 各乡']);
  });

  test('an empty sheet', async () => {
    expect(briefly(await read({ 'data.xlsx': book({ 指标: [] }) }))).toEqual([
      'empty-file city/data.xlsx 指标',
    ]);
  });

  test('a workbook that is none', async () => {
    const outcome = await read({ 'indicators.xlsx': '不是表', 'projects.csv': csv(PROJECTS) });
    expect(briefly(outcome)).toEqual(['unreadable-workbook city/indicators.xlsx']);
  });

  test('a text under the name of a workbook is read as what it is', async () => {
    const outcome = await read({ 'indicators.xlsx': csv(INDICATORS), 'projects.csv': csv(PROJECTS) });
    expect(briefly(outcome)).toEqual([]);
  });

  test('a sheet with the columns of a known table is told when its name is none', async () => {
    const outcome = await read({ 'data.xlsx': book({ 指标: INDICATORS, 项木: PROJECTS }) });
    expect(briefly(outcome)).toEqual(['unused-sheet city/data.xlsx 项木']);
  });

  test('the file that a spreadsheet program keeps beside an open one is none', async () => {
    const files = { 'data.xlsx': book({ 指标: INDICATORS }), '~$data.xlsx': 'x', '.~lock.data.xlsx#': 'x' };
    expect(tablesOf(await read(files))).toEqual({ indicators: 1 });
  });
});

describe('every finding in a worksheet has its address', () => {
  const withCells = (...cells: readonly (readonly [number, number, string])[]) => {
    const rows = PROJECTS.map((fields) => [...fields]);
    for (const [row, column, text] of cells) (rows[row - 1] as string[])[column - 1] = text;
    return read({ 'data.xlsx': book({ 项目: rows }) });
  };

  test.each([
    ['a cell', [2, 4, '5..5'], 'mistyped-figure city/data.xlsx 项目!D2 (投资（亿元）)'],
    ['an empty cell', [3, 3, ''], 'missing-cell city/data.xlsx 项目!C3 (分组)'],
    ['a repeated id', [3, 1, 'p1'], 'duplicate-id city/data.xlsx 项目!A3 (编号)'],
    ['an unknown header', [1, 2, '项木'], 'unknown-column city/data.xlsx 项目!B1'],
    ['a cell without header', [3, 7, 'x'], 'nameless-column city/data.xlsx 项目!G3'],
    ['a header twice', [1, 7, '原文'], 'duplicate-column city/data.xlsx 项目!G1 (原文)'],
  ] as const)('%s', async (_, cell, expected) => {
    expect(briefly(await withCells(cell))).toContain(expected);
  });

  test('a missing column has that of the header row', async () => {
    const found = briefly(await withCells([1, 2, '建设地点']));
    expect(found).toContain('missing-column city/data.xlsx 项目!1:1');
  });

  test('the parts of the place are data too', async () => {
    const { found } = await withCells([3, 3, '']);
    expect(found[0]?.place).toEqual({
      file: 'city/data.xlsx',
      sheet: '项目',
      line: 3,
      column: 3,
      address: '项目!C3',
      field: '分组',
    });
  });

  test('hints name the sheet', async () => {
    const { found } = await withCells([3, 1, 'p1']);
    expect(found[0]?.hint?.zh).toBe('city/data.xlsx 项目!2:2 已用这个编号。');
  });

  test('an error cell is told once, and all other findings with it', async () => {
    const data = textRows(PROJECTS).replace(
      '<c t="inlineStr"><is><t>50.5</t></is></c>',
      '<c t="e"><v>#REF!</v></c>',
    );
    const outcome = await read({ 'data.xlsx': { sheets: { 项目: data } }, 'indicators.csv': '编号' });
    expect(briefly(outcome).filter((one) => one.includes('data.xlsx'))).toEqual([
      'cell-error city/data.xlsx 项目!D2',
    ]);
    expect(outcome.found.some(({ place }) => place?.file === 'city/indicators.csv')).toBe(true);
  });

  test('and what pack.yaml makes of an error cell is not told besides', async () => {
    const data = textRows(PROJECTS).replace(
      '<c t="inlineStr"><is><t>50.5</t></is></c>',
      '<c t="e"><v>#REF!</v></c>',
    );
    const outcome = await read({
      'pack.yaml': `${PACK}narrative: { glance: ['{{figure "p1" "投资（亿元）"}}'] }\n`,
      'data.xlsx': { sheets: { 项目: data } },
      'indicators.csv': csv(INDICATORS),
    });
    expect(briefly(outcome)).toEqual(['cell-error city/data.xlsx 项目!D2']);
  });
});

test('a column without a header is told once, however long it is', async () => {
  const [header = [], ...rows] = PROJECTS;
  const noted = [
    header,
    ...rows.map((row) => [...row, '随手记']),
    ['p3', '丙', '已开工', '3', '一', '3亿元', '', 'x'],
  ];
  const outcome = await read({ 'data.xlsx': book({ 项目: noted }) });
  expect(briefly(outcome)).toEqual([
    'nameless-column city/data.xlsx 项目!G2',
    'nameless-column city/data.xlsx 项目!H4',
  ]);
});

test('headers under a title are one error that says where they are', async () => {
  const outcome = await read({
    'projects.xlsx': book({ Sheet1: [['2026年重大项目表'], ['单位：亿元'], ...PROJECTS] }),
    'indicators.csv': csv([['主要指标', ''], ...INDICATORS]),
  });
  expect(outcome.found.map((one) => formatDiagnostic(one, 'zh'))).toEqual([
    'city/indicators.csv:1 错误：列名好像在第2行（“编号”“指标”“分组”“单位”等），上面还有别的内容\n    删去它上面的行，第一行应是列名；表的标题和单位写在 pack.yaml 里。',
    'city/projects.xlsx Sheet1!1:1 错误：列名好像在第3行（“编号”“项目”“分组”“投资（亿元）”等），上面还有别的内容\n    删去它上面的行，第一行应是列名；表的标题和单位写在 pack.yaml 里。',
  ]);
});

describe('merged cells', () => {
  const merged = (ref: string, rows = PROJECTS) =>
    read({
      'data.xlsx': {
        sheets: { 项目: `${textRows(rows)}</sheetData><mergeCells><mergeCell ref="${ref}"/></mergeCells>` },
      },
    });
  const without = (column: number) =>
    PROJECTS.map((fields, row) => fields.map((text, at) => (row === 2 && at === column ? '' : text)));

  test('words merged over rows are those of each row', async () => {
    const { dataset, found } = await merged('C2:C3', without(2));
    expect(found).toEqual([]);
    expect(dataset?.tables.projects?.rows.map(({ cells }) => cells.分组?.text)).toEqual(['已开工', '已开工']);
  });

  test('figures and names merged over rows are an error, for they would count twice', async () => {
    expect(briefly(await merged('D2:D3', without(3)))).toEqual([
      'merged-cells city/data.xlsx 项目!D2 (投资（亿元）)',
    ]);
    expect(briefly(await merged('B2:B3', without(1)))).toContain(
      'merged-cells city/data.xlsx 项目!B2 (项目)',
    );
  });

  test('columns merged into one are an error', async () => {
    expect(briefly(await merged('E2:F2'))).toEqual(['merged-cells city/data.xlsx 项目!E2']);
  });

  test('a title over the table, or a header in two rows, is an error that says so', async () => {
    expect(briefly(await merged('A1:F1', [['项目表'], ...PROJECTS]))).toEqual([
      'header-below city/data.xlsx 项目!1:1',
    ]);
    expect(briefly(await merged('A1:A2'))).toEqual(['merged-header city/data.xlsx 项目!A1']);
  });

  test('beside the table, or empty, they do not matter', async () => {
    expect(briefly(await merged('H2:J9'))).toEqual([]);
    expect(briefly(await merged('A8:F9'))).toEqual([]);
  });
});
