import { type Bilingual, type Diagnostic, errorAt, warningAt } from '../../core/diagnostics.js';
import { isScientific } from '../../input/recognise/cell.js';
import type { Quantity } from '../../quantity/model.js';
import { scaleOf } from '../../quantity/numerals.js';
import { type Mistyped, mistypedFigure } from '../../quantity/typos.js';
import { isSameUnit } from '../../quantity/unit.js';
import { tellsRises } from '../general/triangles.js';
import type { Cell, Column, Table } from '../model.js';
import { holdsFigures, textOf, unitOf } from '../table/columns.js';
import type { TableRow, TableRule } from './rule.js';

interface FigureCell extends TableRow {
  readonly cell: Cell;
  readonly column: Column;
}

/** The cells of the columns that hold figures, row by row: those that are wanted, for a table may have a million. */
function figureCells(table: Table, isWanted: (cell: Cell) => boolean): FigureCell[] {
  const columns = table.columns.filter(holdsFigures);
  const found: FigureCell[] = [];
  for (const row of table.rows)
    for (const column of columns) {
      const cell = row.cells[column.header];
      if (cell && isWanted(cell)) found.push({ row, table, cell, column });
    }
  return found;
}

/** What a table of an office shows as a figure, 12 345, was read as one; 1.2E+11 is told by a rule of its own. */
function isRead({ kind }: Quantity): boolean {
  return kind === 'number' || kind === 'range';
}

/** A cell that is almost a number would be printed as words and left out of every sum. */
export const mistypedFigures: TableRule = ({ dataset }) =>
  Object.values(dataset.tables)
    .flatMap((table) => figureCells(table, ({ quantity, text }) => !isRead(quantity) && !isScientific(text)))
    .flatMap(({ cell, column }) => {
      const mistyped = mistypedFigure(cell.text, column.role === 'amount');
      if (mistyped === undefined) return [];
      const message = {
        zh: `“${mistyped.text}”没有读成数字`,
        en: `"${mistyped.text}" is not read as a number`,
      };
      return [warningAt('mistyped-figure', message, { place: cell.place, hint: typingHint(mistyped) })];
    });

function typingHint({ meant, read, left }: Mistyped): Bilingual {
  if (read !== undefined)
    return {
      zh: `“${read}”是数，“${left}”不是：把它移到“说明”里，否则照原样印、不参加计算。`,
      en: `"${read}" is one, "${left}" is not: move that to 说明, or the cell is printed as words.`,
    };
  return meant
    ? { zh: `是不是“${meant}”？`, en: `Did you mean "${meant}"?` }
    : { zh: '只写数字、单位和“以上”之类的词。', en: 'Write a number, its unit and a word such as 以上.' };
}

/** The triangles that may tell a fall, and in other tables a rise. */
const triangles = /^\s*([△▲▽▼])\s*\d/;

/**
 * One triangle tells falls. Of ▼ and ▲ in a sheet as it is, ▲ tells rises; where a table has two others, or is of a
 * kind that asks for one, one of them may tell rises, and which is anyone's guess.
 */
export const trianglesAgree: TableRule = ({ dataset }) =>
  Object.values(dataset.tables).flatMap((table) => {
    const marked = figureCells(table, ({ text }) => triangles.test(text)).map(({ cell }) => {
      return { mark: triangles.exec(cell.text)?.[1], cell };
    });
    const other = marked.find(({ mark }) => mark !== marked[0]?.mark);
    const directions = new Set(marked.map(({ mark }) => mark));
    const isClear =
      table.kind === 'general' && directions.size === 2 && tellsRises(marked.map(({ cell }) => cell.text));
    if (other === undefined || isClear) return [];
    const [one, two] = [marked[0]?.mark, other.mark];
    const message = {
      zh: `表里既有${one}又有${two}，分不清哪个是升、哪个是降`,
      en: `The table has ${one} and ${two}: which of them tells a rise is not clear`,
    };
    const hint = { zh: '降的写负号：-3.2。', en: 'Write a minus where it falls: -3.2.' };
    return [errorAt('unclear-sign', message, { place: other.cell.place, hint })];
  });

/** A unit in a cell must be that of its column or row: the page prints only the latter. */
export const unitsAgree: TableRule = ({ dataset }) =>
  Object.values(dataset.tables)
    .flatMap((table) =>
      table.kind === 'general' ? [] : figureCells(table, ({ quantity }) => isRead(quantity)),
    )
    .flatMap((figure) => {
      const { quantity } = figure.cell;
      if (quantity.kind !== 'number' && quantity.kind !== 'range') return [];
      const expected = unitOf(figure.row, figure.column, figure.table.columns);
      if (quantity.unit === '') return expected === '' ? noUnit(figure) : [];
      return isSameUnit(quantity.unit, expected) ? [] : [otherUnit(figure, quantity.unit, expected)];
    });

/** A dash in 单位 says that the figure has no unit; an empty cell may have been forgotten. An index has its base. */
function noUnit({ row, table, cell, column }: FigureCell): Diagnostic[] {
  if (column.role === 'amount' || textOf(row, table.columns, 'unit') !== '') return [];
  const hint = { zh: '没有单位的，在“单位”里写“—”。', en: 'Put a dash in 单位 if it has none.' };
  return [
    warningAt(
      'missing-unit',
      { zh: '数字没有单位', en: 'The figure has no unit' },
      { place: cell.place, hint },
    ),
  ];
}

function otherUnit(figure: FigureCell, unit: string, expected: string): Diagnostic {
  const { cell } = figure;
  const where = unitPlace(figure);
  const other =
    expected === ''
      ? { zh: '没有单位', en: 'has none' }
      : { zh: `是“${expected}”`, en: `says "${expected}"` };
  const converted = inUnit(cell, expected);
  return errorAt(
    'unit-mismatch',
    {
      zh: `这一格的单位是“${unit}”，${where.zh}${other.zh}`,
      en: `The unit of this cell is "${unit}", ${where.en} ${other.en}`,
    },
    {
      place: cell.place,
      hint:
        converted === undefined
          ? undefined
          : { zh: `换算成“${converted}”。`, en: `Convert it to "${converted}".` },
    },
  );
}

/** What the unit that a figure should have is said by. */
function unitPlace({ row, table, column }: FigureCell): Bilingual {
  if (column.unit !== undefined || column.role === 'amount') return { zh: '列名里', en: 'the header' };
  const isOfTable = textOf(row, table.columns, 'unit') === '' && unitOf(row, column, table.columns) !== '';
  return isOfTable
    ? { zh: 'pack.yaml 里这张表的 unit ', en: "the table's unit in pack.yaml" }
    : { zh: '“单位”列', en: '单位' };
}

/** 5000万元 in 亿元 → 0.5; undefined when the units differ by more than 十百千万亿. */
function inUnit({ quantity }: Cell, unit: string): string | undefined {
  if (quantity.kind !== 'number') return undefined;
  const base = (text: string) => text.replace(/^[十百千万亿]+/, '');
  if (base(quantity.unit) !== base(unit)) return undefined;
  return quantity.value.times(scaleOf(quantity.unit)).div(scaleOf(unit)).toString();
}
