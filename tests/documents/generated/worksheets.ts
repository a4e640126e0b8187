import { sheetNamesOf, wellKnownTables } from '../../../src/dataset/kinds/index.js';
import { type Block, listed, markdownTable } from './block.js';

/** What the worksheet of each well-known table may be called. */
export const worksheets: Block = (language) =>
  markdownTable(
    language === 'zh' ? ['表', '工作表的名称'] : ['table', 'its worksheet is named'],
    [...wellKnownTables.keys()].map((table) => [`\`${table}\``, listed(sheetNamesOf(table), language)]),
  );
