import { findPeriod, type Period } from '../../quantity/period.js';
import { type Above, readAbove, underHeading } from './above.js';
import type { Area, PlacedText } from './areas.js';
import { numberIn } from './cell.js';
import { type Census, censusOf } from './census.js';
import { columnOf, isFigure, summableColumns, typeOf, whyLeftOut } from './columns.js';
import { dateOfSerial, isSerialDate, isSerialDay } from './dates.js';
import type { Grid } from './grid.js';
import { readHead } from './head.js';
import { judge } from './judge.js';
import type { Levels, NamedRow } from './levels.js';
import { marksIn, mergedFigures } from './marks-and-merges.js';
import {
  type ColumnType,
  isWithin,
  type Pivot,
  type Reading,
  type RecognisedColumn,
  type RecognisedRow,
  type RecognisedTable,
  type TableShape,
} from './model.js';
import { namedRows, type PlacedName } from './named-rows.js';
import { isFlag, nameColumns, type TypedColumn } from './names.js';
import { pivotOf } from './pivot.js';
import { rowLevels } from './row-levels.js';
import type { Side } from './sides.js';
import { rowsUnder, tableUnit } from './table-unit.js';
import { linesOf, wholeLines } from './told-lines.js';
import { type ToldUnit, unitTold } from './told-unit.js';
import { type FoundTotal, totalsOf } from './totals.js';
import { isUnit, plainUnit, unitIn, withoutUnit } from './units.js';
import { isLikeTitle, isOfPage, oneLine } from './words.js';

/** The columns of an area → a table; undefined where they hold none. */
export function buildTable(
  grid: Grid,
  area: Area,
  side: Side,
  reading: Reading,
  facts: SheetFacts,
): RecognisedTable | undefined {
  return new TableBuilder(grid, area, side, reading, facts).build();
}

/** What there is of a sheet besides its tables. */
export interface SheetFacts {
  readonly sheet: string;
  /** Its file without the ending. */
  readonly file: string;
  /** Notes below its last table, which may be of all. */
  readonly notes: readonly PlacedText[];
  /** What stands over the titles of all of its tables, or beside the whole of one. */
  readonly heading: string;
}

/** The rows with their names, where those are days as programs count them, as dates. */
function withDates(
  named: readonly PlacedName[],
  columns: readonly RecognisedColumn[],
  names: readonly number[],
): readonly PlacedName[] {
  const inner = columns.find(({ at }) => at - 1 === names.at(-1));
  if (inner?.serialDates === undefined) return named;
  return named.map((row) => (isSerialDay(row.name) ? { ...row, name: dateOfSerial(row.name) } : row));
}

/** Rows that sum up pages of the sheet, as they are told to be left out. */
function subtotalsOfPages(rows: readonly RecognisedRow[]): RecognisedTable['skipped'] {
  const why = {
    zh: '原表各页的小计，印出来分页不同',
    en: 'sums of pages of the sheet, which print otherwise',
  };
  const lines = rows.flatMap(({ line, name }) => (isOfPage(name) ? [line] : []));
  return lines.length === 0 ? [] : [{ lines, why }];
}

/** The period that a sheet is called by: 2024年. */
function periodNamed(sheet: string): Period | undefined {
  const found = findPeriod(sheet.trim());
  return found?.isWhole && found.period.year !== undefined ? found.period : undefined;
}

class TableBuilder {
  private readonly from: number;
  private readonly to: number;
  private readonly body: readonly number[];
  private readonly paths: Map<number, readonly string[]>;
  private readonly isByMerges: boolean;
  private readonly censuses = new Map<number, Census>();

  constructor(
    private readonly grid: Grid,
    private readonly area: Area,
    [from, to]: Side,
    private readonly reading: Reading,
    private readonly facts: SheetFacts,
  ) {
    this.from = from;
    this.to = to;
    const { paths, isByMerges } = readHead(grid, area.blocks[0].head, from, to);
    this.paths = new Map(paths);
    this.isByMerges = isByMerges;
    this.body = area.blocks.flatMap(({ body }) => body);
    for (let column = from; column <= to; column++)
      this.censuses.set(column, censusOf(grid, this.body, column));
  }

