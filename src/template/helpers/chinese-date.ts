import type { HelperMaker } from './context.js';
import { HelperProblem } from './context.js';

/** `{{chineseDate "2022-02-22"}}`: 2022年2月22日, in Arabic figures (GB/T 9704-2012, 7.3.5.4). */
export const chineseDate: HelperMaker = () => (date: string, options) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) {
    const message = { zh: `“${date}”不是日期`, en: `“${date}” is not a date` };
    throw new HelperProblem('not-a-date', message, options, {
      zh: '写作 2022-02-22',
      en: 'write 2022-02-22',
    });
  }
  return `${year}年${Number(month)}月${Number(day)}日`;
};
