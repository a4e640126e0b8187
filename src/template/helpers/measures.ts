import type { HelperOptions } from 'handlebars';
import { columnsNamed } from '../../dataset/address/columns.js';
import { wholeRow } from '../../dataset/general/among-rows.js';
import { type Lookup, lookUpAmount, lookUpGroup, lookUpRow, lookUpTable } from '../../dataset/rules/names.js';
import { findColumn, holdsFigures } from '../../dataset/table/columns.js';
import { measureHelpers } from '../../report/measures/index.js';
import type { MeasureHelper, Named, NamedByArgument, PrintedFigure } from '../../report/measures/measure.js';
import type { ReportTable } from '../../report/report.js';
import { figureName } from '../../report/value.js';
import {
  growthHint,
  lookUpAmountOfRow,
  lookUpComparedFigure,
  lookUpComparedRow,
  lookUpGrowingFigure,
  lookUpGrowingRow,
  lookUpPartOfSum,
  lookUpSum,
} from './argument-names.js';
import { type HelperContext, type HelperDefinition, HelperProblem } from './context.js';
import { kinds, optional } from './kinds.js';
import { getColumn, getFigure, getGroup, getItem, getRow, getTable, summed } from './look-up.js';
import { markup, numeralMarkup } from './numeral.js';
import { named, placed } from './texts.js';

function definitionOf(name: string, helper: MeasureHelper): HelperDefinition {
  const { takes, example, words, kind = name } = helper;
  return {
    takes: takes.map((one) => (mayBeLeftOut(one) ? optional(kinds.text) : kinds.text)),
    names: takes.map((one) => lookUps[one]),
    isForSentences: true,
    example,
    words,
    make:
      (context) =>
      (...args) => {
        const options = args.at(-1) as HelperOptions;
        const names = args.slice(0, -1) as string[];
        const found = namedBy(takes, names, context, options);
        const figure = helper.print(found);
        if (figure === undefined)
          throw nothingToPrint(takes[names.length - 1], found, names.at(-1) ?? '', options);
        // a row may be called by its name, while figures are known by its id
        const known = found.row ? [found.row.id, ...names.slice(1)] : names;
        return markup(figureMarkup(context, figure, figureName(kind, ...(figure.key ?? known))));
      },
  };
}

/** What need not be told: a group of the table, and which figure of a row, where the last is meant. */
function mayBeLeftOut(one: NamedByArgument): boolean {
  return one === 'group-or-none' || one === 'compared-figure' || one === 'growing-figure';
}

/** How each argument is looked up in a text of pack.yaml, before anything is printed. */
const lookUps: Readonly<Record<NamedByArgument, Lookup>> = {
  row: lookUpRow,
  'compared-row': lookUpComparedRow,
  'growing-row': lookUpGrowingRow,
  'compared-figure': lookUpComparedFigure,
  'growing-figure': lookUpGrowingFigure,
  figure: lookUpAmountOfRow,
  part: lookUpPartOfSum,
  table: lookUpTable,
  group: lookUpGroup,
  'group-or-none': lookUpGroup,
  amount: lookUpAmount,
  sum: lookUpSum,
};

function namedBy(
  takes: readonly NamedByArgument[],
  names: readonly string[],
  context: HelperContext,
  options: HelperOptions,
): Named {
  let found: Partial<Named> = {};
  for (const [index, name] of names.entries()) {
    const takesNow = takes[index];
    if (takesNow) found = { ...found, ...finders[takesNow](name, found as Named, context, options, names) };
  }
  return found as Named;
}

type Finder = (
  name: string,
  found: Named,
  context: HelperContext,
  options: HelperOptions,
  /** What is written before it and behind it. */
  names: readonly string[],
) => Partial<Named>;

const aRow: Finder = (name, _, context, options) => getRow(context, name, options);

/**
 * A row, or a column of periods that run down; with a name behind it what that tells a figure of, which then counts.
 */
const anItem: Finder = (name, _, context, options, names) =>
  names.length > 1 ? {} : getItem(context, name, options);

const aFigureOfItem: Finder = (name, _, context, options, [item = '']) =>
  getFigure(context, item, name, options);

/** A column that the table has; whether the row has a figure in it is for the measure to say. */
const aColumnOfRow: Finder = (name, { table, row }, _, options) => {
  const column =
    table.kind === 'general'
      ? columnsNamed(table.columns.filter(holdsFigures), name)[0]
      : findColumn(table.columns, name);
  if (column === undefined) getColumn(row?.rank ?? {}, name, options);
  return column ? { column } : {};
};

const aGroup: Finder = (name, { table }, _, options) => ({ group: getGroup(table, name, options) });

const anAmount: Finder = (name, { table, group }, _, options) => {
  if (table.kind === 'general' && group === undefined) return totalOfWhole(table, name);
  const column = findColumn(table.columns, name);
  return { total: getColumn(group?.subtotal ?? table.total, name, options), ...(column && { column }) };
};

/** What the row of totals of a general table has; that it does was looked up before. */
function totalOfWhole(table: ReportTable, name: string): Partial<Named> {
  const [column] = columnsNamed(table.columns.filter(holdsFigures), name);
  const cell = column && wholeRow(table)?.cells[column.header];
  if (!column || cell?.quantity.kind !== 'number') return {};
  const { digits } = cell.quantity;
  return {
    column,
    total: { digits, counted: table.rows.length, missing: 0, approximate: 0, place: cell.place },
  };
}

/** How each is found when it is printed; what there is none of is told with the names that there are. */
const finders: Readonly<Record<NamedByArgument, Finder>> = {
  row: aRow,
  'compared-row': anItem,
  'growing-row': anItem,
  'compared-figure': aFigureOfItem,
  'growing-figure': aFigureOfItem,
  figure: aColumnOfRow,
  part: aColumnOfRow,
  table: (name, _, { report }, options) => ({ table: getTable(report, name, options) }),
  group: aGroup,
  'group-or-none': aGroup,
  amount: anAmount,
  sum: (name, found, context, options, names) => {
    const { total, ...rest } = anAmount(name, found, context, options, names);
    return { ...rest, ...(total && { total: summed(total, name, options) }) };
  },
};

function nothingToPrint(
  takes: NamedByArgument | undefined,
  { row }: Named,
  name: string,
  options: HelperOptions,
): HelperProblem {
  const label = row?.label ?? name;
  if (takes?.startsWith('growing'))
    return new HelperProblem(
      'no-growth',
      { zh: `“${label}”算不出增长率`, en: `“${label}” has no growth` },
      options,
      growthHint,
    );
  if (takes?.startsWith('compared'))
    return new HelperProblem(
      'no-difference',
      { zh: `“${label}”没有可比的两年数据`, en: `“${label}” has no two figures to compare` },
      options,
    );
  return new HelperProblem(
    'no-figure',
    { zh: `“${label}”在“${name}”一列没有数`, en: `“${label}” has no figure in “${name}”` },
    options,
  );
}

function figureMarkup(context: HelperContext, figure: PrintedFigure, name: string): string {
  const { before = '', digits, unit = '', place } = figure;
  const content = before + (digits === undefined ? '' : numeralMarkup({ digits, unit }));
  return place ? placed(context, place, content, name) : named(name, content);
}

/** The helpers that measures have, as templates call them. */
export const helpersOfMeasures: Readonly<Record<string, HelperDefinition>> = Object.fromEntries(
  Object.entries(measureHelpers).map(([name, helper]) => [name, definitionOf(name, helper)]),
);
