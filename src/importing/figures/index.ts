import { limits } from '../../core/limits.js';
import { isRateUnit } from '../../quantity/unit.js';
import { isHeadline } from '../headlines.js';
import { LONGEST_NAME, VAGUE } from '../lexicon.js';
import type { Doubt, ReportBlock, SourceFigure, SourceReport } from '../model.js';
import { Marks, plainFigures } from '../text.js';
import { doubtedBeside } from './beside.js';
import { type Before, isChangeAlone, type Name } from './carried.js';
import { cleaned, isDoneAlone, withoutLinking } from './head-words.js';
import {
  type ListItem,
  type ListOpening,
  mayShareAttribute,
  openingOfList,
  withOpening,
} from './list-opening.js';
import { nameOf } from './name.js';
import { isGrowthOfClass, nameOfPart } from './parts.js';
import {
  carriedSubject,
  isSharingUnclear,
  mayShareScope,
  namesOfAll,
  qualifierDoubts,
  sharedNames,
} from './share.js';
import { spanOf } from './span.js';
import { shownFigure, type Token, tokensOf } from './tokens.js';
import { ClauseWords } from './word-ends.js';
import { CLAUSE_ENDS, SENTENCE_ENDS, spaceless, type Words, WordsAround } from './words-around.js';
import { laterYearOf, type Setting, yearOf } from './year.js';

/** Words that tell the year or a rise stand no farther from a figure than this. */
const FAR = 300;
/** So many characters of a paragraph tell what years it is of. */
const OPENING = 60;
/** 投资52亿元，比上年增长8%: what follows at once with nothing but such words is of the figure before beyond doubt. */
const FOLLOWS =
  /^(?:（[^）]*）)?[，、](?:(?:[比较](?:上年|去年|年初)(?:同期|[年]?[末底])?|同比|按可比价格?计算)，?)*(?:实际|名义|可比)?(?:增长|下降|上涨|提高|减少|增加|回落|降低)$/;
/** 民生支出177亿元，占财政支出的78%; 预算收入186亿元，完成预算的101%: no less so. */
const HELD_AGAINST =
  /^(?:（[^）]*）)?[，、](?:占[^，。；、\d]{2,16}|(?:为|完成|超)[^，。；、\d]{0,8}(?:预算|计划|目标|任务)的?)$|^[，、](?:居|列|位居|排名?)全[国省市县区州]$/;
const ROW = /^[、和及与]$/;
/** Between an item that ends with its figure and the words of the next. */
const BEHIND_ITEM = /^(?:（[^）]*）)?(?:[、和及与]|以及)[^，。；：、]*$/;

/** The figures of all texts of a report, in order; notes and the front have none. */
export function figuresOf(report: Omit<SourceReport, 'figures'>): readonly SourceFigure[] {
  const figures: SourceFigure[] = [];
  for (const [index, block] of report.blocks.entries()) {
    if (figures.length >= limits.reportFigures) break;
    if (!['text', 'item', 'heading'].includes(block.kind) || block.role === 'front') continue;
    figures.push(...new BlockReader(block, index, report.year).figures());
  }
  return figures;
}

/** The figures of one block. */
export function figuresOfBlock(report: SourceReport, index: number): SourceFigure[] {
  return report.figures.filter(({ block }) => block === index);
}

/** A figure as it is being read. */
interface Draft {
  readonly token: Token;
  readonly name: Name;
  /** Of all figures of its row together, where it stands in one. */
  readonly rowName?: Name;
  readonly clauseStart: number;
  readonly clauseEnd: number;
  readonly doubts: readonly Doubt[];
  /** Its subject is that of the figure before without a doubt. */
  readonly isFollowing: boolean;
  /** As its list has it, and what goes on from here to what follows. */
  readonly item: ListItem;
  readonly opening: ListOpening;
  /** What it is a part of, where 其中 says so. */
  readonly whole: Draft | undefined;
}

