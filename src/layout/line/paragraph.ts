import { CharacterClass, isLatin } from '../../chinese/classes.js';
import { mayBreakBetween, mayCutBetween, mayStretchBetween, quotedKind } from '../../chinese/kinsoku.js';
import { HAN_LATIN_GAP_EM, needsHanLatinGap } from '../../chinese/spacing.js';
import { squeezedOfPair } from '../../chinese/squeeze.js';
import { straightQuotes } from '../../chinese/straight-quotes.js';
import { findAddressBreaks, findUnbreakable } from '../../chinese/unbreakable.js';
import { ReportError } from '../../core/diagnostics.js';
import { stripInvisible } from '../../fonts/coverage.js';
import type { FontLibrary, Script } from '../../fonts/library.js';
import type { Database } from '../../incremental/database.js';
import { keptTable } from '../../incremental/kept.js';
import { type CharacterSource, charactersOf, type SetCharacter } from './character.js';

/** Text in one style. `font` is a role of the font library, lengths are in pt. */
export interface StyledText {
  readonly text: string;
  readonly font: string;
  readonly bold?: boolean;
  readonly fontSize: number;
  readonly sup?: boolean;
  readonly sub?: boolean;
  /** Keep the run on one line. */
  readonly noWrap?: boolean;
  /** Keep its end on the line of what follows. */
  readonly keepsWithNext?: boolean;
  /** Room that grows until the line is full, with dots in it or blank; its text is not set. */
  readonly leader?: boolean | 'blank';
}

/** All that decides how a text is set. */
const STYLE: Readonly<Record<keyof StyledText, true>> = {
  font: true,
  bold: true,
  fontSize: true,
  sup: true,
  sub: true,
  noWrap: true,
  keepsWithNext: true,
  leader: true,
  text: true,
};
const STYLE_NAMES = Object.keys(STYLE) as readonly (keyof StyledText)[];

/** Says all that decides how a text is set. */
export function styledKey(styled: StyledText): string {
  return STYLE_NAMES.map((name) => styled[name] ?? '').join(' ');
}

/** Superscripts and subscripts are set at this part of the size of their line, but no smaller than can be read. */
const SCRIPT_SCALE = 0.6;
const LEAST_SCRIPT_PT = 6.5;

/** The size of a super- or subscript beside text of a size, in pt. */
export function scriptSizePt(fontSize: number): number {
  return Math.min(fontSize, Math.max(SCRIPT_SCALE * fontSize, LEAST_SCRIPT_PT));
}

/** The least room a leader takes, in em. */
const LEADER_MIN_EM = 1.5;

/** What may happen after a character. */
export const Break = { None: 0, Allowed: 1, Forced: 2 } as const;

/**
 * A paragraph's characters side by side, ready to be broken into lines: parallel arrays over its characters, lengths in
 * pt; what stands in them from `length` on is of other texts. What depends on where the lines end is not in here. There
 * is one for all texts: it holds until the next one is prepared, and a long table makes no arrays for each of its
 * cells.
 */
export class PreparedText<Run extends StyledText = StyledText> {
  length = 0;
  runs: readonly Run[] = [];
  runOf = new Uint32Array(0);
  readonly characters: SetCharacter[] = [];
  /** Class in context: a superscript is a note mark, a hyphen in a word belongs to the word. */
  kinds = new Uint8Array(0);
  sizePt = new Float64Array(0);
  /** Advance after the squeeze of adjacent marks, without the gap before the character. */
  widthPt = new Float64Array(0);
  /** What the squeeze of adjacent marks has taken from the advance. */
  cutPt = new Float64Array(0);
  /** Han–Latin space before the character. */
  gapPt = new Float64Array(0);
  breakAfter = new Uint8Array(0);
  /** 1 where justification may widen the place before the character. */
  jointBefore = new Uint8Array(0);

  begin(runs: readonly Run[]): void {
    this.length = 0;
    this.runs = runs;
  }

  /** The class of a character; of a place before the first or behind the last, undefined. */
  kindAt(index: number): CharacterClass | undefined {
    return index < this.length ? (this.kinds[index] as CharacterClass | undefined) : undefined;
  }

