import type { NoteStyle, Orientation } from '../pdfmake/definition.js';
import { NoteArea } from './notes.js';
import { type Anchor, Bond, type Mark, moved, type Piece, type RepeatedHead } from './piece.js';
import { growWhite } from './white.js';

/**
 * A page with everything on it placed; coordinates in pt from the left edge of its type area and from where its
 * grid begins, `overhangPt` above the type area.
 */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly orientation: Orientation;
  readonly section: string | undefined;
  readonly numberInSection: number;
  readonly marks: Mark[];
  readonly anchors: Anchor[];
}

/** What the pages of one section have in common. */
export interface PageStyle {
  readonly section: string | undefined;
  readonly orientation: Orientation;
  /** Height of the type area with the overhang above and below. */
  readonly heightPt: number;
  /** Leading that lines of text may have outside the type area; everything else stays inside. */
  readonly overhangPt: number;
  /** Pitch of the baseline grid; 0 for none. */
  readonly gridPt: number;
  readonly notes: NoteStyle;
}

/** Heights are compared with this much room for rounding, in pt. */
const EPSILON_PT = 0.001;

/** Notes carried over from the page before may fill a page up to this share. */
const CARRIED_NOTES_SHARE = 0.6;

/** Where the next piece would go. */
interface Cursor {
  readonly y: number;
  /** Space below the last piece. */
  readonly spacePt: number;
  readonly snaps: boolean;
  /** After an automatic break the space above the first piece is dropped. */
  readonly dropsSpace: boolean;
}

/**
 * Puts galleys onto pages in one pass. Pieces that hold together go onto a page as a group; a group that is
 * higher than a page gives up its weakest bonds first, and a single piece that is higher is divided.
 */
export class PageBuilder {
  private readonly pages: Page[] = [];
  private notes = new NoteArea({}, 0);
  private cursor: Cursor = { y: 0, spacePt: 0, snaps: false, dropsSpace: false };
  private isEmpty = true;
  private last: Piece | undefined;
  private readonly pagesOfTable = new Map<RepeatedHead, number>();

  private constructor(private style: PageStyle) {}

  /** Pages for a document of sections, each of which starts a page. */
  static paginate(sections: readonly { style: PageStyle; pieces: readonly Piece[] }[]): readonly Page[] {
    const first = sections[0];
    if (!first) return [];
    const builder = new PageBuilder(first.style);
    for (const { style, pieces } of sections) builder.addSection(style, pieces);
    builder.closeNotes();
    return builder.pages;
  }

  private addSection(style: PageStyle, pieces: readonly Piece[]): void {
    this.closeNotes();
    // a page left blank before an odd or even one still belongs to the section before
    const kind = pieces[0]?.breakBefore;
    if (kind && this.pages.length > 0 && !this.suits(kind, this.pages.length + 1))
      this.startPage(this.page.numberInSection + 1, false);
    this.style = style;
    this.last = undefined;
    this.startPage(1, false);
    for (const group of groups(this.filling(pieces), Bond.KeepTogether))
      this.placeGroup(group, Bond.KeepTogether);
  }

  /** The pieces of a section that one page holds, its white grown to fill it. */
  private filling(pieces: readonly Piece[]): readonly Piece[] {
    if (!pieces.some(({ grow }) => grow) || !this.fits(pieces)) return pieces;
    return growWhite(pieces, this.roomFor(pieces) - this.bottomOf(pieces, this.cursor), this.style.gridPt);
  }

  private get page(): Page {
    return this.pages[this.pages.length - 1] as Page;
  }

  private placeGroup(group: readonly Piece[], bond: Bond): void {
    const first = group[0] as Piece;
    if (first.breakBefore) this.breakTo(first.breakBefore);
    if (this.fits(group)) this.placeAll(group);
    else if (!this.isEmpty && this.fitsEmptyPage(group)) {
      this.continueOnNextPage(first);
      this.placeAll(group);
    } else if (group.length > 1) this.placeParts(group, bond);
    else this.placeOversize(first);
  }

  /** Places a group that no page can hold, part by part. */
  private placeParts(group: readonly Piece[], bond: Bond): void {
    const next = (bond + 1) as Bond;
    const parts = bond < Bond.Never ? groups(group, next) : group.map((one) => [one]);
    for (const part of parts) this.placeGroup(part, next);
  }

  /**
   * Places a piece that no page can hold, with its notes: notes may go on on the next page, a row is divided
   * where its lines allow, and what can't be divided is placed as it is at the head of a page.
   */
  private placeOversize(one: Piece): void {
    const roomPt = this.style.heightPt - this.topOf(one, this.cursor) - this.notes.heightPt;
    const noteRoomPt = this.notes.heightWith(one.notes[0]?.slice(0, 1) ?? []) - this.notes.heightPt;
    const fits = one.heightPt + noteRoomPt <= roomPt + EPSILON_PT;
    const parts = fits ? undefined : one.split?.(roomPt);
    if (parts) {
      this.placeOversize(parts[0]);
      this.continueOnNextPage(parts[1]);
      this.placeGroup([parts[1]], Bond.Never);
    } else if (fits || this.isEmpty) this.place(one);
    else {
      this.continueOnNextPage(one);
      this.placeOversize(one);
    }
  }

  private placeAll(group: readonly Piece[]): void {
    for (const one of group) this.place(one);
  }

  private place(one: Piece): void {
    const y = this.topOf(one, this.cursor);
    const { page } = this;
    for (const mark of one.marks) page.marks.push(moved(mark, 0, y));
    for (const anchor of one.anchors) page.anchors.push({ ...anchor, y: anchor.y + y });
    this.cursor = this.after(one, y);
    for (const note of one.notes) this.notes.add(note, this.style.heightPt - this.cursor.y);
    this.isEmpty = false;
    this.last = one;
  }

