import { COUNTERS, MEASURES, unitPattern } from '../../chinese/units.js';
import type { ReportBlock, SourceReport } from '../model.js';
import { Marks, plainFigures } from '../text.js';
import { tokensOf } from './tokens.js';

/** A figure that the text has in hanzi: 近百家, 三成, 翻了一番. What it is worth is not worked out. */
export interface FigureInWords {
  readonly block: number;
  readonly value: string;
  readonly clause: string;
}

const BOUND = '(?:超过|突破|达到|将近|接近|不足|近|超|逾|过|上|数|几)';
const SCALED = '[十百千万亿]+[一二三四五六七八九十百千万亿]*[余多]?';
const DIGIT = '[一二两三四五六七八九]';
/** With a digit or a bound before a scale: 亿元以上项目 and 每千人 tell which are meant, and 五大行动 is a slogan. */
const NUMERAL = `(?:${BOUND}${DIGIT}?|约?${DIGIT})${SCALED}|[十百千万]+[余多]`;
const MONEY_AND_SUCH = `(?:${unitPattern(MEASURES)}|倍|美元|大关|台阶)`;
const ENDS = '(?=大关|台阶|左右|以上?(?:[，。；、]|$)|[，。；、]|$)';
const COUNT = `(?:${NUMERAL})(?:(?:${unitPattern(COUNTERS)})(?!方面|实事|全会)|${MONEY_AND_SUCH}${ENDS})`;
const SHARE = `${BOUND}?(?:[一二三四五六七八九]成(?:半|以上|左右)?|(?:一|大)半(?:以上)?|过半|[二三四五六七八九十]分之[一二两三四五六七八九])`;
const TIMES = '翻了?[一两几]番(?:多|以上)?|翻番|[两三四五六七八九十]倍(?:以上|多)?';
const IN_WORDS = new RegExp(
  `(?<![第每后前\\d.一二三四五六七八九十百千万亿])(?:${COUNT}|${SHARE}|${TIMES})`,
  'g',
);
/** Sayings, and what such characters begin: 千家万户, 三成员. */
const SAYING = /^(?:千家|百家争|万人空|千人千)|成(?=[员果立为功长效])/;

/** The figures in hanzi of the running text of a report, which no table takes. */
export function figuresInWords({ blocks }: Pick<SourceReport, 'blocks'>): readonly FigureInWords[] {
  return blocks.flatMap((block, index) => inBlock(block, index));
}

function inBlock({ kind, role, text: written }: ReportBlock, block: number): FigureInWords[] {
  if (!['text', 'item'].includes(kind) || role === 'front' || role === 'notes') return [];
  const text = plainFigures(written);
  const found = [...text.matchAll(IN_WORDS)].filter(
    ({ index, 0: value }) =>
      !SAYING.test(text.slice(index, index + value.length + 2)) && !isQuoted(text, index),
  );
  if (found.length === 0) return [];
  const read = tokensOf(written);
  const marks = new Marks(text);
  return found.flatMap(({ index, 0: value }) => {
    const end = index + value.length;
    if (read.some((token) => token.start < end && index < token.end)) return [];
    const [from, to] = [
      marks.lastOutside('。；;！？，：', index) + 1,
      marks.nextOutside('。；;！？，：', end),
    ];
    return [{ block, value, clause: written.slice(from, to).trim() }];
  });
}

/** “千万工程”, “百千万”: names. */
function isQuoted(text: string, at: number): boolean {
  return (
    text.lastIndexOf('“', at) > text.lastIndexOf('”', at) ||
    text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
  );
}
