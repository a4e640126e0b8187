import { type Before, isBareRate, type Name, rateOf, wholeOf } from './carried.js';
import { sharedNames } from './share.js';

/** A row of figures: the name of all together, those of the sentence that it tells of, and the figure before it. */
interface Row {
  readonly name: Name;
  readonly named: readonly string[] | undefined;
  readonly previous: Before | undefined;
  readonly count: number;
}

/** What each figure of a row is of; undefined where the text does not tell. */
export function rowNames({ name, named, previous, count }: Row): readonly string[] | undefined {
  if (named !== undefined) return named.map((one) => withTold(one, name));
  const shared = sharedNames(name.name, count);
  // 办结诉求46万件，办结率、满意率分别达99%、96%
  const rates = previous && shared?.every(isBareRate) ? shared.map((one) => rateOf(previous, one)) : [];
  return rates.length > 0 && rates.every((one) => one !== undefined) ? rates : shared;
}

/** 新增企业96家、冠军4家，累计分别达1126家、18家; 就业2万人、再就业1万人，分别完成目标的124%和115%. */
function withTold(one: string, { name, subject, measure }: Name): string {
  if (/累计|总/.test(measure)) return wholeOf(one);
  return subject !== undefined && name.startsWith(subject) ? `${one}${name.slice(subject.length)}` : one;
}
