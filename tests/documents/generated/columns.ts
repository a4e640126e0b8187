import type { Language } from '../../../src/core/diagnostics.js';
import { tracing } from '../../../src/dataset/kinds/common-columns.js';
import { actualMeasures } from '../../../src/dataset/kinds/header-form.js';
import { type FixedKind, fixedKinds, tableKind } from '../../../src/dataset/kinds/index.js';
import type { ColumnRule } from '../../../src/dataset/kinds/kind.js';
import { type Block, listed, markdownTable } from './block.js';

const HEADS = { zh: ['列', '要求', '印在哪里'], en: ['column', 'needed', 'where it is printed'] };

/** Columns that trace and check a row, whatever table it stands in. */
const everywhere = tracing.map(({ header }) => header);

/** The columns of each kind of table: which must be there, and where each is printed. */
export const columns: Block = (language) =>
  [...fixedKinds.map((kind) => columnsOf(kind, language)), columnsEverywhere(language)].join('\n\n');

function columnsOf(kind: FixedKind, language: Language): string {
  const own = tableKind(kind).columns.filter(({ header }) => !everywhere.includes(header));
  const rows = own.map((rule) => [nameOf(rule, language), neededOf(rule, language), rule.prints[language]]);
  return `### ${titleOf(kind, language)}\n\n${markdownTable(HEADS[language], rows)}`;
}

function columnsEverywhere(language: Language): string {
  const rows = tracing.map((rule) => [
    firstHeader(rule),
    neededEverywhere(rule.header, language),
    rule.prints[language],
  ]);
  const title = { zh: '各表都有的列', en: 'Columns of all tables' }[language];
  return `### ${title}\n\n${markdownTable(HEADS[language], rows)}`;
}

/** What most tables need of a column, and which do otherwise. */
function neededEverywhere(header: ColumnRule['header'], language: Language): string {
  const ruleOf = (kind: FixedKind) => tableKind(kind).columns.find((rule) => rule.header === header);
  const usual = ruleOf('indicators');
  const others = fixedKinds.filter((kind) => ruleOf(kind)?.required !== usual?.required);
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
  const { tables } = tableKind(kind);
  if (language === 'en') return tables.map(({ name }) => `${name}.csv`).join(', ');
  const named = tables.map(({ name, sheetNames, title = sheetNames.at(-1) }) => `${title} ${name}.csv`);
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
  if (required === 'if-there')
    return { zh: '有此列就每行填', en: 'in each row, where there is the column' }[language];
  if (required === 'cell') return { zh: '**必填**', en: '**in each row**' }[language];
  return typeof header === 'string'
    ? { zh: '**要有此列**', en: '**column**' }[language]
    : { zh: '**至少一列**', en: '**at least one**' }[language];
}
