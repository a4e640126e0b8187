import { limits } from '../../core/limits.js';
import { isRateUnit } from '../../quantity/unit.js';
import { isHeadline } from '../headlines.js';
import { LONGEST_NAME, VAGUE } from '../lexicon.js';
import type { Doubt, ReportBlock, SourceFigure, SourceReport } from '../model.js';
import { Marks, plainFigures } from '../text.js';
import { Antecedents, type Said } from './antecedents.js';
import { doubtedBeside } from './beside.js';
import type { Before, Name } from './carried.js';
import { subjectOfClause } from './clause-subject.js';
import { followsPlainly } from './following.js';
import { cleaned, isDoneAlone, withoutLinking } from './head-words.js';
import {
  type ListItem,
  type ListOpening,
  mayShareAttribute,
  openingOfList,
  withOpening,
} from './list-opening.js';
import { nameOf } from './name.js';
import { isOfReporter, nameUnderHeading } from './of-heading.js';
import { isGrowthOfClass, nameOfPart } from './parts.js';
import { rowNames } from './row-names.js';
import { carriedSubject, isSharingUnclear, mayShareScope, namesOfAll, qualifierDoubts } from './share.js';
import { spanOf } from './span.js';
import { shownFigure, type Token, tokensOf } from './tokens.js';
import { WordEnds } from './word-ends.js';
import { CLAUSE_ENDS, SENTENCE_ENDS, spaceless, type Words, WordsAround } from './words-around.js';
import { laterYearOf, type Setting, yearOf } from './year.js';

