import { isRateUnit } from '../../quantity/unit.js';
import type { SourceFigure } from '../model.js';

/** A change says what of its subject it tells: 限上消费总额增速, 单位能耗下降; what something was brought to is no change. */
export function rowName(figure: SourceFigure): string {
  const { name, value } = figure;
  const told = toldOf(figure);
  const shown = told !== '' && !name.endsWith(told) ? `${name}${told}` : name;
  return shown === '' ? `（待定名）${value}` : shown;
}

/** Of several years a change is that of each year or of all. */
export function yearlyName(figure: SourceFigure): string {
  const yearly = YEARLY.exec(figure.measure.replace(/分别|(?<!年)均/g, ''))?.[0] ?? '';
  return yearly === '' ? rowName(figure) : `${figure.name}${yearly}`;
}

const YEARLY = /(?:年均|累计)(?:增长|下降|增幅|增速|增加|减少|提高|提升|递增)?/;

function toldOf(figure: SourceFigure): string {
  const { name, measure, unit } = figure;
  if (measure === '位次') return measure;
  if (unit !== '个百分点' && isShare(figure))
    return SHARE_NAME.test(name) ? '' : name.includes('占') ? '比重' : '占比';
  // what something was brought to is no change
  if (/(?:到|至|为|在)$/.test(measure)) return '';
  const share = measure.includes('占') && !SHARE_NAME.test(name) ? '占比' : '';
  const changes = unit === '位' ? CHANGE_OF_PLACE : isRateUnit(unit) ? CHANGE_OF_RATE : CHANGE_OF_AMOUNT;
  return share + (changes.exec(measure)?.[0] ?? '');
}

/** 占全市的40%, 民生支出占支出的80% */
function isShare({ name, measure, unit }: SourceFigure): boolean {
  return measure.includes('占') || (isRateUnit(unit) && /.占(?![用地道比])..+/.test(name));
}

const SHARE_NAME = /(?:占比|比重|比例|份额|率)$/;
const CHANGE_OF_PLACE = /前移|后移|上升|提升|跃升|下降|回落/;
const CHANGE_OF_RATE =
  /压降|压缩|缩短|收窄|回升|扩大|增速|增幅|降幅|增长|下降|降低|提高|提升|减少|压减|上升|回落/;
const CHANGE_OF_AMOUNT =
  /(?:比去年|比上年|较上年|较去年|同比)?(?:增加|减少|下降|降低|提高|增长|上涨|压减|压降|压缩|净增|多增|少增|回落)$/;
