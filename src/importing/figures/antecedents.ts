import { scaleOf } from '../../quantity/numerals.js';
import { isRateUnit } from '../../quantity/unit.js';
import type { Marks } from '../text.js';
import { BARE_MEASURE, isBareRate, isChangeAlone, type Name } from './carried.js';
import { cleaned, isDoneAlone, withoutLinking } from './head-words.js';
import { opensWithVerb } from './parts.js';
import type { Token } from './tokens.js';
import { SENTENCE_ENDS, type Words } from './words-around.js';

/** A figure that was read, as far as what follows may lean on it. */
export interface Said {
  readonly token: Token;
  readonly name: Name;
  /** What it is a part of, where 其中 says so. */
  readonly whole: this | undefined;
}

/** So many figures back what one leans on may stand. */
const LOOKED_BACK = 8;

/** The figures of a text that others of it lean on, or are parts of. */
export class Antecedents {
  constructor(
    private readonly text: string,
    private readonly marks: Marks,
  ) {}

  /**
   * The figure that one may lean on: the one before it in its sentence. What was done alone, or a change alone, is of
   * the last that was counted in its unit: 优良天数268天，优良率73%，较上年增加15天.
   */
  before<T extends Said>(words: Words, token: Token, said: readonly T[]): T | undefined {
    const before = said.at(-1);
    if (before === undefined) return undefined;
    const sentence = this.sentenceOf(token);
    const isBare = words.tail === '' && !isRateUnit(token.unit) && leansOnUnit(words.head);
    if (isBare && (before.token.unit !== token.unit || before.token.start < sentence)) {
      const twin = said.slice(-LOOKED_BACK).findLast((one) => one.token.unit === token.unit);
      if (twin && !/[。！？]/.test(this.text.slice(twin.token.end, token.start))) return twin;
    }
    if (before.token.start < sentence && !this.goesOn(before, words, token)) return undefined;
    return this.isOfWhole(before, words, token, said) ? (before.whole ?? before) : before;
  }

  /** What 其中 told a figure to be a part of, and those that follow it in its sentence. */
  whole<T extends Said>(
    { head }: Words,
    comma: number,
    token: Token,
    said: readonly T[],
    before: T | undefined,
  ): T | undefined {
    const last = said.at(-1);
    if (before === undefined || last === undefined) return undefined;
    const { start } = token;
    const opensParts = /其中[，：:]?\s*$/.test(this.text.slice(Math.max(last.token.end, comma - 4), comma));
    if (!opensParts && !/其中/.test(this.text.slice(Math.max(comma, last.token.end), start))) {
      // 引进人才76人，其中国家级9人，新增院士2人: what is done besides is no part
      const isBeside = /，/.test(this.text.slice(last.token.end, start)) && opensWithVerb(head);
      return isBeside ? undefined : before.whole;
    }
    const sentence = this.sentenceOf(token);
    const isLarger = (one: T) => !(amountOf(one.token) < amountOf(token));
    const ofUnit = said
      .slice(-LOOKED_BACK)
      .filter((one) => one.token.unit === token.unit && one.token.start >= sentence && isLarger(one));
    return ofUnit.at(-1)?.whole ?? ofUnit.at(-1) ?? before;
  }

  private sentenceOf({ start }: Token): number {
    return this.marks.lastOutside(SENTENCE_ENDS, start) + 1;
  }

  /** 社保基金收入167亿元；支出149亿元: a bare noun goes on with what is measured beyond a semicolon. */
  private goesOn({ token: before }: Said, { head }: Words, { start }: Token): boolean {
    return BALANCE.test(head) && !/[。！？]/.test(this.text.slice(before.end, start));
  }

  /** 企业428家，其中高新96家、上市6家，年产值128亿元: what is measured behind the parts is of all. */
  private isOfWhole(
    { token: before, whole }: Said,
    { head }: Words,
    { start }: Token,
    said: readonly Said[],
  ) {
    if (whole === undefined || !/^(?:（[^）]*）)?[，；]/.test(this.text.slice(before.end, start)))
      return false;
    const isOfSeveral = said.slice(-LOOKED_BACK).filter((one) => one.whole === whole).length > 1;
    const own = cleaned(withoutLinking(head)[0]);
    return BALANCE.test(head) || BARE_MEASURE.test(own) || (isOfSeveral && isBareRate(own));
  }
}

const BALANCE = /^(?:总?支出|总?收入|总产量|产值|面积|(?:当年|年终|年末)?(?:收支)?结余)(?:安排|预算|完成)?$/;

/** A head that is a change or what was done, and no more: 较上年增加, 整治完成. */
function leansOnUnit(head: string): boolean {
  const done = cleaned(withoutLinking(head)[0].replace(/(?:完成|实现)$/, ''));
  return isChangeAlone(head) || (done !== '' && isDoneAlone(done));
}

/** NaN where it is written in hanzi. */
function amountOf({ digits, scale }: Token): number {
  return Number(digits.replaceAll(',', '')) * Number(scaleOf(scale));
}