/** Two characters tell a thing where it is known by them. */
function isVague(name: string): boolean {
  const isShort = name.length <= 2 && !isHeadline(name) && !KNOWN_SHORT.test(name);
  return isShort || VAGUE.test(name);
}

const KNOWN_SHORT =
  /^(?:造林|植树|绿化|改厕|改水|改圈|种草|还林|还草|清淤|税收|出口|进口|就业|[A-Za-z]+|粮食|油料|蔬菜|茶叶|水果|生猪|棉花|原煤|原油|发电|用电)$/;

/** A figure as the next of its sentence may need it. */
const beforeOf = ({ name, rowName = name, token }: Draft): Before => ({
  ...rowName,
  unit: token.scale + token.unit,
});

/** So many figures back what one leans on may stand. */
const LOOKED_BACK = 8;

/** A head that is a change or what was done, and no more: 较上年增加, 整治完成. */
function leansOnUnit(head: string): boolean {
  const done = cleaned(withoutLinking(head)[0].replace(/(?:完成|实现)$/, ''));
  return isChangeAlone(head) || (done !== '' && isDoneAlone(done));
}

/** One of a row of figures, as it was named. */
function withName(first: Draft, token: Token, named: SourceFigure | undefined): Draft {
  const rowName = first.name;
  return named === undefined ? first : { ...first, token, rowName, name: { ...rowName, name: named.name } };
}

/** Whether nothing of the name before is in doubt. */
function isSettled(previous: Draft | undefined): boolean {
  if (previous === undefined || previous.doubts.length > 0) return false;
  const { doubts } = previous.name;
  return doubts.every((doubt) => doubt === 'subject-from-before' && previous.isFollowing);
}

class BlockReader {
  private readonly text: string;
  private readonly marks: Marks;
  private readonly tokens: readonly Token[];
  private readonly around: WordsAround;
  private lastClause: { readonly of: string; readonly words: ClauseWords } | undefined;

  constructor(
    private readonly block: ReportBlock,
    private readonly index: number,
    private readonly year: number,
  ) {
    this.text = plainFigures(block.text);
    this.marks = new Marks(this.text);
    this.tokens = tokensOf(block.text);
    this.around = new WordsAround(this.text, this.marks, this.tokens);
  }

  figures(): SourceFigure[] {
    const figures: SourceFigure[] = [];
    const said: Draft[] = [];
    for (let at = 0; at < this.tokens.length; ) {
      const row = this.rowFrom(at);
      const first = this.draft(at, said);
      const tokens = this.tokens.slice(at, at + row);
      const found = row > 1 ? this.ofRow(first, tokens, said) : this.ofOne(first);
      figures.push(...found);
      // in brackets that told of the figure before them: 保有量336万辆（包括低速货车7万辆），增长6%
      if (!this.isAside(first.token))
        said.push(
          ...tokens.map((token, index) => withName(first, token, row > 1 ? found[index] : undefined)),
        );
      at += row;
    }
    return doubtedBeside(figures, this.text);
  }

  private isAside({ start }: Token): boolean {
    return /（[^（）]*$/.test(this.text.slice(Math.max(0, start - FAR), start));
  }

  /** How many figures follow each other from here with nothing but 、 or 和 between them. */
  private rowFrom(at: number): number {
    let count = 1;
    for (; at + count < this.tokens.length; count++) {
      const [one, next] = [this.tokens[at + count - 1] as Token, this.tokens[at + count] as Token];
      if (!ROW.test(this.text.slice(one.end, next.start).trim())) break;
    }
    return count;
  }

