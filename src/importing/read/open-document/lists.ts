import { numberIn } from '../word/numbering.js';

interface Level {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

/** The lists and the outline of an OpenDocument text, by whose styles its paragraphs are numbered. */
export class ListNumbers {
  private readonly styles = new Map<string, Map<number, Level>>();
  private reading = '';
  private readonly open: { readonly style: string }[] = [];
  /** The last number of each level of each style. */
  private readonly counts = new Map<string, number[]>();
  private isItem = false;

  /** Takes in what an element of the styles says of lists: they stand before the text. */
  readStyle(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'outline-style') this.reading = OUTLINE;
    if (name === 'list-style') this.reading = attributes.name ?? '';
    if (name !== 'list-level-style-number' && name !== 'outline-level-style') return;
    const levels = this.styles.get(this.reading) ?? new Map<number, Level>();
    this.styles.set(this.reading, levels);
    const { 'num-format': format = '', 'num-prefix': prefix = '', 'num-suffix': suffix = '' } = attributes;
    levels.set(Number(attributes.level), {
      format,
      prefix,
      suffix,
      start: Number(attributes['start-value'] ?? 1),
    });
  }

  openList(style: string | undefined, goesOn: boolean): void {
    const own = style ?? this.open.at(-1)?.style ?? '';
    this.open.push({ style: own });
    const counts = this.counts.get(own) ?? [];
    if (!goesOn && this.open.length === 1) counts.length = 0;
    this.counts.set(own, counts);
  }

  closeList(): void {
    this.open.pop();
  }

  openItem(start: string | undefined): void {
    this.isItem = true;
    const counts = this.counts.get(this.open.at(-1)?.style ?? '');
    if (start !== undefined && counts) counts[this.open.length] = Number(start) - 1;
  }

  /** The number of the next paragraph, as it is printed; undefined for one that has none. */
  next(outline: number | undefined): string | undefined {
    const list = this.isItem ? this.open.at(-1) : undefined;
    this.isItem = false;
    if (list) return this.count(list.style, this.open.length);
    return outline === undefined || this.open.length > 0 ? undefined : this.count(OUTLINE, outline);
  }

  private count(style: string, at: number): string | undefined {
    const level = this.styles.get(style)?.get(at);
    if (level === undefined || level.format === '') return undefined;
    const counts = this.counts.get(style) ?? [];
    this.counts.set(style, counts);
    counts.length = at + 1;
    const count = (counts[at] ?? level.start - 1) + 1;
    counts[at] = count;
    return `${level.prefix}${numberIn(formatOf(level.format), count)}${level.suffix}`;
  }
}

const OUTLINE = '/outline';

/** 一, 二, 三, …; ①; a; I: the forms of numbers by what they begin with. */
function formatOf(format: string): string {
  if (/^[一壹甲]/.test(format)) return 'chineseCounting';
  if (/^①/.test(format)) return 'decimalEnclosedCircle';
  return { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[format] ?? 'decimal';
}
