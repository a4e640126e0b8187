import { type Elastic, type FlowItem, KeepStrength } from './flow-item.js';
import { MOST_WHITE_SHARE, type PageContent } from './open-page.js';
import { exchangesBefore, figuresBefore, linesBefore } from './stray-figures.js';
import { areSameWishes, asWished, NO_WISHES, type Wishes } from './wishes.js';

/** So many pages may be built in search of fuller ones: a search in a long section ends before it is done. */
const MOST_PAGES_BUILT = 1000;

/** How far from its wished height to a limit a drawing is tried: higher pushes text on, lower draws text back. */
const SHARES_TRIED = [1, 0.5, -1, -0.5];
const LOWER_TRIED = [-0.5, -1];

/** So many times drawings that were not sound where they were wished are drawn, and the search is done again. */
const MOST_ROUNDS = 3;

/** Drawings are tried on this many pages before the one that is not full. */
const PAGES_TRIED = 2;

/** So many short tables before it may be divided. */
const TABLES_TRIED = 2;

/** Dividing a short table counts as much as this share of a page left white. */
const DIVIDED_SHARE = 0.2;

/** A chapter that begins under figures of the one before counts as much as this share of a page left white. */
const STRAY_SHARE = 1;

/** A page that is left so white where no part ends is a fault by itself, and counts so much more. */
const MOST_WHITE_INSIDE = 1 / 3;
const EMPTY_SHARE = 0.5;

/** A page that ends before a chapter for this alone is not left whiter than this. */
const MOST_WHITE_BEFORE = 0.5;

/** A last page that is whiter than this holds too little to be turned to. */
const MOST_WHITE_LAST = 0.8;

/** That counts as much as this share of a page left white. */
const LITTLE_SHARE = 0.3;

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
 * goes on there are carried over to it; failing that, drawings on the pages before it are tried higher and lower, so
 * that other text meets its foot, or short tables are divided, or figures go before a table. Where a chapter begins
 * under figures of the one before, these are tried before the last paragraphs or the tables that they follow, then with
 * the last lines of their text above them; failing that, the chapter begins a page; for this alone there may be one
 * page more. The same is tried to be rid of a last page of a few lines.
 */
export function optimizePageFill<Page extends PageContent>(
  items: readonly FlowItem[],
  build: Build<Page>,
): readonly Page[] {
  const plain = build(items);
  if (!hasFaults(plain)) return plain;
  let best: Trial<Page> = { wishes: NO_WISHES, pages: plain };
  const drawn = new Set<Elastic>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const originals = new Map<Elastic, Elastic>();
    const found = search(assumedSound(items, originals, drawn), build);
    const wishes = withSound(found.wishes, originals);
    const trial = { wishes, pages: build(asWished(items, wishes)) };
    if (isBetter(trial, best)) best = trial;
    const unsound = unsoundIn(found, originals);
    if (unsound.length === 0 || !hasFaults(best.pages)) break;
    // what was taken for granted is known now, and what else there is to try is tried with it
    for (const one of unsound) drawn.add(one);
  }
  return best.pages;
}

/** The wishes for drawings as they are, without the heights at which one of them is not sound. */
function withSound({ heights, ...others }: Wishes, originals: ReadonlyMap<Elastic, Elastic>): Wishes {
  const sound = [...heights].flatMap(([one, heightPt]) => {
    const original = originals.get(one) ?? one;
    return original.isSound(heightPt) ? [[original, heightPt] as const] : [];
  });
  return { ...others, heights: new Map(sound) };
}

