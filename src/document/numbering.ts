import { chineseOf } from '../chinese/numerals.js';

/** Whether tables and figures are numbered through the document (表1), or within each section (表3-1). */
export type Numbering = 'throughout' | 'section';

const CAPTIONS = { table: '表', figure: '图' } as const;

/** What stands before the numbers of a section: `3-`, and of an annex: 附 and `1-`. */
export interface SectionPrefix {
  readonly kind: string;
  readonly number: string;
}

/** Sequences of numbers, and the section that they have come to. */
export interface Sequences {
  /** The next number of a sequence. */
  next(sequence: string): number;
  prefix(): SectionPrefix;
  beginSection(prefix: SectionPrefix): void;
}

/** The numbers of headings, annexes, tables and figures, given out in the order of the document. */
export class Numberer {
  constructor(
    private readonly numbering: Numbering,
    private readonly sequences: Sequences,
  ) {}

  /** 一、 二、 … of a heading of the first level (GB/T 9704-2012, 7.3.3). */
  heading(): string {
    const number = this.next('heading');
    this.sequences.beginSection({ kind: '', number: `${number}-` });
    return `${chineseOf(number)}、`;
  }

  /** 附件1, 附件2 … (GB/T 9704-2012, 7.3.7). */
  annex(): string {
    const number = this.next('annex');
    this.sequences.beginSection({ kind: '附', number: `${number}-` });
    return `附件${number}`;
  }

  /** 表1 or 图1, or by section 表3-1 and in an annex 附表1-1 (CY/T 170-2019, 6.2). */
  caption(kind: keyof typeof CAPTIONS): string {
    if (this.numbering === 'throughout') return `${CAPTIONS[kind]}${this.next(kind)}`;
    const { kind: prefix, number } = this.sequences.prefix();
    return `${prefix}${CAPTIONS[kind]}${number}${this.next(`${prefix}${number}${kind}`)}`;
  }

  /** Sequences of other things (marks of a term) are told from these by their names. */
  private next(sequence: string): number {
    return this.sequences.next(`number of ${sequence}`);
  }
}
