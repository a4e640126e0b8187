import { type Elastic, type FlowItem, KeepStrength } from './flow-item.js';
import { MOST_WHITE_SHARE, type PageContent } from './open-page.js';
import { exchangesBefore, linesBefore } from './stray-figures.js';
import { asWished, NO_WISHES, type Wishes } from './wishes.js';

/** So many pages may be built in search of fuller ones: a search in a long section ends before it is done. */
const MOST_PAGES_BUILT = 300;

/** How far from its wished height to a limit a drawing is tried: higher pushes text on, lower draws text back. */
const SHARES_TRIED = [1, 0.5, -1, -0.5];
const LOWER_TRIED = [-0.5, -1];

/** Drawings are tried on this many pages before the one that is not full. */
const PAGES_TRIED = 2;

/** Dividing a short table counts as much as this share of a page left white. */
const DIVIDED_SHARE = 0.2;

/** A chapter that begins under figures of the one before counts as much as this share of a page left white. */
const STRAY_SHARE = 0.5;

/** A further page counts as much. */
const FURTHER_SHARE = 0.3;

/** Setting a figure before a table counts as much: it is not done for nothing. */
const MOVED_SHARE = 0.05;

/** So many rows of a table that goes on may be carried over from the page before one that is not full. */
const MOST_ROWS_CARRIED = 6;

/** Puts items onto pages, from one page to the next, without looking back. */
type Build<Page> = (items: readonly FlowItem[]) => readonly Page[];

/**
 * Pages for a section. Where one that should be full is not, because what comes next does not fit, rows of a table that
 * goes on there are carried over to it; failing that, drawings on the pages before it are tried higher and lower, so that
 * other text meets its foot, or a short table is divided. Where a chapter begins under figures of the one before, these
 * are tried before the tables that they follow, then with the last lines of their text above them; failing that, the
 * chapter begins a page; for this alone there may be one page more.
 */
export function optimizePageFill<Page extends PageContent>(
  items: readonly FlowItem[],
  build: Build<Page>,
): readonly Page[] {
  const plain = build(items);
  if (!plain.some(isFaulty)) return plain;
  const best = improved(items, build, { wishes: NO_WISHES, pages: plain }, new Set());
  if (strayOn(best) === 0) return best.pages;
  // some drawing was not sound at the height that would have mended it
  const drawn = best.pages.flatMap(({ drawings }, index) => {
    return [index, index + 1].some((at) => best.pages[at]?.chapterUnderFigures) ? drawings : [];
  });
  return improved(items, build, best, new Set(drawn)).pages;
}

/** Pages that are better than those given, or these; all drawings but some are taken to be sound at any height. */
function improved<Page extends PageContent>(
  items: readonly FlowItem[],
  build: Build<Page>,
  than: Trial<Page>,
  drawn: ReadonlySet<Elastic>,
): Trial<Page> {
  const originals = new Map<Elastic, Elastic>();
  const { heights, ...others } = search(assumedSound(items, originals, drawn), build);
  const sound = [...heights].flatMap(([one, heightPt]) => {
    const original = originals.get(one) ?? one;
    return original.isSound(heightPt) ? [[original, heightPt] as const] : [];
  });
  const wishes = { ...others, heights: new Map(sound) };
  const trial = { wishes, pages: build(asWished(items, wishes)) };
  return isBetter(trial, than) ? trial : than;
}

/** The items with drawings taken to be sound at any height: to draw each height tried would take long. */
function assumedSound(
  items: readonly FlowItem[],
  originals: Map<Elastic, Elastic>,
  drawn: ReadonlySet<Elastic>,
): readonly FlowItem[] {
  return items.map((one) => {
    if (!one.elastic || drawn.has(one.elastic)) return one;
    const elastic = { ...one.elastic, isSound: () => true };
    originals.set(elastic, one.elastic);
    return { ...one, elastic };
  });
}

/** Pages, and with which wishes they were built. */
interface Trial<Page extends PageContent = PageContent> {
  readonly wishes: Wishes;
  readonly pages: readonly Page[];
}

/**
 * Whether pages have fewer faults than others. There may be more of them than of those that `from` has for the chapters
 * that they part, a further page for each.
 */
function isBetter(trial: Trial, than: Trial, from = than): boolean {
  const further = ({ pages }: Trial) => Math.max(0, pages.length - from.pages.length);
  if (further(trial) > Math.max(0, strayOn(from) - strayOn(trial))) return false;
  return costOf(trial) + FURTHER_SHARE * further(trial) < costOf(than) + FURTHER_SHARE * further(than);
}

