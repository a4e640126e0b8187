import type { Orientation } from '../flow.js';
import { WaitingFloats } from './floats.js';
import { type FlowItem, KeepStrength, type OwnPages, type RepeatedHead } from './flow-item.js';
import { OpenPage, type PageContent, type PageEnd, type PageStyle } from './open-page.js';
import { optimizePageFill } from './page-fill.js';
import { distributeSlack } from './slack.js';

export type { PageStyle } from './open-page.js';

/**
 * A page with everything on it placed; coordinates in pt from the left edge of its type area and from where its
 * grid begins, `overhangPt` above the type area.
 */
export interface Page extends PageContent {
  /** From 1. */
  readonly number: number;
  readonly orientation: Orientation;
  readonly section: string | undefined;
  readonly numberInSection: number;
}

/** So few items at the end of a section don't get a page of their own if the page before can take them. */
const FEW_PIECES = 6;

/**
 * Puts the galley of a section onto pages in one pass. Items that keep together go onto a page as a group; a
 * group that is higher than a page gives up its weakest strengths first, and a single item that is higher is
 * divided. A float that finds no room lets text go before it, and stands at the head of the next page.
 */
export class PageBuilder {
  private readonly pages: Page[] = [];
  private page: OpenPage;
  private isEmpty = true;
  /** Whether the page was begun behind pages of their own, so that it is one too many while nothing stands on it. */
  private isAfterOwnPages = false;
  private last: FlowItem | undefined;
  private readonly pagesOfTable = new Map<RepeatedHead, number>();
  private readonly waiting = new WaitingFloats();

  private constructor(
    private readonly style: PageStyle,
    /** Pages before this section, and those of them that belong to sections of its name right before it. */
    private readonly before: { readonly pages: number; readonly ofSection: number },
  ) {
    this.page = new OpenPage(style, false, []);
  }

  /** Pages for a document of sections, each of which starts a page. */
  static paginate(sections: readonly { style: PageStyle; items: readonly FlowItem[] }[]): readonly Page[] {
    const pages: Page[] = [];
    for (const { style, items } of sections) {
      const kind = items[0]?.breakBefore;
      const last = pages[pages.length - 1];
      if (kind && last && !suits(kind, pages.length + 1)) pages.push(blankAfter(last));
      const before = { pages: pages.length, ofSection: pagesOfSection(style.section, pages.at(-1)) };
      const build = (tried: readonly FlowItem[]) => new PageBuilder(style, before).build(tried);
      pages.push(...optimizePageFill(items, build));
    }
    return pages;
  }

  private build(items: readonly FlowItem[]): readonly Page[] {
    const all = [...groups(this.filling(items), KeepStrength.KeepTogether)];
    for (let index = 0; index < all.length; index++) {
      if (this.takesRest(all, index)) break;
      this.addGroup(all[index] as readonly FlowItem[]);
    }
    while (this.waiting.length > 0) this.startPageOfFloats();
    while (this.page.notesLeft.length > 0) this.startNextPage();
    if (!(this.isEmpty && this.isAfterOwnPages)) this.closePage('asked');
    return this.pages;
  }

  /** The items of a section that one page holds, its white grown to fill it. */
  private filling(items: readonly FlowItem[]): readonly FlowItem[] {
    if (!items.some(({ grow }) => grow) || items.some(({ ownPages }) => ownPages)) return items;
    if (!this.page.fits(items)) return items;
    return distributeSlack(items, this.page.slackUnder(items), this.style.gridPt);
  }

  /** Places the last few groups of a section where lower figures make room for all of them. */
  private takesRest(all: readonly (readonly FlowItem[])[], from: number): boolean {
    if (!this.page.hasElastic || this.waiting.length > 0 || all.length - from > FEW_PIECES) return false;
    const rest = all.slice(from).flat();
    const mayStay = rest.length <= FEW_PIECES && !rest.some(endsPage);
    return mayStay && !this.page.fits(rest) && this.placeShrunk(rest);
  }

