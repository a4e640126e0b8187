import { isHeadline } from '../headlines.js';
import type { ReportBlock } from '../model.js';

/** What an office or a company has in all: told first, it is its own. */
const OF_ITSELF =
  /^(?:营业总?收入|营收|利润总额|净利润|总收入|总支出|税收(?:收入)?|教职工|资产总额|净资产|总资产|工业总产值)$/;

/** Whether a name is that of a total of who reports: nothing but such totals was told before it in its paragraph. */
export function isOfReporter(name: string, told: readonly string[]): boolean {
  return OF_ITSELF.test(name) && told.every((one) => OF_ITSELF.test(one) || isHeadline(one) || isTotal(one));
}

const isTotal = (name: string) => /^上缴|^全员|^(?:资产负债|研发投入)/.test(name);

/** What is told of every account: under the heading of one it is of that. */
const OF_ACCOUNT =
  /^(?:总?收入|总?支出|收入总计|支出总计|(?:上年|当年|年终|年末)?(?:收支)?(?:滚存)?结[余转]|[调上][出入解](?:资金|支出)|支出进度)(?:完成(?:年初|调整|变动)?预算)?$/;
const ACCOUNT = /^[^，。；、]{2,14}(?:预算|基金)$/;

/** （三）国有资本经营预算。收入1260万元，支出480万元: a name with the account before it that its heading names. */
export function nameUnderHeading(name: string, { path }: ReportBlock): string | undefined {
  const title = path.at(-1)?.title ?? '';
  return OF_ACCOUNT.test(name) && ACCOUNT.test(title) ? `${title}${name}` : undefined;
}