  private draft(at: number, said: readonly Draft[]): Draft {
    const token = this.tokens[at] as Token;
    const sentence = this.marks.lastOutside(SENTENCE_ENDS, token.start) + 1;
    const comma = this.clauseStart(token.start);
    const words = this.around.of(at, comma);
    const previous = this.previousOf(words, token, sentence, said);
    const whole = this.wholeOf(comma, token, previous, said);
    const own = this.partOf(whole, token, this.nameOf(at, words, comma, previous));
    const item: ListItem = {
      name: own.name,
      measure: own.measure,
      unit: token.scale + token.unit,
      isFigureFirst: isDoneAlone(cleaned(words.head)),
    };
    const isOwn = !own.doubts.includes('subject-from-before');
    const list =
      previous && isOwn && this.isListed(previous, token, item.isFigureFirst) ? previous : undefined;
    const name = list ? { ...own, name: withOpening(item, list.item, list.opening) } : own;
    const clauseEnd = this.marks.nextOutside(CLAUSE_ENDS, token.end);
    // what has its subject from before is quoted from there
    const needsBefore = previous !== undefined && name.doubts.includes('subject-from-before');
    const clauseStart = needsBefore ? Math.min(previous.clauseStart, comma) : comma;
    const doubts: readonly Doubt[] = [
      ...(token.isBorrowing ? (['borrowed-unit'] as const) : []),
      ...(list?.opening.subject === '' && mayShareAttribute(item, list.item)
        ? (['attribute-from-before'] as const)
        : []),
    ];
    const gap = previous === undefined ? '' : spaceless(this.text.slice(previous.token.end, token.start));
    // 其中A9亩、B5亩，占任务的8%: of the whole or of the last
    const isOfParts = previous?.whole !== undefined && HELD_AGAINST.test(gap);
    const isFollowing = isSettled(previous) && !isOfParts && (FOLLOWS.test(gap) || HELD_AGAINST.test(gap));
    return {
      token,
      name,
      isFollowing,
      whole,
      item,
      opening: list?.opening.subject && name.name !== own.name ? list.opening : openingOfList(name.name),
      clauseStart,
      clauseEnd,
      doubts,
    };
  }

  /**
   * The figure that one may lean on: the one before it in its sentence. What was done alone, or a change alone, is of
   * the last that was counted in its unit: 优良天数268天，优良率73%，较上年增加15天.
   */
  private previousOf(
    words: Words,
    token: Token,
    sentence: number,
    said: readonly Draft[],
  ): Draft | undefined {
    const before = said.at(-1);
    if (before === undefined) return undefined;
    const isBare = words.tail === '' && !isRateUnit(token.unit) && leansOnUnit(words.head);
    if (isBare && (before.token.unit !== token.unit || before.token.start < sentence)) {
      const twin = said.slice(-LOOKED_BACK).findLast((one) => one.token.unit === token.unit);
      if (twin && !/[。！？]/.test(this.text.slice(twin.token.end, token.start))) return twin;
    }
    return before.token.start >= sentence || this.goesOn(before, words, token) ? before : undefined;
  }

  /** 社保基金收入167亿元；支出149亿元: a bare noun goes on with what is measured beyond a semicolon. */
  private goesOn({ token: before }: Draft, { head }: Words, { start }: Token): boolean {
    const gap = this.text.slice(before.end, start);
    return /^(?:总?支出|总?收入|总产量|产值|面积)(?:安排|预算|完成)?$/.test(head) && !/[。！？]/.test(gap);
  }

  /** What 其中 told a figure to be a part of, and those that follow it in its sentence. */
  private wholeOf(
    comma: number,
    { start, unit }: Token,
    before: Draft | undefined,
    said: readonly Draft[],
  ): Draft | undefined {
    if (before === undefined) return undefined;
    const opensParts = /其中[，：:]?\s*$/.test(this.text.slice(Math.max(before.token.end, comma - 4), comma));
    if (!opensParts && !/其中/.test(this.text.slice(Math.max(comma, before.token.end), start)))
      return before.whole;
    const sentence = this.marks.lastOutside(SENTENCE_ENDS, start) + 1;
    const ofUnit = said
      .slice(-LOOKED_BACK)
      .filter(({ token }) => token.unit === unit && token.start >= sentence);
    return ofUnit.at(-1)?.whole ?? ofUnit.at(-1) ?? before;
  }

