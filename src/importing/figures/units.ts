import { COUNTERS, MEASURES, REPORT_UNITS, TIMES, unitPattern } from '../../chinese/units.js';

/** The units of reports. One that also opens words (5大行动, 3市场) is taken only where no such word follows. */
export const UNIT = unitPattern(MEASURES, COUNTERS, TIMES, REPORT_UNITS);

/** Units that no figure of a report has when these characters follow: they open a word. */
const OPENS_WORD: Readonly<Record<string, RegExp>> = {
  大: /^[^，。；、]/,
  级: /^\p{Script=Han}/u,
  代: /^\p{Script=Han}/u,
  度: /^\p{Script=Han}/u,
  市: /^\p{Script=Han}/u,
  省: /^\p{Script=Han}/u,
  县: /^\p{Script=Han}/u,
  城: /^\p{Script=Han}/u,
  点: /^./u,
  线: /^./u,
  号: /^./u,
  星: /^./u,
  面: /^./u,
  角: /^./u,
  港: /^./u,
  团: /^./u,
  群: /^./u,
  圈: /^./u,
  窗: /^./u,
  站: /^\p{Script=Han}/u,
  院: /^\p{Script=Han}/u,
  街: /^\p{Script=Han}/u,
  园: /^\p{Script=Han}/u,
  厂: /^\p{Script=Han}/u,
  企: /^\p{Script=Han}/u,
  校: /^\p{Script=Han}/u,
  车: /^\p{Script=Han}/u,
  部: /^(?:门|署|分|委|级)/,
  方: /^(?:面|式|针|案|向)/,
  门: /^(?:类|诊|户)/,
  道: /^(?:路)/,
  分: /^(?:别|类|之|期|批|布|区|局|公|级|支|层|散|红)/,
  年: /^(?:度|版|级|代|期|生|前|后|初|底|末|货|产|检)/,
  天: /^(?:然|津|府|气)/,
  人: /^(?:民|均|才|工|大|社|口(?!$|，|。))/,
  名: /^(?:牌|校|师|医|城|录)/,
  个: /^(?:人|体|性)/,
  家: /^(?:庭|长|具|园|禽)/,
  场: /^(?:馆|所|景|站)/,
  所: /^(?:有|在|属)/,
  套: /^(?:餐|内)/,
  台: /^(?:湾|账|商|州|胞)/,
  条: /^(?:件|例)/,
  项: /^(?:目(?!$|，|。|、))/,
  件: /^(?:均)/,
  次: /^(?:区|新|级|年)/,
  位: /^(?:于|居|列)/,
  班: /^(?:子|组)/,
  期: /^(?:间|货|待|望)/,
  组: /^(?:织|建|团)/,
  队: /^(?:伍)/,
  种: /^(?:植|业|养|苗|质|粮)/,
  类: /^(?:别)/,
  元: /^(?:旦)/,
  份: /^(?:额|子)/,
  封: /^(?:闭|锁|面|顶)/,
  棚: /^(?:户|改|区)/,
  单: /^(?:位|元|项|价|体|独|个|一)/,
  把: /^(?:握|关|控|脉)/,
  发: /^(?:展|电|放|布|明|生|行|现|动|挥|达|改|票|出|案|病|射|光|热|言|起)/,
  米: /^(?:业|粉)/,
  头: /^(?:部|雁)/,
  口: /^(?:岸|径|袋)/,
  层: /^(?:次|级)/,
  片: /^(?:区)/,
  支: /^(?:持|付|部|出|撑|行)/,
  本: /^(?:级|地|市|土|省|县|科|年|届)/,
  周: /^(?:年|边|期)/,
  段: /^/,
  环: /^(?:境|保|比|节)/,
  师: /^(?:范|资|生)/,
  村: /^(?:庄|级|集|民)/,
  镇: /^(?:级)/,
  乡: /^(?:村)/,
  馆: /^(?:藏)/,
  对: /^(?:外|接|口|标)/,
  起: /^(?:步)/,
  处: /^(?:理|置)/,
  方米: /^/,
  P: /^[A-Za-z]/,
};

/** Whether a unit is one, seen what follows it; `at` the end of a clause it always is. */
export function isUnitBefore(unit: string, following: string): boolean {
  const opens = OPENS_WORD[unit];
  return following === '' || opens === undefined || !opens.test(following);
}

/** Units of time and money and such, which count nothing that is named behind them. */
export function countsThings(unit: string): boolean {
  return /(?:[个家项件条座处所台套辆盏栋幢宗张支批只头羽株部间眼艘架列股类种块户人名位场期口份册篇门封]|人次|床位|学位)$/.test(
    unit,
  );
}
