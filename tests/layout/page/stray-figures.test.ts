import { describe, expect, test } from 'vitest';
import { type FlowItem, flowItem, KeepStrength } from '../../../src/layout/page/flow-item.js';
import {
  chapterUnderFigures,
  exchangesBefore,
  figuresBefore,
  linesBefore,
  withMoved,
} from '../../../src/layout/page/stray-figures.js';

/** Items whose names are their heights: a figure and a table are of two each. */
const kept = { keepStrength: KeepStrength.KeepTogether };
const figure = (name: number): FlowItem[] => [
  flowItem(name, { ...kept, float: 'figure' }),
  flowItem(name + 0.5, {}),
];
const table = (name: number): FlowItem[] => [
  flowItem(name, { ...kept, itemsOfTable: 2 }),
  flowItem(name + 0.5, {}),
];
const line = (name: number, parts: Partial<FlowItem> = {}) => flowItem(name, { isLeaded: true, ...parts });
const chapter = (name: number) => line(name, { holdsFloats: true, keepStrength: KeepStrength.KeepWithNext });

const namesOf = (items: readonly FlowItem[]) => items.map(({ heightPt }) => heightPt);

describe('a page', () => {
  test.each([
    { on: 'figures and a chapter', items: [...figure(1), ...figure(2), chapter(3)], found: 3 },
    { on: 'figures, text and a chapter', items: [...figure(1), line(2), chapter(3)], found: undefined },
    { on: 'a chapter with its figure', items: [chapter(1), ...figure(2)], found: undefined },
    { on: 'a figure alone', items: figure(1), found: undefined },
    { on: 'nothing', items: [], found: undefined },
  ])('with $on', ({ items, found }) => {
    expect(chapterUnderFigures(items)?.heightPt).toBe(found);
  });
});

describe('figures of the chapter before', () => {
  const end = chapter(99);
  const orders = (items: readonly FlowItem[]) =>
    [...exchangesBefore(items, end)].map((moves) =>
      namesOf(withMoved(items, moves)).filter(Number.isInteger),
    );

  test('go before the tables that they follow, the nearest first and in their order', () => {
    const items = [chapter(1), line(2), ...table(3), ...table(4), ...figure(5), ...figure(6), end];
    expect(orders(items)).toEqual([
      [1, 2, 3, 5, 4, 6, 99],
      [1, 2, 3, 5, 6, 4, 99],
      [1, 2, 5, 3, 4, 6, 99],
      [1, 2, 5, 6, 3, 4, 99],
    ]);
  });

  /** A paragraph of these lines, which may send to what has an id. */
  const paragraph = (names: readonly number[], linkToDestination?: string) => {
    const text = [{ text: '文', font: 'song', size: 10, ...(linkToDestination && { linkToDestination }) }];
    const marks = [{ kind: 'line', paragraph: { text, pitch: 20 } }] as unknown as FlowItem['marks'];
    return names.map((name, at) =>
      line(name, { marks, keepStrength: at < names.length - 1 ? KeepStrength.Lines : KeepStrength.None }),
    );
  };

  test('go before the last paragraphs of their text, the nearest first, and never to its head', () => {
    const text = [...paragraph([2, 3]), ...paragraph([4, 5]), ...paragraph([6])];
    expect(orders([chapter(1), ...text, ...figure(7), end])).toEqual([
      [1, 2, 3, 4, 5, 7, 6, 99],
      [1, 2, 3, 7, 4, 5, 6, 99],
    ]);
    expect(orders([chapter(1), ...paragraph([2, 3]), ...figure(7), end])).toEqual([]);
  });

  test('stay behind the paragraph that sends readers to them', () => {
    const [first, last] = figure(7) as [FlowItem, FlowItem];
    const anchors = [{ id: 'chart:a', outline: undefined, x: 0, y: 0 }];
    const cited = [first, { ...last, anchors }];
    const text = [...paragraph([2]), ...paragraph([4], 'chart:a'), ...paragraph([6])];
    expect(orders([chapter(1), ...text, ...cited, end])).toEqual([[1, 2, 4, 7, 6, 99]]);
  });

  test('may go before a table for which a page has no room, with text in between before none', () => {
    const items = [chapter(1), line(2), ...table(3), ...table(4), ...figure(5), ...figure(6), end];
    const orders = [...figuresBefore(items, items[2])].map((moves) => namesOf(withMoved(items, moves)));
    expect(orders.map((names) => names.filter(Number.isInteger))).toEqual([
      [1, 2, 5, 3, 4, 6, 99],
      [1, 2, 5, 6, 3, 4, 99],
    ]);
    const parted = [chapter(1), ...table(3), line(4), ...figure(5), end];
    expect([...figuresBefore(parted, parted[1])]).toEqual([]);
  });

  test('pass no text behind a table, and no other chapter', () => {
    expect(orders([chapter(1), ...table(2), line(3), ...figure(4), end])).toEqual([]);
    expect(orders([...table(1), chapter(2), ...figure(3), end])).toEqual([]);
  });

  test('are followed by the lines before which a page may end, the nearest first', () => {
    const bound = { keepStrength: KeepStrength.Lines };
    const text = [line(2, bound), line(3), line(4), line(5, bound), line(6)];
    expect(namesOf(linesBefore([chapter(1), ...text, ...figure(7), end], end))).toEqual([5, 4]);
    expect(linesBefore([chapter(1), ...text, ...table(7), ...figure(8), end], end)).toEqual([]);
  });
});
