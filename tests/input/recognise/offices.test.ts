import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';
import { recognise } from '../../../src/input/recognise/index.js';
import type { RecognisedTable } from '../../../src/input/recognise/model.js';
import { sheetFile } from '../../support/sheet-file.js';
import { elementsSeen, elementsWanted } from './elements.js';
import { offices } from './offices/index.js';
import type { OfficeSheet } from './offices/office-sheet.js';

/** What comes of a sheet: elements seen otherwise than they are, and all there are. */
interface Measured {
  readonly name: string;
  readonly elements: number;
  readonly wrong: readonly string[];
  readonly tables: readonly RecognisedTable[];
}

async function measure({ name, as, encoding, drawing, tables }: OfficeSheet): Promise<Measured> {
  const file = sheetFile(drawing, as, encoding);
  const { value: sheets } = await readSheets(new TableFile(file.name, file.bytes));
  const found = sheets.flatMap(({ value }) => recognise(value));
  const wanted = tables.flatMap((table, index) => elementsWanted(table, index));
  const seen = new Map(found.flatMap((table, index) => elementsSeen(table, index)));
  const wrong = wanted
    .filter(([what, value]) => seen.get(what) !== value)
    .map(([what, value]) => `${what}: ${value} → ${seen.get(what)}`);
  const extra = found.slice(tables.length).map((table) => `a table too many: ${table.title?.text}`);
  return { name, elements: wanted.length, wrong: [...wrong, ...extra], tables: found };
}

const measured = Promise.all(offices.map(measure));

describe('sheets as offices have them', () => {
  test('at least 98 % of their elements are recognised', async () => {
    const all = await measured;
    const elements = all.reduce((sum, one) => sum + one.elements, 0);
    const wrong = all.flatMap((one) => one.wrong.map((text) => `${one.name}: ${text}`));
    report(`${elements - wrong.length} of ${elements} elements`, wrong);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(elements * 0.02);
  });

  test('nothing is asked of at least 80 % of the tables', async () => {
    const tables = (await measured).flatMap((one) => one.tables);
    const asking = tables.filter(({ questions }) => questions.length > 0);
    report(
      `${tables.length - asking.length} of ${tables.length} tables without a question`,
      asking.flatMap(({ questions }) => questions.map(({ text }) => text.zh)),
    );
    expect(asking.length).toBeLessThanOrEqual(tables.length * 0.2);
  });

  test('every doubt has its reason', async () => {
    const doubts = (await measured).flatMap(({ name, tables }) =>
      tables.flatMap(({ evidence }) =>
        evidence
          .filter(({ sureness }) => sureness === 'doubtful' || sureness === 'unknown')
          .map(({ part, reasons }) => ({ name, part, reasons: reasons.map(({ zh }) => zh) })),
      ),
    );
    report(
      `${doubts.length} doubts`,
      doubts.map(({ name, part, reasons }) => `${name}: ${part}: ${reasons.join('，')}`),
    );
    expect(doubts.filter(({ reasons }) => reasons.join('') === '')).toEqual([]);
  });
});

/** What was measured; vitest shows it with `--silent=false`. */
function report(sum: string, lines: readonly string[]): void {
  console.log([sum, ...lines.map((line) => `  ${line}`)].join('\n'));
}
