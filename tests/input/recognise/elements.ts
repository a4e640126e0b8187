import type { RecognisedColumn, RecognisedTable } from '../../../src/input/recognise/model.js';
import { formatPeriod } from '../../../src/quantity/period.js';
import type { OfficeTable } from './offices/office-sheet.js';

/** One thing that is to be seen in a table, by what it is: `1 title`, `1 column 3`, `1 row 2`. */
export type Element = readonly [what: string, value: string | undefined];

/** The letters that gold has for the types of columns. */
export const columnLetters: Readonly<Record<RecognisedColumn['type'], string>> = {
  name: 'n',
  code: 'c',
  serial: 's',
  amount: 'a',
  rate: 'r',
  index: 'i',
  words: 'w',
  date: 'd',
  period: 'p',
  technical: '-',
  empty: '-',
};

const kinds = { data: '', group: 'g', total: 't' } as const;

/** The elements that gold tells of a table, the `index`th of its sheet. */
export function elementsWanted(table: OfficeTable, index: number): Element[] {
  const words = (text: string | undefined, what: string): Element[] =>
    text === undefined ? [] : text.split(' ').map((word, at) => [`${what} ${at + 1}`, word]);
  const byColumn = (of: Readonly<Record<number, string>> | undefined, what: string): Element[] =>
    Object.entries(of ?? {}).map(([at, text]) => [`${what} ${at}`, text]);
  const elements: Element[] = [
    ['title', table.title],
    ['number', table.number],
    ['unit', table.unit],
    ['period', table.period],
    ['head', table.head.join()],
    ['shape', table.shape ?? 'plain'],
    ['pivot', table.pivot],
    ['transposed', String(table.transposed === true)],
    ['notes', table.notes?.join() ?? ''],
    ['sources', table.sources?.join() ?? ''],
    ['marks', table.marks ?? ''],
    ['questions', String(table.asks ?? 0)],
    ['rows', String(table.rows.split(' ').length)],
    ...[...table.columns].map(
      (letter, at): Element => [`column ${at + 1}`, letter === '-' ? undefined : letter],
    ),
    ...words(table.rows, 'row'),
    ...words(table.rowUnits, 'unit of row'),
    ...words(table.rowPeriods, 'period of row'),
    ...byColumn(table.paths, 'head of column'),
    ...byColumn(table.units, 'unit of column'),
    ...byColumn(table.periods, 'period of column'),
  ];
  return numbered(elements, index);
}

/** The elements that were recognised in a table. */
export function elementsSeen(table: RecognisedTable, index: number): Element[] {
  const { rows, columns } = table;
  return numbered(
    [
      ['title', table.title?.text],
      ['number', table.number],
      ['unit', table.unit],
      ['period', table.period && formatPeriod(table.period)],
      ['head', table.head.join()],
      ['shape', table.shape],
      ['pivot', table.pivot && `${table.pivot.rows}/${table.pivot.columns}/${table.pivot.values.join('+')}`],
      ['transposed', String(table.isTransposed)],
      ['notes', table.notes.map(({ line }) => line).join()],
      ['sources', table.sources.map(({ line }) => line).join()],
      ['marks', table.marks.map(({ line, at, mark }) => `${line}:${at}${mark}`).join(' ')],
      ['questions', String(table.questions.length)],
      ['rows', String(rows.length)],
      ...columns.map(({ at, type, leftOut }): Element => {
        const letter = leftOut ? '-' : columnLetters[type];
        return [`column ${at}`, letter === '-' ? undefined : letter];
      }),
      ...rows.flatMap(({ level, kind, unit, period }, at): Element[] => [
        [`row ${at + 1}`, `${level}${kinds[kind]}`],
        [`unit of row ${at + 1}`, unit],
        [`period of row ${at + 1}`, period && formatPeriod(period)],
      ]),
      ...columns.flatMap(({ at, path, unit, period }): Element[] => [
        [`head of column ${at}`, path.join('/')],
        [`unit of column ${at}`, unit],
        [`period of column ${at}`, period && formatPeriod(period)],
      ]),
    ],
    index,
  );
}

function numbered(elements: readonly Element[], index: number): Element[] {
  return elements.map(([what, value]) => [`${index + 1} ${what}`, value]);
}
