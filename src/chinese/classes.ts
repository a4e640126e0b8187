/**
 * What a character is to the line breaker. One number per class, so that a class fits a byte.
 * CLREQ 3.1 (line start and line end prohibition) and 3.2 (punctuation widths).
 */
export const CharacterClass = {
  /** Hanzi, kana, full-width letters: a break may stand on either side. */
  Ideograph: 0,
  /** 「『“‘（《【〈〔［｛ and their like: not at a line's end, blank on the left. */
  Opening: 1,
  /** 」』”’）》】〉〕］｝: not at a line's start, blank on the right. */
  Closing: 2,
  /** 、，：；: not at a line's start, blank on the right. */
  Comma: 3,
  /** 。．？！: not at a line's start, blank on the right; ends a sentence. */
  Stop: 4,
  /** ·・～ and the single dash and hyphen-like connectors: not at a line's start. */
  Connector: 5,
  /** The double dash —— and the double ellipsis ……: may stand at either edge, never split. */
  DoubleMark: 6,
  /** % ‰ ℃ °: not at a line's start, kept with the number before it. */
  UnitSign: 7,
  /** ￥ $ №: not at a line's end, kept with the number after it. */
  PrefixSign: 8,
  /** Letters of words and their inner marks. */
  Letter: 9,
  Digit: 10,
  /** Space that may be dropped at a line's edge. */
  Space: 11,
  /** No-break space: width, but no break. */
  Glue: 12,
  /** Superscript note mark: kept with the character before it. */
  NoteMark: 13,
  /** Room that grows to fill the line, in contents entries. */
  Leader: 14,
  Newline: 15,
  /** Punctuation inside Latin text: holds to its word, takes no space from hanzi. */
  LatinMark: 16,
  /** Half-width , . ; : ! ? ) ] }: the same, and not at a line's start. */
  LatinClosing: 17,
  /** Half-width ( [ {: the same, and not at a line's end. */
  LatinOpening: 18,
} as const;

export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const FULL_OPENING = '「『“‘（《【〈〔［｛〖〘〚〝｟｢﹁﹃﹙﹛﹝';
const FULL_CLOSING = '」』”’）》】〉〕］｝〗〙〛〞〟｠｣﹂﹄﹚﹜﹞';
const HALF_OPENING = '([{«‹';
const HALF_CLOSING = ')]}»›';
const COMMAS = '、，：；､﹐﹑﹔﹕';
const STOPS = '。．？！｡﹒﹖﹗‼⁇⁈⁉';
const HALF_STOPS = '!,.:;?';

/** What opens a quotation or a bracket, of either width. */
export const OPENING_MARKS: ReadonlySet<string> = new Set(FULL_OPENING + HALF_OPENING);
/** What closes one. */
export const CLOSING_MARKS: ReadonlySet<string> = new Set(FULL_CLOSING + HALF_CLOSING);
/** What ends a sentence or a part of one. */
export const PAUSE_MARKS: ReadonlySet<string> = new Set(COMMAS + STOPS + HALF_STOPS);

const MEMBERS: readonly (readonly [CharacterClass, string])[] = [
  [CharacterClass.Opening, FULL_OPENING],
  [CharacterClass.Closing, FULL_CLOSING],
  [CharacterClass.Comma, COMMAS],
  [CharacterClass.Stop, STOPS],
  [CharacterClass.Connector, '·・･～〜—–-／/…‥'],
  [CharacterClass.UnitSign, '%％‰℃℉°′″'],
  [CharacterClass.PrefixSign, '￥¥$＄№£€'],
  [CharacterClass.Space, ' \u3000\u2002\u2003'],
  [CharacterClass.Glue, '\u00a0\u202f'],
  [CharacterClass.Newline, '\n'],
  [CharacterClass.Digit, '0123456789'],
  [CharacterClass.LatinMark, '"#&\'*+<=>@\\^_`|\u2212'],
  [CharacterClass.LatinClosing, HALF_CLOSING + HALF_STOPS],
  [CharacterClass.LatinOpening, HALF_OPENING],
];

const BASIC_PLANE = 0x10000;

const table = buildTable();

function buildTable(): Uint8Array {
  const classes = new Uint8Array(BASIC_PLANE);
  for (const [from, to] of [
    [0x21, 0x52f],
    [0x2070, 0x209f],
    [0x2212, 0x2212],
    [0x2190, 0x21ff],
  ] as const)
    classes.fill(CharacterClass.Letter, from, to + 1);
  for (const [kind, members] of MEMBERS) for (const member of members) classes[member.charCodeAt(0)] = kind;
  // × and ÷ are set as ideographs are, full width and with a break on either side
  classes[0xd7] = CharacterClass.Ideograph;
  classes[0xf7] = CharacterClass.Ideograph;
  return classes;
}

/** The class of a character on its own; pairs, superscripts and Latin context are settled by the caller. */
export function classOf(codePoint: number): CharacterClass {
  return (table[codePoint] ?? CharacterClass.Ideograph) as CharacterClass;
}

/** Comma, stop or closing mark: blank on its right half. */
export function isClosing(kind: CharacterClass): boolean {
  return kind === CharacterClass.Closing || kind === CharacterClass.Comma || kind === CharacterClass.Stop;
}

/** Classes as a table by their number: asked for each pair of neighbours of every line. */
export function setOf(...members: CharacterClass[]): readonly boolean[] {
  const set = Array<boolean>(Object.keys(CharacterClass).length).fill(false);
  for (const member of members) set[member] = true;
  return set;
}

const LATIN = setOf(
  CharacterClass.Letter,
  CharacterClass.Digit,
  CharacterClass.LatinMark,
  CharacterClass.LatinClosing,
  CharacterClass.LatinOpening,
);

/** Part of a Latin word or a number. */
export function isLatin(kind: CharacterClass): boolean {
  return LATIN[kind] === true;
}
