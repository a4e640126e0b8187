import { NotReckoned } from './parse.js';

/** What a cell holds; undefined is a blank one. */
export type CellValue = number | string | boolean | undefined;

export type Area = readonly (readonly CellValue[])[];

/** What a cell shows where its formula fails: `#DIV/0!`. */
export class FormulaFault extends Error {
  constructor(readonly shown: string) {
    super(shown);
  }
}

/** A value where a number is meant. */
export function numberOf(value: CellValue): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  // what else a spreadsheet takes for a number (dates, percent signs) depends on its language
  if (/^-?\d+(?:\.\d+)?$/.test(value.trim())) return Number(value);
  if (/\d/.test(value)) throw new NotReckoned();
  throw new FormulaFault('#VALUE!');
}

/** A value where text is meant. */
export function textOf(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? shownNumber(value) : value;
}

function shownNumber(value: number): string {
  const digits = String(Number(value.toPrecision(15)));
  if (digits.includes('e')) throw new NotReckoned();
  return digits;
}

export function truthOf(value: CellValue): boolean {
  if (typeof value === 'string') throw new FormulaFault('#VALUE!');
  return Boolean(value);
}