  private partOf(whole: Draft | undefined, { unit }: Token, own: Name): Name {
    const name = whole && nameOfPart({ name: own, unit }, { name: whole.name, unit: whole.token.unit });
    if (name === undefined) return own;
    const doubts = own.doubts.filter((doubt) => doubt !== 'vague-name');
    return { ...own, name, doubts: [...doubts, 'attribute-from-before'] };
  }

  /** Whether a figure follows another in a list: A 26家、B 3个, 26家A、3个B. */
  private isListed({ token: before }: Draft, { start }: Token, isFigureFirst: boolean): boolean {
    const gap = this.text.slice(before.end, start);
    return isFigureFirst ? /^[^，。；：\d]+(?:[、和及与])$/.test(gap) : BEHIND_ITEM.test(gap);
  }

  /** Where the clause begins that a place stands in; the number of a point is no part of it. */
  private clauseStart(at: number): number {
    const start = this.marks.lastOutside(CLAUSE_ENDS, at) + 1;
    const label = /^\s*(?:[（(]\d{1,2}[）)]|[\u2460-\u2487]|\d{1,2}[.．、](?!\d))\s*/.exec(
      this.text.slice(start, at),
    );
    return start + (label?.[0].length ?? 0);
  }

  private nameOf(at: number, words: Words, comma: number, previous: Draft | undefined): Name {
    const start = this.tokens[at]?.start ?? 0;
    const rise = /^(.*?)(?:由|从)[^，。；]*$/.exec(this.text.slice(Math.max(comma, start - FAR), start));
    const isSecondOfRise = previous !== undefined && previous.token.start >= comma && rise !== null;
    if (isSecondOfRise && /^[^，。；]{0,16}(?:到|至|为)(?:(?:19|20)\d\d年的?)?$/.test(words.head))
      return { ...(previous.rowName ?? previous.name), measure: withoutLinking(words.head)[1] };
    return nameOf(this.tokens[at] as Token, words, previous && beforeOf(previous));
  }

  private ofOne(draft: Draft): SourceFigure[] {
    const { token, name } = draft;
    const head = this.text.slice(draft.clauseStart, token.start);
    const isOfAll = /(?:均|都)(?!衡|匀)[^，。、]{0,6}$/.test(head);
    const isSure = (doubt: Doubt) => draft.isFollowing && doubt === 'subject-from-before';
    const doubts = name.doubts.filter((doubt) => !isSure(doubt));
    const names = isOfAll ? namesOfAll(name.name) : [name.name];
    const unclear: readonly Doubt[] =
      names.length > 1 && isSharingUnclear(name.name) ? ['shares-unclear'] : [];
    const isCarried = names.length > 1 && carriedSubject(name.name) !== '';
    return names.map((one, index) => {
      const carried: readonly Doubt[] = isCarried && index > 0 ? ['subject-from-before'] : [];
      return this.figure(draft, token, one, [...doubts, ...unclear, ...carried]);
    });
  }

  private ofRow(first: Draft, row: readonly Token[], said: readonly Draft[]): SourceFigure[] {
    const before = this.namedBefore(first, row.length, said);
    const names = before?.map(({ name }) => name.name) ?? sharedNames(first.name.name, row.length);
    const last = row.at(-1) as Token;
    const clauseStart = before?.[0]?.clauseStart ?? first.clauseStart;
    const draft = { ...first, clauseStart, clauseEnd: this.marks.nextOutside(CLAUSE_ENDS, last.end) };
    const differ = row.some(
      ({ unit, scale }) => unit + scale !== last.unit + last.scale && !/^[万亿]/.test(scale),
    );
    // 搬迁2340户、9870人: the same, counted in two ways
    const isOfOne =
      new Set(row.map(({ unit }) => unit)).size === row.length &&
      !/分别|各/.test(this.text.slice(first.clauseStart, first.token.start));
    const doubts: Doubt[] = [
      ...((names === undefined && !isOfOne) || isSharingUnclear(first.name.name)
        ? (['shares-unclear'] as const)
        : []),
      ...(names !== undefined && differ ? (['units-differ'] as const) : []),
      ...qualifierDoubts(row.map(({ suffix }) => suffix)),
      ...first.name.doubts,
    ];
    const isCarried = names !== undefined && before === undefined && carriedSubject(first.name.name) !== '';
    const isScoped = names !== undefined && before === undefined && mayShareScope(first.name.name);
    return row.map((token, index) => {
      const own: Doubt[] = [
        ...(token.isBorrowing ? (['borrowed-unit'] as const) : []),
        ...(isCarried && index > 0 ? (['subject-from-before'] as const) : []),
        ...(isScoped && index > 0 ? (['attribute-from-before'] as const) : []),
      ];
      return this.figure({ ...draft, doubts: own }, token, names?.[index] ?? first.name.name, doubts);
    });
  }