/** Words that tell the year or a rise stand no farther from a figure than this. */
const FAR = 300;
/** 分别 stands so near before the first figure of a row. */
const NEAR = 16;
/** So many characters of a paragraph tell what years it is of. */
const OPENING = 60;
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
interface Draft extends Said {
  /** Of all figures of its row together, where it stands in one. */
  readonly rowName?: Name;
  readonly clauseStart: number;
  readonly clauseEnd: number;
  readonly doubts: readonly Doubt[];
  /** Its subject is that of the figure before without a doubt. */
  readonly isFollowing: boolean;
  /** It goes on with a list: 建议86件、提案93件. */
  readonly isListed: boolean;
  /** The figure that it leans on. */
  readonly previous: Before | undefined;
  /** It is a total of who reports. */
  readonly isItsOwn: boolean;
  /** As its list has it, and what goes on from here to what follows. */
  readonly item: ListItem;
  readonly opening: ListOpening;
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

/** 占比由82%降至71%: the second is a share, too. */
function measureOfRise({ measure }: Name, head: string): string {
  return (measure.includes('占') ? '占比' : '') + withoutLinking(head)[1];
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
  private readonly antecedents: Antecedents;
  private wordEnds: WordEnds | undefined;

  constructor(
    private readonly block: ReportBlock,
    private readonly index: number,
    private readonly year: number,
  ) {
    this.text = plainFigures(block.text);
    this.marks = new Marks(this.text);
    this.tokens = tokensOf(block.text);
    this.around = new WordsAround(this.text, this.marks, this.tokens);
    this.antecedents = new Antecedents(this.text, this.marks);
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
    const comma = this.clauseStart(token.start);
    const words = this.around.of(at, comma);
    const previous = this.antecedents.before(words, token, said);
    const whole = this.antecedents.whole(words, comma, token, said, previous);
    const read = this.ofAccount(this.partOf(whole, token, this.nameOf(at, words, comma, previous)));
    const isItsOwn = isOfReporter(
      read.name,
      said.map(({ name }) => name.name),
    );
    const own = isItsOwn ? { ...read, doubts: read.doubts.filter((doubt) => doubt !== 'vague-name') } : read;
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
    const isOneOfSeveral = previous !== undefined && (previous.whole !== undefined || previous.isListed);
    const isFollowing = isSettled(previous) && followsPlainly(gap, isOneOfSeveral);
    return {
      token,
      name,
      isFollowing,
      isListed: list !== undefined,
      isItsOwn,
      previous: previous && beforeOf(previous),
      whole,
      item,
      opening: list?.opening.subject && name.name !== own.name ? list.opening : openingOfList(name.name),
      clauseStart,
      clauseEnd,
      doubts,
    };
  }

  private ofAccount(own: Name): Name {
    const name = nameUnderHeading(own.name, this.block);
    if (name === undefined) return own;
    const doubts = own.doubts.filter((doubt) => doubt !== 'vague-name');
    return { ...own, name, doubts };
  }

  private partOf(whole: Draft | undefined, { unit, start }: Token, own: Name): Name {
    const name = whole && nameOfPart({ name: own, unit }, { name: whole.name, unit: whole.token.unit });
    if (name === undefined) return own;
    const doubts = own.doubts.filter((doubt) => doubt !== 'vague-name');
    const isPlain = !isRateUnit(unit) && isSettled(whole) && this.isListedPart(start);
    return { ...own, name, doubts: isPlain ? doubts : [...doubts, 'attribute-from-before'] };
  }

  /** 其中A3个、B2个: nothing but words of the part stands between it and 其中 or the part before. */
  private isListedPart(start: number): boolean {
    return /(?:其中[，：:]?|\d[^，。；：、]{0,8}[、和及与])[^，。；：、\d]{1,20}$/.test(
      this.text.slice(Math.max(0, start - FAR), start),
    );
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
      return { ...(previous.rowName ?? previous.name), measure: measureOfRise(previous.name, words.head) };
    const name = nameOf(this.tokens[at] as Token, words, previous && beforeOf(previous));
    return name.name === '' ? this.ofClauseBefore(name, comma) : name;
  }

  /** 经济总量连跨三个台阶，由1.3万亿元增加到1.8万亿元: the clause before has the subject, and no figure. */
  private ofClauseBefore(own: Name, comma: number): Name {
    if (this.text[comma - 1] !== '，') return own;
    const start = this.clauseStart(comma - 1);
    const isOfNone = !this.tokens.some((one) => one.start >= start && one.start < comma);
    const name = isOfNone ? subjectOfClause(this.text.slice(start, comma - 1)) : undefined;
    return name === undefined ? own : { ...own, name, doubts: ['subject-from-before'] };
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
    const { name, previous } = first;
    const named = before?.map((one) => one.name.name);
    const names = rowNames({ name, named, previous, count: row.length });
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
    // each of the figures before has its own, or all follow the one before
    const isPlain = first.isFollowing || before?.every(isSettled) === true;
    const doubts: Doubt[] = [
      ...((names === undefined && !isOfOne) || isSharingUnclear(first.name.name)
        ? (['shares-unclear'] as const)
        : []),
      ...(names !== undefined && differ ? (['units-differ'] as const) : []),
      ...qualifierDoubts(row.map(({ suffix }) => suffix)),
      ...first.name.doubts.filter((doubt) => !(isPlain && doubt === 'subject-from-before')),
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
    const isOfLast = named.length > count && /分别/.test(this.text.slice(token.start - NEAR, token.start));
    return named.length === count || isOfLast ? named.slice(-count) : undefined;
  }

  private figure(draft: Draft, token: Token, name: string, doubts: readonly Doubt[]): SourceFigure {
    const { clauseStart, clauseEnd } = draft;
    this.wordEnds ??= new WordEnds(this.text);
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
          ...(!draft.isItsOwn && isVague(name.trim()) ? (['vague-name'] as const) : []),
          ...(isGrowthOfClass({ ...draft.name, name }, token.unit) ? (['half-told'] as const) : []),
          ...(this.wordEnds.isCut(spaceless(name), clauseStart, clauseEnd) ? (['cut-word'] as const) : []),
        ]),
      ],
    };
  }
}
