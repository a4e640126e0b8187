import { unescaped } from '../../../input/xlsx/xml.js';
import { openTag } from '../sheet-xml.js';
import type { EditedWorkbook } from '../workbook.js';
import { asMarkup, attributeOf, fromMarkup, withAttribute } from '../xml-text.js';
import { type CellAt, dependentsOf, keyOf, type PlacedFormula } from './dependents.js';
import { type Cells, evaluate } from './evaluate.js';
import { NotReckoned, parseFormula } from './parse.js';
import { type CellValue, FormulaFault } from './values.js';

/**
 * Reckons the formulas anew that reckon with changed cells. One that can't be reckoned here loses the result that was
 * stored with it, for it may be wrong by now; the program that opens the workbook does it then. Answers whether none
 * was lost.
 */
export function recalculate(book: EditedWorkbook, changed: readonly CellAt[]): boolean {
  const formulas = book.formulas();
  const own = new Set(changed.map(keyOf));
  // a formula that was put back holds a result of then
  const dependents = [...dependentsOf(changed, formulas), ...formulas.filter((one) => own.has(keyOf(one)))];
  const results = new Results(book, dependents);
  let isLossless = true;
  for (const { sheet, line, column } of dependents) {
    const cell = book.sheet(sheet).cell(line, column);
    if (!cell) continue;
    const result = results.of(sheet, line, column);
    if (result === undefined) isLossless = false;
    book.sheet(sheet).setCell(line, column, withResult(cell.xml, result, book.sheet(sheet).prefix));
  }
  if (!isLossless) book.askForCalculation();
  return isLossless;
}

/** The result of a formula; `fault` is what the cell shows where it fails. */
type Result = { readonly value: CellValue } | { readonly fault: string };

class Results implements Cells {
  private readonly pending: ReadonlyMap<string, PlacedFormula>;
  private readonly known = new Map<string, Result | undefined>();
  private readonly extents = new Map<string, { lines: number; columns: number }>();

  constructor(
    private readonly book: EditedWorkbook,
    formulas: readonly PlacedFormula[],
  ) {
    this.pending = new Map(formulas.map((formula) => [keyOf(formula), formula]));
  }

  /** The result of a formula that is to be reckoned; undefined where it can't be. */
  of(sheet: string, line: number, column: number): Result | undefined {
    const key = keyOf({ sheet, line, column });
    if (this.known.has(key)) return this.known.get(key);
    // a formula that comes round to itself can't be reckoned
    this.known.set(key, undefined);
    const formula = this.pending.get(key);
    const result = formula && this.reckoned(formula);
    this.known.set(key, result);
    return result;
  }

  private reckoned(formula: PlacedFormula): Result | undefined {
    if (formula.area !== undefined) return undefined;
    try {
      return { value: evaluate(parseFormula(formula.tokens), formula.sheet, this) };
    } catch (problem) {
      if (problem instanceof FormulaFault) return { fault: problem.shown };
      // formulas upon formulas, thousands deep
      if (problem instanceof NotReckoned || problem instanceof RangeError) return undefined;
      throw problem;
    }
  }

  at(sheet: string, line: number, column: number): CellValue {
    if (this.pending.has(keyOf({ sheet, line, column }))) {
      const result = this.of(sheet, line, column);
      if (result === undefined) throw new NotReckoned();
      if ('fault' in result) throw new FormulaFault(result.fault);
      return result.value;
    }
    const cell = this.sheet(sheet).cell(line, column);
    return cell && storedValue(cell.xml, this.book);
  }

  extent(sheet: string): { lines: number; columns: number } {
    const known = this.extents.get(sheet);
    if (known) return known;
    const { rows } = this.sheet(sheet);
    const columns = rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
    const extent = { lines: rows.at(-1)?.line ?? 0, columns };
    this.extents.set(sheet, extent);
    return extent;
  }

  private sheet(name: string) {
    const entry = this.book.parts.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!entry) throw new NotReckoned();
    return this.book.sheet(entry.name);
  }
}

/** What a cell holds as it is stored. */
function storedValue(xml: string, book: EditedWorkbook): CellValue {
  const type = attributeOf(openTag(xml), 't') ?? 'n';
  const text = /<(?:[\w.-]+:)?v\s*>([\s\S]*?)<\//.exec(xml)?.[1];
  if (type === 'inlineStr') return inlineText(xml);
  if (text === undefined) {
    // a formula without a result
    if (/<(?:[\w.-]+:)?f[\s/>]/.test(xml)) throw new NotReckoned();
    return undefined;
  }
  switch (type) {
    case 's':
      return book.sharedText(Number(text));
    case 'str':
      return unescaped(fromMarkup(text));
    case 'b':
      return text === '1';
    case 'e':
      throw new FormulaFault(fromMarkup(text));
    case 'n':
      return Number(text);
    default:
      throw new NotReckoned();
  }
}

function inlineText(xml: string): string {
  const texts = [...xml.matchAll(/<(?:[\w.-]+:)?t(?=[\s>])[^>]*>([\s\S]*?)<\//g)];
  return unescaped(fromMarkup(texts.map(([, text = '']) => text).join('')));
}

/** A cell with another result of its formula, or (undefined) without one. */
function withResult(xml: string, result: Result | undefined, prefix: string): string {
  const tag = openTag(xml);
  const inside = xml
    .slice(tag.length)
    .replace(/<((?:[\w.-]+:)?)v\s*>[\s\S]*?<\/\1v\s*>|<(?:[\w.-]+:)?v\s*\/>/, '');
  if (result === undefined) return withAttribute(tag, 't', undefined) + inside;
  const { type, text } = written(result);
  const end = inside.lastIndexOf('</');
  return `${withAttribute(tag, 't', type)}${inside.slice(0, end)}<${prefix}v>${asMarkup(text)}</${prefix}v>${inside.slice(end)}`;
}

function written(result: Result): { type: string | undefined; text: string } {
  if ('fault' in result) return { type: 'e', text: result.fault };
  const { value } = result;
  if (typeof value === 'string') return { type: 'str', text: value };
  if (typeof value === 'boolean') return { type: 'b', text: value ? '1' : '0' };
  return { type: undefined, text: String(value ?? 0) };
}
