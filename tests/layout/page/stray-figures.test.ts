import { describe, expect, test } from 'vitest';
import { type FlowItem, flowItem, KeepStrength } from '../../../src/layout/page/flow-item.js';
import {
  chapterUnderFigures,
  exchangesBefore,
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

  test('pass neither text nor another chapter', () => {
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
