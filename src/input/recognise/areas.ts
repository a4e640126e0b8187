import type { Bilingual } from '../../core/diagnostics.js';
import type { Grid } from './grid.js';
import { isWithin, type LineRange, type Reading } from './model.js';
import {
  beginsHead,
  figureColumns,
  isGroupUnder,
  isNumberedUnder,
  isRowOfFields,
  type RowRole,
  roleOf,
} from './rows.js';
import { isUnit, isUnitLine, titleBeforeUnit } from './units.js';
import { isAboutSheet, isContents, isContinuation, isNote, squeezed } from './words.js';

/** A text above or below a table, by row and column of the grid. */
export interface PlacedText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** What a program or a form says of the sheet: no title. */
  readonly isAbout?: boolean;
}

/** One run of rows under one head, with what stands above. */
export interface Block {
  above: PlacedText[];
  unitRow?: number;
  head: number[];
  body: number[];
  isContinuation: boolean;
}

/** Where one table lies in a sheet: several blocks where it goes on under 续表. */
export interface Area {
  readonly blocks: [Block, ...Block[]];
  readonly notes: PlacedText[];
  readonly sources: PlacedText[];
  readonly skipped: { readonly row: number; readonly why: Bilingual }[];
  /** What stands below all tables and is neither a row of the last nor a note under it. */
  readonly unread: PlacedText[];
  /** A sheet of words alone has no figures to find its head by. */
  readonly isOfWords: boolean;
  /** Rows of a form, which have their heads beside them. */
  readonly isForm?: true;
}

const whySkipped = {
  pack: { zh: 'pack.yaml 写明', en: 'by pack.yaml' },
  technical: { zh: '程序用的行', en: 'written for programs' },
  numbers: { zh: '栏次', en: 'numbers of the columns' },
  zeros: { zh: '只有零', en: 'nothing but zeros' },
  signed: { zh: '制表、审核、填报', en: 'who made it, and when' },
} as const satisfies Record<string, Bilingual>;

/** The areas of a sheet that hold tables. */
export function findAreas(grid: Grid, readings: readonly Reading[]): Area[] {
  const heads = readings.flatMap(({ head }) => (head ? [head] : []));
  const said = { heads, skip: readings.flatMap(({ skip = [] }) => skip) };
  const reader = new AreaReader(grid, said);
  const runs = runsOfRows(grid);
  const all = figureColumns(grid, runs.flat());
  for (const run of runs) reader.read(run, all);
  return reader.finish(runs.flat());
}

/** Lines of heads and lines to be left out, as pack.yaml says of the tables of a sheet. */
interface SaidLines {
  readonly heads: readonly LineRange[];
  readonly skip: readonly LineRange[];
}

