import { beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../support/daily.js';
import { SHIPPED } from '../support/packs.js';
import { shippedEditions, shippedSet } from '../support/shipped.js';
import {
  elementsIn,
  elementsOf,
  gridOf,
  type ReadContent,
  type ReadElement,
  type ReadStructure,
  readOut,
  readStructure,
  textOf,
} from '../support/structure.js';

/** What may stand in what, as far as a pack uses it (ISO 32000-1, 14.8.4; ISO 14289-1, 7). */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  Lbl: ['LI', 'Note'],
  LBody: ['LI'],
  TR: ['THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TOCI: ['TOC'],
};
const ONLY_HOLDS: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['TOCI'],
};

const elementsAt = (element: ReadElement) => element.kids.filter((kid) => 'type' in kid);

/** The stretches of an element, those of notes left out, which are printed elsewhere. */
function inReadingOrder({ kids }: ReadElement): ReadContent[] {
  return kids.flatMap((kid) => {
    if ('type' in kid) return kid.type === 'Note' ? [] : inReadingOrder(kid);
    return 'number' in kid ? [kid] : [];
  });
}

/** Of all editions, those that are read each day. */
const DAILY = ['handout', 'brief'];

describe.each(SHIPPED)('%s', (_, dataFolder) => {
  const structures: [string, ReadStructure][] = [];
  beforeAll(async () => {
    const sets = cases(false, true)
      ? await shippedEditions(dataFolder)
      : await Promise.all(DAILY.map((name) => shippedSet(dataFolder, name)));
    for (const { name, bytes } of sets) structures.push([name, await readStructure(bytes)]);
  });

  /** Runs a check on every edition. */
  const inEach = (check: (structure: ReadStructure, edition: string) => void) => () => {
    for (const [edition, structure] of structures) check(structure, edition);
  };

  test(
    'all that is painted is content of one element or artifact (ISO 14289-1, 7.1)',
    inEach(({ root, painted, unmarked }) => {
      expect(unmarked).toEqual(painted.map(() => 0));
      const owned = painted.map((): number[] => []);
      for (const { kids } of elementsIn(root))
        for (const kid of kids) if ('number' in kid) owned[kid.page]?.push(kid.number);
      const inOrder = (pages: readonly (readonly number[])[]) =>
        pages.map((page) => page.toSorted((a, b) => a - b));
      expect(inOrder(owned)).toEqual(painted.map((page) => page.map((_, index) => index)));
      expect(inOrder(painted)).toEqual(inOrder(owned));
    }),
  );

  test(
    'the text of a paragraph, an item or a cell is read in the order in which it stands',
    inEach(({ root }) => {
      for (const element of elementsOf(root, 'P', 'LI', 'TOCI', 'TD', 'TH', 'Caption', 'Note')) {
        const places = inReadingOrder(element).map(({ page, number }) => page * 1e6 + number);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
  );

  test(
    'elements stand in the elements they belong to',
    inEach(({ root }) => {
      expect(root.type).toBe('Document');
      for (const element of elementsIn(root)) {
        const within = elementsAt(element).map(({ type }) => type);
        for (const type of within) expect(ONLY_IN[type] ?? [element.type], type).toContain(element.type);
        for (const type of within) expect(ONLY_HOLDS[element.type] ?? [type], element.type).toContain(type);
        if (element.type === 'LI') expect(within).toEqual(['Lbl', 'LBody']);
      }
    }),
  );

  test(
    'headings skip no level (ISO 14289-1, 7.4.2)',
    inEach(({ root }) => {
      let before = 0;
      for (const { type } of elementsOf(root, 'H1', 'H2', 'H3')) {
        const level = Number(type.slice(1));
        expect(level).toBeLessThanOrEqual(before + 1);
        before = level;
      }
      expect(before).toBeGreaterThan(0);
    }),
  );

  test(
    'every row of a table fills its columns, and every data cell has heads of column and row (7.5)',
    inEach(({ root }) => {
      const tables = elementsOf(root, 'Table');
      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) {
        const grid = gridOf(table);
        const columns = grid[0]?.length ?? 0;
        for (const row of grid) {
          expect(row).toHaveLength(columns);
          expect(row.every((cell) => cell !== undefined)).toBe(true);
        }
        for (const cell of elementsOf(table, 'TH')) expect(['Row', 'Column']).toContain(cell.scope);
        for (const { heads } of readOut(table)) expect(heads.join()).not.toMatch(/^$|\?/);
      }
    }),
  );

  test(
    'a figure has words for it, a place and a caption (7.3)',
    inEach(({ root }) => {
      for (const figure of elementsOf(root, 'Figure')) {
        expect(figure.alt).toMatch(/.{8}/);
        expect(figure.bounds).toHaveLength(4);
        expect(elementsAt(figure).map(({ type }) => type)).toEqual(['Caption']);
      }
    }),
  );

  test(
    'a link is in a Link and says where it leads (7.18.5); notes have names of their own (7.9)',
    inEach(({ root }) => {
      for (const { type, kids } of elementsIn(root)) {
        for (const kid of kids) {
          if (!('contents' in kid)) continue;
          expect(type).toBe('Link');
          expect(kid.contents.length).toBeGreaterThan(1);
          expect(kid.destination).toBeDefined();
        }
      }
      const names = elementsOf(root, 'Note').map(({ name }) => name);
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
    }),
  );

  test(
    'no head, number or mark is read twice: what is repeated on a page is artifact',
    inEach(({ root, artifacts }) => {
      // the parts of a table whose columns are divided are tables, with titles, heads and groups of their own
      const isPart = (one: ReadElement) =>
        one.type === 'Table' &&
        elementsOf(one, 'Caption').some((caption) => textOf(caption).startsWith('续表'));
      const inParts = new Set([...elementsIn(root)].filter(isPart).flatMap((part) => [...elementsIn(part)]));
      const text = [...elementsIn(root)]
        .filter((element) => !inParts.has(element))
        .flatMap(({ kids }) => kids)
        .flatMap((kid) => ('text' in kid ? kid.text : []));
      expect(text.join('')).not.toMatch(/续表\d|（续）/);
      if (artifacts.length > 4) expect(artifacts.join('')).toMatch(/— \d+ —/);
    }),
  );

  test('the table of the main indicators, read out cell by cell', () => {
    for (const [edition, { root }] of structures) {
      const table = elementsOf(root, 'Table').find((one) => textOf(one).includes('指标')) as ReadElement;
      const cells = readOut(table);
      const lines = cells.map(({ heads, text }) => `${heads.join(' / ')}: ${text}`);
      console.log(
        [edition, ...elementsOf(table, 'Caption').map(textOf), ...lines.slice(0, 12), ''].join('\n'),
      );
      const names = elementsOf(table, 'TBody').flatMap((body) => elementsOf(body, 'TH').map(textOf));
      for (const { heads, text } of cells)
        if (!names.includes(text)) expect(heads.some((head) => names.includes(head))).toBe(true);
    }
  });
});
