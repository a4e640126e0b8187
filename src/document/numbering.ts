import { chineseNumber } from './chinese-number.js';

/** Whether tables and figures are numbered through the document (表1), or within each section (表3-1). */
export type Numbering = 'throughout' | 'section';

const CAPTIONS = { table: '表', figure: '图' } as const;

/** The numbers of headings, annexes, tables and figures, given out in the order of the document. */
export class Numberer {
  private readonly counters = new Map<string, number>();
  /** What stands before the numbers of the section: `3-`, and of an annex: 附 and `1-`. */
  private section = { kind: '', number: '' };

  constructor(private readonly numbering: Numbering) {}

  /** 一、 二、 … of a heading of the first level (GB/T 9704-2012, 7.3.3). */
  heading(): string {
    const number = this.next('heading');
    this.section = { kind: '', number: `${number}-` };
    return `${chineseNumber(number)}、`;
  }

  /** 附件1, 附件2 … (GB/T 9704-2012, 7.3.7). */
  annex(): string {
    const number = this.next('annex');
    this.section = { kind: '附', number: `${number}-` };
    return `附件${number}`;
  }

  /** 表1 or 图1, or by section 表3-1 and in an annex 附表1-1 (CY/T 170-2019, 6.2). */
  caption(kind: keyof typeof CAPTIONS): string {
    if (this.numbering === 'throughout') return `${CAPTIONS[kind]}${this.next(kind)}`;
    const { kind: prefix, number } = this.section;
    return `${prefix}${CAPTIONS[kind]}${number}${this.next(`${prefix}${number}${kind}`)}`;
  }

  private next(sequence: string): number {
    const number = (this.counters.get(sequence) ?? 0) + 1;
    this.counters.set(sequence, number);
    return number;
  }
}
