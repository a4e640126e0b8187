import type { HelperMaker } from './context.js';

/** `{{chineseDate "2022-02-22"}}`: 2022年2月22日, in Arabic figures (GB/T 9704-2012, 7.3.5.4). */
export const chineseDate: HelperMaker = () => (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
