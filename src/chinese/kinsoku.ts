import { CharacterClass, classOf, isLatin, setOf } from './classes.js';
import { straightQuotes } from './straight-quotes.js';

const {
  Opening,
  Closing,
  Comma,
  Stop,
  Connector,
  UnitSign,
  PrefixSign,
  Space,
  Glue,
  NoteMark,
  Leader,
  Newline,
  LatinClosing,
  LatinOpening,
} = CharacterClass;

/** Marks that may not begin a line (行首禁则, CLREQ 3.1.1). A double dash or ellipsis may. */
const NOT_AT_LINE_START = setOf(
  Closing,
  Comma,
  Stop,
  Connector,
  UnitSign,
  NoteMark,
  Space,
  Glue,
  Leader,
  Newline,
  LatinClosing,
);

/** Marks that may not end a line (行尾禁则, CLREQ 3.1.1); a leader ends none without the number that it leads to. */
const NOT_AT_LINE_END = setOf(Opening, PrefixSign, Glue, Leader, LatinOpening);

/**
 * Whether a line may end between two neighbours of these classes, as kinsoku sees it. Numbers with units and
 * other unbreakable spans are laid over this afterwards.
 */
export function mayBreakBetween(before: CharacterClass, after: CharacterClass): boolean {
  if (NOT_AT_LINE_START[after] || NOT_AT_LINE_END[before]) return false;
  if (before === Space) return true;
  return !(joinsWord(before) && joinsWord(after));
}

/** The same between the characters of a text that is not set yet, before the one at an offset. */
export function mayBreakAt(text: string, at: number): boolean {
  const quotes = /["']/.test(text) ? straightQuotes(text) : undefined;
  const kindAt = (offset: number) =>
    quotedKind(quotes?.get(offset)) ?? classOf(text.codePointAt(offset) ?? 0);
  return mayBreakBetween(kindAt(at - 1), kindAt(at));
}

/** The class of a straight quotation mark that is known to open or to close. */
export function quotedKind(quote: 'opening' | 'closing' | undefined): CharacterClass | undefined {
  if (quote === undefined) return undefined;
  return quote === 'opening' ? LatinOpening : LatinClosing;
}

/** Whether a word wider than its line may be cut here: anywhere that leaves no mark stranded at an edge. */
export function mayCutBetween(before: CharacterClass, after: CharacterClass): boolean {
  return !NOT_AT_LINE_START[after] && !NOT_AT_LINE_END[before];
}

/** Latin words and numbers hold together, with the sign in front of and behind them. */
function joinsWord(kind: CharacterClass): boolean {
  return isLatin(kind) || kind === Connector;
}

/** Whether justification may widen the place between two neighbours: not inside words, numbers, note marks. */
export function mayStretchBetween(before: CharacterClass, after: CharacterClass): boolean {
  if (after === Space || after === NoteMark || before === PrefixSign) return false;
  return !(isLatin(before) && (isLatin(after) || after === UnitSign));
}
