import { findPeriod, type Period } from '../../quantity/period.js';
import { isShareSign } from '../../quantity/unit.js';
import { readAbove } from './above.js';
import type { Area, PlacedText } from './areas.js';
import { numberIn, splitMark, splitNameMark } from './cell.js';
import { areNested, codeBefore, levelsByCodes } from './codes.js';
import { type Census, censusOf, columnOf, isFigure, summableColumns, typeOf, whyLeftOut } from './columns.js';
import type { Grid } from './grid.js';
import { readHead } from './head.js';
import { judge } from './judge.js';
import { type Levels, levelsOf, type NamedRow } from './levels.js';
import {
  type CellMark,
  type ColumnType,
  isWithin,
  type Pivot,
  type Reading,
  type RecognisedColumn,
  type RecognisedRow,
  type RecognisedTable,
  type SheetLine,
  type TableShape,
} from './model.js';
import { isFlag, nameColumns, type TypedColumn } from './names.js';
import { pivotOf } from './pivot.js';
import { type FoundTotal, totalsOf } from './totals.js';
import { isUnit, plainUnit, unitIn, withoutUnit } from './units.js';
import { isAmongName, isIndexName, isLikeTitle, isNote, isTotalName, oneLine } from './words.js';

/** The columns `from` to `to` of an area → a table; undefined where they hold none. */
export function buildTable(
  grid: Grid,
  area: Area,
  from: number,
  to: number,
  reading: Reading,
): RecognisedTable | undefined {
  return new TableBuilder(grid, area, from, to, reading).build();
}

interface PlacedName extends NamedRow {
  /** Columns besides that of the names whose texts are the name. */
  readonly nameElsewhere: readonly number[];
}

class TableBuilder {
  private readonly body: readonly number[];
  private readonly paths: Map<number, readonly string[]>;
  private readonly isByMerges: boolean;
  private readonly censuses = new Map<number, Census>();