  add(runIndex: number, character: SetCharacter, kind: CharacterClass, sizePt: number): void {
    const index = this.length++;
    if (index >= this.kinds.length) this.grow(Math.max(LEAST_ROOM, 2 * index));
    this.runOf[index] = runIndex;
    this.characters[index] = character;
    this.kinds[index] = kind;
    this.sizePt[index] = sizePt;
    this.widthPt[index] = character.advanceEm * sizePt;
    this.cutPt[index] = 0;
    this.gapPt[index] = 0;
    this.breakAfter[index] = Break.None;
    this.jointBefore[index] = 0;
  }

  private grow(room: number): void {
    const larger = <Items extends Uint8Array | Uint32Array | Float64Array>(
      items: Items,
      bigger: Items,
    ): Items => {
      bigger.set(items);
      return bigger;
    };
    this.runOf = larger(this.runOf, new Uint32Array(room));
    for (const name of ['kinds', 'breakAfter', 'jointBefore'] as const)
      this[name] = larger(this[name], new Uint8Array(room));
    for (const name of ['sizePt', 'widthPt', 'cutPt', 'gapPt'] as const)
      this[name] = larger(this[name], new Float64Array(room));
  }
}

/** Characters that there is room for at first: most texts of a document have fewer. */
const LEAST_ROOM = 512;

const prepared = new PreparedText<never>();

/** Chooses faces and widths for every character of `runs`, squeezes adjacent marks and finds the breaks. */
export function prepareText<Run extends StyledText>(
  runs: readonly Run[],
  library: FontLibrary,
): PreparedText<Run> {
  const text = prepared as PreparedText<StyledText> as PreparedText<Run>;
  text.begin(runs);
  for (let index = 0; index < runs.length; index++) addRun(text, index, library);
  settleQuotes(text);
  settlePairs(text);
  forbidBreaks(text, library);
  return text;
}

/** Room that is filled when the line is known; it borrows the space of its run's face. */
function addLeader<Run extends StyledText>(
  draft: PreparedText<Run>,
  runIndex: number,
  space: SetCharacter,
  sizePt: number,
): void {
  const leader = { ...space, text: '', glyphs: [], kind: CharacterClass.Leader, advanceEm: LEADER_MIN_EM };
  draft.add(runIndex, leader, CharacterClass.Leader, sizePt);
}

function addRun<Run extends StyledText>(
  draft: PreparedText<Run>,
  runIndex: number,
  library: FontLibrary,
): void {
  const run = draft.runs[runIndex];
  if (!run) return;
  const source = charactersOf(library, run.font, run.bold ?? false);
  const isRaised = Boolean(run.sup || run.sub);
  const sizePt = isRaised ? scriptSizePt(run.fontSize) : run.fontSize;
  if (run.leader) addLeader(draft, runIndex, source.of(' ', 'chinese'), sizePt);
  // the text of a leader is not set
  const text = run.leader ? '' : stripInvisible(run.text);
  for (let index = 0; index < text.length; ) {
    const length = lengthAt(text, index);
    const character = characterAt(source, text, index, length);
    draft.add(runIndex, character, kindInContext(draft, character, isRaised), sizePt);
    index += length;
  }
}

/** Throws a ReportError that quotes the text where no face draws one of its characters. */
function characterAt(source: CharacterSource, text: string, index: number, length: number): SetCharacter {
  try {
    return length === 1 && text.charCodeAt(index) !== APOSTROPHE
      ? source.ofCode(text.charCodeAt(index))
      : source.of(text.slice(index, index + length), scriptAt(text, index));
  } catch (problem) {
    throw problem instanceof ReportError
      ? quoting(problem, text.slice(Math.max(0, index - 10), index + 10))
      : problem;
  }
}

/** A run has no place in a file: the message quotes the words around the character instead. */
function quoting({ diagnostics }: ReportError, text: string): ReportError {
  return new ReportError(
    diagnostics.map(({ message, ...rest }) => ({
      ...rest,
      message: { zh: `${message.zh}（在“${text}”里）`, en: `${message.en} (in “${text}”)` },
    })),
  );
}