  /** Places a group, or has it wait if it may; what waits goes before it unless it is text. */
  private addGroup(group: readonly FlowItem[]): void {
    const first = group[0] as FlowItem;
    const { float } = first;
    if (float !== undefined && (first.ownPages || !this.isEmpty)) {
      const isPlaced = !first.ownPages && !this.waiting.has(float) && this.placeIfFits(group);
      if (!isPlaced) this.waiting.add(group);
      return;
    }
    if (this.waiting.length > 0) {
      const mayPass = isText(group) && !first.holdsFloats && !first.breakBefore;
      while (this.waiting.length > 0 && !(mayPass && this.page.fits(group))) this.startPageOfFloats();
    }
    this.placeGroup(group, KeepStrength.KeepTogether);
  }

  /** A page that begins with the floats that wait, as many as it holds, at least one. */
  private startPageOfFloats(): void {
    const [group, ...others] = this.waiting.takeAll();
    if (!group) return;
    const { ownPages } = group[0] as FlowItem;
    if (!ownPages || !this.isEmpty) this.startNextPage();
    if (ownPages) this.addOwnPages(ownPages);
    else this.placeGroup(group, KeepStrength.KeepTogether);
    for (const one of others) this.addGroup(one);
  }

  /** Puts in the pages that a part has to itself, before the page that is open and still empty. */
  private addOwnPages({ style, items }: OwnPages): void {
    const { pages, ofSection } = this.before;
    const count = this.pages.length;
    const before = { pages: pages + count, ofSection: ofSection + count };
    const build = (tried: readonly FlowItem[]) => new PageBuilder(style, before).build(tried);
    this.pages.push(...optimizePageFill(items, build));
    this.isAfterOwnPages = true;
  }

  private placeGroup(group: readonly FlowItem[], keepStrength: KeepStrength): void {
    const first = group[0] as FlowItem;
    if (first.breakBefore) this.breakTo(first);
    else if (first.isCarriedOver && !this.isEmpty) this.continueOnNextPage(first);
    if (this.placeIfFits(group) || this.placeWithNotesBegun(group)) return;
    const head = this.continuesTable(first) ? this.headFor(first) : [];
    if (!this.isEmpty && this.page.fitsNextPage(group, head)) {
      this.continueOnNextPage(first);
      this.placeGroup(group, keepStrength);
    } else if (group.length > 1) this.placeParts(group, keepStrength);
    else this.placeOversize(first);
  }

  /** Places a group if the page holds it, or would with a lower drawing in the group or above it. */
  private placeIfFits(group: readonly FlowItem[]): boolean {
    if (this.page.fits(group)) this.placeAll(group);
    else return group.some(({ elastic, float }) => elastic || float) && this.placeShrunk(group);
    return true;
  }

  /** Places text whose notes go on on the next page rather than leave this one half empty. */
  private placeWithNotesBegun(group: readonly FlowItem[]): boolean {
    if (this.isEmpty || !isText(group) || !this.page.placeWithNotesBegun(group)) return false;
    this.last = group[group.length - 1];
    return true;
  }

  private placeShrunk(group: readonly FlowItem[]): boolean {
    if (!this.page.placeShrunk(group)) return false;
    this.isEmpty = false;
    this.last = group[group.length - 1];
    return true;
  }

  /** Places a group that no page can hold, part by part. */
  private placeParts(group: readonly FlowItem[], keepStrength: KeepStrength): void {
    const next = (keepStrength + 1) as KeepStrength;
    const parts = keepStrength < KeepStrength.Never ? groups(group, next) : group.map((one) => [one]);
    for (const part of parts) this.placeGroup(part, next);
  }

  /**
   * Places an item that no page can hold, with its notes: notes may go on on the next page, a row is divided
   * where its lines allow, and what can't be divided is placed as it is at the head of a page.
   */
  private placeOversize(one: FlowItem): void {
    const { roomPt, fits } = this.page.roomFor(one);
    const parts = fits ? undefined : one.split?.(roomPt);
    if (parts) {
      this.placeOversize(parts[0]);
      this.continueOnNextPage(parts[1]);
      this.placeGroup([parts[1]], KeepStrength.Never);
    } else if (fits || this.isEmpty) this.place(one);
    else {
      this.continueOnNextPage(one);
      this.placeOversize(one);
    }
  }

  private placeAll(group: readonly FlowItem[]): void {
    for (const one of group) this.place(one);
  }