  constructor(
    private readonly grid: Grid,
    private readonly area: Area,
    private readonly from: number,
    private readonly to: number,
    private readonly reading: Reading,
  ) {
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
    const period = above.period ?? (title && findPeriod(title.text)?.period);
    // 指标（亿元） over the names tells that of all figures
    const overNames = unitIn(this.path(names.at(-1) as number).at(-1) ?? '');
    const unit = lineUnit ?? this.sameUnit(unitColumn) ?? (title && unitIn(title.text)) ?? overNames;
    let columns = this.columns(typed, names, unitColumn, period);
    const pivot = this.pivot(columns, rows);
    if (pivot) columns = this.columnsToPivot(columns, pivot, rows);
    const named = this.namedRows(rows, names, columns);
    const shape = this.shape(named, columns, pivot);
    const levels = this.levels(named, shape, columns);
    const totals = this.totals(named, levels, columns, shape);
    const table = this.recognisedRows({ named, levels, totals, columns, unitColumn, period, shape });
    const units = tableUnit(unit, columns, table);
    const told = rowsUnder(units.unit, table);
    const marks = this.marks(rows, units.columns);
    const head = area.blocks[0].head.map((row) => grid.lineOf(row));
    return {
      ...(title && { title: { line: grid.lineOf(title.row), text: withoutUnit(title.text) } }),
      ...(above.number !== undefined && { number: above.number }),
      ...(units.unit !== undefined && { unit: units.unit }),
      ...(period && { period }),
      head,
      columns: units.columns,
      names: names.map((column) => column + 1),
      rows: told,
      ranges: this.ranges(rows),
      notes: wholeLines([...above.notes, ...area.notes], grid),
      sources: wholeLines([...above.sources, ...area.sources], grid),
      ...marks,
      mergedFigures: this.mergedFigures(rows, units.columns),
      shape,
      ...(pivot && { pivot }),
      isTransposed: false,
      skipped: this.skipped(rows),
      above: linesOf(above.others, grid),
      unread: linesOf(area.unread, grid),
      ...judge({
        area,
        isByMerges: this.isByMerges,
        reading,
        head,
        title: title && grid.lineOf(title.row),
        candidates: above.candidates,
        unit: units.unit,
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
      typed.push({ column, path, census, type: typeOf(path, census, unit) });
    }
    return this.withoutReckoning(typed);
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
      const isName = names.includes(column);
      const type = isName && found !== 'period' && found !== 'date' ? 'name' : found;
      const read = columnOf(column + 1, this.path(column), type, period, census.cellUnit);
      const isUnits = column === unitColumn;
      const leftOut = isName ? undefined : this.whyLeftOut(read, census, isUnits && census.distinct === 1);
      return { ...read, ...(isUnits && { holdsUnits: true as const }), ...(leftOut && { leftOut }) };
    });
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

  private namedRows(
    rows: readonly number[],
    names: readonly number[],
    columns: readonly RecognisedColumn[],
  ): PlacedName[] {
    const { grid } = this;
    const outerColumn = names.length > 1 ? names[0] : undefined;
    const inner = names.at(-1) as number;
    const values = columns
      .filter(({ at, leftOut, type }) => !leftOut && !names.includes(at - 1) && type !== 'serial')
      .map(({ at }) => at - 1);
    const numbers = this.columnOfRanks(columns);
    let outer = '';
    return rows.map((row): PlacedName => {
      if (outerColumn !== undefined) outer = oneLine(grid.spread(row, outerColumn)) || outer;
      const own = grid.spread(row, inner);
      const isOuterRow = outerColumn !== undefined && (own === '' || own === grid.spread(row, outerColumn));
      const at = isOuterRow ? outerColumn : inner;
      const merge = grid.mergeAt(row, at);
      const elsewhere = this.nameElsewhere(row, own, values);
      return {
        row,
        name: nameInPrint(isOuterRow ? outer : own || grid.text(row, elsewhere[0] ?? at)),
        nameElsewhere: elsewhere,
        indent: isOuterRow ? 0 : grid.indent(merge?.top ?? row, at),
        isBold: grid.isBold(row, elsewhere[0] ?? at),
        hasValues: values.some((column) => grid.text(row, column) !== '' && !elsewhere.includes(column)),
        isMerged: (merge !== undefined && merge.right > merge.left) || elsewhere.length > 0,
        ...(numbers !== undefined && { number: grid.text(row, numbers) }),
        ...(outerColumn !== undefined && !isOuterRow && outer !== '' && !isTotalName(outer) && { outer }),
      };
    });
  }

  /** The column of numbers of several kinds, 一 over 1 and 2: they tell levels as numbers before names do. */
  private columnOfRanks(columns: readonly RecognisedColumn[]): number | undefined {
    const serial = columns.find(({ type }) => type === 'serial');
    if (serial === undefined) return undefined;
    const column = serial.at - 1;
    const isInHanzi = (text: string) => /[一二三四五六七八九十]/u.test(text);
    return this.census(column).texts.some(isInHanzi) ? column : undefined;
  }

  /**
   * The columns besides that of the names in which the name of a row stands: a total, or the head of a group, may have
   * it beside them or over the figures, and a program may repeat that of a group in all cells.
   */
  private nameElsewhere(row: number, own: string, values: readonly number[]): readonly number[] {
    const { grid } = this;
    const filled = grid.filled(row).filter((at) => at >= this.from && at <= this.to);
    const [lead] = filled;
    if (lead === undefined) return [];
    if (own === '') {
      if (isTotalName(grid.text(row, lead))) return [lead];
      const isFigure = values.includes(lead) && grid.kind(row, lead) !== 'word';
      return filled.length === 1 && !isFigure ? [lead] : [];
    }
    const others = filled.filter((at) => values.includes(at));
    const areRepeated = others.length > 1 && others.every((at) => grid.text(row, at) === own);
    return areRepeated ? others : [];
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

  private levels(
    named: readonly NamedRow[],
    shape: TableShape,
    columns: readonly RecognisedColumn[],
  ): Levels {
    const { levels: said } = this.reading;
    if (said === 'flat') return { levels: named.map(() => 0), groups: new Set(), reasons: [] };
    if (shape === 'long') return { levels: named.map(() => 0), groups: new Set(), reasons: [] };
    // a period without figures heads nothing: it is not known yet, or not any more
    const isPeriod = ({ name }: NamedRow) => shape === 'periods' && findPeriod(name)?.isWhole === true;
    const found = levelsOf(named.map((row) => (isPeriod(row) ? { ...row, hasValues: true } : row)));
    const isFlat =
      shape === 'periods' && found.groups.size === 0 && !named.some(({ name }) => isAmongName(name));
    const levels = isFlat ? named.map(() => 0) : found.levels;
    const byCodes =
      said === undefined && levels.every((level) => level === 0)
        ? this.levelsOfCodes(named, columns)
        : undefined;
    if (byCodes) return byCodes;
    if (said === undefined) return { ...found, levels };
    const { doubt: _, ...sure } = found;
    if (said === 'codes') return { ...sure, levels: levelsByCodes(this.codes(named, columns)) };
    return {
      ...sure,
      levels: levels.map((level, index) => said[this.grid.lineOf(named[index]?.row ?? 0)] ?? level),
    };
  }

  /** Levels that a column of codes tells by itself: 301 over 30101 and 30102, each above those that begin with it. */
  private levelsOfCodes(
    named: readonly NamedRow[],
    columns: readonly RecognisedColumn[],
  ): Levels | undefined {
    if (!columns.some(({ type }) => type === 'code')) return undefined;
    const codes = this.codes(named, columns);
    if (!areNested(codes)) return undefined;
    const reasons = [{ zh: '编码', en: 'codes' }];
    return { levels: levelsByCodes(codes), groups: new Set(), reasons };
  }

  /** The codes of rows: those of a column, or what their names begin with. */
  private codes(named: readonly NamedRow[], columns: readonly RecognisedColumn[]): (string | undefined)[] {
    const at = columns.find(({ type }) => type === 'code')?.at;
    return named.map(({ row, name }) => {
      const code = at === undefined ? codeBefore(name) : this.grid.text(row, at - 1);
      return code === '' ? undefined : code;
    });
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
        cells: columns.map(({ at }) =>
          shape !== 'list' && nameElsewhere.includes(at - 1) ? '' : this.cellText(row, at - 1),
        ),
      };
    });
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

