import { chineseChartTypes } from '../../../src/chart/kinds/index.js';
import type { Language } from '../../../src/core/diagnostics.js';
import {
  chartColumns,
  coverKeys,
  packSheetNames,
  type SheetKey,
  tableColumns,
  textColumns,
} from '../../../src/dataset/pack-sheets/words.js';
import { type Block, listed, markdownTable } from './block.js';

const sheets: readonly (readonly [name: string, keys: readonly SheetKey[]])[] = [
  [packSheetNames.cover, coverKeys],
  [packSheetNames.texts, textColumns],
  [packSheetNames.tables, tableColumns],
  [packSheetNames.charts, chartColumns(chineseChartTypes)],
];

/** What the sheets of a workbook may say in the place of pack.yaml. */
export const packSheets: Block = (language) => {
  const heads = {
    zh: ['工作表', '名称', '也可以叫', '可以写', '同 `pack.yaml` 的'],
    en: ['sheet', 'name', 'or', 'may say', 'as in `pack.yaml`'],
  };
  const rows = sheets.flatMap(([sheet, keys]) => keys.map((key) => rowOf(sheet, key, language)));
  return markdownTable(heads[language], rows);
};

function rowOf(sheet: string, { names, path, choices = {} }: SheetKey, language: Language): string[] {
  const [name = '', ...others] = names;
  return [sheet, name, listed(others, language), listed(usual(choices), language), `\`${path.join('.')}\``];
}

/** Of several words for one thing the first. */
function usual(choices: Readonly<Record<string, string>>): readonly string[] {
  const meanings = Object.values(choices);
  return Object.keys(choices).filter((_, index) => meanings.indexOf(meanings[index] as string) === index);
}
