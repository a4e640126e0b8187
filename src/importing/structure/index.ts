import { figuresOf } from '../figures/index.js';
import type {
  BlockKind,
  Heading,
  NoteMark,
  ReportBlock,
  Role,
  Source,
  SourceParagraph,
  SourceReport,
} from '../model.js';
import { aimsOf } from '../tables/aims.js';
import { isFrontLine, isSalutation, isTitleLine, readFront } from './front.js';
import { type Label, labelOf, leadOf } from './labels.js';
import { roleOfHeading, roleOfText } from './roles.js';

/** The paragraphs of a report → headings, texts, points and notes, each with the headings above and its part. */
export function structureOf(source: Source): SourceReport {
  const paragraphs = source.blocks.filter((block): block is SourceParagraph => block.kind === 'paragraph');
  const lines = paragraphs.map(({ text }) => text);
  const front = readFront(lines, lines.join('\n'));
  const outlines = paragraphs.flatMap(({ outline, text }) =>
    outline === undefined || /报\s*告$/.test(text) ? [] : outline,
  );
  const outliner = new Outliner(front.year, Math.min(...outlines), titlesAmongText(paragraphs));
  for (const [index, block] of source.blocks.entries())
    if (block.kind === 'paragraph')
      for (const part of inPieces({ ...block, paragraph: index, from: 0 })) outliner.add(part);
  const report = withPlanFromAims({ ...front, blocks: outliner.blocks, source });
  return { ...report, figures: figuresOf(report) };
}

const NOTES_TITLE = new RegExp(
  '^(?:附[件录]?[一二三\\d]?[：:]?)?《?(?:政府工作报告》?)?(?:中)?(?:的)?(?:有关|部分|相关|主要)?' +
    '(?:注释|名词(?:术语)?(?:解释|注释|说明)|术语解释|用语说明|用语解释|有关名词解释|注解|相关名词解释|名词)' +
    '(?:和|及|与)?(?:有关)?(?:说明|解释|注释)?[：:]?$',
);
/** Lists that follow the notes are part of the plan again. */
const ANNEX = /^附[件表录]|(?:民生)?实事.{0,8}(?:清单|项目|一览|内容)$/;
const LONGEST_HEADING = 60;
const LONGEST_ANNEX = 40;

/** A paragraph, or part of one, with the place that a block of it has in the source. */
type Piece = SourceParagraph & Pick<ReportBlock, 'paragraph' | 'from'>;

class Outliner {
  readonly blocks: ReportBlock[] = [];
  private path: readonly (Heading & { readonly level: number })[] = [];
  private role: Role = 'front';

  /**
   * `widest` is the rank by style of the widest headings: a title above them may have taken the first; `titles` are
   * headings without a number or a style.
   */
  constructor(
    private readonly year: number,
    private readonly widest: number,
    private readonly titles: ReadonlySet<string>,
  ) {}

  add(paragraph: Piece): void {
    const { text } = paragraph;
    const compact = text.replace(/[\s　]/g, '');
    const isAnnex = ANNEX.test(compact) && compact.length <= LONGEST_ANNEX;
    if (NOTES_TITLE.test(compact) && this.role !== 'front') this.openNotes(paragraph);
    else if (this.role === 'notes' && !isAnnex) this.put('note', paragraph);
    else {
      if (this.role === 'notes') this.role = 'plan';
      if (this.role !== 'front' || !this.addFront(paragraph)) this.addBody(paragraph);
    }
  }

  private openNotes(paragraph: Piece): void {
    this.role = 'notes';
    this.path = [];
    this.put('note-title', paragraph);
  }

  /** Whether the paragraph stands above the report proper. */
  private addFront(paragraph: Piece): boolean {
    const { text } = paragraph;
    const label = labelOf(text);
    const isTitle = this.blocks.length === 0 && isTitleLine(text.replace(/\s/g, ''));
    const opens = !isTitle && (label?.level === 1 || this.isBareHeading(paragraph));
    if (opens || !(isTitle || isSalutation(text) || isFrontLine(text))) {
      this.role = 'review';
      return false;
    }
    this.put('front', paragraph);
    if (isSalutation(text)) this.role = 'review';
    return true;
  }