  build(): RecognisedTable | undefined {
    const { grid, area, from, to, reading } = this;
    const above = readAbove(grid, area.blocks[0], from, to);
    const lineUnit = reading.unit ?? above.unit;
    const typed = this.typedColumns(lineUnit);
    const unitColumn = this.unitColumn(typed);
    const names = nameColumns(
      typed.filter(({ column }) => column !== unitColumn),
      this.body.length,
    );
    const rows = this.usedRows(typed, names);
    if (!this.isWorthReading(typed, rows)) return undefined;
    const title = above.title ?? this.cornerTitle(names[0] as number);
    const period = above.period ?? (title && findPeriod(title.text)?.period) ?? periodNamed(this.facts.sheet);
    // 指标（亿元） over the names tells that of all figures; over figures it is theirs
    const inner = typed.find(({ column }) => column === names.at(-1));
    const corner = inner && !isFigure(inner) ? (inner.path.at(-1) ?? '') : '';
    const plain = lineUnit ?? this.sameUnit(unitColumn) ?? (title && unitIn(title.text));
    const told = plain === undefined ? this.unitTold(corner, above) : undefined;
    const unit = plain ?? told?.unit;
    let columns = this.columns(typed, names, unitColumn, period);
    const pivot = this.pivot(columns, rows);
    if (pivot) columns = this.columnsToPivot(columns, pivot, rows);
    const named = namedRows(rows, names, columns, {
      grid,
      from,
      to,
      textsOf: (column) => this.census(column).texts,
    });
    const shape = this.shape(named, columns, pivot);
    const levels = rowLevels(named, { grid, shape, columns, said: reading.levels });
    const totals = this.totals(named, levels, columns, shape);
    const table = this.recognisedRows({
      named: withDates(named, columns, names),
      levels,
      totals,
      columns,
      unitColumn,
      period,
      shape,
    });
    const units = tableUnit(unit, columns, table);
    const printed = rowsUnder(units.unit, table).filter(({ name }) => !isOfPage(name));
    const marks = marksIn(grid, rows, units.columns);
    const head = area.blocks[0].head.map((row) => grid.lineOf(row));
    return {
      ...(title && {
        title: {
          line: grid.lineOf(title.row),
          text: withoutUnit(underHeading(title, this.facts.heading).text),
        },
      }),
      ...(above.number !== undefined && { number: above.number }),
      ...(units.unit !== undefined && { unit: units.unit }),
      ...(period && { period }),
      ...(above.dated !== undefined && { dated: above.dated }),
      head,
      columns: units.columns,
      names: names.map((column) => column + 1),
      rows: printed,
      ranges: this.ranges(rows),
      notes: wholeLines([...above.notes, ...area.notes], grid),
      sources: wholeLines([...above.sources, ...area.sources], grid),
      ...marks,
      mergedFigures: mergedFigures(grid, rows, units.columns),
      shape,
      ...(pivot && { pivot }),
      isTransposed: false,
      skipped: [...this.skipped(rows), ...subtotalsOfPages(table)],
      above: linesOf(above.others, grid).filter(({ text }) => oneLine(text) !== this.facts.heading),
      unread: linesOf(area.unread, grid),
      ...judge({
        area,
        isByMerges: this.isByMerges,
        reading,
        head,
        title: title && grid.lineOf(title.row),
        candidates: above.candidates,
        unit: units.unit,
        told,
        columns: units.columns,
        rows: table,
        levels,
        totals,
        shape,
        pivot,
      }),
    };
  }

  private census(column: number): Census {
    return this.censuses.get(column) as Census;
  }

  private path(column: number): readonly string[] {
    return this.paths.get(column) ?? [];
  }

