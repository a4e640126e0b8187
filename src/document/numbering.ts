import { chineseOf } from '../chinese/numerals.js';

/** Whether tables and figures are numbered through the document (表1), or within each section (表3-1). */
export type Numbering = 'throughout' | 'section';

const CAPTIONS = { table: '表', figure: '图' } as const;

/** What stands before the numbers of a section: `3-`, and of an annex: 附 and `1-`. */
interface SectionPrefix {
  readonly kind: string;
  readonly number: string;
}

/** How far each sequence of numbers has come, and in which section. */
export type NumberingPosition = readonly [
  counters: readonly (readonly [sequence: string, number: number])[],
  section: SectionPrefix,
];

/** The numbers of headings, annexes, tables and figures, given out in the order of the document. */
export class Numberer {
  private readonly counters = new Map<string, number>();
  private section: SectionPrefix = { kind: '', number: '' };

  constructor(readonly numbering: Numbering) {}

  /** How far the numbers have come. */
  position(): NumberingPosition {
    return [[...this.counters], this.section];
  }

  /** Goes on from there. */
  moveTo([counters, section]: NumberingPosition): void {
    for (const [sequence, number] of counters) this.counters.set(sequence, number);
    this.section = section;
  }

  /** 一、 二、 … of a heading of the first level (GB/T 9704-2012, 7.3.3). */
  heading(): string {
    const number = this.next('heading');
    this.section = { kind: '', number: `${number}-` };
    return `${chineseOf(number)}、`;
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
