import { halfWidth } from '../../chinese/width.js';
import type { Path } from '../../core/source/values.js';
import { sheetNamesOf, wellKnownTables } from '../kinds/index.js';

/** How the text of a cell is taken: as it stands, as a list, as a list that goes on in further rows, as a number. */
export type CellForm = 'text' | 'list' | 'more' | 'number' | 'flag';

/** One thing that pack.yaml says and a sheet may say instead. */
export interface SheetKey {
  /** The first of its names is the one that a new workbook has. */
  readonly names: readonly string[];
  /** Where it stands in pack.yaml, below the row's own path. */
  readonly path: Path;
  readonly form: CellForm;
  /** What its words are called in pack.yaml: 会议材料 is the edition `handout`. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Other words for those. */
  readonly alsoCalled?: Readonly<Record<string, string>>;
}

/** The sheets that say what pack.yaml says; all others of a workbook are tables. */
export const packSheetNames = { cover: '封面', texts: '文字', charts: '图', tables: '表' } as const;

/** The parts of a pack by the names that sheets give them: the tables by those of their own sheets. */
const sections: Readonly<Record<string, string>> = {
  概览: 'glance',
  总览: 'glance',
  ...Object.fromEntries(
    [...wellKnownTables.keys()].flatMap((table) => sheetNamesOf(table).map((name) => [name, table] as const)),
  ),
  表格: 'tables',
  统计表: 'tables',
  附表: 'tables',
};

/** What a part of a pack is called: 概览 for `glance`; an office's own by its own name. */
export function packSectionName(key: string): string {
  return Object.entries(sections).find(([, one]) => one === key)?.[0] ?? key;
}

/** The editions by the names that sheets give them. */
const editionNames: Readonly<Record<string, string>> = {
  ...{ 会议材料: 'handout', 要点: 'brief', 一张纸: 'brief', 小册子: 'booklet', 册子: 'booklet' },
  ...{ 报告: 'report', 报告大字本: 'report-large', 报告小开本: 'report-a5' },
};

/** What a sheet calls an edition: 会议材料 for `handout`; another by its own name. */
export function editionWord(key: string): string {
  return Object.entries(editionNames).find(([, one]) => one === key)?.[0] ?? key;
}

/** The rows of 封面, a name and what it is. */
export const coverKeys: readonly SheetKey[] = [
  { names: ['标题', '题目', '材料名称'], path: ['title'], form: 'text' },
  { names: ['副标题'], path: ['subtitle'], form: 'text' },
  { names: ['会议', '会议名称'], path: ['meeting'], form: 'text' },
  { names: ['编号', '材料编号', '文号'], path: ['number'], form: 'text' },
  { names: ['场合'], path: ['occasion'], form: 'text' },
  { names: ['单位', '印发单位', '编制单位', '发文单位'], path: ['issuer'], form: 'text' },
  { names: ['地点'], path: ['place'], form: 'text' },
  { names: ['日期', '时间'], path: ['date'], form: 'text' },
  {
    names: ['印哪几种', '版本'],
    path: ['editions'],
    form: 'list',
    choices: editionNames,
  },
  { names: ['配色', '颜色'], path: ['palette'], form: 'text' },
  { names: ['大字指标', '大字'], path: ['highlights'], form: 'list' },
  { names: ['资料来源', '来源'], path: ['sources'], form: 'more' },
  { names: ['缺漏', '数据缺漏', '说明'], path: ['gaps'], form: 'more' },
];

/** The columns of 文字: a paragraph a row. */
export const textColumns: readonly SheetKey[] = [
  { names: ['部分', '位置'], path: ['section'], form: 'text', choices: sections },
  { names: ['文字', '段落', '内容'], path: ['text'], form: 'text' },
];

