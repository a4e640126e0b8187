import type { NoteStyle } from '../flow.js';
import { type FlowItem, moved, type PageMark, rule } from './flow-item.js';
import { galleyHeight } from './row.js';

const DEFAULTS = { ruleLengthPt: 113, ruleWidthPt: 0.5, gapAbovePt: 8, gapBelowPt: 4 };

/**
 * The notes at the foot of one page, under a short rule. Notes keep the order of their marks; what finds no
 * room is handed to the next page, where it comes first.
 */
export class NoteArea {
  private readonly items: FlowItem[] = [];
  private readonly style: Required<NoteStyle>;
  /** Lines that found no room. */
  readonly left: FlowItem[] = [];

  /** `overhangPt` is what lies below the type area on the page's last line; notes stay above it. */
  constructor(
    style: NoteStyle,
    private readonly overhangPt: number,
  ) {
    this.style = { ...DEFAULTS, ...style };
  }

  /** Height of the area with its rule; 0 while it is empty. */
  get heightPt(): number {
    return this.heightWith([]);
  }

  /** Height the area would have with these notes added. */
  heightWith(notes: readonly FlowItem[]): number {
    if (this.items.length + notes.length === 0) return 0;
    const { gapAbovePt, gapBelowPt } = this.style;
    return this.overhangPt + gapAbovePt + gapBelowPt + galleyHeight(this.items) + galleyHeight(notes);
  }

  /** Takes as many of these lines as fit into `roomPt` with those it has; the others are left. */
  add(notes: readonly FlowItem[], roomPt: number): void {
    for (const line of notes) {
      const fits = this.left.length === 0 && this.heightWith([line]) <= roomPt;
      if (fits) this.items.push(line);
      else this.left.push(line);
    }
  }

  /** Rule and notes, so that the last line ends with the type area of a page that ends at `pageBottomPt`. */
  marks(pageBottomPt: number): PageMark[] {
    if (this.items.length === 0) return [];
    const { ruleLengthPt, ruleWidthPt, gapBelowPt } = this.style;
    let y = pageBottomPt - this.overhangPt - galleyHeight(this.items);
    const ruleY = y - gapBelowPt;
    const marks: PageMark[] = [
      rule(0, ruleY, ruleLengthPt, ruleY, { lineWidth: ruleWidthPt, lineColor: '#000000' }),
    ];
    for (const line of this.items) {
      y += line.spaceBeforePt;
      for (const mark of line.marks) marks.push(moved(mark, 0, y));
      y += line.heightPt + line.spaceAfterPt;
    }
    return marks;
  }
}