  private typedColumns(unit: string | undefined): TypedColumn[] {
    const typed: TypedColumn[] = [];
    for (let column = this.from; column <= this.to; column++) {
      const [path, census] = [this.path(column), this.census(column)];
      const type = this.isCovered(column) ? 'empty' : typeOf(path, census, unit);
      typed.push({ column, path, census, type });
    }
    return this.withoutReckoning(typed);
  }

  /** Whether the cells of a column are parts of those at its left, in all rows: it is none of its own. */
  private isCovered(column: number): boolean {
    return this.body.every((row) => (this.grid.mergeAt(row, column)?.left ?? column) < column);
  }

  /** Columns without a head beside one without are what somebody reckoned at the edge of the table. */
  private withoutReckoning(typed: TypedColumn[]): TypedColumn[] {
    if (this.area.blocks[0].head.length === 0) return typed;
    const last = typed.findLastIndex(({ path }) => path.length > 0);
    const isEdge = (index: number) => last >= 0 && index > last;
    return typed.map((one, index) =>
      isEdge(index) && one.type !== 'empty' ? { ...one, type: 'technical' as ColumnType } : one,
    );
  }

  /** A column of units: 计量单位. */
  private unitColumn(typed: readonly TypedColumn[]): number | undefined {
    return typed.find(({ type, path, census }) => {
      if (type !== 'words' || census.filled < 2) return false;
      const isNamed = /单\s*位|unit/iu.test(path.join(' '));
      return census.texts.filter(isUnit).length >= census.filled * (isNamed ? 0.5 : 1);
    })?.column;
  }

  /** Rows with a name or a figure; serial numbers alone are none. */
  private usedRows(typed: readonly TypedColumn[], names: readonly number[]): number[] {
    const helpers = typed.filter(
      ({ type, column, census }) =>
        !names.includes(column) && (['serial', 'technical', 'code'].includes(type) || isFlag(census)),
    );
    const isHelper = new Set(helpers.map(({ column }) => column));
    return this.body.filter((row) => {
      if (names.some((column) => this.grid.spread(row, column).trim() !== '')) return true;
      return this.grid.filled(row).some((at) => at >= this.from && at <= this.to && !isHelper.has(at));
    });
  }

  /** A cover, a line of text or a column alone is no table. */
  private isWorthReading(typed: readonly TypedColumn[], rows: readonly number[]): boolean {
    const worth = typed.filter(({ type }) => type !== 'empty' && type !== 'technical' && type !== 'serial');
    return rows.length > 0 && (worth.length >= 2 || this.reading.head !== undefined);
  }

  /** A title in the corner of the head, over the names and longer than what a column of names is called. */
  private cornerTitle(column: number): { row: number; text: string } | undefined {
    const [first, ...rest] = this.path(column);
    if (first === undefined || rest.length === 0 || !isLikeTitle(first)) return undefined;
    for (const [at, path] of this.paths) this.paths.set(at, path[0] === first ? path.slice(1) : path);
    return { row: this.area.blocks[0].head[0] as number, text: first };
  }

  private unitTold(corner: string, above: Above): ToldUnit | undefined {
    const { grid, area, facts } = this;
    const texts = [...above.notes, ...above.others, ...area.notes, ...facts.notes];
    return unitTold({ ...facts, corner, texts: linesOf(texts, grid) });
  }

  private sameUnit(column: number | undefined): string | undefined {
    if (column === undefined) return undefined;
    const { distinct, texts } = this.census(column);
    return distinct === 1 && texts[0] !== undefined ? plainUnit(texts[0]) : undefined;
  }

