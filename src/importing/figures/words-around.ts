import { Marks, partsOf } from '../text.js';
import type { Token } from './tokens.js';
import { countsThings } from './units.js';

export const SENTENCE_ENDS = '。；;！？';
export const CLAUSE_ENDS = `${SENTENCE_ENDS}，：…`;

/** Spaces that stand between hanzi by chance. */
export const SPACES = /(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g;

/** A name as it is compared. */
export const spaceless = (name: string) => name.replace(SPACES, '').trim();

/** The words around a figure within its clause, those of other figures taken off. */
export interface Words {
  readonly head: string;
  readonly tail: string;
  /** What stands behind the next figure where only 的 is between: 总投资9亿元的12个园区项目. */
  readonly beyond: string;
  /** Whether the words behind the figure go on after a pause: 荣获党中央、国务院表彰. */
  readonly isCut: boolean;
}

/** What stands before the words of a figure that are its own, behind another figure and at the head of a clause. */
const BETWEEN = /^[、和及以，]+|^与(?!$)|^时间(?=完成|实现)/;
const AT_HEAD = /^[、，]+|^时间(?=完成|实现)/;

/** The words of a text about its figures, each with those that are its own. */
export class WordsAround {
  constructor(
    private readonly text: string,
    private readonly marks: Marks,
    private readonly tokens: readonly Token[],
  ) {}

  /** The words of a clause that belong to a figure: between two figures, the second has what stands behind a 、. */
  of(at: number, comma: number): Words {
    const token = this.tokens[at] as Token;
    const [before, next] = [this.tokens[at - 1], this.tokens[at + 1]];
    const isAfterFigure = before !== undefined && before.end > comma;
    const headStart = isAfterFigure ? before.end + ownStart(this.text.slice(before.end, token.start)) : comma;
    const clauseEnd = this.marks.nextOutside(CLAUSE_ENDS, token.end);
    const tailEnd = next !== undefined && next.start < clauseEnd ? next.start : clauseEnd;
    const whole = this.text.slice(token.end, Math.min(tailEnd, this.pauseFrom(token.end)));
    const behindNext = () =>
      next === undefined
        ? ''
        : this.text.slice(next.end, this.marks.nextOutside(`${CLAUSE_ENDS}、`, next.end));
    const beyond = next !== undefined && /^(?:的|时间(?:完成|实现)?)$/.test(whole) ? behindNext() : '';
    // 12条1400公里省道: the length stands between the count and what is counted
    const isParted = whole === '' && next?.start === token.end && countsThings(token.unit);
    const reachesNext = next !== undefined && token.end + whole.length === next.start;
    const tail = isParted ? behindNext() : reachesNext ? ownEnd(whole, token) : whole;
    return {
      head:
        this.whomFor(before, comma) +
        spaceless(this.text.slice(headStart, token.start)).replace(isAfterFigure ? BETWEEN : AT_HEAD, ''),
      tail: spaceless(tail),
      beyond: spaceless(beyond),
      isCut: this.text[token.end + whole.length] === '、',
    };
  }

  /** 为986名老人发放尊老金73.5万元: of the second figure, too, the text says for whom. */
  private whomFor(before: Token | undefined, comma: number): string {
    if (before === undefined || before.end <= comma) return '';
    return /^(?:累计|共|已|还|并)*([为向给])$/.exec(this.text.slice(comma, before.start))?.[1] ?? '';
  }

  /** The next 、 that parts things; the one of 国、省级 does not. */
  private pauseFrom(from: number): number {
    let at = this.marks.nextOutside('、', from);
    while (at < this.text.length && (this.isPauseOfLevels(at) || this.isPauseOfQualities(from, at)))
      at = this.marks.nextOutside('、', at + 1);
    return at;
  }

  private isPauseOfLevels(at: number): boolean {
    return /^[国省市县]、[省市县区]级/.test(this.text.slice(at - 1, at + 3));
  }

  /** 40个吸引力强、带动面广的消费场景 */
  private isPauseOfQualities(from: number, at: number): boolean {
    const clause = this.text.slice(at, this.marks.nextOutside(CLAUSE_ENDS, at));
    return (
      /^\p{Script=Han}{2,6}[强广高好优大多足快美深实精]$/u.test(this.text.slice(from, at)) &&
      /^、\p{Script=Han}{2,6}[强广高好优大多足快美深实精]的/u.test(clause)
    );
  }
}

/**
 * What of the words between a count and the next figure is counted: 22个断面水质优良比例90.9% → 断面水质, 199个排污口整治和市城区13条
 * → 排污口整治.
 */
function ownEnd(between: string, { unit }: Token): string {
  if (!countsThings(unit)) return between;
  const parts = partsOf(between);
  const first = parts.length > 1 ? between.slice(0, between.indexOf(parts[1] as string) - 1) : between;
  // 45个重点开发区规模以上工业总产值…: what is measured of them begins there
  const own = /^.{3,}?(?=(?:规模|限额)以上.)/.exec(first)?.[0];
  if (own !== undefined) return own;
  const measure = MEASURED.exec(first)?.[0] ?? '';
  return measure === '' || measure.length >= first.length - 1 ? first : first.slice(0, -measure.length);
}

/** Nouns at the end of what is counted that name the figure behind it. */
const MEASURED =
  /(?:年?总?产值|营业收入|主营业务收入|销售收入|总?投资|优良水体比例|(?:水质)?(?:优良比?[率例]|达标率)|优良天数比[例率]|[^，。；、的]{0,2}(?:率|比例|比重))(?:保持|稳定|达到?|均)*$/;

/** Where the words of the next figure begin in what stands between two: 标准厂房、拆迁房屋 → 拆迁房屋. */
function ownStart(gap: string): number {
  const pause = new Marks(gap).nextOutside('、', 0);
  return pause > 0 && pause < gap.length ? pause + 1 : 0;
}
