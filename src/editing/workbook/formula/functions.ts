import { NotReckoned } from './parse.js';
import { type Area, type CellValue, FormulaFault, numberOf, textOf, truthOf } from './values.js';

/** An argument of a function, reckoned when it is asked for. */
interface Argument {
  value(): CellValue;
  area(): Area;
  readonly isArea: boolean;
}

type SheetFunction = (args: readonly Argument[]) => CellValue;

/** The functions that tables of offices reckon with. What is not here is not reckoned. */
export const FUNCTIONS: Readonly<Record<string, SheetFunction>> = {
  SUM: (args) => sum(numbersIn(args)),
  PRODUCT: (args) =>
    numbersIn(args).reduce((product, one) => product * one, numbersIn(args).length > 0 ? 1 : 0),
  AVERAGE: (args) => mean(numbersIn(args)),
  MIN: (args) => extreme(Math.min, numbersIn(args)),
  MAX: (args) => extreme(Math.max, numbersIn(args)),
  COUNT: (args) => numbersIn(args, true).length,
  COUNTA: (args) => args.flatMap((arg) => arg.area().flat()).filter((one) => one !== undefined).length,
  SUBTOTAL: ([kind, ...args]) => subtotal(kind, args),
  SUMPRODUCT: (args) => sumProduct(args.map((arg) => arg.area())),
  ABS: ([arg]) => Math.abs(number(arg)),
  INT: ([arg]) => Math.floor(number(arg)),
  SQRT: ([arg]) => root(number(arg)),
  POWER: ([base, exponent]) => number(base) ** number(exponent),
  ROUND: ([arg, places]) => rounded(number(arg), number(places), 'half'),
  ROUNDUP: ([arg, places]) => rounded(number(arg), number(places), 'up'),
  ROUNDDOWN: ([arg, places]) => rounded(number(arg), number(places), 'down'),
  TRUNC: ([arg, places]) => rounded(number(arg), places ? number(places) : 0, 'down'),
  IF: ([test, yes, no]) => {
    const isTrue = truthOf(test?.value());
    const chosen = isTrue ? yes : no;
    return chosen ? (chosen.value() ?? 0) : isTrue;
  },
  IFERROR: ([arg, instead]) => {
    try {
      return arg?.value() ?? 0;
    } catch (fault) {
      if (!(fault instanceof FormulaFault)) throw fault;
      return instead?.value() ?? 0;
    }
  },
  AND: (args) => truths(args).every(Boolean),
  OR: (args) => truths(args).some(Boolean),
  NOT: ([arg]) => !truthOf(arg?.value()),
  ISBLANK: ([arg]) => arg?.value() === undefined,
  ISNUMBER: ([arg]) => typeof arg?.value() === 'number',
  CONCATENATE: (args) => args.map((arg) => textOf(arg.value())).join(''),
  RANK: (args) => rank(args),
  'RANK.EQ': (args) => rank(args),
};

function number(arg: Argument | undefined): number {
  if (!arg) throw new NotReckoned();
  return numberOf(arg.value());
}

/** The numbers among arguments: in cells texts and truths count for nothing; written out they must be numbers. */
function numbersIn(args: readonly Argument[], skipsTexts = false): number[] {
  return args.flatMap((arg) => {
    if (arg.isArea)
      return arg
        .area()
        .flat()
        .filter((one) => typeof one === 'number');
    const value = arg.value();
    return skipsTexts && typeof value === 'string' ? [] : [numberOf(value)];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new FormulaFault('#DIV/0!');
  return sum(numbers) / numbers.length;
}

function extreme(of: (...all: number[]) => number, numbers: readonly number[]): number {
  return numbers.reduce((best, one) => of(best, one), numbers[0] ?? 0);
}

function root(value: number): number {
  if (value < 0) throw new FormulaFault('#NUM!');
  return Math.sqrt(value);
}

/**
 * Places may be negative: to tens, to hundreds. Halves go away from zero, by what is written rather than by its bits.
 */
function rounded(value: number, places: number, way: 'half' | 'up' | 'down'): number {
  const exact = Math.abs(Number(value.toPrecision(15)));
  const shifted = Number(`${exact}e${Math.trunc(places)}`);
  if (!Number.isFinite(shifted)) throw new NotReckoned();
  const whole = { half: Math.floor(shifted + 0.5), up: Math.ceil(shifted), down: Math.floor(shifted) }[way];
  return Math.sign(value) * Number(`${whole}e${-Math.trunc(places)}`);
}

function truths(args: readonly Argument[]): boolean[] {
  return args.flatMap((arg) =>
    arg.isArea
      ? arg
          .area()
          .flat()
          .filter((one) => typeof one === 'boolean' || typeof one === 'number')
          .map(Boolean)
      : [truthOf(arg.value())],
  );
}

/** Other subtotals leave out hidden rows, or other subtotals among their cells: they are not reckoned here. */
function subtotal(kind: Argument | undefined, args: readonly Argument[]): CellValue {
  const own = { 1: 'AVERAGE', 2: 'COUNT', 3: 'COUNTA', 4: 'MAX', 5: 'MIN', 9: 'SUM' }[number(kind)];
  if (own === undefined) throw new NotReckoned();
  return FUNCTIONS[own]?.(args);
}

function sumProduct(areas: readonly Area[]): number {
  const [first = [], ...more] = areas;
  if (more.some((area) => area.length !== first.length || area[0]?.length !== first[0]?.length))
    throw new FormulaFault('#VALUE!');
  return sum(
    first.flatMap((row, line) =>
      row.map((_, column) =>
        areas.reduce((product, area) => {
          const value = area[line]?.[column];
          return product * (typeof value === 'number' ? value : 0);
        }, 1),
      ),
    ),
  );
}

function rank([arg, area, order]: readonly Argument[]): number {
  const own = number(arg);
  const numbers = (area?.area() ?? []).flat().filter((one) => typeof one === 'number');
  if (!numbers.includes(own)) throw new FormulaFault('#N/A');
  const rises = order !== undefined && number(order) !== 0;
  return 1 + numbers.filter((one) => (rises ? one < own : one > own)).length;
}
