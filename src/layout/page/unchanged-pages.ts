import type { Anchor, PageMark } from './flow-item.js';
import type { Page } from './paginate.js';

/**
 * The pages of a new layout; one that equals the page of the same number in the last layout is returned as that old
 * object, so that the painter, which remembers pages by identity, does not paint it again. Both layouts must be of the
 * same looks.
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

/** Lines are compared by identity: a paragraph that has not changed keeps the lines it was set in. */
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

/** Whether two objects have equal properties; objects among these are compared by identity. */
function isSameShape(one: object, other: object): boolean {
  if (one === other) return true;
  const [mine, its] = [Object.entries(one), new Map(Object.entries(other))];
  return mine.length === its.size && mine.every(([name, value]) => its.get(name) === value);
}
