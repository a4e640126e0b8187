import { lowerRoman } from '../../core/roman.js';
import type { Edition } from '../../edition/model.js';
import type { FurnitureItem, PageFacts, Run } from '../flow.js';
import { styleOf } from './context.js';
import { measurePt, portraitMargins } from './page.js';
import { run } from './runs.js';

/**
 * What a page carries besides its text: the page number between two dashes, below the type area, at the outer
 * side and one character in (GB/T 9704-2012, 7.5). The cover and blank pages carry none. On a landscape page it stands
 * where a portrait page has it, so it is turned with the page.
 */
export function furnitureOf(edition: Edition, page: PageFacts): FurnitureItem[] {
  if (edition.furniture.pageNumber === 'none' || page.section === 'cover' || page.isBlank) return [];
  const style = styleOf(edition, 'page-number');
  const runs = [run(`— ${pageLabelOf(page)} —`, style)];
  const { x, y, anchor } = numberPosition(edition, page.number % 2 === 1);
  if (page.orientation === 'portrait') return [{ runs, x, y, anchor }];
  return [{ runs, x: page.widthPt - y, y: x, anchor, rotate: -90 }];
}

/**
 * The number of a page, as it is printed on it, shown by viewers and told wherever it is referred to: none for the
 * cover, i, ii … for what stands before the body, 1, 2 … for the body.
 */
export function pageLabelOf({ section, numberInSection }: PageFacts): string {
  if (section === 'cover') return '';
  return section === 'front' ? lowerRoman(numberInSection) : String(numberInSection);
}

/** A line at the inner side, level with the page number, turned with the page as that is. */
export function innerLine(edition: Edition, runs: readonly Run[], page: PageFacts): FurnitureItem {
  const { page: shape } = edition;
  const { leftPt, rightPt } = portraitMargins(edition);
  const isOuterRight = page.number % 2 === 1 || !shape.duplex;
  const { y } = numberPosition(edition, page.number % 2 === 1);
  const x = isOuterRight ? leftPt + shape.sizePt : rightPt + measurePt(shape) - shape.sizePt;
  const anchor = isOuterRight ? 'start' : 'end';
  if (page.orientation === 'portrait') return { runs, x, y, anchor };
  return { runs, x: page.widthPt - y, y: x, anchor, rotate: -90 };
}

/** Where the number's baseline begins or ends on a portrait page, from its top left corner. */
function numberPosition(edition: Edition, isOdd: boolean) {
  const { page, furniture } = edition;
  const style = styleOf(edition, 'page-number');
  const { leftPt, rightPt, bottomPt } = portraitMargins(edition);
  const y = page.heightPt - bottomPt + furniture.pageNumberDropPt + style.sizePt / 2;
  const outer = isOdd || !page.duplex;
  const left = isOdd || !page.duplex ? leftPt : rightPt;
  const x = outer ? left + measurePt(page) - page.sizePt : left + page.sizePt;
  return { x, y, anchor: outer ? ('end' as const) : ('start' as const) };
}
