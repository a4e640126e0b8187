import { chineseDateOf } from '../../chinese/date.js';
import type { HelperDefinition } from './context.js';
import { HelperProblem } from './context.js';
import { kinds } from './kinds.js';

/** `{{chineseDate "2022-02-22"}}`: 2022年2月22日, in Arabic figures (GB/T 9704-2012, 7.3.5.4). */
export const chineseDate: HelperDefinition = {
  takes: [kinds.text],
  isForSentences: true,
  example: '{{chineseDate "2026-01-20"}}',
  words: { zh: '2026年1月20日', en: '2026年1月20日' },
  make: () => (date: string, options) => {
    const chinese = chineseDateOf(date);
    if (chinese === undefined) {
      const message = { zh: `“${date}”不是日期`, en: `“${date}” is not a date` };
      throw new HelperProblem('not-a-date', message, options, {
        zh: '写作 2022-02-22',
        en: 'write 2022-02-22',
      });
    }
    return chinese;
  },
};