  /** Figures merged over several rows, which print in the first of them. */
  private mergedFigures(
    rows: readonly number[],
    columns: readonly RecognisedColumn[],
  ): RecognisedTable['mergedFigures'] {
    const { grid } = this;
    return columns
      .filter((column) => isFigure(column) && !column.leftOut)
      .flatMap(({ at }) =>
        rows.flatMap((row): RecognisedTable['mergedFigures'] => {
          const merge = grid.mergeAt(row, at - 1);
          if (merge?.top !== row || merge.bottom === row || grid.kind(row, at - 1) !== 'number') return [];
          return [{ at, lines: [grid.lineOf(row), grid.lineOf(merge.bottom)] }];
        }),
      );
  }

  /** The marks of notes in cells, and the signs that stand for no figure. */
  private marks(
    rows: readonly number[],
    columns: readonly RecognisedColumn[],
  ): Pick<RecognisedTable, 'marks' | 'signs'> {
    const marks: CellMark[] = [];
    const signs: Record<string, number> = {};
    for (const column of columns.filter(
      ({ leftOut, type }) => !leftOut && (type === 'name' || isFigure({ type })),
    )) {
      for (const row of rows) {
        const text = this.grid.text(row, column.at - 1);
        if (text === '') continue;
        const { mark } = column.type === 'name' ? splitNameMark(text) : splitMark(text);
        if (mark !== undefined) marks.push({ line: this.grid.lineOf(row), at: column.at, mark, text });
        if (column.type !== 'name' && this.grid.kind(row, column.at - 1) === 'missing')
          signs[text] = (signs[text] ?? 0) + 1;
      }
    }
    marks.sort((one, other) => one.line - other.line || one.at - other.at);
    return { marks, signs };
  }
}

/** A name on one line, 其中 with the colon of Chinese text. */
function nameInPrint(text: string): string {
  return oneLine(text).replace(/^其中:\s?/u, '其中：');
}

/** Notes in whole: one that breaks off in the middle of a sentence goes on in the line below. */
function linesOf(texts: readonly PlacedText[], grid: Grid): SheetLine[] {
  return texts.map(({ row, text }) => ({ line: grid.lineOf(row), text: text.trim() }));
}

function wholeLines(texts: readonly PlacedText[], grid: Grid): SheetLine[] {
  const lines: SheetLine[] = [];
  let lastRow = -1;
  for (const { row, text } of texts) {
    const before = lines.at(-1);
    const goesOn =
      before !== undefined && lastRow === row - 1 && /[\p{Script=Han}，、：:]$/u.test(before.text);
    if (goesOn && !isNote(text) && !/^\s*(?:\d|[一二三四五六七八九十]+[、.])/u.test(text))
      lines[lines.length - 1] = { ...before, text: `${before.text}${text.trim()}` };
    else lines.push({ line: grid.lineOf(row), text: text.trim() });
    lastRow = row;
  }
  return lines;
}

/** The rows whose names do not repeat the unit that the line over the table tells: 第一产业（亿元） under 单位：亿元. */
function rowsUnder(unit: string | undefined, rows: readonly RecognisedRow[]): readonly RecognisedRow[] {
  return rows.map((row) =>
    unit !== undefined && unitIn(row.name) === unit ? { ...row, name: withoutUnit(row.name) } : row,
  );
}

/** The unit of a table where its line does not tell it, and its columns with what follows from the unit. */
function tableUnit(
  said: string | undefined,
  columns: readonly RecognisedColumn[],
  rows: readonly RecognisedRow[],
): { readonly unit: string | undefined; readonly columns: readonly RecognisedColumn[] } {
  const figures = columns.filter((column) => isFigure(column) && !column.leftOut);
  const ofRows = rows.filter(({ kind }) => kind !== 'group').map(({ unit }) => unit);
  const told = ofRows.filter((one) => one !== undefined);
  const inRows = new Set(told);
  const inColumns = new Set(figures.map(({ unit }) => unit));
  let unit = said;
  if (unit === undefined && inRows.size === 1 && told.length > ofRows.length * 0.9) unit = told[0];
  else if (unit === undefined && inColumns.size === 1 && figures.length > 1) unit = figures[0]?.unit;
  const parts = unit?.split(/[、,;；]/u) ?? [];
  // 万元、% is 万元 of what is no share; of 人、所 the sheet does not say which is whose
  const plain = parts.filter((part) => !/[%‰]/u.test(part));
  const ofAmounts = parts.length > 1 && plain.length === 1 ? plain[0] : undefined;
  const isIndex = unit !== undefined && isIndexName(unit);
  const areRates = unit !== undefined && isShareSign(unit);
  return {
    unit,
    columns: columns.map((column): RecognisedColumn => {
      if (column.type !== 'amount' || column.unit !== undefined) return column;
      if (isIndex) return { ...column, type: 'index' };
      if (areRates) return { ...column, type: 'rate' };
      return ofAmounts === undefined ? column : { ...column, unit: ofAmounts };
    }),
  };
}