/** Wishes that leave fewer faults, one after the other, until there are none or enough has been tried. */
function search(items: readonly FlowItem[], build: Build<PageContent>): Wishes {
  let best: Trial = { wishes: NO_WISHES, pages: build(items) };
  const built = (wishes: Wishes, than: Trial): Trial => {
    const trial = { wishes, pages: build(asWished(items, wishes)) };
    return isBetter(trial, than, best) ? trial : than;
  };
  const part = () => {
    for (let index = 0; index < best.pages.length; index++) {
      let least = best;
      for (const tried of partings(items, best, index)) least = built(tried, least);
      best = least;
    }
  };
  const fill = () => {
    let count = best.pages.length;
    for (let index = 0; index < best.pages.length; index++) {
      if (!isLoose(best.pages[index])) continue;
      for (const tried of fillings(items, best, index)) {
        count += best.pages.length;
        if (count > MOST_PAGES_BUILT) return;
        best = built(tried, best);
        if (!isLoose(best.pages[index])) break;
      }
    }
  };
  part();
  fill();
  // on fuller pages other chapters may begin under figures
  part();
  return best.wishes;
}

/** Whether a page that does not end on purpose is not full. */
function isLoose(page: PageContent | undefined): boolean {
  return page !== undefined && page.end !== 'asked' && page.whiteShare > MOST_WHITE_SHARE;
}

function isFaulty(page: PageContent): boolean {
  return page.chapterUnderFigures !== undefined || isLoose(page);
}

/** The white that is too much, in pages, and what all else counts as. */
function costOf({ pages, wishes: { divided, moves } }: Trial): number {
  const others = DIVIDED_SHARE * divided.size + MOVED_SHARE * moves.size;
  return pages.reduce(
    (sum, page, index) => {
      const isWhite = isLoose(page) || beginsByWish(pages[index + 1]);
      return sum + (isWhite ? Math.max(0, page.whiteShare - MOST_WHITE_SHARE) : 0);
    },
    others + STRAY_SHARE * strayOn({ pages }),
  );
}

/** On how many pages a chapter begins under figures of the one before. */
function strayOn({ pages }: Pick<Trial, 'pages'>): number {
  return pages.filter((page) => page.chapterUnderFigures).length;
}

/** Whether a page begins with a chapter that would have begun on the page before. */
function beginsByWish(page: PageContent | undefined): boolean {
  return Boolean(page?.first?.holdsFloats && page.first.breakBefore);
}

/** Wishes that may part a chapter from figures of the one before that it begins under. */
function* partings(items: readonly FlowItem[], { pages, wishes }: Trial, index: number): Generator<Wishes> {
  const { chapterUnderFigures: chapter, drawings = [] } = pages[index] ?? {};
  if (!chapter) return;
  for (const moves of exchangesBefore(items, chapter))
    yield { ...wishes, moves: new Map([...wishes.moves, ...moves]) };
  for (const line of linesBefore(items, chapter)) {
    const carried = new Set([...wishes.carried, line]);
    yield { ...wishes, carried };
    // lower, so that no more than before goes on to the pages behind
    for (const share of LOWER_TRIED)
      yield { ...wishes, carried, heights: withHeights(wishes, drawings, share) };
  }
  yield { ...wishes, begun: new Set([...wishes.begun, chapter]) };
}

/** The heights that are wished, and those of some drawings so far from their own. */
function withHeights({ heights }: Wishes, drawings: readonly Elastic[], share: number): Wishes['heights'] {
  return new Map([...heights, ...drawings.map((one) => [one, heightAt(one, share)] as const)]);
}

/** Wishes that may fill a page which is not full. */
function* fillings(items: readonly FlowItem[], { pages, wishes }: Trial, index: number): Generator<Wishes> {
  // a row or two are soon tried, and no drawing has to be higher or lower than wished
  for (const row of rowsBefore(items, pages[index]?.resumedWith))
    yield { ...wishes, carried: new Set([...wishes.carried, row]) };
  const before = pages.slice(0, index).filter(({ drawings }) => drawings.length > 0);
  for (const { drawings } of before.slice(-PAGES_TRIED).reverse())
    for (const share of SHARES_TRIED) yield { ...wishes, heights: withHeights(wishes, drawings, share) };
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
