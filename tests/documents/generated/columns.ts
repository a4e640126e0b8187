import type { Bilingual, Language } from '../../../src/core/diagnostics.js';
import { actualMeasures } from '../../../src/dataset/kinds/header-form.js';
import {
  type ColumnRule,
  chineseNames,
  type FixedKind,
  tableSchemas,
  usualTitles,
  wellKnownTables,
} from '../../../src/dataset/table/schema.js';
import { type Block, inBoth, listed, markdownTable } from './block.js';

const ID = inBoth('不印；文字和图凭它找到这一行', 'not printed; texts and charts find the row by it');
const BY_YEAR = inBoth('每年一列文字', 'words, a column for each year');
const REMARK = inBoth('跟在项目名称后面，字小一些', 'behind the name, smaller');
const SHORT_NAME = inBoth('不印在表里；图里用它作名称', 'not in tables; names the row in charts');

/** Where the shipped editions print each column; columns of years and amounts by their first example. */
const printed: Readonly<Record<FixedKind, Readonly<Record<string, Bilingual>>>> = {
  indicators: {
    编号: ID,
    指标: inBoth(
      '表的第一列；大字卡片和图里的名称',
      'first column of the table; the name in cards and charts',
    ),
    分组: inBoth(
      '`sectors` 表里的分组行；主要指标表里不印',
      'rows of groups in the table of `sectors`; not in that of the main indicators',
    ),
    单位: inBoth(
      '表的“单位”列；表上方的“单位：……”已写明各行的，这一列不印',
      'column 单位, unless the unit line above the table states it for all rows',
    ),
    '2025年实绩': inBoth(
      '每年一列；大字卡片、句子、图里的数。最后两年的差印在“增减”列',
      'a column for each year; the figures of cards, sentences and charts. 增减 is the change between the last two',
    ),
    说明: inBoth(
      '主要指标表的末列；分领域指标表里跟在名称后面',
      'last column of the main indicators; behind the name in `sectors`',
    ),
  },
  projects: {
    编号: ID,
    项目: inBoth(
      '项目附表的“项目”列；没有简称时，图里的名称',
      'column 项目; names the row in charts without 简称',
    ),
    简称: SHORT_NAME,
    分组: inBoth(
      '附表的分组行，带个数和小计；图里用颜色区分',
      'rows of groups with count and subtotals; told apart by colour in charts',
    ),
    '投资（亿元）': inBoth('每个金额一列，自动加总', 'a column for each amount, summed up'),
    '2026年节点': BY_YEAR,
    说明: REMARK,
  },
  works: {
    编号: ID,
    项目: inBoth('表的第一列', 'first column of the table'),
    简称: SHORT_NAME,
    分组: inBoth('表里的分组行', 'rows of groups'),
    '2026年节点': BY_YEAR,
    说明: REMARK,
  },
  tasks: {
    编号: ID,
    事项: inBoth('清单里的一条', 'an item of the list'),
    分组: inBoth('不印；供句子和图按组计数', 'not printed; sentences and charts count by it'),
    量化目标: inBoth(
      '跟在事项后面的括号里；事项里已经写了的不重复',
      'in brackets behind 事项, unless 事项 says it already',
    ),
    说明: inBoth('跟在量化目标后面', 'behind 量化目标'),
  },
  glossary: {
    编号: inBoth('不印；注码可以写它', 'not printed; marks may name it'),
    名词: inBoth('名词解释里的词条；注码写它', 'the term in the glossary; marks name it'),
    释义: inBoth(
      '第一次加注的那一页页脚，以及名词解释',
      'at the foot of the page of its first mark, and in the glossary',
    ),
    拼音: inBoth(
      '不印；按拼音排列时，读音不对的写在这里',
      'not printed; the reading to sort by where the dictionary is wrong',
    ),
    正文: inBoth(
      '不印；正文里的说法，与释义不一致时提出警告',
      'not printed; how the body words it, with a warning where 释义 differs',
    ),
  },
};

/** Columns that trace and check a row, whatever table it stands in. */
const everywhere: Readonly<Record<string, Bilingual>> = {
  出处: inBoth('不印；来自原文哪一部分，校核时用', 'not printed; the part of the source, for proofreading'),
  原文: inBoth(
    '不印；摘录的那句话，这一行的数都要在里面找得到',
    'not printed; the clause the figures were taken from: each is looked for in it',
  ),
  核对: inBoth('不印；从报告导入的行看过没有', 'not printed; whether an imported row was looked at'),
  疑点: inBoth('不印；从报告导入时的疑问', 'not printed; doubts of the import'),
};

