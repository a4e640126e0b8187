import { isText, type MarkupElement, type MarkupNode } from './markup.js';

/** A shorter table is taken in at a glance, whatever it lacks. */
const LEAST_ROWS = 12;
/** A part of fewer rows would be no table. */
const LEAST_PART = 2;
/** A column that has nothing to say in so large a share of its rows is a column of dashes. */
const SPARSE_SHARE = 0.75;

/** One of the tables that a table is divided into. */
export interface TablePart {
  readonly element: MarkupElement;
  /** Its rows, those that head groups not counted. */
  readonly rowCount: number;
  /** What its title ends with: （只列2022年目标）. */
  readonly condition: string;
}

/** Why a table was divided: the column of dashes, and in how many of its rows it has one. */
export interface SparseColumn {
  readonly head: string;
  readonly missing: number;
  readonly rows: number;
}

export interface Division {
  readonly parts: readonly TablePart[];
  readonly because: SparseColumn;
}

/**
 * Divides a table with a column of figures that is a dash in three of four rows, or whose rows have either this or that
 * figure, into the rows that have a figure there and those that have none, each a table without columns of dashes, and
 * each divided again where it has one. Undefined for a table that is to stay whole: one of few rows, one whose rows sum
 * up or stand under each other, one with cells over several rows or columns, one that has its own number.
 */
export function dividedTable(element: MarkupElement): Division | undefined {
  const grid = gridOf(element);
  if (!grid) return undefined;
  const all: Part = {
    rows: grid.rows.filter(({ cells }) => cells),
    columns: grid.valueColumns,
    has: [],
    lacks: [],
  };
  const sparse = sparseColumn(all);
  if (sparse === undefined) return undefined;
  const parts = divide(all);
  const because = {
    head: grid.heads[sparse] ?? '',
    missing: all.rows.filter((row) => !isFilled(row, sparse)).length,
    rows: all.rows.length,
  };
  const elements = parts.map((part, index): TablePart => {
    const filled = grid.valueColumns.filter((column) => part.rows.some((row) => isFilled(row, column)));
    const condition = `（${conditionsOf(part, filled, grid)}）`;
    const place = { index, isLast: index === parts.length - 1 };
    const own = { ...part, filled: new Set(filled), condition };
    return { element: partElement(element, grid, own, place), rowCount: part.rows.length, condition };
  });
  return { parts: elements, because };
}

/** A row of the body; one that heads a group has no cells to look at. */
interface Row {
  readonly element: MarkupElement;
  readonly cells?: readonly MarkupElement[];
  readonly group: MarkupElement | undefined;
}

interface Grid {
  readonly rows: readonly Row[];
  /** The columns of figures that every row is to have. */
  readonly valueColumns: readonly number[];
  /** What heads each column, in one text. */
  readonly heads: readonly string[];
}

/** Rows with the columns that they have something in, and how they came to be apart. */
interface Part {
  readonly rows: readonly Row[];
  readonly columns: readonly number[];
  readonly has: readonly number[];
  readonly lacks: readonly number[];
}

function gridOf(table: MarkupElement): Grid | undefined {
  if (table.attributes.number !== undefined || !childOf(table, 'caption')) return undefined;
  const columns = elementsIn(childOf(table, 'colgroup'));
  const valueColumns = [...columns.keys()].filter((at) => {
    return columns[at]?.attributes.align === 'figure' && columns[at]?.attributes.drop === undefined;
  });
  const body = elementsIn(childOf(table, 'tbody'));
  if (valueColumns.length < 2 || body.length < LEAST_ROWS) return undefined;
  const rows: Row[] = [];
  let group: MarkupElement | undefined;
  for (const element of body) {
    const { class: kind = 'plain', level, indent } = element.attributes;
    const cells = elementsIn(element);
    if (level !== undefined || indent !== undefined) return undefined;
    if (kind === 'group') {
      group = element;
      rows.push({ element, group });
    } else if (kind === 'plain' && cells.length === columns.length && cells.every(standsAlone)) {
      rows.push({ element, cells, group });
    } else return undefined;
  }
  return { rows, valueColumns, heads: headsOf(table, columns.length) };
}

function standsAlone({ attributes }: MarkupElement): boolean {
  return attributes.colspan === undefined && attributes.rowspan === undefined;
}

/** 2023年实绩 of 2023年 under 实绩. */
function headsOf(table: MarkupElement, width: number): readonly string[] {
  const heads = Array.from({ length: width }, () => '');
  const free = Array.from({ length: width }, () => 0);
  for (const [at, row] of elementsIn(childOf(table, 'thead')).entries()) {
    let column = 0;
    for (const cell of elementsIn(row)) {
      while (column < width && (free[column] ?? 0) > at) column++;
      const [columns, rows] = [Number(cell.attributes.colspan ?? 1), Number(cell.attributes.rowspan ?? 1)];
      for (let end = column + columns; column < Math.min(end, width); column++) {
        heads[column] = textOf(cell).trim() + heads[column];
        free[column] = at + rows;
      }
    }
  }
  return heads;
}