  private isBareHeading(paragraph: Piece): boolean {
    return isBareHeading(paragraph, this.year) || (this.role !== 'front' && this.titles.has(paragraph.text));
  }

  private addBody(paragraph: Piece): void {
    const { text, marks, autoNumber } = paragraph;
    const automatic = autoNumber === undefined ? undefined : labelOf(`${autoNumber} `);
    const label: Label | undefined = automatic ? { ...automatic, length: 0 } : labelOf(text);
    const rest = label === undefined ? text : text.slice(label.length);
    const moved = shifted(marks, label?.length ?? 0);
    const own = { ...paragraph, text: rest, marks: moved, from: paragraph.from + (label?.length ?? 0) };
    if (label === undefined && this.isBareHeading(paragraph)) this.addBareHeading(paragraph);
    else if (label !== undefined && label.level <= 2) this.addHeading(own, label);
    else if (label !== undefined) this.addItem(own, label);
    else {
      this.role = roleOfText(text, this.year, this.role);
      this.put('text', paragraph);
    }
  }

  private addBareHeading(paragraph: Piece): void {
    const rank = paragraph.outline === undefined ? 1 : paragraph.outline - this.widest + 1;
    const level = this.path.length > 0 ? Math.min(2, Math.max(1, rank)) : 1;
    if (level === 1) this.role = roleOfHeading(paragraph.text, this.year, this.role);
    this.openPath({ level, label: '', title: paragraph.text });
    this.put('heading', paragraph, { level });
  }

  /** A heading may have its paragraph behind it: that is a block of its own. */
  private addHeading(paragraph: Piece, label: Label): void {
    const { text, marks } = paragraph;
    const lead = leadOf(text);
    const isWhole = text.length <= LONGEST_HEADING && lead.length >= text.replace(/[。！：:]$/, '').length;
    const title = isWhole ? text : lead;
    if (label.level === 1)
      this.role = roleOfHeading(title || text.slice(0, LONGEST_HEADING), this.year, this.role);
    this.openPath({ level: label.level, label: label.label, title: title || text.slice(0, 20) });
    const cut = isWhole
      ? text.length
      : lead.length + (/^[。！：:]?\s*/.exec(text.slice(lead.length))?.[0].length ?? 0);
    this.put(
      'heading',
      { ...paragraph, text: title, marks: marks.filter(({ at }) => at <= title.length) },
      label,
    );
    if (isWhole || text.length === 0) return;
    const at = title === '' ? 0 : cut;
    const behind = {
      ...paragraph,
      text: text.slice(at),
      marks: shifted(marks, at),
      from: paragraph.from + at,
    };
    this.role = roleOfText(behind.text, this.year, this.role);
    this.put('text', behind);
  }

  private addItem(paragraph: Piece, label: Label): void {
    const { text } = paragraph;
    // one that is set as a heading may end like a sentence: 1. 大力发展现代产业。
    const title = paragraph.outline === undefined ? text : text.replace(/。$/, '');
    const isTitle = label.level === 3 && text.length <= 30 && !/[。；;，]/.test(title);
    if (isTitle) this.openPath({ level: 3, label: label.label, title: text });
    this.put('item', paragraph, label);
  }

  private openPath(heading: Heading & { readonly level: number }): void {
    this.path = [...this.path.filter(({ level }) => level < heading.level), heading];
  }

  private put(kind: BlockKind, paragraph: Piece, label: Partial<Label> = {}): void {
    const { text, marks, line, paragraph: index, from } = paragraph;
    this.blocks.push({
      kind,
      paragraph: index,
      from,
      level: label.level ?? 0,
      label: label.label ?? '',
      number: label.number,
      text,
      lead: kind === 'text' || kind === 'item' ? leadOf(text) : '',
      marks,
      line,
      path: this.path.map(({ label, title }) => ({ label, title: title.replace(/[。！：:]$/, '') })),
      role: this.role,
    });
  }
}

/**
 * No paragraph of a report is longer; what is, is read piece by piece, for all words are looked at from each figure.
 */
