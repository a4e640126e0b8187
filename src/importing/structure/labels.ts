import { CIRCLES, numberOfBracket, numberOfCircle } from '../../chinese/circled.js';
import { numberOfChinese } from '../../chinese/numerals.js';
import { plainFigures } from '../text.js';

/** The number that a heading or a point of a list opens with. */
export interface Label {
  /** 1 一、 2 （一） 3 1. 4 （1） 5 ① */
  readonly level: number;
  /** As written, without spaces. */
  readonly label: string;
  readonly number: number | undefined;
  /** How many characters of the text it takes. */
  readonly length: number;
}

const HAN = '[一二三四五六七八九十]{1,3}';

const FORMS: readonly {
  readonly level: number;
  readonly pattern: RegExp;
  readonly number: (written: string) => number | undefined;
}[] = [
  {
    level: 1,
    pattern: new RegExp(`^第?(${HAN})(?:[、．.]|(?:部分|章|篇)[：:、\\s]?)\\s*`),
    number: numberOfChinese,
  },
  { level: 2, pattern: new RegExp(`^[（(](${HAN})[）)]\\s*[、．.]?\\s*`), number: numberOfChinese },
  { level: 2, pattern: /^([\u3220-\u3229])\s*/, number: numberOfBracket },
  { level: 3, pattern: /^(\d{1,2})(?:[．.、](?!\d)|[)）])\s*/, number: Number },
  { level: 3, pattern: /^([\u2488-\u249b])\s*/, number: numberOfBracket },
  { level: 4, pattern: /^[（(](\d{1,2})[）)]\s*、?/, number: Number },
  { level: 4, pattern: /^([\u2474-\u2487])\s*/, number: numberOfBracket },
  { level: 5, pattern: new RegExp(`^([${CIRCLES}])\\s*`, 'u'), number: numberOfCircle },
];

/** The label of a paragraph, if it has one. */
export function labelOf(text: string): Label | undefined {
  const plain = plainFigures(text);
  for (const { level, pattern, number } of FORMS) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const length = match[0].length;
    return { level, label: text.slice(0, length).replace(/\s/g, ''), number: number(match[1] ?? ''), length };
  }
  return undefined;
}

/** The first sentence of a paragraph where it is short and has no figures: what the paragraph is about. */
export function leadOf(text: string): string {
  const end = text.search(/[。！？：:]/);
  const first = (end === -1 ? text : text.slice(0, end)).replace(/^——/, '');
  const isShort = first.length <= (end === -1 ? LONGEST_TITLE : LONGEST_LEAD);
  const named = first.replace(/“[^”]*”/g, '');
  return isShort && !/\d/.test(plainFigures(named)) && !/^[一二三四五六七八九十]+是/.test(first) ? first : '';
}

const LONGEST_LEAD = 48;
const LONGEST_TITLE = 60;
