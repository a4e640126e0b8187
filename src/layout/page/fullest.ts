import { MOST_WHITE_SHARE, type PageContent } from './open-page.js';
import { Bond, type Piece } from './piece.js';
import { type Elastic, withHeight } from './stretch.js';

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

/** What is asked of the pieces of a section before they are put onto pages. */
interface Wishes {
  readonly heights: ReadonlyMap<Elastic, number>;
  /** First pieces of short tables that may be divided. */
  readonly divided: ReadonlySet<Piece>;
}

const NO_WISHES: Wishes = { heights: new Map(), divided: new Set() };

/** Puts pieces onto pages, from one page to the next, without looking back. */
type Build<Page> = (pieces: readonly Piece[]) => readonly Page[];

/**
 * Pages for a section. Where one that should be full is not, because what comes next does not fit, drawings on
 * the pages before it are tried higher and lower, so that other text meets its foot; failing that, a short
 * table is divided. Never fuller at the price of a further page.
 */
export function fullestPages<Page extends PageContent>(
  pieces: readonly Piece[],
  build: Build<Page>,
): readonly Page[] {
  const plain = build(pieces);
  if (!plain.some(isLoose)) return plain;
  const originals = new Map<Elastic, Elastic>();
  const { heights, divided } = search(assumedSound(pieces, originals), build);
  const original = (one: Elastic) => originals.get(one) as Elastic;
  const sound = [...heights].flatMap(([one, heightPt]) =>
    original(one).isSound(heightPt) ? [[original(one), heightPt] as const] : [],
  );
  const wishes = { heights: new Map(sound), divided };
  const pages = build(asWished(pieces, wishes));
  return costOf(pages, wishes) < costOf(plain, NO_WISHES) && pages.length <= plain.length ? pages : plain;
}

/** The pieces with drawings that are taken to be good at every height: to draw them all would take long. */
function assumedSound(pieces: readonly Piece[], originals: Map<Elastic, Elastic>): readonly Piece[] {
  return pieces.map((one) => {
    if (!one.elastic) return one;
    const elastic = { ...one.elastic, isSound: () => true };
    originals.set(elastic, one.elastic);
    return { ...one, elastic };
  });
}

/** Wishes that leave less white, one after the other, until all is full or enough has been tried. */
function search(pieces: readonly Piece[], build: Build<PageContent>): Wishes {
  let wishes = NO_WISHES;
  let best = build(pieces);
  let built = best.length;
  for (let index = 0; index < best.length; index++) {
    if (!isLoose(best[index])) continue;
    for (const tried of alternatives(best, index, wishes)) {
      built += best.length;
      if (built > MOST_PAGES_BUILT) return wishes;
      const pages = build(asWished(pieces, tried));
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
  pages: readonly PageContent[],
  index: number,
  { heights, divided }: Wishes,
): Generator<Wishes> {
  const before = pages.slice(0, index).filter(({ drawings }) => drawings.length > 0);
  for (const { drawings } of before.slice(-PAGES_TRIED).reverse()) {
    for (const share of SHARES_TRIED) {
      const wished = drawings.map((one) => [one, heightAt(one, share)] as const);
      yield { heights: new Map([...heights, ...wished]), divided };
    }
  }
  const next = pages[index + 1]?.first;
  if (next?.float === 'table') yield { heights, divided: new Set([...divided, next]) };
}

/** The height a share of the way to the upper limit, or, below 0, to the lower one, in whole steps. */
function heightAt({ wishedPt, leastPt, mostPt, stepPt }: Elastic, share: number): number {
  const wayPt = share > 0 ? mostPt - wishedPt : wishedPt - leastPt;
  return wishedPt + Math.round((wayPt * share) / stepPt) * stepPt;
}

function asWished(pieces: readonly Piece[], { heights, divided }: Wishes): readonly Piece[] {
  const wished = pieces.map((one) => {
    const heightPt = one.elastic && heights.get(one.elastic);
    return heightPt === undefined ? one : withHeight(one, heightPt);
  });
  for (const first of divided) divide(wished, pieces.indexOf(first));
  return wished;
}

/** Lets pages part the rows of the table that begins at this index, but for a few at either end. */
function divide(pieces: Piece[], from: number): void {
  let end = from;
  while (end < pieces.length - 1 && (pieces[end] as Piece).bond >= Bond.KeepTogether) end++;
  const head = pieces.slice(from, end).findIndex(({ bond }) => bond === Bond.KeepTogether);
  for (let index = from; index < end; index++) {
    const { float: _, ...one } = pieces[index] as Piece;
    const isInside = index - from >= head + LEAST_ROWS - 1 && end - index >= LEAST_ROWS;
    pieces[index] = isInside && one.bond === Bond.KeepTogether ? { ...one, bond: Bond.None } : one;
  }
}
