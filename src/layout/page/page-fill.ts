import { type Elastic, type FlowItem, KeepStrength } from './flow-item.js';
import { MOST_WHITE_SHARE, type PageContent } from './open-page.js';
import { withHeight } from './stretch.js';

/** So many pages may be built in search of fuller ones: a search in a long section ends before it is done. */
const MOST_PAGES_BUILT = 300;

/** How far from its wished height to a limit a drawing is tried: higher pushes text on, lower draws text back. */
const SHARES_TRIED = [1, 0.5, -1, -0.5];

/** Drawings are tried on this many pages before the one that is not full. */
const PAGES_TRIED = 2;

/** Dividing a short table counts as much as this share of a page left white. */
const DIVIDED_SHARE = 0.2;

/** Rows of a divided table that stay together at its beginning and at its end. */
const LEAST_ROWS = 3;

/** So many rows of a table that goes on may be carried over from the page before one that is not full. */
const MOST_ROWS_CARRIED = 6;

/** A trial before pages are built anew: heights of drawings, short tables to divide, rows to carry over. */
interface Wishes {
  readonly heights: ReadonlyMap<Elastic, number>;
  /** First items of short tables that may be divided. */
  readonly divided: ReadonlySet<FlowItem>;
  /** Rows with which a page begins though the one before has room for them. */
  readonly carried: ReadonlySet<FlowItem>;
}

const NO_WISHES: Wishes = { heights: new Map(), divided: new Set(), carried: new Set() };

/** Puts items onto pages, from one page to the next, without looking back. */
type Build<Page> = (items: readonly FlowItem[]) => readonly Page[];

/**
 * Pages for a section. Where one that should be full is not, because what comes next does not fit, rows of a table that
 * goes on there are carried over to it; failing that, drawings on the pages before it are tried higher and lower, so that
 * other text meets its foot, or a short table is divided. Never fuller at the price of a further page.
 */
export function optimizePageFill<Page extends PageContent>(
  items: readonly FlowItem[],
  build: Build<Page>,
): readonly Page[] {
  const plain = build(items);
  if (!plain.some(isLoose)) return plain;
  const originals = new Map<Elastic, Elastic>();
  const { heights, divided, carried } = search(assumedSound(items, originals), build);
  const original = (one: Elastic) => originals.get(one) as Elastic;
  const sound = [...heights].flatMap(([one, heightPt]) =>
    original(one).isSound(heightPt) ? [[original(one), heightPt] as const] : [],
  );
  const wishes = { heights: new Map(sound), divided, carried };
  const pages = build(asWished(items, wishes));
  return costOf(pages, wishes) < costOf(plain, NO_WISHES) && pages.length <= plain.length ? pages : plain;
}

/** The items with every drawing taken to be sound at any height: to draw each height tried would take long. */
function assumedSound(items: readonly FlowItem[], originals: Map<Elastic, Elastic>): readonly FlowItem[] {
  return items.map((one) => {
    if (!one.elastic) return one;
    const elastic = { ...one.elastic, isSound: () => true };
    originals.set(elastic, one.elastic);
    return { ...one, elastic };
  });
}

/** Wishes that leave less white, one after the other, until all is full or enough has been tried. */
function search(items: readonly FlowItem[], build: Build<PageContent>): Wishes {
  let wishes = NO_WISHES;
  let best = build(items);
  let built = best.length;
  for (let index = 0; index < best.length; index++) {
    if (!isLoose(best[index])) continue;
    for (const tried of alternatives(items, best, index, wishes)) {
      built += best.length;
      if (built > MOST_PAGES_BUILT) return wishes;
      const pages = build(asWished(items, tried));
      if (pages.length > best.length || costOf(pages, tried) >= costOf(best, wishes)) continue;
      [best, wishes] = [pages, tried];
      if (!isLoose(best[index])) break;
    }
  }
  return wishes;
}

/** Whether a page that does not end on purpose is not full. */
function isLoose(page: PageContent | undefined): boolean {
  return page !== undefined && page.end !== 'asked' && page.whiteShare > MOST_WHITE_SHARE;
}

/** The white that is too much, in pages, and what the wishes count as. */
function costOf(pages: readonly PageContent[], { divided }: Wishes): number {
  const white = pages.filter(isLoose).map(({ whiteShare }) => whiteShare - MOST_WHITE_SHARE);
  return white.reduce((sum, share) => sum + share, DIVIDED_SHARE * divided.size);
}

/** Wishes that may fill a page which is not full. */
function* alternatives(
  items: readonly FlowItem[],
  pages: readonly PageContent[],
  index: number,
  wishes: Wishes,
): Generator<Wishes> {
  // a row or two are soon tried, and no drawing has to be higher or lower than wished
  for (const row of rowsBefore(items, pages[index]?.resumedWith))
    yield { ...wishes, carried: new Set([...wishes.carried, row]) };
  const before = pages.slice(0, index).filter(({ drawings }) => drawings.length > 0);
  for (const { drawings } of before.slice(-PAGES_TRIED).reverse()) {
    for (const share of SHARES_TRIED) {
      const wished = drawings.map((one) => [one, heightAt(one, share)] as const);
      yield { ...wishes, heights: new Map([...wishes.heights, ...wished]) };
    }
  }
  const next = pages[index + 1]?.first;
  // one that has pages of its own is not divided here
  if (next?.float === 'table' && items.includes(next))
    yield { ...wishes, divided: new Set([...wishes.divided, next]) };
}

/** The rows before one that a page may begin with instead, the nearest first. */
function rowsBefore(items: readonly FlowItem[], resumedWith: FlowItem | undefined): readonly FlowItem[] {
  const from = resumedWith?.head ? items.indexOf(resumedWith) : -1;
  if (from < 1) return [];
  return items
    .slice(Math.max(1, from - MOST_ROWS_CARRIED), from)
    .filter((one, index, all) => {
      const before = all[index - 1] ?? items[from - all.length - 1];
      return one.head === resumedWith?.head && (before?.keepStrength ?? 0) < KeepStrength.KeepTogether;
    })
    .reverse();
}

/** The height a share of the way to the upper limit, or, below 0, to the lower one, in whole steps. */
function heightAt({ wishedPt, leastPt, mostPt, stepPt }: Elastic, share: number): number {
  const wayPt = share > 0 ? mostPt - wishedPt : wishedPt - leastPt;
  return wishedPt + Math.round((wayPt * share) / stepPt) * stepPt;
}

function asWished(items: readonly FlowItem[], { heights, divided, carried }: Wishes): readonly FlowItem[] {
  const wished = items.map((one) => {
    const heightPt = one.elastic && heights.get(one.elastic);
    if (carried.has(one)) return { ...one, isCarriedOver: true };
    return heightPt === undefined ? one : withHeight(one, heightPt);
  });
  for (const first of divided) divide(wished, items.indexOf(first));
  return wished;
}

/** Lets pages part the rows of the table that begins at this index, but for a few at either end. */
function divide(items: FlowItem[], from: number): void {
  let end = from;
  while (end < items.length - 1 && (items[end] as FlowItem).keepStrength >= KeepStrength.KeepTogether) end++;
  const head = items
    .slice(from, end)
    .findIndex(({ keepStrength }) => keepStrength === KeepStrength.KeepTogether);
  for (let index = from; index < end; index++) {
    const { float: _, ...one } = items[index] as FlowItem;
    const isInside = index - from >= head + LEAST_ROWS - 1 && end - index >= LEAST_ROWS;
    items[index] =
      isInside && one.keepStrength === KeepStrength.KeepTogether
        ? { ...one, keepStrength: KeepStrength.None }
        : one;
  }
}