/** The columns of 表: what there is to say about a table, a row each. */
export const tableColumns: readonly SheetKey[] = [
  { names: ['表名', '表', '工作表'], path: ['name'], form: 'text' },
  { names: ['标题'], path: ['title'], form: 'text' },
  { names: ['单位'], path: ['unit'], form: 'text' },
  { names: ['附注', '注释', '注'], path: ['notes'], form: 'more' },
  { names: ['来源', '资料来源'], path: ['source'], form: 'text' },
  { names: ['部分', '位置'], path: ['section'], form: 'text', choices: sections },
  { names: ['印哪几种', '版本'], path: ['editions'], form: 'list', choices: editionNames },
  { names: ['小数位', '小数位数'], path: ['decimals'], form: 'number' },
  { names: ['合计'], path: ['sums'], form: 'flag' },
  { names: ['表头行', '表头'], path: ['head'], form: 'text' },
  { names: ['不要的行', '略过'], path: ['skip'], form: 'text' },
  { names: ['不要的列'], path: ['skip-columns'], form: 'text' },
  { names: ['层级'], path: ['levels'], form: 'text', choices: { 不分级: 'flat', 按编码: 'codes' } },
  { names: ['合计行'], path: ['total'], form: 'text', choices: { 没有: 'none', 无: 'none' } },
  { names: ['横放'], path: ['transpose'], form: 'flag' },
];

/** What offices call kinds of charts besides. */
const chartSynonyms: Readonly<Record<string, string>> = {
  柱图: '柱形图',
  柱状图: '柱形图',
  条图: '条形图',
  横条图: '条形图',
  折线: '折线图',
  曲线图: '折线图',
  线图: '折线图',
  趋势图: '折线图',
  饼图: '圆环图',
  饼状图: '圆环图',
  环形图: '圆环图',
  散点: '散点图',
};

/** The columns of 图: a chart a row. `type` has the names of the kinds. */
export function chartColumns(types: Readonly<Record<string, string>>): readonly SheetKey[] {
  return [
    { names: ['图名', '名称'], path: ['name'], form: 'text' },
    { names: ['部分', '位置'], path: ['at'], form: 'text', choices: sections },
    {
      names: ['类型', '图形', '种类'],
      path: ['type'],
      form: 'text',
      choices: types,
      alsoCalled: chartSynonyms,
    },
    { names: ['标题'], path: ['title'], form: 'text' },
    { names: ['主题', '题目'], path: ['topic'], form: 'text' },
    { names: ['单位'], path: ['unit'], form: 'text' },
    { names: ['表', '表名', '数据表'], path: ['rows', 'table'], form: 'text' },
    { names: ['列', '数据列'], path: ['columns'], form: 'list' },
    { names: ['行', '数据行'], path: ['rows', 'ids'], form: 'list' },
    { names: ['分组'], path: ['rows', 'groups'], form: 'list' },
    { names: ['层级'], path: ['rows', 'level'], form: 'number' },
    { names: ['行列对调', '对调'], path: ['swap'], form: 'flag' },
    {
      names: ['小图'],
      path: ['panels'],
      form: 'text',
      choices: { 每行一张: 'rows', 每组一张: 'groups' },
    },
    {
      names: ['刻度'],
      path: ['scale'],
      form: 'text',
      choices: { 各自: 'own', 同一: 'same', 相同: 'same' },
    },
    { names: ['排序', '按哪列排'], path: ['rows', 'sort'], form: 'text' },
    {
      names: ['次序'],
      path: ['rows', 'order'],
      form: 'text',
      choices: { 升: 'ascending', 升序: 'ascending', 降: 'descending', 降序: 'descending' },
    },
    { names: ['前几行', '前几'], path: ['rows', 'top'], form: 'number' },
    { names: ['说明', '替代文字'], path: ['alt'], form: 'text' },
    { names: ['附注', '注'], path: ['note'], form: 'text' },
  ];
}

/** What sheets call the keys of pack.yaml. */
export const sheetNames: ReadonlyMap<string, string> = new Map([
  ['series', '列'],
  ...[...coverKeys, ...textColumns, ...tableColumns, ...chartColumns({})].map(
    ({ names, path }) => [String(path.at(-1)), names[0] as string] as const,
  ),
]);

/** The key that a name in a sheet stands for: one of its Chinese names, or its path in pack.yaml. */
export function keyNamed(keys: readonly SheetKey[], written: string): SheetKey | undefined {
  const name = plainName(written);
  return keys.find(({ names, path }) => names.includes(name) || path.join('.') === name);
}

/** A name without what stands around it: 标题：, * 标题, 标题（必填）. */
export function plainName(written: string): string {
  return halfWidth(written)
    .replace(/\([^()]*\)$/, '')
    .replace(/[*:\s]/g, '');
}