/** The drawings that stand on pages higher or lower than they can. */
function unsoundIn({ pages }: Trial, originals: ReadonlyMap<Elastic, Elastic>): readonly Elastic[] {
  return pages.flatMap(({ drawings, drawingHeightsPt }) =>
    drawings.flatMap((one, at) => {
      const [original, heightPt = one.wishedPt] = [originals.get(one), drawingHeightsPt[at]];
      return original && heightPt !== original.wishedPt && !original.isSound(heightPt) ? [original] : [];
    }),
  );
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
 * Whether pages have fewer faults than others, the first so many of them or all. There may be more of them than of
 * those that `from` has for the chapters that they part, a further page for each.
 */
function isBetter(trial: Trial, than: Trial, from = than, count = Number.POSITIVE_INFINITY): boolean {
  const further = ({ pages }: Trial) => Math.max(0, pages.length - from.pages.length);
  if (further(trial) > Math.max(0, strayOn(from, count) - strayOn(trial, count))) return false;
  const cost = (one: Trial) => costOf(one, count) + FURTHER_SHARE * further(one);
  return cost(trial) < cost(than);
}

/** So many pages from the one that is mended are looked at, where what stands behind is mended in its turn. */
const NEAR_PAGES = 2;

/**
 * Wishes that leave fewer faults. Chapters under figures are parted from them one after the other, each judged by all
 * pages; and once more, judged by those up to the next, for the faults of those behind may yet be mended.
 */
function search(items: readonly FlowItem[], build: Build<PageContent>): Trial {
  // both ways to judge come upon many of the same wishes
  const trials: Trial[] = [];
  const trialOf = (wishes: Wishes): Trial => {
    const known = trials.find((one) => areSameWishes(one.wishes, wishes));
    if (known) return known;
    const trial = { wishes, pages: build(asWished(items, wishes)) };
    trials.push(trial);
    return trial;
  };
  const start = trialOf(NO_WISHES);
  const byAll = filled({ items, trialOf, judgedPages: Number.POSITIVE_INFINITY }, start);
  if (strayOn(start) === 0) return byAll;
  const byNear = filled({ items, trialOf, judgedPages: NEAR_PAGES }, start);
  return isBetter(byNear, byAll, start) ? byNear : byAll;
}

/** What a search goes by. */
interface Search {
  readonly items: readonly FlowItem[];
  readonly trialOf: (wishes: Wishes) => Trial;
  /** So many pages from that on which a chapter begins under figures tell how well it is parted from them. */
  readonly judgedPages: number;
}

/** Wishes that leave fewer faults, one after the other, until there are none or enough has been tried. */
function filled(by: Search, start: Trial): Trial {
  let best = parted(by, start);
  let count = start.pages.length;
  for (let index = 0; index < best.pages.length; index++) {
    if (!isToFill(best, index)) continue;
    for (const tried of fillings(by.items, best, index)) {
      count += best.pages.length;
      if (count > MOST_PAGES_BUILT) return parted(by, best);
      const trial = by.trialOf(tried);
      // on fuller pages other chapters may begin under figures
      const isToMend = costOf(trial) - STRAY_SHARE < costOf(best) && strayOn(trial) > strayOn(best);
      const mended = isToMend ? parted(by, trial) : trial;
      if (isBetter(mended, best)) best = mended;
      if (!isToFill(best, index)) break;
    }
  }
  return parted(by, best);
}

/** Pages on which chapters begin under figures of the one before no more, where that can be had. */
function parted({ items, trialOf, judgedPages }: Search, trial: Trial): Trial {
  let best = trial;
  for (let index = 0; index < best.pages.length; index++) {
    let least = best;
    for (const wishes of partings(items, best, index)) {
      const tried = trialOf(wishes);
      if (isBetter(tried, least, best, index + judgedPages)) least = tried;
    }
    best = least;
  }
  return best;
}

/** Whether a page that does not end on purpose is not full. */
function isLoose(page: PageContent | undefined): boolean {
  return page !== undefined && page.end !== 'asked' && page.whiteShare > MOST_WHITE_SHARE;
}

function hasFaults(pages: readonly PageContent[]): boolean {
  return pages.some((page) => page.chapterUnderFigures !== undefined || isLoose(page)) || endsInLittle(pages);
}

/** Whether the last of several pages holds a few lines only. */
function endsInLittle(pages: readonly PageContent[]): boolean {
  const last = pages.at(-1);
  return pages.length > 1 && last !== undefined && last.whiteShare > MOST_WHITE_LAST;
}

/** Whether a page is not full, or the last one and nearly empty: with fuller ones before it there may be none. */
function isToFill({ pages }: Pick<Trial, 'pages'>, index: number): boolean {
  return isLoose(pages[index]) || (index === pages.length - 1 && endsInLittle(pages));
}

/** The white that is too much on the first pages, so many, and what all else counts as. */
function costOf(trial: Trial, count = Number.POSITIVE_INFINITY): number {
  const { pages, wishes } = trial;
  const last = count >= pages.length && endsInLittle(pages) ? LITTLE_SHARE : 0;
  const ofWishes = DIVIDED_SHARE * wishes.divided.size + MOVED_SHARE * wishes.moves.size;
  return pages
    .slice(0, count)
    .reduce(
      (sum, page, index) => sum + whiteCost(page, beginsByWish(pages[index + 1])),
      ofWishes + last + STRAY_SHARE * strayOn(trial, count),
    );
}

function whiteCost(page: PageContent, isBeforeWish: boolean): number {
  if (!isBeforeWish && !isLoose(page)) return 0;
  if (isBeforeWish && page.whiteShare > MOST_WHITE_BEFORE) return STRAY_SHARE;
  const isEmpty = !isBeforeWish && page.whiteShare > MOST_WHITE_INSIDE;
  return Math.max(0, page.whiteShare - MOST_WHITE_SHARE) + (isEmpty ? EMPTY_SHARE : 0);
}

/** On how many pages a chapter begins under figures of the one before. */
function strayOn({ pages }: Pick<Trial, 'pages'>, count = Number.POSITIVE_INFINITY): number {
  return pages.filter((page, index) => page.chapterUnderFigures && index < count).length;
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
  for (const tables of tablesToDivide(items, next))
    yield { ...wishes, divided: new Set([...wishes.divided, ...tables]) };
  const chapter = items.findLast(({ holdsFloats }) => holdsFloats);
  for (const moves of figuresBefore(items, next))
    yield { ...wishes, moves: new Map([...wishes.moves, ...moves]) };
  // a chapter whose end alone is left goes onto the last page whole
  if (next === undefined && chapter) yield { ...wishes, begun: new Set([...wishes.begun, chapter]) };
}

/**
 * Short tables that may be divided where a page is not full before `next`: that one, or those before it, so that they
 * begin higher up and leave it room. One that has pages of its own is not divided here.
 */
function* tablesToDivide(
  items: readonly FlowItem[],
  next: FlowItem | undefined,
): Generator<readonly FlowItem[]> {
  const at = next ? items.indexOf(next) : -1;
  if (!next || at < 0) return;
  if (next.float === 'table') yield [next];
  const before = items.slice(0, at).filter(({ float, ownPages }) => float === 'table' && !ownPages);
  for (let count = 1; count <= Math.min(TABLES_TRIED, before.length); count++) yield before.slice(-count);
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
