import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellObject, read as readWorkbook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { packPages } from '../../src/revision/pack-pages.js';
import { type Proof, type ProofFigure, proofOf } from '../../src/revision/proof/proof.js';
import { figuresOf, readDataSet } from '../support/data-set.js';
import { SHIPPED } from '../support/packs.js';
import { readPdf } from '../support/pdf-text.js';
import { shippedSet } from '../support/shipped.js';

/** Columns whose figures are not taken from a source: they name, sort, comment, or are where it is. */
const WITHOUT_SOURCE = ['编号', '分组', '单位', '说明', '出处', '原文', '拼音', '正文', '简称'];

/** Every cell of a data folder that has figures, read without the program's own loader: id, column. */
function cellsWithFigures(dataFolder: string): string[] {
  const { tables } = readDataSet(dataFolder);
  return Object.values(tables).flatMap((rows) =>
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([header, text]) =>
        WITHOUT_SOURCE.includes(header) || figuresOf(text).length === 0 ? [] : [`${row.编号} ${header}`],
      ),
    ),
  );
}

/**
 * How many figures each sheet of the workbooks of a data folder has, read by another library than the program's own.
 */
function figuresOfSheets(dataFolder: string): ReadonlyMap<string, number> {
  const workbooks = readdirSync(dataFolder).filter((file) => file.endsWith('.xlsx'));
  return new Map(
    workbooks.flatMap((file) => {
      const { Sheets } = readWorkbook(readFileSync(join(dataFolder, file)));
      return Object.entries(Sheets).map(([name, sheet]) => {
        const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
        return [name, cells.filter(([, cell]) => (cell as CellObject).t === 'n').length] as const;
      });
    }),
  );
}

interface Listed extends ProofFigure {
  readonly id: string;
  readonly table: string;
}

const allOf = ({ doubtful, printed, unprinted }: Proof): Listed[] =>
  [...doubtful, ...printed, ...unprinted].flatMap(({ id, table, figures }) =>
    figures.map((figure) => ({ ...figure, id, table })),
  );

/** The numbers on each page by its printed number, those of tables and sentences and charts alike. */
async function numbersByPage(bytes: Uint8Array, labels: ReadonlyMap<number, string>) {
  const pages = new Map<string, Set<string>>();
  for (const { number, lines } of await readPdf(bytes)) {
    const label = labels.get(number);
    if (label !== undefined) pages.set(label, new Set(lines.flatMap(({ text }) => figuresOf(text))));
  }
  return pages;
}

describe.each(SHIPPED)('in the proof of %s', (_, dataFolder) => {
  test.each(['handout', 'booklet', 'brief'])(
    'every figure of the data is once, on its pages of the %s',
    async (edition) => {
      const { report, ...set } = await shippedSet(dataFolder, edition);
      const printed = set.printed();
      const proof = proofOf(report, packPages(set.document, printed, report));
      const listed = allOf(proof);
      const names = listed.map(({ id, column }) => `${id} ${column}`);
      expect(new Set(names).size).toBe(names.length);
      const sheets = figuresOfSheets(dataFolder);
      const ofSheet = (sheet: string) => listed.filter(({ id }) => id.startsWith(`${sheet}/`));
      for (const [sheet, count] of sheets) expect([sheet, ofSheet(sheet).length]).toEqual([sheet, count]);
      const others = listed.filter(({ id }) => !sheets.has(id.split('/')[0] ?? ''));
      const namesOfOthers = others.map(({ id, column }) => `${id} ${column}`);
      expect(namesOfOthers.toSorted()).toEqual(cellsWithFigures(dataFolder).toSorted());

      const labels = new Map(printed.map(({ page, pageLabel }) => [page, pageLabel]));
      const numbers = await numbersByPage(set.bytes, labels);
      const digitsOf = ({ text }: ProofFigure) => figuresOf(text)[0] ?? '';
      const everywhere = listed.flatMap(({ text }) => figuresOf(text));
      const count = (digits: string) => everywhere.filter((one) => one === digits).length;
      const derived = new Set(proof.derived.flatMap(({ text }) => figuresOf(text)));
      // a number that nothing else has stands where its figure does, and nowhere else
      const own = listed.filter((one) => {
        const digits = digitsOf(one);
        const isYear = /^20\d\d$/.test(digits);
        return digits.length >= 4 && !isYear && count(digits) === 1 && !derived.has(digits);
      });
      expect(own.length).toBeGreaterThan(20);
      const charts = new Set(printed.flatMap(({ drawing, pageLabel }) => (drawing ? [pageLabel] : [])));
      for (const one of own) {
        const found = [...numbers].flatMap(([label, there]) => (there.has(digitsOf(one)) ? [label] : []));
        // charts add up numbers of their own, and the points of some have none
        const [told, seen] = [one.pages, found].map((pages) => pages.filter((page) => !charts.has(page)));
        expect([one.id, one.column, ...(told ?? [])]).toEqual([one.id, one.column, ...(seen ?? [])]);
        const drawn = one.pages.filter((page) => charts.has(page) && one.table !== 'towns');
        expect([one.id, one.column, found]).toEqual([one.id, one.column, expect.arrayContaining(drawn)]);
      }
    },
  );
});