  private after(one: Piece, y: number): Cursor {
    const snaps = one.snapsEnd ?? false;
    return { y: y + one.heightPt, spacePt: one.spaceAfterPt, snaps, dropsSpace: false };
  }

  private topOf(one: Piece, { y, spacePt, snaps, dropsSpace }: Cursor): number {
    const isAtHead = y === 0 && !one.isLeaded;
    const below = isAtHead ? this.style.overhangPt : y + spacePt;
    const start = (snaps ? this.snap(below) : below) + (dropsSpace ? 0 : one.spaceBeforePt);
    // the head of the type area is a line of the grid for what has no leading of its own
    return one.snapsStart && !isAtHead ? this.snap(start) : start;
  }

  /** The next whole line of the grid. */
  private snap(y: number): number {
    const { gridPt } = this.style;
    return gridPt > 0 ? Math.ceil((y - EPSILON_PT) / gridPt) * gridPt : y;
  }

  private fits(group: readonly Piece[]): boolean {
    return this.bottomOf(group, this.cursor) + this.notesWith(group) <= this.roomFor(group);
  }

  private fitsEmptyPage(group: readonly Piece[]): boolean {
    const top = { y: this.headHeight(group[0] as Piece), spacePt: 0, snaps: false, dropsSpace: true };
    const notes = this.emptyNotes();
    const notesPt = notes.heightWith([...this.notes.left, ...group.flatMap((one) => one.notes.flat())]);
    return this.bottomOf(group, top) + notesPt <= this.roomFor(group);
  }

  /** How far down a group may reach: only lines of text have leading that may hang over. */
  private roomFor(group: readonly Piece[]): number {
    const { heightPt, overhangPt } = this.style;
    return heightPt + EPSILON_PT - (group[group.length - 1]?.isLeaded ? 0 : overhangPt);
  }

  private emptyNotes(): NoteArea {
    return new NoteArea(this.style.notes, this.style.overhangPt);
  }

  private bottomOf(group: readonly Piece[], from: Cursor): number {
    let cursor = from;
    for (const one of group) cursor = this.after(one, this.topOf(one, cursor));
    return cursor.y;
  }

  private notesWith(group: readonly Piece[]): number {
    const added = group.flatMap((one) => one.notes.flat());
    return this.notes.heightWith(added);
  }

  private headHeight(one: Piece): number {
    if (!this.continuesTable(one)) return 0;
    let height = this.style.overhangPt;
    for (const row of this.headFor(one)) height += row.heightPt;
    return height;
  }

  private continuesTable(one: Piece): boolean {
    return one.head !== undefined && this.last?.head === one.head;
  }

  private headFor({ head }: Piece): readonly Piece[] {
    return head ? head.piecesFor((this.pagesOfTable.get(head) ?? 1) + 1) : [];
  }

  /** Starts the next page, with the head of the table if `next` is a further row of one. */
  private continueOnNextPage(next: Piece): void {
    const { last } = this;
    const head = this.continuesTable(next) ? this.headFor(next) : [];
    if (this.continuesTable(next) && last) this.closeTable(last);
    this.startPage(this.page.numberInSection + 1, true);
    if (head.length === 0) return;
    if (next.head) this.pagesOfTable.set(next.head, (this.pagesOfTable.get(next.head) ?? 1) + 1);
    for (const row of head) this.place(row);
    // rows of the head don't count: a row too high for the page begins here, not on the next one
    this.isEmpty = true;
    this.last = next;
  }

  private closeTable(last: Piece): void {
    for (const mark of last.marksAtBreak ?? []) this.page.marks.push(moved(mark, 0, this.cursor.y));
  }

  private breakTo(kind: NonNullable<Piece['breakBefore']>): void {
    if (!this.isEmpty) this.startPage(this.page.numberInSection + 1, false);
    if (!this.suits(kind, this.page.number)) this.startPage(this.page.numberInSection + 1, false);
  }

  private suits(kind: NonNullable<Piece['breakBefore']>, pageNumber: number): boolean {
    return kind === 'page' || (kind === 'odd') === (pageNumber % 2 === 1);
  }

  private startPage(numberInSection: number, dropsSpace: boolean): void {
    const { section, orientation, heightPt } = this.style;
    const carried = this.notes.left;
    this.flushNotes();
    this.pages.push({
      number: this.pages.length + 1,
      orientation,
      section,
      numberInSection,
      marks: [],
      anchors: [],
    });
    this.notes = this.emptyNotes();
    this.notes.add(carried, heightPt * CARRIED_NOTES_SHARE);
    this.cursor = { y: 0, spacePt: 0, snaps: false, dropsSpace };
    this.isEmpty = true;
  }

  private flushNotes(): void {
    if (this.pages.length > 0) this.page.marks.push(...this.notes.marks(this.style.heightPt));
    this.notes = this.emptyNotes();
  }

  /** Gives notes that are still left over at the end of a section the pages they need. */
  private closeNotes(): void {
    while (this.notes.left.length > 0) this.startPage(this.page.numberInSection + 1, true);
    this.flushNotes();
  }
}

/** Divides a galley into groups that hold together with at least this bond. */
function* groups(pieces: readonly Piece[], bond: Bond): Generator<readonly Piece[]> {
  let from = 0;
  for (let index = 0; index < pieces.length; index++) {
    const next = pieces[index + 1];
    if (next && (pieces[index] as Piece).bond >= bond && !next.breakBefore) continue;
    yield pieces.slice(from, index + 1);
    from = index + 1;
  }
}
