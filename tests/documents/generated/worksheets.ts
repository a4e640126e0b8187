import { chineseNames } from '../../../src/dataset/table/schema.js';
import { type Block, listed, markdownTable } from './block.js';

/** What the worksheet of each well-known table may be called. */
export const worksheets: Block = (language) =>
  markdownTable(
    language === 'zh' ? ['表', '工作表的名称'] : ['table', 'its worksheet is named'],
    [...chineseNames].map(([table, names]) => [`\`${table}\``, listed(names, language)]),
  );
