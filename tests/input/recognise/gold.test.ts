import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import type { RecognisedColumn, RecognisedTable } from '../../../src/input/recognise/model.js';
import { formatPeriod } from '../../../src/quantity/period.js';
import { drawnSheet } from '../../support/drawn-sheet.js';
import { columnLetters } from './elements.js';
import { type GoldTable, gold } from './gold.js';

/** Parts of a table as the gold writes them, those only that it tells of. */
function seenIn(
  table: RecognisedTable | undefined,
  wanted: GoldTable,
): Partial<Record<keyof GoldTable, unknown>> {
  if (!table) return {};
  const column = (at: string) => table.columns.find((one) => one.at === Number(at));
  const byColumn = (
    of: Readonly<Record<number, string>> = {},
    tell: (column: RecognisedColumn) => string | undefined,
  ) =>
    Object.fromEntries(
      Object.keys(of).map((at) => {
        const found = column(at);
        return [at, found && tell(found)];
      }),
    );
  const kinds = { data: '', group: 'g', total: 't' };
  const all = {
    title: table.title?.text,
    number: table.number,
    unit: table.unit,
    period: table.period && formatPeriod(table.period),
    head: table.head,
    columns: table.columns.map(({ type, leftOut }) => (leftOut ? '-' : columnLetters[type])).join(''),
    paths: byColumn(wanted.paths, ({ path }) => path.join('/')),
    units: byColumn(wanted.units, ({ unit }) => unit),
    periods: byColumn(wanted.periods, ({ period }) => period && formatPeriod(period)),
    rows: table.rows.map(({ level, kind }) => `${level}${kinds[kind]}`).join(' '),
    notes: table.notes.map(({ line }) => line),
    sources: table.sources.map(({ line }) => line),
    marks: table.marks.map(({ line, at, mark }) => `${line}:${at}${mark}`).join(' '),
    shape: table.shape,
    pivot: table.pivot && `${table.pivot.rows}/${table.pivot.columns}/${table.pivot.values.join('+')}`,
    asks: table.questions.length,
  };
  const usual: GoldTable = {
    head: [],
    columns: '',
    rows: '',
    notes: [],
    sources: [],
    shape: 'plain',
    asks: 0,
  };
  const told = Object.keys({ ...usual, title: '', unit: '', period: '', ...wanted }) as (keyof GoldTable)[];
  return Object.fromEntries(told.map((part) => [part, all[part]]));
}

function expected(wanted: GoldTable) {
  return {
    title: undefined,
    unit: undefined,
    period: undefined,
    notes: [],
    sources: [],
    shape: 'plain',
    asks: 0,
    ...wanted,
  };
}

describe('what is to be seen in a sheet is recognised', () => {
  test.each(gold)('$name', ({ drawing, tables }) => {
    const found = recognise(drawnSheet(drawing));
    expect(found.map((table, index) => seenIn(table, tables[index] as GoldTable))).toEqual(
      tables.map(expected),
    );
  });
});
