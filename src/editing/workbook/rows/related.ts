import type { CellRange } from '../../../input/raw-table.js';
import { relationsOf } from '../../../input/xlsx/parts.js';
import { refusedEdit } from '../../refused.js';
import { rangeOf } from '../areas.js';
import type { EditedWorkbook } from '../workbook.js';
import { attributeOf, fromMarkup, withAttribute } from '../xml-text.js';
import { type FormulaPlace, shiftedFormula } from './formulas.js';
import { shiftedFormulas, shiftedRanges, shiftedXml } from './ranges.js';
import type { RowShift } from './shift.js';

/** Shifts what other parts of a workbook say of the rows of a sheet: comments, drawings, tables, names, charts. */
export function shiftRelated(book: EditedWorkbook, name: string, shift: RowShift): void {
  for (const { type, part } of relationsOf(book.pack.archive, book.entry(name).part)) {
    const own = SHIFTED[type];
    const text = own && book.pack.text(part);
    if (text !== undefined)
      book.pack.set(part, own?.(text, shift, { isOnSheet: true, sheet: name }, book.file) ?? text);
  }
  const elsewhere = { isOnSheet: false, sheet: name };
  book.setWorkbookText(shiftedNames(book.workbookText(), shift, elsewhere));
  for (const part of book.pack.archive.names()) {
    const text = /^xl\/(?:charts|pivotCache)\/[^/]*\.xml$/i.test(part) ? book.pack.text(part) : undefined;
    if (text !== undefined)
      book.pack.set(part, shiftedSources(shiftedFormulas(text, shift, elsewhere), shift, name));
  }
}

type Shifted = (xml: string, shift: RowShift, place: FormulaPlace, file: string) => string;

/** By the type of their relation to the sheet. */
const SHIFTED: Readonly<Record<string, Shifted>> = {
  comments: shiftedXml,
  threadedComment: shiftedXml,
  table: shiftedTable,
  drawing: (xml, shift) =>
    xml.replace(
      shift.axis === 'line' ? ROW_OF_ANCHOR : COLUMN_OF_ANCHOR,
      (_, open, __, row: string, close) => {
        return `${open}${lineFromZero(Number(row), shift)}${close}`;
      },
    ),
  vmlDrawing: shiftedNotes,
};

const ROW_OF_ANCHOR = /(<((?:[\w.-]+:)?row)>)(\d+)(<\/\2>)/g;
const COLUMN_OF_ANCHOR = /(<((?:[\w.-]+:)?col)>)(\d+)(<\/\2>)/g;

/** Drawings count from 0, and stay with the row that comes in the place of one that is gone. */
function lineFromZero(row: number, shift: RowShift): number {
  const line = shift.line(row + 1) ?? shift.area(1, row + 1)?.[1] ?? 1;
  return Math.max(0, line - 1);
}

/** The boxes of notes, each with the cell that it belongs to; those of cells that are gone go too. */
function shiftedNotes(xml: string, shift: RowShift): string {
  return xml.replace(/<v:shape(?=\s)[\s\S]*?<\/v:shape>/g, (shape) => {
    const [name, anchors] = shift.axis === 'line' ? ['Row', [2, 6]] : ['Column', [0, 4]];
    const place = new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`);
    const row = place.exec(shape)?.[1];
    if (row === undefined) return shape;
    const line = shift.line(Number(row) + 1);
    if (line === undefined) return '';
    const moved = line - 1 - Number(row);
    const anchored = shape.replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/, (_, open, anchor: string, close) => {
      const numbers = anchor.split(',').map((one, index) => {
        return anchors.includes(index) ? String(Math.max(0, Number(one) + moved)) : one.trim();
      });
      return `${open}${numbers.join(', ')}${close}`;
    });
    return anchored.replace(place, `<x:${name}>${line - 1}</x:${name}>`);
  });
}

/** A table of the spreadsheet program lives by its head, which it names its columns by. */
function shiftedTable(xml: string, shift: RowShift, place: FormulaPlace, file: string): string {
  const [tag = ''] = /<(?:[\w.-]+:)?table(?=\s)[^>]*>/.exec(xml) ?? [];
  const area = rangeOf(attributeOf(tag, 'ref') ?? 'A1');
  if (shift.axis === 'column') checkColumnsOfTable(area, shift, place, file);
  const first = area.top;
  if (shift.axis === 'line' && shift.line(first) === undefined)
    throw refusedEdit(
      'head-of-table',
      { zh: '这是“表格”的表头，不能删', en: 'This is the head of a table of the spreadsheet program' },
      { file, sheet: place.sheet, line: first },
      { zh: '在表格软件里改。', en: 'Change it in a spreadsheet program.' },
    );
  return shiftedXml(xml, shift, place);
}

/** A column within a table of the spreadsheet program has a name and an id of its own there. */
function checkColumnsOfTable(
  { left, right, top }: CellRange,
  shift: RowShift,
  place: FormulaPlace,
  file: string,
): void {
  const now = shift.area(left, right);
  if (now && now[1] - now[0] === right - left) return;
  throw refusedEdit(
    'column-of-table',
    {
      zh: '这是“表格”，不能在其中加列、删列',
      en: 'Columns of a table of the spreadsheet program can’t be added or taken out',
    },
    { file, sheet: place.sheet, line: top },
    {
      zh: '在表格软件里改，存了这里就看到。',
      en: 'Do it in a spreadsheet program; it is seen here once saved.',
    },
  );
}

/** Names of cells and areas, print areas too. */
function shiftedNames(xml: string, shift: RowShift, place: FormulaPlace): string {
  return xml.replace(
    /(<((?:[\w.-]+:)?definedName)(?=\s)[^>]*>)([^<]*)(<\/\2>)/g,
    (_, open: string, __, formula: string, close: string) => {
      const { text } = shiftedFormula(fromMarkup(formula), shift, place);
      return `${open}${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${close}`;
    },
  );
}

/** What a pivot table was made of. */
function shiftedSources(xml: string, shift: RowShift, name: string): string {
  return xml.replace(/<(?:[\w.-]+:)?worksheetSource(?=\s)[^>]*>/g, (tag) => {
    const [sheet, ref] = [attributeOf(tag, 'sheet'), attributeOf(tag, 'ref')];
    if (ref === undefined || fromMarkup(sheet ?? '') !== name) return tag;
    return withAttribute(tag, 'ref', shiftedRanges(ref, shift) || ref);
  });
}
