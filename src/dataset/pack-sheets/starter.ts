import {
  chartColumns,
  coverKeys,
  packSheetNames,
  type SheetKey,
  tableColumns,
  textColumns,
} from './words.js';

/** A sheet of a new workbook, as rows of text below a head. */
export interface StarterSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a list offers in a column, by its header. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** What is told of a column where a cell of it is chosen, by its header. */
  readonly prompts?: Readonly<Record<string, string>>;
}

/** The parts of a pack that a list offers. */
const parts = ['概览', '表格', '名词'] as const;

/** What stands in 封面, by its names, and how each is filled in. */
const cover: Readonly<Record<string, readonly [text: string, how: string]>> = {
  标题: ['某市2025年财政收支情况', '印在封面上。不写就用文件名'],
  副标题: ['', '可以不写'],
  会议: ['某市第一届人民代表大会第二次会议', '可以不写'],
  单位: ['某市财政局', '可以不写'],
  日期: ['2026年1月20日', '数据的日期，可以不写'],
  印哪几种: ['会议材料、要点', '会议材料（A4）、要点（一张纸）、小册子；不写就全印'],
  配色: ['', '朱蓝、松绿、墨蓝、墨绿等；不写用第一种'],
  大字指标: [
    '财政收支/一般公共预算收入、财政收支/一般公共预算支出',
    '用大字印的数：表名/列名，或表名/行名，几个用顿号隔开；可以不写',
  ],
  资料来源: ['某市财政局财政收支月报。', '印在末页；几条就写几行，或一格里换行'],
};

/** Sums are told by the sheet itself, and nothing states them once more: a first edit must not be refused. */
const months: readonly (readonly string[])[] = [
  ['1月', '12.6', '18.9', '8.1'],
  ['2月', '9.8', '21.4', '6.5'],
  ['3月', '14.2', '25.7', '7.2'],
  ['4月', '13.1', '20.3', '6.9'],
  ['5月', '11.7', '22.8', '5.4'],
  ['6月', '15.9', '29.6', '8.8'],
];

/**
 * The sheets of a new workbook that is a pack by itself, and builds at once: what there is to say about the pack, two
 * tables of any kind, and the terms. `chartTypes` are the kinds of charts by their Chinese names.
 */
export function starterSheets(chartTypes: readonly string[]): readonly StarterSheet[] {
  const column = (keys: readonly SheetKey[], key: string) =>
    keys.find(({ path }) => path.join('.') === key)?.names[0] as string;
  const shownCharts = ['type', 'topic', 'rows.table', 'columns', 'rows.ids', 'at'].map((key) =>
    column(chartColumns({}), key),
  );
  const shownTables = ['name', 'title', 'notes', 'source'].map((key) => column(tableColumns, key));
  return [
    {
      name: packSheetNames.cover,
      headers: ['名称', '内容', '怎么填'],
      rows: coverKeys.flatMap(({ names: [name = ''] }) => (cover[name] ? [[name, ...cover[name]]] : [])),
    },
    {
      name: packSheetNames.texts,
      headers: textColumns.map(({ names }) => names[0] as string),
      rows: [
        [
          '概览',
          '上半年，全市财政运行总体平稳，6月一般公共预算收入[^一般公共预算收入]{{figure "财政收支/一般公共预算收入" "6月"}}。',
        ],
        ['表格', '各月收支和各区情况见下表，其中东城区常住人口{{figure "东城区" "常住人口"}}。'],
      ],
      choices: { [textColumns[0]?.names[0] as string]: parts },
      prompts: {
        文字:
          '一段一行。数字可以从表里取：{{figure "表名/行名" "列名"}}，表改了，文字跟着改。' +
          '名词后面写 [^名词]，印成注码，释义写在“名词”表里。',
      },
    },
    {
      name: packSheetNames.tables,
      headers: shownTables,
      rows: [['财政收支', '2025年上半年分月财政收支', '', '资料来源：某市财政局。']],
      prompts: { 表名: '工作表的名字。没有要说的表不用写：表格会自己印出来。' },
    },
    {
      name: packSheetNames.charts,
      headers: shownCharts,
      rows: [
        ['折线图', '上半年各月收入与支出', '财政收支', '一般公共预算收入、一般公共预算支出', '', '表格'],
        ['柱形图', '各区一般公共预算收入', '各区情况', '一般公共预算收入', '东城区、西城区、南湖区', '表格'],
      ],
      choices: { 类型: chartTypes, 部分: parts },
      prompts: {
        表: '工作表的名字。',
        列: '表头里的名字，几列用顿号隔开。不写就画各列数字。',
        行: '行的名称，几行用顿号隔开。不写就画各行，合计不画。',
      },
    },
    {
      name: '财政收支',
      headers: ['月份', '一般公共预算收入（亿元）', '一般公共预算支出（亿元）', '税收收入（亿元）'],
      rows: months,
    },
    {
      name: '各区情况',
      headers: ['区', '常住人口（万人）', '面积（平方公里）', '一般公共预算收入（亿元）'],
      rows: [
        ['东城区', '48.2', '61.5', '31.4'],
        ['西城区', '52.7', '88.0', '27.9'],
        ['南湖区', '21.3', '412.6', '18.0'],
      ],
    },
    {
      name: '名词',
      headers: ['编号', '名词', '释义'],
      rows: [['n01', '一般公共预算收入', '以税收为主体，用于保障和改善民生、推动经济社会发展的财政收入。']],
    },
  ];
}