  /** 游客310万人次，收入2亿元，分别增长4%和5%: the figures of the sentence that a row without a subject tells of, in order. */
  private namedBefore(
    { name, token }: Draft,
    count: number,
    said: readonly Draft[],
  ): readonly Draft[] | undefined {
    if (!name.doubts.includes('subject-from-before')) return undefined;
    const sentence = this.marks.lastOutside(SENTENCE_ENDS, token.start) + 1;
    const named = said.filter(
      ({ name: one, token: { start } }, index) =>
        start >= sentence &&
        one.name !== '' &&
        one.subject === undefined &&
        (!one.doubts.includes('subject-from-before') || one.name !== said[index - 1]?.name.name),
    );
    return named.length === count ? named : undefined;
  }

  /** The words of a clause: figures come clause by clause. */
  private wordsOf(clause: string): ClauseWords {
    if (this.lastClause?.of !== clause)
      this.lastClause = { of: clause, words: new ClauseWords(plainFigures(clause)) };
    return this.lastClause.words;
  }

  private figure(draft: Draft, token: Token, name: string, doubts: readonly Doubt[]): SourceFigure {
    const { clauseStart, clauseEnd } = draft;
    const sentence = this.marks.lastOutside('。！？；', token.start) + 1;
    const comma = this.clauseStart(token.start);
    const setting: Setting = {
      role: this.block.role,
      year: this.year,
      clause: this.text.slice(Math.max(comma, token.start - FAR), token.start),
      sentence: this.text.slice(sentence, Math.min(token.start, sentence + FAR)),
      behind: this.text.slice(token.end),
    };
    const year = yearOf(setting);
    const laterYear = year === 'later' ? laterYearOf(setting) : undefined;
    const headings = this.block.path.map(({ title }) => title).toReversed();
    const opening = this.text.slice(0, OPENING);
    const words = [setting.clause, setting.sentence, opening, ...headings];
    const span =
      laterYear === undefined ? spanOf(year, { role: this.block.role, year: this.year, words }) : undefined;
    const clause = this.block.text.slice(clauseStart, clauseEnd).trim();
    return {
      block: this.index,
      start: token.start,
      end: token.end,
      value: shownFigure(token, this.block.text),
      digits: token.digits,
      unit: token.scale + token.unit,
      name: spaceless(name),
      measure: draft.name.measure,
      year,
      ...(laterYear !== undefined && { laterYear }),
      ...(span !== undefined && { span }),
      clause,
      doubts: [
        ...new Set([
          ...draft.doubts,
          // a list of names is long, and each of them may be short
          ...doubts.filter((one) => one !== 'long-name' || name.length > LONGEST_NAME),
          ...(isVague(name.trim()) ? (['vague-name'] as const) : []),
          ...(isGrowthOfClass({ ...draft.name, name }, token.unit) ? (['half-told'] as const) : []),
          ...(this.wordsOf(clause).isCut(spaceless(name)) ? (['cut-word'] as const) : []),
        ]),
      ],
    };
  }
}