/** The rows between blank ones. */
function runsOfRows(grid: Grid): number[][] {
  const runs: number[][] = [[]];
  for (let row = 0; row < grid.height; row++) {
    if (!grid.isBlank(row)) runs.at(-1)?.push(row);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

class AreaReader {
  private readonly areas: Area[] = [];
  /** What has been read since the last row of data. */
  private next: Block = freshBlock();
  private skipped: Area['skipped'] = [];

  constructor(
    private readonly grid: Grid,
    private readonly said: SaidLines,
  ) {}

  read(run: readonly number[], ofSheet: ReadonlySet<number>): void {
    const own = figureColumns(this.grid, run);
    const figures = own.size > 0 ? own : ofSheet;
    const roles: RowRole[] = [];
    let hasData = false;
    let head: number | undefined;
    for (const row of run) {
      const role = this.roleIn(run, row, figures, own.size === 0, !hasData, head);
      hasData = (hasData || role === 'data') && role !== 'head';
      if (role === 'head') head ??= row;
      roles.push(role);
    }
    for (const [index, row] of run.entries()) this.place(row, roles, index);
  }

  /** The role of a row by what stands before it, too: words over figures are not always a head. */
  private roleIn(
    run: readonly number[],
    row: number,
    figures: ReadonlySet<number>,
    hasNoFigures: boolean,
    isFirst: boolean,
    head: number | undefined,
  ): RowRole {
    const { grid, said, areas, next } = this;
    const role = this.roleOf(row, figures, isFirst);
    if (role !== 'head' || said.heads.length > 0) return role;
    // above the head of the first table they are of the whole sheet
    if (isFirst && areas.length + next.head.length === 0 && isRowOfFields(grid, row)) return 'about';
    // between blank rows a single text without any figure is no head, wherever it stands
    if (hasNoFigures && run.length === 1 && grid.filled(row).length === 1) return 'text';
    if (isFirst && run.includes(row - 1)) {
      if (isGroupUnder(grid, row, row - 1)) return 'text';
      if (isNumberedUnder(grid, row, row - 1)) return 'data';
    }
    const isBelowData = !isFirst && run.includes(row - 1);
    const isFresh = next.head.length + next.above.length === 0 && next.unitRow === undefined;
    const isBelowBlank = row === run[0] && areas.length > 0 && isFresh && grid.filled(row).length === 2;
    return (isBelowData || isBelowBlank) && !beginsHead(grid, row, figures, this.corner(run, head))
      ? 'data'
      : role;
  }

  /** What stands over the names in the head of the table that a run goes on with: its own, or one before it. */
  private corner(run: readonly number[], head: number | undefined): string {
    const known = head ?? this.areas.at(-1)?.blocks[0].head[0] ?? run[0];
    return known === undefined ? '' : squeezed(this.grid.text(known, this.grid.filled(known)[0] ?? 0));
  }

  private roleOf(row: number, figures: ReadonlySet<number>, isFirst: boolean): RowRole {
    const { skip, heads } = this.said;
    const line = this.grid.lineOf(row);
    if (isWithin(line, skip)) return 'skipped';
    const role = roleOf(this.grid, row, figures, isFirst);
    const [first] = heads;
    if (first === undefined || role === 'blank') return role;
    if (isWithin(line, heads)) return 'head';
    if (line < first[0]) return role === 'unit' || role === 'about' || role === 'technical' ? role : 'text';
    return role === 'head' ? 'data' : role;
  }

  private place(row: number, roles: readonly RowRole[], index: number): void {
    switch (roles[index]) {
      case 'skipped':
        this.skipped.push({ row, why: whySkipped.pack });
        break;
      case 'technical':
        this.skipped.push({ row, why: whySkipped.technical });
        break;
      case 'numbers':
        if (this.next.head.length > 0) this.skipped.push({ row, why: whySkipped.numbers });
        else this.begin(row);
        break;
      case 'unit':
        this.placeUnit(row);
        break;
      case 'note':
      case 'source':
        this.placeNote(row, roles[index] === 'source');
        break;
      case 'about':
        this.next.above.push(...this.textsOf(row).map((text) => ({ ...text, isAbout: true })));
        break;
      case 'head':
        this.next.head.push(row);
        break;
      case 'data':
        this.begin(row);
        break;
      case 'text':
        this.placeText(row, roles, index);
    }
  }

  /** What was taken for a head above a unit line is the title. */
  private placeUnit(row: number): void {
    const { next } = this;
    next.unitRow = row;
    next.above.push(...next.head.flatMap((head) => this.textsOf(head)));
    next.head = [];
    const texts = this.textsOf(row).flatMap((one) => {
      const title = isUnitLine(one.text) ? titleBeforeUnit(one.text) : undefined;
      return title === undefined ? one : [{ ...one, text: title }];
    });
    const others = texts.filter(({ text }) => !isUnitLine(text) && !isUnit(text));
    next.above.push(...others.map((one) => (isAboutSheet(one.text) ? { ...one, isAbout: true } : one)));
  }

  private placeNote(row: number, isSource: boolean): void {
    const area = this.areas.at(-1);
    if (!area || this.next.head.length > 0) this.next.above.push(...this.textsOf(row));
    else (isSource ? area.sources : area.notes).push(this.lineOf(row));
  }

  private placeText(row: number, roles: readonly RowRole[], index: number): void {
    const { next, grid } = this;
    const area = this.areas.at(-1);
    const texts = this.textsOf(row);
    if (texts.some(({ text }) => isContinuation(text))) {
      next.isContinuation = area !== undefined;
      next.above.push(...texts);
      return;
    }
    const after = roles[index + 1];
    const dataFollows = roles.slice(index + 1).includes('data');
    const inBody = area !== undefined && next.head.length === 0;
    if (inBody && area.notes.length + area.sources.length > 0 && !dataFollows) {
      // what goes on in the line right below a source is part of it
      const isOfSource = area.sources.at(-1)?.row === row - 1 && texts.length === 1;
      (isOfSource ? area.sources : area.notes).push(this.lineOf(row));
      return;
    }
    const block = area?.blocks.at(-1);
    const headFollows = after === 'head' || after === 'unit';
    if (
      inBody &&
      block &&
      !headFollows &&
      next.above.length === 0 &&
      (dataFollows || isLikeRow(grid, row, block))
    ) {
      block.body.push(row);
      return;
    }
    if (
      next.head.length > 0 &&
      dataFollows &&
      (after === 'data' || after === 'text' || after === 'numbers')
    ) {
      if (this.isOfHead(texts)) next.head.push(row);
      else this.begin(row);
      return;
    }
    if (texts.every(({ text }) => /^[\d\s]*$/.test(text))) this.skipped.push({ row, why: whySkipped.zeros });
    else next.above.push(...texts);
  }

  /**
   * Between a head and data several texts under empty cells of the head, or beside cells of it that are merged down to
   * them, are its lower half; else it is a first group.
   */
  private isOfHead(texts: readonly PlacedText[]): boolean {
    const { grid, next } = this;
    if (texts.length < 2) return false;
    const under = ({ row, column }: PlacedText) =>
      grid.mergeAt(row, column) === undefined && next.head.every((one) => grid.text(one, column) === '');
    return texts.every(under) || isBesideHead(grid, texts[0]?.row ?? 0, next.head);
  }

  private begin(row: number): void {
    const { next, grid } = this;
    const area = this.areas.at(-1);
    const block = area?.blocks.at(-1);
    if (area && block && next.head.length === 0 && !next.isContinuation) {
      // texts between runs of data without a head of their own are groups of the same table
      const groups = next.above.filter(({ isAbout }) => !isAbout).map((text) => text.row);
      block.body.push(...new Set(groups), row);
    } else if (area && (next.isContinuation || goesOn(grid, next, area.blocks[0]))) {
      area.blocks.push({ ...next, body: [row] });
    } else {
      const first = { ...next, body: [row] };
      this.areas.push({
        blocks: [first],
        notes: [],
        sources: [],
        skipped: this.skipped,
        unread: [],
        isOfWords: false,
      });
      this.skipped = [];
    }
    this.next = freshBlock();
  }

  /** What is left below the last table: rows without a figure, notes, and what is neither. */
  finish(rows: readonly number[]): Area[] {
    const area = this.areas.at(-1);
    if (area === undefined) return wordsOnly(this.grid, rows, this.said);
    const heads = this.withoutLastRows(area);
    const texts = this.next.above.filter(({ isAbout }) => !isAbout);
    const isNoteBelow = ({ text }: PlacedText) => text.length > 12 || isNote(text);
    area.notes.push(...texts.filter(isNoteBelow));
    area.unread.push(...heads.map((row) => this.lineOf(row)), ...texts.filter((one) => !isNoteBelow(one)));
    const signed = this.next.above.filter(({ isAbout }) => isAbout).map(({ row }) => row);
    area.skipped.push(
      ...this.skipped,
      ...[...new Set(signed)].map((row) => ({ row, why: whySkipped.signed })),
    );
    return this.areas;
  }

  /**
   * What was taken for a head has no data below it: right under the data, with a name where they have theirs, it is a
   * row whose figures are told in words. Such rows go to the table; the others are left.
   */
  private withoutLastRows({ blocks, notes, sources }: Area): readonly number[] {
    const { grid, next } = this;
    const block = blocks.at(-1) as Block;
    const heads = [...next.head];
    if (next.above.length + notes.length + sources.length > 0) return heads;
    const nameColumn = Math.min(...block.body.flatMap((row) => grid.filled(row).slice(0, 1)));
    while (heads[0] === (block.body.at(-1) as number) + 1) {
      const [row] = heads as [number];
      const name = grid.text(row, nameColumn);
      if (name === '' || /[：:]/u.test(name)) break;
      block.body.push(row);
      heads.shift();
    }
    return heads;
  }

  private textsOf(row: number): PlacedText[] {
    return this.grid.filled(row).map((column) => ({ row, column, text: this.grid.text(row, column) }));
  }

  private lineOf(row: number): PlacedText {
    const texts = this.textsOf(row);
    return { row, column: texts[0]?.column ?? 0, text: texts.map(({ text }) => text).join(' ') };
  }
}

function freshBlock(): Block {
  return { above: [], head: [], body: [], isContinuation: false };
}

/** Whether cells of a head are merged down into a row. */
function isBesideHead(grid: Grid, row: number, head: readonly number[]): boolean {
  for (let column = 0; column < grid.width; column++) {
    const merge = grid.mergeAt(row, column);
    if (merge !== undefined && merge.top < row && head.includes(merge.top)) return true;
  }
  return false;
}

/** Whether a block has the head of a table again, and no title of its own. */
function goesOn(grid: Grid, next: Block, first: Block): boolean {
  const titles = new Set(first.above.map(({ text }) => squeezed(text)));
  const isTitled = next.above.some(
    ({ text, isAbout }) => !isAbout && !isUnitLine(text) && !titles.has(squeezed(text)) && text.length > 1,
  );
  return !isTitled && hasSameHead(grid, next, first);
}

function hasSameHead(grid: Grid, one: Block, other: Block): boolean {
  const textOf = ({ head }: Block) =>
    squeezed(head.flatMap((row) => grid.filled(row).map((column) => grid.text(row, column))).join('|'));
  return one.head.length > 0 && textOf(one) === textOf(other);
}

/** A text below data that stands where names do and is as short is a row without figures. */
function isLikeRow(grid: Grid, row: number, { body }: Block): boolean {
  const names = new Set(body.slice(-5).flatMap((one) => grid.filled(one).slice(0, 3)));
  return grid.filled(row).every((column) => {
    const text = grid.text(row, column);
    return names.has(column) && text.length <= 24 && !/[。；]/u.test(text);
  });
}

/** A sheet without figures is a list where its rows agree in what they fill; the first of them is the head. */
function wordsOnly(grid: Grid, rows: readonly number[], said: SaidLines): Area[] {
  const {
    heads: [head],
    skip,
  } = said;
  const used = rows.filter((row) => !isWithin(grid.lineOf(row), skip));
  const most = used.reduce((high, row) => Math.max(high, grid.filled(row).length), 0);
  const isHead = (row: number) =>
    head ? grid.lineOf(row) === head[0] : grid.filled(row).length >= Math.max(2, most - 1);
  const first = used.findIndex(isHead);
  if (most < 2 || first < 0 || used.length - first < (head ? 2 : 3)) return [];
  const above = used
    .slice(0, first)
    .flatMap((row) => grid.filled(row).map((column) => ({ row, column, text: grid.text(row, column) })));
  const unitRow = used
    .slice(0, first)
    .find((row) => grid.filled(row).some((at) => isUnitLine(grid.text(row, at))));
  if (above.some(({ text }) => isContents(text))) return [];
  const last = head ? used.findLastIndex((row) => grid.lineOf(row) <= head[1]) : first;
  const body = used.slice(last + 1);
  const below = body.findLastIndex((row) => grid.filled(row).length > 1) + 1;
  const block: Block = {
    above,
    head: used.slice(first, last + 1),
    body: body.slice(0, below),
    isContinuation: false,
    ...(unitRow !== undefined && { unitRow }),
  };
  const notes = body.slice(below).map((row) => ({
    row,
    column: 0,
    text: grid
      .filled(row)
      .map((column) => grid.text(row, column))
      .join(' '),
  }));
  return [{ blocks: [block], notes, sources: [], skipped: [], unread: [], isOfWords: true }];
}