  private columns(
    typed: readonly TypedColumn[],
    names: readonly number[],
    unitColumn: number | undefined,
    period: Period | undefined,
  ): RecognisedColumn[] {
    return typed.map(({ column, type: found, census }): RecognisedColumn => {
      // the figures of a single row name nothing
      const isName = names.includes(column) && !(isFigure({ type: found }) && this.body.length === 1);
      const type = isName && found !== 'period' && found !== 'date' ? 'name' : found;
      const read = columnOf(column + 1, this.path(column), type, period, census.cellUnit);
      const isUnits = column === unitColumn;
      const leftOut = isName ? undefined : this.whyLeftOut(read, census, isUnits && census.distinct === 1);
      const serialDates = type === 'date' ? this.serialDates(column) : [];
      return {
        ...read,
        ...(isUnits && { holdsUnits: true as const }),
        ...(serialDates.length > 0 && { serialDates }),
        ...(leftOut && { leftOut }),
      };
    });
  }

  /** Lines whose cells of a column are days as spreadsheet programs count them. */
  private serialDates(column: number): number[] {
    const head = this.path(column).join(' ');
    return this.body
      .filter((row) => isSerialDate(head, this.grid.text(row, column)))
      .map((row) => this.grid.lineOf(row));
  }

  private whyLeftOut({ type, path, at }: RecognisedColumn, census: Census, isUnits: boolean) {
    if (this.reading.skipColumns?.includes(at)) return whyLeftOut.pack;
    if (type === 'technical') return path.length === 0 ? whyLeftOut.beside : whyLeftOut.technical;
    if (type === 'empty') return whyLeftOut.empty;
    if (type === 'serial' && path.length === 0) return whyLeftOut.serial;
    if (isUnits) return whyLeftOut.unit;
    if (type === 'words' && path.length === 0 && isFlag(census)) return whyLeftOut.flag;
    const isHeadless = type === 'code' && path.length === 0 && this.area.blocks[0].head.length > 0;
    return isHeadless ? whyLeftOut.code : undefined;
  }

  private pivot(columns: readonly RecognisedColumn[], rows: readonly number[]): Pivot | undefined {
    const { pivot } = this.reading;
    if (pivot === 'none') return undefined;
    if (pivot === undefined) return pivotOf(this.grid, columns, (column) => this.census(column), rows);
    const columnCalled = (head: string) =>
      columns.find(({ path }) => path.at(-1) === head || path.join('/') === head);
    const [down, across] = [pivot.rows, pivot.columns].map(columnCalled);
    const values = pivot.values.map(columnCalled).flatMap((column) => column?.at ?? []);
    if (!down || !across || values.length < pivot.values.length) return undefined;
    return { rows: down.at, columns: across.at, values };
  }

  /** In a table to be pivoted the names are those of its rows, and what all rows have in common is not printed. */
  private columnsToPivot(
    columns: readonly RecognisedColumn[],
    pivot: Pivot,
    rows: readonly number[],
  ): RecognisedColumn[] {
    return columns.map((column) => {
      if (column.at === pivot.rows) return { ...column, type: column.type === 'period' ? 'period' : 'name' };
      const type = column.type === 'name' ? 'words' : column.type;
      const isSame = !column.leftOut && this.census(column.at - 1).distinct === 1 && rows.length > 3;
      const isOther = column.at !== pivot.columns && (type === 'words' || type === 'code');
      return isSame && isOther ? { ...column, type, leftOut: whyLeftOut.same } : { ...column, type };
    });
  }

  private shape(
    named: readonly NamedRow[],
    columns: readonly RecognisedColumn[],
    pivot: Pivot | undefined,
  ): TableShape {
    if (pivot) return 'long';
    const periods = named.filter(({ name }) => findPeriod(name)?.isWhole).length;
    if (periods >= named.length * 0.8) return 'periods';
    const shown = columns.filter(({ leftOut }) => !leftOut);
    const words = shown.filter(({ type }) => type === 'words' || type === 'date').length;
    return words >= 2 && words >= shown.filter(isFigure).length / 2
      ? 'list'
      : words > 0 && !shown.some(isFigure)
        ? 'list'
        : 'plain';
  }