function divide(part: Part): readonly Part[] {
  const column = sparseColumn(part);
  return column === undefined ? [part] : dividedBy(part, column);
}

function dividedBy(part: Part, column: number): readonly Part[] {
  const filled = part.rows.filter((row) => isFilled(row, column));
  const others = part.rows.filter((row) => !isFilled(row, column));
  return [
    ...divide({ ...part, rows: filled, has: [...part.has, column] }),
    ...divide({
      ...part,
      rows: others,
      columns: without(part.columns, column),
      lacks: [...part.lacks, column],
    }),
  ];
}

/**
 * The column with the most dashes, if it has too many; or if most rows have a dash somewhere, as where each has either
 * a result or a target, and parting them by this column takes most of all dashes away.
 */
function sparseColumn(part: Part): number | undefined {
  const { rows, columns } = part;
  if (rows.length < LEAST_ROWS || columns.length < 2) return undefined;
  const filled = (column: number) => rows.filter((row) => isFilled(row, column)).length;
  const parted = columns.filter((column) => {
    const count = filled(column);
    return count >= LEAST_PART && count < rows.length;
  });
  const [most] = parted.sort((one, other) => filled(one) - filled(other));
  if (most === undefined) return undefined;
  if (rows.length - filled(most) >= SPARSE_SHARE * rows.length) return most;
  const whole = rows.filter((row) => columns.every((column) => isFilled(row, column))).length;
  if (rows.length - whole < SPARSE_SHARE * rows.length) return undefined;
  const left = dividedBy(part, most).reduce((sum, one) => sum + dashesIn(one), 0);
  return left <= (1 - SPARSE_SHARE) * dashesIn(part) ? most : undefined;
}

/** The dashes of a part, in the columns that it keeps. */
function dashesIn({ rows, columns }: Part): number {
  const kept = columns.filter((column) => rows.some((row) => isFilled(row, column)));
  return rows.reduce((sum, row) => sum + kept.filter((column) => !isFilled(row, column)).length, 0);
}

function without(columns: readonly number[], column: number): readonly number[] {
  return columns.filter((one) => one !== column);
}

function isFilled({ cells }: Row, column: number): boolean {
  const cell = cells?.[column];
  return cell !== undefined && (hasNumeral(cell) || !/^[\s—]*$/.test(textOf(cell)));
}

function hasNumeral({ children }: MarkupElement): boolean {
  return children.some((child) => !isText(child) && (child.name === 'num' || hasNumeral(child)));
}

/** A part as a table with its own number; the notes stand under the last. */
function partElement(
  table: MarkupElement,
  grid: Grid,
  part: Part & { readonly filled: ReadonlySet<number>; readonly condition: string },
  { index, isLast }: { readonly index: number; readonly isLast: boolean },
): MarkupElement {
  const name = table.attributes.name ?? '';
  const children = table.children.flatMap((child): MarkupNode[] => {
    if (isText(child)) return [child];
    if (child.name === 'notes') return isLast ? [child] : [];
    if (child.name === 'caption') return [withText(child, part.condition)];
    if (child.name === 'colgroup') return [withColumnsDropped(child, grid, part.filled)];
    return [child.name === 'tbody' ? { ...child, children: rowsOf(part) } : child];
  });
  const attributes = index === 0 ? table.attributes : { ...table.attributes, name: `${name}/${index + 1}` };
  return { ...table, attributes, children };
}

/** 只列2022年目标; 列有2021年实绩、2022年目标; 未列2026年目标. */
function conditionsOf({ has, lacks }: Part, filled: readonly number[], { heads }: Grid): string {
  const named = (columns: readonly number[]) => {
    return [...columns]
      .sort((one, other) => one - other)
      .map((column) => heads[column])
      .join('、');
  };
  if (filled.length === 1) return `只列${named(filled)}`;
  return has.length > 0 ? `列有${named(has)}` : `未列${named(lacks)}`;
}

function withText(caption: MarkupElement, text: string): MarkupElement {
  return { ...caption, children: [...caption.children, { text, place: caption.place }] };
}

function withColumnsDropped(colgroup: MarkupElement, grid: Grid, filled: ReadonlySet<number>): MarkupElement {
  const columns = elementsIn(colgroup).map((column, at) => {
    const isEmpty = grid.valueColumns.includes(at) && !filled.has(at);
    return isEmpty ? { ...column, attributes: { ...column.attributes, drop: 'empty' } } : column;
  });
  return { ...colgroup, children: columns };
}

/** The rows of a part, under the heads of their groups. */
function rowsOf({ rows }: Part): MarkupElement[] {
  return rows.flatMap(({ element, group }, at) => {
    return group && group !== rows[at - 1]?.group ? [group, element] : [element];
  });
}

function childOf({ children }: MarkupElement, name: string): MarkupElement | undefined {
  return children.find((child): child is MarkupElement => !isText(child) && child.name === name);
}

function elementsIn(element: MarkupElement | undefined): readonly MarkupElement[] {
  return (element?.children ?? []).filter((child): child is MarkupElement => !isText(child));
}

function textOf({ children }: MarkupElement): string {
  return children.map((child) => (isText(child) ? child.text : textOf(child))).join('');
}