const APOSTROPHE = 0x2019;
const EM_DASH = 0x2014;
const ELLIPSIS = 0x2026;

/** Length of what is set as one thing: a double dash or ellipsis, a character beyond the basic plane. */
function lengthAt(text: string, index: number): 1 | 2 {
  const code = text.charCodeAt(index);
  const isDouble = (code === EM_DASH || code === ELLIPSIS) && text.charCodeAt(index + 1) === code;
  return isDouble || (code >= 0xd800 && code < 0xdc00) ? 2 : 1;
}

/** ’ between Latin letters is an apostrophe and comes from the Latin face; elsewhere it is a Chinese quote. */
function scriptAt(text: string, index: number): Script {
  return /^[A-Za-z]’[A-Za-z]/.test(text.slice(Math.max(0, index - 1), index + 2)) ? 'latin' : 'chinese';
}

/**
 * A hyphen or slash straight after a Latin letter or digit belongs to that word, as does the 2 of CO₂; other
 * superscripts are note marks.
 */
function kindInContext<Run extends StyledText>(
  draft: PreparedText<Run>,
  character: SetCharacter,
  isRaised: boolean,
): CharacterClass {
  const { kind } = character;
  if (kind === CharacterClass.Ideograph && !isRaised) return kind;
  const before = draft.kindAt(draft.length - 1);
  const afterLatin = before !== undefined && isLatin(before);
  if (isRaised && !(afterLatin && isLatin(kind))) return CharacterClass.NoteMark;
  return afterLatin && '-/–'.includes(character.text) ? CharacterClass.LatinMark : kind;
}

