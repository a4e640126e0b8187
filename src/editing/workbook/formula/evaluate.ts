import { FUNCTIONS } from './functions.js';
import { type Expression, NotReckoned } from './parse.js';
import { blockOf, type Reference } from './tokens.js';
import { type Area, type CellValue, FormulaFault, numberOf, textOf } from './values.js';

/** Whatever a formula looks at. */
export interface Cells {
  /** What a cell holds; throws NotReckoned where that can't be told. */
  at(sheet: string, line: number, column: number): CellValue;
  /** The last row and column of a sheet that hold anything. */
  extent(sheet: string): { readonly lines: number; readonly columns: number };
}

/** Cells that one formula may look at; whole columns are as long as what is in them. */
const MOST_CELLS = 200_000;
const LEAST_LONG = 10_000;

/** Reckons a formula of a sheet. Throws a FormulaFault for what a cell shows as an error, and NotReckoned. */
export function evaluate(expression: Expression, sheet: string, cells: Cells): CellValue {
  return new Evaluation(sheet, cells).value(expression);
}

class Evaluation {
  constructor(
    private readonly sheet: string,
    private readonly cells: Cells,
  ) {}

  value(expression: Expression): CellValue {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'truth':
        return expression.value;
      case 'fault':
        throw new FormulaFault(expression.shown);
      case 'area':
        return this.single(this.area(expression.reference));
      case 'operation':
        return this.operation(expression.operator, expression.operands);
      case 'call':
        return this.call(expression.name, expression.args);
    }
  }

  private call(name: string, args: readonly (Expression | undefined)[]): CellValue {
    const own = FUNCTIONS[name];
    if (!own) throw new NotReckoned();
    return own(
      args.map((arg) => ({
        value: () => (arg === undefined ? undefined : this.value(arg)),
        area: () => (arg === undefined ? [] : this.valuesOf(arg)),
        isArea: arg?.kind === 'area',
      })),
    );
  }

  private valuesOf(expression: Expression): Area {
    if (expression.kind === 'area') return this.area(expression.reference);
    return [[this.value(expression)]];
  }

  private area(reference: Reference): Area {
    const sheet = reference.sheet ?? this.sheet;
    const { top, bottom, left, right } = blockOf(reference);
    const isLong = (bottom - top + 1) * (right - left + 1) > LEAST_LONG;
    const { lines, columns } = isLong ? this.cells.extent(sheet) : { lines: bottom, columns: right };
    const [last, end] = [Math.min(bottom, lines), Math.min(right, columns)];
    if ((last - top + 1) * (end - left + 1) > MOST_CELLS) throw new NotReckoned();
    return Array.from({ length: Math.max(0, last - top + 1) }, (_, row) =>
      Array.from({ length: Math.max(0, end - left + 1) }, (_, column) =>
        this.cells.at(sheet, top + row, left + column),
      ),
    );
  }

  /**
   * Of an area where one value is meant a spreadsheet takes what stands in line with the formula: not reckoned here.
   */
  private single(area: Area): CellValue {
    if (area.length !== 1 || area[0]?.length !== 1) throw new NotReckoned();
    return area[0][0];
  }

  private operation(operator: string, operands: readonly Expression[]): CellValue {
    const values = operands.map((one) => this.value(one));
    if (operator === '&') return values.map(textOf).join('');
    if (/[=<>]/.test(operator)) return compared(operator, values[0], values[1]);
    const [left = 0, right = 0] = values.map(numberOf);
    return finite(ARITHMETIC[operator]?.(left, right));
  }
}

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => cancelled(left + right, left, right),
  '-': (left, right) => cancelled(left - right, left, right),
  '*': (left, right) => left * right,
  '/': (left, right) => {
    if (right === 0) throw new FormulaFault('#DIV/0!');
    return left / right;
  },
  '^': (left, right) => left ** right,
  '%': (value) => value / 100,
  '-1': (value) => -value,
  '+1': (value) => value,
};

/** A difference that is nothing but the noise of binary fractions is 0 in a spreadsheet. */
function cancelled(result: number, left: number, right: number): number {
  return Math.abs(result) < Math.max(Math.abs(left), Math.abs(right)) * 2 ** -49 ? 0 : result;
}

function finite(value: number | undefined): number {
  if (value === undefined || !Number.isFinite(value)) throw new FormulaFault('#NUM!');
  return value;
}

/** Numbers come before texts, texts before truths; texts are compared without regard to capitals. */
function compared(operator: string, one: CellValue, other: CellValue): boolean {
  const [left, right] = [one ?? blankAs(other), other ?? blankAs(one)];
  const order = orderOf(left, right);
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (Number.isNaN(order)) throw new NotReckoned();
  const isBetween = operator.includes('=') && order === 0;
  return isBetween || (operator.startsWith('<') ? order < 0 : order > 0);
}

function blankAs(other: CellValue): string | number | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function orderOf(left: string | number | boolean, right: string | number | boolean): number {
  const ranks = ['number', 'string', 'boolean'];
  if (typeof left !== typeof right) return ranks.indexOf(typeof left) - ranks.indexOf(typeof right);
  if (typeof left === 'string') {
    const [one, two] = [left.toLowerCase(), String(right).toLowerCase()];
    // in which order hanzi come is a matter of the program's language
    if (one !== two && /[^\p{ASCII}]/u.test(one + two)) return Number.NaN;
    return one < two ? -1 : one > two ? 1 : 0;
  }
  return Number(left) - Number(right);
}