const LONGEST_PARAGRAPH = 2500;

function inPieces(paragraph: Piece): Piece[] {
  const { text, marks } = paragraph;
  if (text.length <= LONGEST_PARAGRAPH) return [paragraph];
  const stop = text.lastIndexOf('。', LONGEST_PARAGRAPH - 1);
  const at = stop > 0 ? stop + 1 : LONGEST_PARAGRAPH;
  const first = { ...paragraph, text: text.slice(0, at), marks: marks.filter((mark) => mark.at <= at) };
  const { autoNumber: _, ...rest } = {
    ...paragraph,
    text: text.slice(at),
    marks: shifted(marks, at),
    from: paragraph.from + at,
  };
  return [first, ...inPieces(rest)];
}

function shifted(marks: readonly NoteMark[], by: number): NoteMark[] {
  return marks.filter(({ at }) => at >= by).map(({ at, label }) => ({ at: at - by, label }));
}

/** A paragraph of so many characters is text under a title. */
const LEAST_TEXT = 60;
/** A title fills no more lines than this: what stands in more is a list. */
const MOST_TITLE_LINES = 2;

/**
 * Short lines that end no sentence, one or two together, between paragraphs of text: chapters without numbers, in a
 * report that gives none of its paragraphs the style of a heading.
 */
function titlesAmongText(paragraphs: readonly SourceParagraph[]): ReadonlySet<string> {
  if (paragraphs.some(({ outline }) => outline !== undefined)) return new Set();
  const titles = new Set<string>();
  let run: string[] = [];
  for (const { text, autoNumber } of paragraphs) {
    if (text.trim() === '') continue;
    if (autoNumber === undefined && labelOf(text) === undefined && isLikeTitle(text)) {
      run.push(text);
      continue;
    }
    if (run.length <= MOST_TITLE_LINES && text.length >= LEAST_TEXT)
      for (const title of run) titles.add(title);
    run = [];
  }
  return titles;
}

function isLikeTitle(text: string): boolean {
  return text.length >= 4 && text.length <= 30 && !/[。；：:！？…，、”）)>]$|^——|^各位|^[\d<（(]/.test(text);
}

/** A short line of its own that ends no sentence and speaks of a part, or has the style of a heading. */
function isBareHeading({ text, outline, autoNumber }: SourceParagraph, year: number): boolean {
  if (autoNumber !== undefined) return false;
  if (outline !== undefined && outline <= 2 && text.length <= LONGEST_HEADING)
    return labelOf(text) === undefined;
  if (text.length < 4 || text.length > 30 || /[。；：:！？…，、”）)]$|^——|^各位|^\d+$/.test(text))
    return false;
  const isOccasion =
    /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.test(text) ||
    /[省市县区州旗]长\s|^政\s*府\s*工\s*作\s*报\s*告$/.test(text);
  if (isOccasion) return false;
  return new RegExp(
    `${year - 1}年|${year}年|回顾|目标|任务|安排|自身建设|过去|今后|总体要求|主要工作|重点工作`,
  ).test(text);
}

/** The plan begins with the chapter that states this year's targets, whatever its title. */
function withPlanFromAims(report: Omit<SourceReport, 'figures'>): Omit<SourceReport, 'figures'> {
  const aims = aimsOf(report);
  if (aims === undefined) return report;
  const heads = report.blocks.map((block, index) => ({ block, index })).slice(0, aims.block + 1);
  const chapter = heads.findLast(({ block }) => block.kind === 'heading' && block.level === 1);
  const looksBack =
    chapter !== undefined &&
    (/回顾|过去|成就|总结|取得|完成情况/.test(chapter.block.text) || chapter.block.role === 'review-period');
  const start = chapter === undefined || looksBack ? aims.block : chapter.index;
  const blocks = report.blocks.map((block, index): ReportBlock => {
    if (block.role === 'front' || block.role === 'notes') return block;
    const role =
      index >= start
        ? block.role === 'plan-period' && index < aims.block
          ? block.role
          : 'plan'
        : block.role === 'plan'
          ? 'review'
          : block.role;
    return { ...block, role };
  });
  return { ...report, blocks };
}
