import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit } from '../../../src/editing/index.js';
import { readCsv } from '../../../src/input/readers/csv.js';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { SheetModel } from '../../../src/studio/page/tables/model.js';
import { cases } from '../../support/daily.js';
import { workbookBytes } from '../../support/workbooks.js';

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

const csvRows = (bytes: Uint8Array) =>
  readCsv({ file: 'a.csv', text: Buffer.from(bytes).toString() }).value.rows as readonly Row[];
const bookRows = (bytes: Uint8Array) => readWorkbook('a.xlsx', bytes).value[0]?.value.rows as readonly Row[];

/** Blank lines between rows, and a field of several lines. */
const CSV = Buffer.from('题,,\n\n指标,值,注\n甲,1,"两\n行"\n\n\n乙,2,\n丙,3,x\n\n注：初步数,,\n');
const cell = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const BOOK = workbookBytes({
  sheets: {
    表: `<row r="1">${cell('A1', '题')}</row><row r="3">${cell('A3', '指标')}${cell('B3', '值')}${cell('C3', '注')}</row><row r="4">${cell('A4', '甲')}${cell('B4', '1')}</row><row r="7">${cell('A7', '乙')}${cell('C7', 'x')}</row><row r="8">${cell('A8', '丙')}${cell('B8', '3')}</row><row r="10">${cell('A10', '注')}</row></sheetData>`,
  },
});
const NOTES = { version: '', changes: 0, headLine: 3, lastLine: 8, columns: [], derived: [], marks: [] };

function modelOf(rows: readonly Row[], sheet: string | undefined): SheetModel {
  const file = sheet === undefined ? 'a.csv' : 'a.xlsx';
  const own = sheet === undefined ? {} : { sheet };
  const model = new SheetModel({ key: file, file, ...own, version: '', changes: 0, isEditable: true, rows });
  model.hear(NOTES);
  return model;
}

type Act = (model: SheetModel, row: number, column: number) => Edit[];

const acts: Readonly<Record<string, Act>> = {
  type: (model, row, column) => model.set([{ row, column, text: '新' }]),
  'type lines': (model, row, column) =>
    model.set([{ row, column, text: model.state.sheet === undefined ? 'a\nb\nc' : 'a' }]),
  empty: (model, row, column) => model.set([{ row, column, text: '' }]),
  insert: (model, row) =>
    model.insert(row, [
      ['n', '', ''],
      ['m', '', ''],
    ]),
  remove: (model, row) => model.remove({ top: row, bottom: Math.min(row + 1, model.rowCount - 1) }),
  down: (model, row) => model.move({ top: row, bottom: row }, true),
  up: (model, row) => model.move({ top: row, bottom: row }, false),
  'put a column in': (model, _, column) => model.insertColumn(column),
  'take a column out': (model, _, column) => model.removeColumn(column),
  'type behind the last': (model, _, column) => model.set([{ row: model.rowCount, column, text: '末' }]),
};

/** What stands where, without empty cells and rows. */
const shown = (rows: readonly Row[]) =>
  rows.flatMap(({ line, fields }) =>
    fields.flatMap((text, column) => (text === '' ? [] : [`${line},${column} ${text}`])),
  );

function inModel(model: SheetModel): string[] {
  return shown(
    Array.from({ length: model.rowCount }, (_, row) => ({
      line: model.line(row),
      fields: Array.from({ length: model.columnCount }, (_, column) => model.text({ row, column })),
    })),
  );
}

describe.each([
  ['a text file', CSV, undefined, csvRows],
  ['a workbook', BOOK, '表', bookRows],
] as const)(
  'the open table shows what its file has, with blank rows between: %s',
  (_, bytes, sheet, rowsOf) => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat({ max: 5 }), fc.nat({ max: 2 })),
      { minLength: 1, maxLength: 5 },
    );
    test('after whatever is done to it', () => {
      fc.assert(
        fc.property(steps, (all) => {
          const model = modelOf(rowsOf(bytes), sheet);
          let now: Uint8Array = bytes;
          for (const [name, atRow, atColumn] of all) {
            const row = Math.min(atRow, model.rowCount - 1);
            const column = Math.min(atColumn, model.columnCount - 1);
            for (const edit of acts[name]?.(model, row, column) ?? [])
              now = applyEdit(now, edit).bytes as Uint8Array;
            expect([name, ...inModel(model)]).toEqual([name, ...shown(rowsOf(now))]);
          }
        }),
        { numRuns: cases(40, 1000) },
      );
    });
  },
);
