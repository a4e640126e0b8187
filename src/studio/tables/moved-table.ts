import { wellKnownTables } from '../../dataset/kinds/index.js';
import type { Edit } from '../../editing/index.js';
import type { Report, ReportTable } from '../../report/report.js';
import { tablesInOrder } from '../../report/table-order.js';
import type { Desk } from '../desk/desk.js';
import type { DataSheet } from '../desk/sheets.js';
import { isMovable, tableOf, tablesOf } from '../desk/table-entries.js';
import { notMovable } from './refusals.js';
import { type SettingsOfTables, settingsOfTables } from './settings.js';

/** The part that tables of an office print in where nothing else is said. */
const USUAL = 'tables';

/** Where tables are to print: all that can be moved by their names in order, and the part that one is to be in. */
interface Order {
  readonly names: readonly string[];
  readonly moved: readonly string[];
  readonly section: string;
}

/** The sheets that a table is put between, where there are any. */
interface Neighbours {
  readonly after: DataSheet | undefined;
  readonly before: DataSheet | undefined;
}

/**
 * The edits that have a table print between two others, in the part of the one before it; as the first in that of the
 * one behind.
 * Tables that the pack speaks of print first and in the order in which it does, so as many are named as need be.
 */
export async function tableMoved(
  desk: Desk,
  report: Report,
  sheet: DataSheet,
  between: Neighbours,
): Promise<readonly Edit[]> {
  const tables = tablesInOrder(report).filter(isMovable);
  const order = orderOf(tables, report, sheet, between);
  const settings = await settingsOfTables(desk);
  for (const name of order.moved) {
    const { section = USUAL } = tables.find((one) => one.name === name)?.settings ?? {};
    if (section !== order.section) setSection(settings, name, order.section);
  }
  const needed = order.names.slice(0, namedCount(order.names, tables, settings));
  for (const name of needed) if (!settings.names.includes(name)) settings.add(name);
  reorder(settings, needed);
  return settings.edits;
}

function orderOf(
  tables: readonly ReportTable[],
  report: Report,
  sheet: DataSheet,
  { after, before: next }: Neighbours,
): Order {
  const own = (of: DataSheet) => tablesOf(of, report).filter((one) => tables.includes(one));
  const moved = own(sheet).map(({ name }) => name);
  const [mine] = own(sheet);
  if (!mine) throw notMovable;
  const others = tables.filter(({ name }) => !moved.includes(name));
  const before = after && own(after).at(-1);
  const behind = after && tableOf(after, report);
  const first = (next && own(next)[0]) ?? mine;
  const section = before ? sectionOf(before) : behind ? chapterOf(behind) : sectionOf(first);
  const at = before ? others.indexOf(before) + 1 : others.findIndex((one) => sectionOf(one) === section);
  const names = others.map(({ name }) => name).toSpliced(at === -1 ? others.length : at, 0, ...moved);
  return { names, moved, section };
}

function sectionOf({ settings }: ReportTable): string {
  return settings.section ?? USUAL;
}

/** The part that a table whose place is laid down has of its own; behind the terms no tables print. */
function chapterOf({ name, kind }: ReportTable): string {
  return kind === 'glossary' || !wellKnownTables.has(name) ? USUAL : name;
}

function setSection(settings: SettingsOfTables, name: string, section: string): void {
  if (!settings.names.includes(name)) settings.add(name);
  settings.setSection(name, section === USUAL ? undefined : section);
}

/** How many of the first have to be spoken of: behind them all print in the order of their sheets. */
function namedCount(
  names: readonly string[],
  tables: readonly ReportTable[],
  settings: SettingsOfTables,
): number {
  const placeOf = (name: string) => tables.find((one) => one.name === name)?.layout?.order ?? 0;
  let count = names.length;
  for (; count > 0; count--) {
    const [last = '', next] = names.slice(count - 1, count + 1);
    if (settings.names.includes(last) || (next !== undefined && placeOf(next) < placeOf(last))) break;
  }
  return count;
}

/** Moves as few as can be. */
function reorder(settings: SettingsOfTables, wanted: readonly string[]): void {
  const staying = longestRising(
    settings.names.filter((name) => wanted.includes(name)).map((name) => wanted.indexOf(name)),
  );
  for (let at = wanted.length - 1; at >= 0; at--) {
    const name = wanted[at] as string;
    if (!staying.has(at)) settings.move(name, wanted[at + 1]);
  }
}

/** The most of some numbers that stand in rising order. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const [index, number] of numbers.entries()) {
    const before = best
      .filter((_, at) => (numbers[at] as number) < number)
      .toSorted((one, other) => other.length - one.length)[0];
    best[index] = [...(before ?? []), number];
  }
  return new Set(best.toSorted((one, other) => other.length - one.length)[0]);
}