const STRAIGHT_QUOTE = /["']/;
const FIGURE_OR_ADDRESS = /[\d第]|www\.|:\/\//u;
const ADDRESS = /www\.|:\/\//;

/** Whether a text has something of this in it. Without a closure: it is asked of each cell of a table. */
function anyRun({ runs }: Pick<PreparedText, 'runs'>, pattern: RegExp): boolean {
  for (const run of runs) if (pattern.test(run.text)) return true;
  return false;
}

/** A straight quotation mark holds to what it quotes. */
function settleQuotes<Run extends StyledText>(draft: PreparedText<Run>): void {
  if (!anyRun(draft, STRAIGHT_QUOTE)) return;
  const text = joinedText(draft);
  const at = indexAtOffset(draft, text.length);
  for (const [offset, quote] of straightQuotes(text)) {
    const index = at(offset);
    if (draft.kinds[index] === CharacterClass.LatinMark)
      draft.kinds[index] = quotedKind(quote) as CharacterClass;
  }
}

/** The characters of a paragraph as one text; room that is not text counts as a space. */
function joinedText({ characters, length }: Pick<PreparedText, 'characters' | 'length'>): string {
  let text = '';
  for (let index = 0; index < length; index++) text += characters[index]?.text || ' ';
  return text;
}

/** Squeezes, gaps, joints and breaks between each two neighbours. */
function settlePairs<Run extends StyledText>(draft: PreparedText<Run>): void {
  const { kinds, gapPt, sizePt, jointBefore, breakAfter, length } = draft;
  for (let index = 1; index < length; index++) {
    const pair = pairOf(kinds[index - 1] as CharacterClass, kinds[index] as CharacterClass);
    if (pair & Pair.Squeeze) squeezePair(draft, index, pair);
    if (pair & Pair.Gap) gapPt[index] = HAN_LATIN_GAP_EM * (sizePt[index] as number);
    if (pair & Pair.Stretch) jointBefore[index] = 1;
    if (pair & Pair.Break) breakAfter[index - 1] = Break.Allowed;
    if (pair & Pair.Feed) breakAfter[index - 1] = Break.Forced;
  }
}

/** What is between two neighbours of certain classes: asked for each character that is set, and told in one number. */
const Pair = {
  Known: 1,
  Gap: 2,
  Stretch: 4,
  Break: 8,
  Feed: 16,
  SqueezeBefore: 32,
  SqueezeAfter: 64,
  Squeeze: 96,
};

const CLASS_BITS = 5;
const pairs = new Uint8Array(1 << (2 * CLASS_BITS));

function pairOf(before: CharacterClass, after: CharacterClass): number {
  const at = (before << CLASS_BITS) | after;
  const known = pairs[at] as number;
  if (known > 0) return known;
  const squeezed = squeezedOfPair(before, after);
  const pair =
    Pair.Known |
    (needsHanLatinGap(before, after) ? Pair.Gap : 0) |
    (mayStretchBetween(before, after) ? Pair.Stretch : 0) |
    (mayBreakBetween(before, after) ? Pair.Break : 0) |
    (before === CharacterClass.Newline ? Pair.Feed : 0) |
    (squeezed === 'before' ? Pair.SqueezeBefore : squeezed === 'after' ? Pair.SqueezeAfter : 0);
  pairs[at] = pair;
  return pair;
}

function squeezePair<Run extends StyledText>(draft: PreparedText<Run>, index: number, pair: number): void {
  const canCutBefore = (draft.characters[index - 1] as SetCharacter).half.cutEm > 0;
  cutHalf(draft, pair & Pair.SqueezeBefore && canCutBefore ? index - 1 : index);
}

function cutHalf<Run extends StyledText>(draft: PreparedText<Run>, index: number): void {
  const cutPt = (draft.characters[index] as SetCharacter).half.cutEm * (draft.sizePt[index] as number);
  draft.widthPt[index] = (draft.widthPt[index] as number) + (draft.cutPt[index] as number) - cutPt;
  draft.cutPt[index] = cutPt;
}

/** Numbers with units, ordinals and runs that must not wrap lose their inner breaks; addresses gain some. */
function forbidBreaks<Run extends StyledText>(draft: PreparedText<Run>, { database }: FontLibrary): void {
  for (let index = 1; index < draft.length; index++) {
    const run = draft.runOf[index] as number;
    const before = draft.runOf[index - 1] as number;
    if (run === before ? draft.runs[run]?.noWrap : draft.runs[before]?.keepsWithNext)
      draft.breakAfter[index - 1] = Break.None;
  }
  if (isWhole(draft.runs) || !anyRun(draft, FIGURE_OR_ADDRESS)) return;
  findAndForbid(draft, database);
}

/** What of a text with figures or addresses in it stays whole, and where addresses may be cut. */
function findAndForbid<Run extends StyledText>(draft: PreparedText<Run>, database: Database): void {
  const text = joinedText(draft);
  const at = indexAtOffset(draft, text.length);
  for (const [from, to] of unbreakable(
    database,
    '',
    () => text,
    () => unbreakableIn(text),
  ))
    for (let index = at(from); index < at(to - 1); index++)
      if (draft.breakAfter[index] === Break.Allowed) draft.breakAfter[index] = Break.None;
  findAddressBreaks(text, (offset) => {
    const index = at(offset);
    const [before, after] = [draft.kindAt(index), draft.kindAt(index + 1)] as [
      CharacterClass,
      CharacterClass,
    ];
    if (mayCutBetween(before, after)) draft.breakAfter[index] = Break.Allowed;
  });
}

const unbreakable = keptTable<readonly (readonly [from: number, to: number])[]>('unbreakable');

function unbreakableIn(text: string): readonly (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  findUnbreakable(text, (from, to) => void spans.push([from, to]));
  return spans;
}

/** Whether all is a run that must not wrap, a figure, and no address: nothing is left to be forbidden. */
function isWhole(runs: readonly StyledText[]): boolean {
  const [first] = runs;
  return runs.length === 1 && first?.noWrap === true && !ADDRESS.test(first.text);
}

/** Maps an offset in the joined text to the index of the character it falls into. */
function indexAtOffset(
  { characters, length }: Pick<PreparedText, 'characters' | 'length'>,
  textLength: number,
): (offset: number) => number {
  if (length === textLength) return (offset) => offset;
  const indices: number[] = [];
  for (let index = 0; index < length; index++)
    for (let unit = 0; unit < Math.max(1, characters[index]?.text.length ?? 0); unit++) indices.push(index);
  return (offset) => indices[offset] ?? length - 1;
}
