import type { Bilingual } from '../../../src/core/diagnostics.js';
import { limits as most, shownBytes } from '../../../src/core/limits.js';
import { type Block, inBoth, markdownTable } from './block.js';

const n = (count: number) => count.toLocaleString('en-US');

const rows: readonly (readonly [of: Bilingual, most: Bilingual])[] = [
  [
    inBoth('一张表', 'a table'),
    inBoth(
      `${n(most.tableRows)} 行、${most.tableColumns} 列、${n(most.tableCells)} 格，一格 ${n(most.cellCharacters)} 字`,
      `${n(most.tableRows)} rows, ${most.tableColumns} columns, ${n(most.tableCells)} cells, ` +
        `${n(most.cellCharacters)} characters in a cell`,
    ),
  ],
  [inBoth('一个 CSV 文件', 'a CSV file'), inBoth(shownBytes(most.tableFile), shownBytes(most.tableFile))],
  [
    inBoth('一个工作簿', 'a workbook'),
    inBoth(`展开后 ${shownBytes(most.workbookFile)}`, `${shownBytes(most.workbookFile)} unpacked`),
  ],
  [
    inBoth('`pack.yaml`、`edition.yaml`', '`pack.yaml`, `edition.yaml`'),
    inBoth(
      `${shownBytes(most.textFile)}，${n(most.yamlNodes)} 个名称和内容、${most.yamlDepth} 层、${most.yamlAliases} 处 \`*名称\``,
      `${shownBytes(most.textFile)}, ${n(most.yamlNodes)} values and keys, ${most.yamlDepth} levels, ` +
        `${most.yamlAliases} aliases`,
    ),
  ],
  [inBoth('一个模板', 'a template'), inBoth(shownBytes(most.textFile), shownBytes(most.textFile))],
  [inBoth('一本材料', 'a pack'), inBoth(`${most.charts} 张图`, `${most.charts} charts`)],
  [
    inBoth('一个图案', 'an ornament'),
    inBoth(
      `${shownBytes(most.ornamentFile)}，${n(most.svgElements)} 个元素，\`use\` 重复的也算`,
      `${shownBytes(most.ornamentFile)}, ${n(most.svgElements)} elements, copies counted`,
    ),
  ],
  [
    inBoth('一份要导入的报告', 'a report to import'),
    inBoth(
      `${shownBytes(most.reportFile)}，${n(most.reportCharacters)} 字，${n(most.reportFigures)} 个数，` +
        `${most.reportProjects} 个项目`,
      `${shownBytes(most.reportFile)}, ${n(most.reportCharacters)} characters, ${n(most.reportFigures)} figures, ` +
        `${most.reportProjects} projects`,
    ),
  ],
  [
    inBoth('一份要拼版、比较、取出数据的 PDF', 'a PDF to impose, compare or take apart'),
    inBoth(shownBytes(most.pdfFile), shownBytes(most.pdfFile)),
  ],
  [inBoth('诊断信息', 'messages'), inBoth(`${n(most.diagnostics)} 条`, n(most.diagnostics))],
];

/** How much input is read at most. */
export const limits: Block = (language) =>
  markdownTable(
    language === 'zh' ? ['什么', '最多'] : ['of', 'at most'],
    rows.map((row) => row.map((words) => words[language])),
  );
