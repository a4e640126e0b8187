/*
 * What a character of an input counts as, be it a table, pack.yaml or a template: characters that nobody sees are
 * taken out, those that look like another become it, every kind of space but the full-width one is a space. So two
 * names that print alike are the same name, and a figure reads as it looks.
 */

/**
 * Radicals with the character that they look like, where Unicode maps them to none, or (⼾) to a form that is not
 * used in simplified Chinese.
 */
const RADICALS = new Map(
  [
    '⼾户⺁厂⺅亻⺈刀⺌小⺍小⺒巳⺓幺⺗心⺘扌⺙攵⺜日⺝月⺠民⺡氵⺣灬⺥爫⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺰纟⺳罒⺶羊',
    '⺷羊⺸羊⺹耂⺺聿⺻肀⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨',
    '⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

const LOOK_ALIKES = '\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}';

/** Format characters, variation selectors, tags and the marks of annotations: all that has neither ink nor room. */
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb';

/** Blanks that Unicode has as letters or symbols: fillers of Hangul, an empty cell of braille. */
const FILLERS = '\u115f\u1160\u3164\uffa0\u2800';

const SPACES = '\u00a0\u1680\u2000-\u200a\u202f\u205f';

/** As wide as a hanzi, like the full-width space. */
const wideSpaces = /[\u2001\u2003]/g;

/** What word processors and web pages break lines with: in a table or in YAML only a line feed does. */
const LINE_BREAKS = '\\v\\f\u0085\u2028\u2029';

const spaces = new RegExp(`[${SPACES}${FILLERS}${LINE_BREAKS}]`, 'gu');
const unseen = new RegExp(`[${UNSEEN}]+`, 'gu');
const lookAlike = new RegExp(`[${LOOK_ALIKES}]`, 'gu');
const isLookAlike = new RegExp(`[${LOOK_ALIKES}]`, 'u');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]/u;
const special = new RegExp(`[${LINE_BREAKS}${SPACES}${FILLERS}${UNSEEN}${LOOK_ALIKES}\\p{M}]`, 'u');

/** Whether a text has nothing in it that reading would change; nearly every text is so. */
export function isPlain(text: string): boolean {
  return !special.test(text) && text.normalize('NFC') === text;
}

/** A control character, half of a surrogate pair or a non-character: nothing that a text may hold. */
export function findControl(text: string): { readonly index: number; readonly code: string } | undefined {
  const found = control.exec(text);
  return found ? { index: found.index, code: codeOf(found[0]) } : undefined;
}

/** Without what nobody sees; for text that has come past the readers, as a character reference of a template. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** `U+200B`. */
export function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The hanzi that a radical or a compatibility character looks like; itself where there is none. */
function plainHanzi(character: string): string {
  return RADICALS.get(character) ?? character.normalize('NFKC');
}

/** A text as it is read, and how it came from what was written. */
export interface PlainText {
  readonly text: string;
  /** Where the text is shorter than what was written, in its order. */
  readonly taken: readonly Taken[];
  /** The hanzi that took the place of others. */
  readonly replaced: readonly Replaced[];
}

/** Before the character at `index` of the plain text `length` code units of what was written are gone. */
export interface Taken {
  readonly index: number;
  readonly length: number;
  /** The first of them, where nobody saw them. */
  readonly unseen?: string;
}

/** How many code units are gone before the characters from `from` to `to`, in a text that all of them stand in. */
export function takenBetween(taken: readonly Taken[], from: number, to: number): number {
  let sum = 0;
  for (const { index, length } of taken) if (index >= from && index <= to) sum += length;
  return sum;
}

/** A hanzi at `index` of the plain text, and what was written for it. */
export interface Replaced {
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

/** What {@link plainText} looks at one by one: the unseen, look-alikes, letters with marks, parts of syllables. */
const piece = new RegExp(
  `[${UNSEEN}]+|[${LOOK_ALIKES}]|[^\\p{M}]\\p{M}+|[\\u1100-\\u115e\\u1161-\\u11ff]+`,
  'gu',
);

/** A text as it is read, in the normal form C of Unicode. */
export function plainText(written: string): PlainText {
  if (isPlain(written)) return { text: written, taken: [], replaced: [] };
  const even = written.replace(wideSpaces, '\u3000').replace(spaces, ' ');
  const taken: Taken[] = [];
  const replaced: Replaced[] = [];
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const { 0: found, index } of even.matchAll(piece)) {
    add(even.slice(from, index));
    from = index + found.length;
    const to = plainPiece(found);
    if (to !== found && isLookAlike.test(found)) replaced.push({ index: length, from: found, to });
    add(to);
    if (to.length < found.length)
      taken.push({ index: length, length: found.length - to.length, ...unseenIn(found) });
  }
  add(even.slice(from));
  return { text: parts.join('').normalize('NFC'), taken, replaced };
}

function plainPiece(found: string): string {
  return withoutUnseen(found).replace(lookAlike, plainHanzi).normalize('NFC');
}

function unseenIn(found: string): { unseen?: string } {
  const [first] = found.match(unseen) ?? [];
  return first === undefined ? {} : { unseen: [...first][0] as string };
}
