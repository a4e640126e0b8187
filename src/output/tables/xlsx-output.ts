import { ReportError } from '../../core/diagnostics.js';
import type { Output } from '../output.js';

/** The tables as one workbook. */
export const xlsx: Output = {
  name: 'xlsx',
  words: { zh: '写成一个工作簿（默认）', en: 'as one workbook (the default)' },
  goesInto: 'file',
  async make(pack) {
    const { workbookOf } = await import('./workbook.js');
    const { value: bytes, found } = workbookOf(await pack.tables());
    if (bytes === undefined) throw new ReportError(found);
    return [{ name: `${pack.name}.xlsx`, bytes }];
  },
};