  private place(one: FlowItem): void {
    this.page.place(one);
    this.isEmpty = false;
    this.last = one;
  }

  private continuesTable(one: FlowItem): boolean {
    return one.head !== undefined && this.last?.head === one.head;
  }

  private headFor({ head, resumed }: FlowItem): readonly FlowItem[] {
    if (!head) return [];
    return [...head.piecesFor((this.pagesOfTable.get(head) ?? 1) + 1), ...(resumed?.() ?? [])];
  }

  /** Starts the next page, with the head of the table if `next` is a further row of one. */
  private continueOnNextPage(next: FlowItem): void {
    const inTable = this.continuesTable(next);
    const head = inTable ? this.headFor(next) : [];
    this.startNextPage(inTable ? 'inTable' : 'full');
    if (inTable) this.page.resumedWith = next;
    if (head.length === 0) return;
    if (next.head) this.pagesOfTable.set(next.head, (this.pagesOfTable.get(next.head) ?? 1) + 1);
    for (const row of head) this.place(row);
    // rows of the head don't count: a row too high for the page begins here, not on the next one
    this.isEmpty = true;
    this.last = next;
  }

  private breakTo({ breakBefore: kind = 'page', holdsFloats = false }: FlowItem): void {
    if (!this.isEmpty) this.breakPage(holdsFloats);
    if (!suits(kind, this.before.pages + this.pages.length + 1)) this.breakPage();
  }

  /** The next page after one that is full. */
  private startNextPage(end: PageEnd = 'full'): void {
    this.closePage(end);
    this.startPage(true);
  }

  /** The next page where one is asked for. */
  private breakPage(isBeforeChapter = false): void {
    this.closePage('asked', isBeforeChapter);
    this.startPage(false);
  }

  /** A page that begins with the notes for which the one before had no room. */
  private startPage(dropsSpace: boolean): void {
    this.page = new OpenPage(this.style, dropsSpace, this.page.notesLeft);
    this.isEmpty = true;
    this.isAfterOwnPages = false;
  }

  private closePage(end: PageEnd, isBeforeChapter = false): void {
    const { section, orientation } = this.style;
    const number = this.before.pages + this.pages.length + 1;
    const numberInSection = this.before.ofSection + this.pages.length + 1;
    // not copied, for that would place its marks
    const content = this.page.close(end, isBeforeChapter);
    this.pages.push(Object.assign(content, { number, orientation, section, numberInSection }));
  }
}

type BreakKind = NonNullable<FlowItem['breakBefore']>;

function suits(kind: BreakKind, pageNumber: number): boolean {
  return kind === 'page' || (kind === 'odd') === (pageNumber % 2 === 1);
}

/** The page left blank before a section that begins on an odd or even one; it belongs to the section before. */
function blankAfter({ number, orientation, section, numberInSection }: Page): Page {
  const place = { number: number + 1, orientation, section, numberInSection: numberInSection + 1 };
  const content = {
    marks: [],
    isBlank: true,
    anchors: [],
    drawings: [],
    drawingHeightsPt: [],
    first: undefined,
    chapterUnderFigures: undefined,
    resumedWith: undefined,
  };
  return { ...place, ...content, whiteShare: 1, end: 'asked', isLeftBlank: true };
}

function pagesOfSection(section: string | undefined, last: Page | undefined): number {
  return last && last.section === section ? last.numberInSection : 0;
}

/** Whether the page may have to end before an item. */
function endsPage({ breakBefore, holdsFloats, ownPages }: FlowItem): boolean {
  return Boolean(breakBefore || holdsFloats || ownPages);
}

function isText(group: readonly FlowItem[]): boolean {
  return group.every(({ isLeaded }) => isLeaded);
}

/** Divides a galley into groups whose items keep together with at least this strength. */
function* groups(items: readonly FlowItem[], keepStrength: KeepStrength): Generator<readonly FlowItem[]> {
  let from = 0;
  for (let index = 0; index < items.length; index++) {
    const next = items[index + 1];
    if (next && (items[index] as FlowItem).keepStrength >= keepStrength && !next.breakBefore) continue;
    yield items.slice(from, index + 1);
    from = index + 1;
  }
}