const HEADS = { zh: ['列', '要求', '印在哪里'], en: ['column', 'needed', 'where it is printed'] };

const kinds = [...new Set(wellKnownTables.values())];

/** The columns of each kind of table: which must be there, and where each is printed. */
export const columns: Block = (language) =>
  [...kinds.map((kind) => columnsOf(kind, language)), columnsEverywhere(language)].join('\n\n');

function columnsOf(kind: FixedKind, language: Language): string {
  const own = tableSchemas[kind].filter((rule) => !(firstHeader(rule) in everywhere));
  const rows = own.map((rule) => [
    nameOf(rule, language),
    neededOf(rule, language),
    printingOf(rule, kind)[language],
  ]);
  return `### ${titleOf(kind, language)}\n\n${markdownTable(HEADS[language], rows)}`;
}

function columnsEverywhere(language: Language): string {
  const rows = Object.entries(everywhere).map(([header, words]) => [
    header,
    neededEverywhere(header, language),
    words[language],
  ]);
  const title = { zh: '各表都有的列', en: 'Columns of all tables' }[language];
  return `### ${title}\n\n${markdownTable(HEADS[language], rows)}`;
}

/** What most tables need of a column, and which do otherwise. */
function neededEverywhere(header: string, language: Language): string {
  const ruleOf = (kind: FixedKind) => tableSchemas[kind].find((rule) => rule.header === header);
  const usual = ruleOf('indicators');
  const others = kinds.filter((kind) => ruleOf(kind)?.required !== usual?.required);
  if (!usual || others.length === 0) return usual ? neededOf(usual, language) : '';
  const exceptions = others.map((kind) => {
    const has = ruleOf(kind) !== undefined;
    return language === 'zh'
      ? `${titleOf(kind, language)} ${has ? '可不填' : '没有此列'}`
      : `${has ? 'optional in' : 'none in'} ${titleOf(kind, language)}`;
  });
  return language === 'zh'
    ? `${neededOf(usual, language)}（${exceptions.join('；')}）`
    : `${neededOf(usual, language)} (${exceptions.join('; ')})`;
}

/** `主要指标 indicators.csv、分领域指标 sectors.csv`: every table of the kind. */
function titleOf(kind: FixedKind, language: Language): string {
  const tables = [...wellKnownTables].filter(([, one]) => one === kind).map(([table]) => table);
  if (language === 'en') return tables.map((table) => `${table}.csv`).join(', ');
  const named = tables.map(
    (table) => `${usualTitles.get(table) ?? chineseNames.get(table)?.at(-1)} ${table}.csv`,
  );
  return listed(named, language);
}

/** The header; of headers by a pattern the most usual, and one of a target. */
function nameOf(rule: ColumnRule, language: Language): string {
  if (typeof rule.header === 'string') return rule.header;
  const usual = [firstHeader(rule), ...headersOf(rule).filter((header) => header.endsWith('目标'))];
  return `${listed([...new Set(usual)], language)}${language === 'zh' ? '……' : ' …'}`;
}

function firstHeader(rule: ColumnRule): string {
  return headersOf(rule)[0] ?? '';
}

/** Headers of the years that the other examples of the documents have: results of 2025, targets for 2026. */
function headersOf({ header }: ColumnRule): readonly string[] {
  if (typeof header === 'string') return [header];
  return header
    .examples('')
    .map((example) =>
      example.replace(
        /\d{4}年(?=(.*))/,
        (_, measure: string) => `${actualMeasures.includes(measure) ? 2025 : 2026}年`,
      ),
    );
}

function neededOf({ header, required }: ColumnRule, language: Language): string {
  if (!required) return '';
  if (required === 'cell') return { zh: '**必填**', en: '**in each row**' }[language];
  return typeof header === 'string'
    ? { zh: '**要有此列**', en: '**column**' }[language]
    : { zh: '**至少一列**', en: '**at least one**' }[language];
}

function printingOf(rule: ColumnRule, kind: FixedKind): Bilingual {
  const name = firstHeader(rule);
  const words = printed[kind][name];
  if (!words) throw new Error(`what the column ${name} of ${kind} prints is not told`);
  return words;
}