  private totals(
    named: readonly NamedRow[],
    { levels, groups }: Levels,
    columns: readonly RecognisedColumn[],
    shape: TableShape,
  ): FoundTotal[] {
    const { total } = this.reading;
    if (total === 'none' || shape === 'long') return [];
    const amounts = summableColumns(columns).map(({ at }) => at - 1);
    const rows = named.map(({ row, name, outer }, index) => ({
      name,
      level: (levels[index] as number) + (outer === undefined ? 0 : 1),
      isGroup: groups.has(index),
      figures: amounts.map((column) => numberIn(this.grid.text(row, column))),
    }));
    const found = totalsOf(rows).filter(({ byName }) => byName || shape === 'plain');
    if (total === undefined) return found;
    return named.flatMap(({ row }, index) => {
      if (!isWithin(this.grid.lineOf(row), total)) return [];
      return found.find((one) => one.index === index) ?? { index, byName: false };
    });
  }

  private recognisedRows(input: {
    named: readonly PlacedName[];
    levels: Levels;
    totals: readonly FoundTotal[];
    columns: readonly RecognisedColumn[];
    unitColumn: number | undefined;
    period: Period | undefined;
    shape: TableShape;
  }): RecognisedRow[] {
    const { named, levels, columns, unitColumn, period: ofTable, shape } = input;
    const totals = new Set(input.totals.map(({ index }) => index));
    let year = ofTable?.year;
    return named.map(({ row, name, nameElsewhere, outer }, index): RecognisedRow => {
      const isTotal = totals.has(index);
      const kind = levels.groups.has(index) ? 'group' : isTotal ? 'total' : 'data';
      const said = unitColumn === undefined ? '' : plainUnit(this.grid.spread(row, unitColumn));
      const unit = said === '' ? unitIn(name) : said;
      const found = findPeriod(name, year);
      if (found?.isWhole && found.period.year !== undefined) year = found.period.year;
      return {
        line: this.grid.lineOf(row),
        name,
        level: (levels.levels[index] as number) + (outer === undefined ? 0 : 1),
        kind,
        ...(unit !== undefined && { unit }),
        ...(found?.isWhole && { period: found.period }),
        ...(outer !== undefined && { outer }),
        cells: columns.map((column) =>
          shape !== 'list' && nameElsewhere.includes(column.at - 1) ? '' : this.cellIn(row, column),
        ),
      };
    });
  }

  private cellIn(row: number, { at, serialDates }: RecognisedColumn): string {
    const text = this.cellText(row, at - 1);
    return serialDates !== undefined && isSerialDay(text) ? dateOfSerial(text) : text;
  }

  /** The text of a cell; of words and times that are merged over several rows each has them. */
  private cellText(row: number, column: number): string {
    return this.grid.text(row, column) || this.spreadWords(row, column);
  }

  private spreadWords(row: number, column: number): string {
    const merge = this.grid.mergeAt(row, column);
    if (merge === undefined || merge.top === row) return '';
    const kind = this.grid.kind(merge.top, merge.left);
    // one figure for several rows is not that of each
    return kind === 'number' || kind === 'missing' ? '' : this.grid.text(merge.top, merge.left);
  }

  private ranges(used: readonly number[]): [number, number][] {
    const isUsed = new Set(used);
    return this.area.blocks.flatMap(({ body }): [number, number][] => {
      const rows = body.filter((row) => isUsed.has(row));
      const [first, last] = [rows[0], rows.at(-1)];
      return first === undefined || last === undefined
        ? []
        : [[this.grid.lineOf(first), this.grid.lineOf(last)]];
    });
  }

  private skipped(used: readonly number[]): RecognisedTable['skipped'] {
    const isUsed = new Set(used);
    const why = { zh: '没有名称和数字', en: 'neither name nor figure' };
    const all = [
      ...this.area.skipped,
      ...this.body.filter((row) => !isUsed.has(row)).map((row) => ({ row, why })),
    ];
    const reasons = new Map(all.map((one) => [one.why.en, one.why]));
    return [...reasons.values()].map((reason) => ({
      lines: all.filter((one) => one.why.en === reason.en).map(({ row }) => this.grid.lineOf(row)),
      why: reason,
    }));
  }
}
