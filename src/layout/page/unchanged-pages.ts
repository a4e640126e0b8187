import type { Anchor, PageMark } from './flow-item.js';
import type { Page } from './paginate.js';

/**
 * The pages with those on which nothing has changed as the very objects they were in the last layout, so that they
 * need not be painted again. Both were laid out in the same looks.
 */
export function reuseUnchangedPages(before: readonly Page[], after: readonly Page[]): readonly Page[] {
  return after.map((page, index) => {
    const known = before[index];
    return known && isSamePage(known, page) ? known : page;
  });
}

function isSamePage(one: Page, other: Page): boolean {
  return (
    one.number === other.number &&
    one.orientation === other.orientation &&
    one.section === other.section &&
    one.numberInSection === other.numberInSection &&
    isSameList(one.marks, other.marks, isSameMark) &&
    isSameList(one.anchors, other.anchors, isSameAnchor)
  );
}

function isSameList<Item>(
  one: readonly Item[],
  other: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  return one.length === other.length && one.every((item, index) => isSame(item, other[index] as Item));
}

/** Lines are the same only where they are the same object: what is set once is kept. */
function isSameMark(one: PageMark, other: PageMark): boolean {
  if (one.x !== other.x || one.y !== other.y) return false;
  switch (one.kind) {
    case 'line':
      return (
        other.kind === 'line' &&
        one.line === other.line &&
        one.paragraph === other.paragraph &&
        one.topPt === other.topPt &&
        one.isRepeated === other.isRepeated
      );
    case 'vector':
      return other.kind === 'vector' && isSameShape(one.vector, other.vector);
    case 'svg':
      return other.kind === 'svg' && isSameShape(one.svg, other.svg);
  }
}

function isSameAnchor(one: Anchor, other: Anchor): boolean {
  return one.id === other.id && one.outline === other.outline && one.x === other.x && one.y === other.y;
}

/** Whether two flat objects hold the very same; what is nested in them is the same only as the same object. */
function isSameShape(one: object, other: object): boolean {
  if (one === other) return true;
  const [mine, its] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === its.size && mine.every(([name, value]) => its.get(name) === value);
}
