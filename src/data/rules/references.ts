import type { ChartSpec } from '../../chart/spec.js';
import { type Bilingual, type Diagnostic, errorAt, type Place, warningAt } from '../../diagnostics.js';
import { type HelperCall, helperCalls } from '../calls.js';
import { findColumn, textOf } from '../columns.js';
import { differenceOf } from '../difference.js';
import type { Column, Dataset, Row, Table } from '../model.js';
import { nearestHint } from '../nearest.js';
import type { Path } from '../yaml.js';
import { type Examined, type Rule, rowsWithFigures } from './rule.js';

type Name = HelperCall['names'][number];

/** What a text has referred to so far within one call: the later names belong to the earlier. */
interface Scope {
  readonly table?: Table;
  readonly row?: Row;
  readonly column?: Column;
}

/** Finds what a name refers to, or says that there is no such thing. */
type Lookup = (name: Name, scope: Scope, dataset: Dataset) => Scope | Diagnostic;

const lookUpRow: Lookup = ({ name, place }, _, dataset) =>
  rowsWithFigures(dataset).find(({ row }) => row.id === name) ??
  unknownId(
    name,
    place,
    rowsWithFigures(dataset).map(({ row }) => row.id),
  );

const lookUpTable: Lookup = ({ name, place }, _, { tables }) => {
  const table = tables[name];
  return table ? { table } : unknownTable(name, place, tables);
};

const lookUpGroup: Lookup = ({ name, place }, { table }) => {
  const groups = table ? groupNames(table) : [];
  return groups.includes(name) ? { table: table as Table } : unknownGroup(name, place, groups);
};

const lookUpColumn = (accepts: (column: Column) => boolean): Lookup => {
  return ({ name, place }, scope) => {
    const columns = scope.table?.columns ?? [];
    const column = findColumn(columns, name);
    return column && accepts(column)
      ? { ...scope, column }
      : unknownColumn(name, place, columns.filter(accepts));
  };
};
const lookUpAnyColumn = lookUpColumn(() => true);
const lookUpAmount = lookUpColumn(({ role }) => role === 'amount');

const lookUpComparedRow: Lookup = (name, scope, dataset) => {
  const found = lookUpRow(name, scope, dataset);
  if ('severity' in found || !found.row || !found.table) return found;
  return differenceOf(found.row, found.table.columns) ? found : noDifference(name);
};
const lookUpRankedAmount: Lookup = (name, scope, dataset) => {
  const found = lookUpAmount(name, scope, dataset);
  if ('severity' in found || !found.row || !found.column) return found;
  return found.row.cells[found.column.header]?.quantity.kind === 'number' ? found : noFigure(name, found.row);
};

/** The helpers that name rows, tables, groups and columns, and what each of their arguments names. */
const helperArguments: Readonly<Record<string, readonly Lookup[]>> = {
  figure: [lookUpRow, lookUpAnyColumn],
  name: [lookUpRow],
  row: [lookUpRow],
  difference: [lookUpComparedRow],
  change: [lookUpComparedRow],
  rank: [lookUpRow, lookUpRankedAmount],
  share: [lookUpRow, lookUpRankedAmount],
  count: [lookUpTable, lookUpGroup],
  counted: [lookUpTable, lookUpAmount],
  total: [lookUpTable, lookUpAmount],
  subtotal: [lookUpTable, lookUpGroup, lookUpAmount],
};

/** Whatever a helper in a text of pack.yaml names must exist, and a figure it shows should not be missing. */
export const namesInTexts: Rule = ({ dataset, passages }) =>
  passages.flatMap((passage) => {
    const { value: calls, found } = helperCalls(passage);
    return [...found, ...calls.flatMap((call) => checkCall(call, dataset))];
  });

function checkCall({ helper, names }: HelperCall, dataset: Dataset): Diagnostic[] {
  const lookups = Object.hasOwn(helperArguments, helper) ? (helperArguments[helper] ?? []) : [];
  let scope: Scope = {};
  for (const [index, lookUp] of lookups.entries()) {
    const name = names[index];
    if (name === undefined) return [];
    const result = lookUp(name, scope, dataset);
    if ('severity' in result) return [result];
    scope = result;
  }
  return missingFigure(scope, names.at(-1));
}

function missingFigure({ row, column }: Scope, name: Name | undefined): Diagnostic[] {
  const quantity = row && column && row.cells[column.header]?.quantity;
  if (quantity?.kind !== 'missing' || name === undefined) return [];
  return [
    warningAt(
      'missing-figure',
      {
        zh: `“${row?.id}”没有“${column?.header}”的数，这里会印成“—”`,
        en: `"${row?.id}" has no ${column?.header}: — is printed`,
      },
      { place: name.place },
    ),
  ];
}

/** The rows shown large exist, and have a figure to show. */
export const highlightsExist: Rule = ({ dataset }) =>
  dataset.pack.highlights.flatMap(({ id, place }) => {
    const found = lookUpRow({ name: id, place }, {}, dataset);
    if ('severity' in found) return [found];
    const cells = Object.values(found.row?.cells ?? {});
    return cells.some(({ quantity }) => quantity.kind === 'number') ? [] : [noLargeFigure(id, place)];
  });

/** Whatever a chart names must exist, and what it draws must be columns of figures. */
export const chartsExist: Rule = (examined) =>
  examined.dataset.pack.charts.flatMap((chart, index) =>
    checkChart(chart, index, examined).map(({ message: { zh, en }, ...rest }) => ({
      ...rest,
      message: { zh: `图“${chart.name}”：${zh}`, en: `Chart "${chart.name}": ${en}` },
    })),
  );

function checkChart(
  { name, rows, series }: ChartSpec,
  index: number,
  { dataset, placeOf }: Examined,
): Diagnostic[] {
  const named = (name: string, ...path: Path): Name => ({ name, place: placeOf(['charts', index, ...path]) });
  const twin = dataset.pack.charts.findIndex((other) => other.name === name);
  if (twin < index) return [duplicateChart(named(name, 'name').place)];
  const scope = lookUpTable(named(rows.table, 'rows', 'table'), {}, dataset);
  if ('severity' in scope) return [scope];
  const optional = (key: 'sort' | 'label', lookUp: Lookup) => {
    const name = rows[key];
    return name === undefined ? [] : [lookUp(named(name, 'rows', key), scope, dataset)];
  };
  return problems([
    ...(rows.ids ?? []).map((id, at) => lookUpRowOf(named(id, 'rows', 'ids', at), scope, dataset)),
    ...(rows.groups ?? []).map((group, at) =>
      lookUpGroup(named(group, 'rows', 'groups', at), scope, dataset),
    ),
    ...optional('sort', lookUpFigures),
    ...optional('label', lookUpAnyColumn),
    ...series.map(({ column }, at) => lookUpFigures(named(column, 'series', at, 'column'), scope, dataset)),
  ]);
}

function duplicateChart(place: Place): Diagnostic {
  return errorAt('duplicate-chart', { zh: '图名重复', en: 'The name is used twice' }, { place });
}

const lookUpFigures = lookUpColumn(({ role }) => role === 'year' || role === 'amount');
const lookUpRowOf: Lookup = ({ name, place }, { table }) => {
  const row = table?.rows.find(({ id }) => id === name);
  return row ? { row } : unknownId(name, place, table?.rows.map(({ id }) => id) ?? []);
};

function problems(results: readonly (Scope | Diagnostic)[]): Diagnostic[] {
  return results.filter((result): result is Diagnostic => 'severity' in result);
}

/** The groups of a table, in order of first appearance. */
export function groupNames({ rows, columns }: Table): string[] {
  return [...new Set(rows.map((row) => textOf(row, columns, 'group')))];
}

function unknown(
  code: string,
  message: Bilingual,
  place: Place,
  name: string,
  known: readonly string[],
): Diagnostic {
  return errorAt(code, message, { place, hint: nearestHint(name, known) });
}

function unknownId(name: string, place: Place, known: readonly string[]): Diagnostic {
  const message = { zh: `没有编号为“${name}”的行`, en: `No row has the id "${name}"` };
  return unknown('unknown-id', message, place, name, known);
}

function noDifference({ name, place }: Name): Diagnostic {
  const message = { zh: `“${name}”没有可比的两年数据`, en: `"${name}" has no two figures to compare` };
  return errorAt('no-difference', message, { place });
}

function noLargeFigure(id: string, place: Place): Diagnostic {
  return errorAt(
    'no-figure',
    { zh: `“${id}”没有数可以大字显示`, en: `"${id}" has no figure to show large` },
    { place },
  );
}

function noFigure({ name, place }: Name, { id }: Row): Diagnostic {
  const message = { zh: `“${id}”的“${name}”没有数`, en: `"${id}" has no figure in "${name}"` };
  return errorAt('no-figure', message, { place });
}

/** A table that is named and isn't there. */
export function unknownTable(
  name: string,
  place: Place,
  tables: Readonly<Record<string, Table>>,
): Diagnostic {
  const message = { zh: `没有名为“${name}”的表`, en: `There is no table named "${name}"` };
  return unknown('unknown-table', message, place, name, Object.keys(tables));
}

/** A group that no row of the table belongs to. */
export function unknownGroup(name: string, place: Place, groups: readonly string[]): Diagnostic {
  const message = { zh: `没有名为“${name}”的分组`, en: `There is no group named "${name}"` };
  return unknown('unknown-group', message, place, name, groups);
}

/** A column that the table doesn't have, or not with figures that can be used here. */
export function unknownColumn(name: string, place: Place, columns: readonly Column[]): Diagnostic {
  const message = { zh: `没有名为“${name}”的列`, en: `There is no such column as "${name}"` };
  return unknown(
    'unknown-column',
    message,
    place,
    name,
    columns.map(({ header }) => header),
  );
}
