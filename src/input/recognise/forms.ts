import type { CellRange, RawTable, SheetRow } from '../raw-table.js';
import type { Area } from './areas.js';
import { buildTable, type SheetFacts } from './build.js';
import { Grid } from './grid.js';
import type { Reading, RecognisedTable, SheetLine } from './model.js';
import { figureColumns } from './rows.js';
import { withoutUnit } from './units.js';
import { isAboutSheet, isTotalName, oneLine, squeezed } from './words.js';

type Sheet = Pick<RawTable, 'name' | 'rows' | 'merges'>;

/** Rows of a form that belong together: those beside one text merged down in its first column, or those between. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  /** What stands beside its rows. */
  readonly title?: string;
}

/**
 * The parts of a form, each as a table of its own: 项目资金, 年度目标 and 绩效指标 of 绩效自评表 stand one below the other,
 * each beside its name and with a head of its own, which are no rows of one table. Undefined where a sheet is none:
 * in a table with outer names the rows beside them have no heads. `tablesOf` reads a part as a sheet.
 */
export function formTables(
  sheet: Sheet,
  facts: SheetFacts,
  readings: readonly Reading[],
  tablesOf: ReadPart,
): RecognisedTable[] | undefined {
  if (sheet.rows.length > MOST_ROWS || (sheet.merges ?? []).length < LEAST_BANDS) return undefined;
  // where the office says what heads or lines to leave out, it is taken at its word
  if (readings.some(({ head, skip, transpose }) => head ?? skip ?? transpose)) return undefined;
  const grid = new Grid(sheet);
  const lead = leadColumn(grid);
  const bands = bandsOf(grid, lead);
  if (!isForm(grid, lead, bands)) return undefined;
  const { title, first } = titleOf(grid, bands[0]?.top ?? 0);
  const form = new Form(sheet, grid, lead, facts);
  const tables: RecognisedTable[] = [];
  for (const band of partsFrom(grid, lead, bands, first)) {
    const reading = readings[tables.length] ?? {};
    const read = band.title === undefined ? undefined : form.withOwnHead(band, reading, tablesOf);
    const table = read ?? form.asItStands(band, reading);
    if (table) tables.push(titled(table, band, title));
  }
  return tables.length > 0 ? tables : undefined;
}

/** How a part is read as a sheet of its own. */
type ReadPart = (part: Sheet, facts: SheetFacts, readings: readonly Reading[]) => RecognisedTable[];

function leadColumn(grid: Grid): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < grid.height; row++) least = Math.min(least, grid.filled(row)[0] ?? least);
  return least;
}

/** Texts of the first column that are merged down over several rows, and over no others beside. */
function bandsOf(grid: Grid, lead: number): Band[] {
  const bands: Band[] = [];
  for (let row = 0; row < grid.height; row++) {
    const merge = grid.mergeAt(row, lead);
    if (merge?.top !== row || merge.right !== lead || merge.bottom === row) continue;
    if (grid.text(row, lead) !== '')
      bands.push({ top: row, bottom: merge.bottom, title: oneLine(grid.text(row, lead)) });
  }
  return bands;
}

/** More rows than this are no form, and are not looked at as one; fewer parts merged down beside their rows neither. */
const MOST_ROWS = 200;
const LEAST_BANDS = 2;

function isForm(grid: Grid, lead: number, bands: readonly Band[]): boolean {
  if (bands.length < LEAST_BANDS || grid.height > MOST_ROWS) return false;
  // below the rows of a head that reaches down, the first band of a table has its figures at once
  return bands.filter((band) => hasOwnHead(grid, lead, band)).length >= Math.min(2, bands.length - 1);
}

/** Whether the first row of a band is words over what are figures in the rows below. */
function hasOwnHead(grid: Grid, lead: number, { top, bottom }: Band): boolean {
  const heads = grid.filled(top).filter((column) => column > lead);
  const words = heads.filter((column) => grid.kind(top, column) === 'word');
  if (words.length < 2 || words.length < heads.length) return false;
  const rows = Array.from({ length: bottom - top }, (_, index) => top + 1 + index);
  const figures = figureColumns(grid, rows);
  return words.some((column) => figures.has(column));
}

/** The title of a form, and the first row that is of it: a text alone in each row above. */
function titleOf(grid: Grid, top: number): { title?: SheetLine; first: number } {
  let title: SheetLine | undefined;
  let row = 0;
  for (; row < top; row++) {
    const filled = grid.filled(row);
    if (filled.length === 0) continue;
    const text = grid.text(row, filled[0] as number);
    if (filled.length > 1 || /[:：]/u.test(text)) break;
    title = { line: grid.lineOf(row), text: withoutUnit(oneLine(text)) };
  }
  return { first: row, ...(title && { title }) };
}

/** The bands in their order, with the rows between them; a total behind the last is of that. */
function partsFrom(grid: Grid, lead: number, bands: readonly Band[], first: number): Band[] {
  const parts: Band[] = [];
  let next = first;
  for (const band of bands) {
    if (band.top > next) parts.push({ top: next, bottom: band.top - 1 });
    parts.push(band);
    next = band.bottom + 1;
  }
  let last = next;
  while (last < grid.height && isTotal(grid.text(last, lead))) last++;
  if (last > next) parts.push({ ...(parts.pop() as Band), bottom: last - 1 });
  if (last < grid.height) parts.push({ top: last, bottom: grid.height - 1 });
  return parts;
}

function isTotal(name: string): boolean {
  return isTotalName(name) || /^总(?:得)?分$/u.test(squeezed(name));
}

class Form {
  constructor(
    private readonly sheet: Sheet,
    private readonly grid: Grid,
    private readonly lead: number,
    private readonly facts: SheetFacts,
  ) {}

  /** A band as a table under a head of its own; none where that would leave a row of it out. */
  withOwnHead(band: Band, reading: Reading, tablesOf: ReadPart): RecognisedTable | undefined {
    const rows = this.rowsOf(band);
    const part = { name: this.facts.sheet, rows, merges: this.mergesBeside(band) };
    const [table, ...others] = tablesOf(part, { ...this.facts, heading: band.title ?? '' }, [reading]);
    const read = table ? table.head.length + table.rows.length : 0;
    return table && others.length === 0 && read === rows.length && table.head.length > 0 ? table : undefined;
  }

  /** The rows of a band without what stands beside them; a total has its name in the first column left. */
  private rowsOf({ top, bottom }: Band): SheetRow[] {
    const { grid, lead } = this;
    const from = this.grid.lineOf(top);
    const to = grid.lineOf(bottom);
    return this.sheet.rows
      .filter(({ line }) => line >= from && line <= to)
      .map(({ line, fields }) => {
        const name = isTotal(fields[lead] ?? '') ? (fields[lead] as string) : (fields[lead + 1] ?? '');
        return { line, fields: fields.with(lead, '').with(Math.min(lead + 1, fields.length - 1), name) };
      });
  }

  private mergesBeside({ top, bottom }: Band): CellRange[] {
    const [from, to] = [this.grid.lineOf(top), this.grid.lineOf(bottom)];
    return (this.sheet.merges ?? []).filter(
      (merge) => merge.left > this.lead + 1 && merge.top >= from && merge.bottom <= to,
    );
  }

  /** Rows as they stand, without a head: 项目名称, 某某, 实施单位, 某某. */
  asItStands({ top, bottom, title }: Band, reading: Reading): RecognisedTable | undefined {
    const { grid } = this;
    const all = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
    const filled = all.filter((row) => grid.filled(row).length > 0);
    const isAbout = (row: number) => grid.filled(row).every((column) => isAboutSheet(grid.text(row, column)));
    const body = filled.filter((row) => !isAbout(row));
    const texts = filled
      .filter(isAbout)
      .flatMap((row) =>
        grid.filled(row).map((column) => ({ row, column, text: grid.text(row, column), isAbout: true })),
      );
    if (body.length === 0) return undefined;
    const hasHead = title !== undefined && this.isOverOthers(body);
    const head = hasHead ? body.splice(0, 1) : [];
    const block = { above: texts, head, body, isContinuation: false };
    const area: Area = {
      ...{ blocks: [block], notes: [], sources: [], skipped: [], unread: [] },
      ...{ isOfWords: true, isForm: true },
    };
    return buildTable(grid, area, [this.lead + head.length, grid.width - 1], reading, this.facts);
  }

  /** Whether the first of some rows beside a text has one over each that the others have, and so is their head. */
  private isOverOthers([first, ...others]: readonly number[]): boolean {
    const beside = (row = 0) => this.grid.filled(row).filter((column) => column > this.lead);
    const heads = beside(first);
    return heads.length > 1 && others.length > 0 && others.flatMap(beside).every((at) => heads.includes(at));
  }
}

/** The title of a part: that of the form for what stands first, with its own name behind for the others. */
function titled(
  table: RecognisedTable,
  { title: own, top }: Band,
  ofForm: SheetLine | undefined,
): RecognisedTable {
  const name = own === undefined ? '' : withoutUnit(own);
  const text = ofForm && name !== '' ? `${ofForm.text}（${name}）` : (ofForm?.text ?? name);
  if (text === '') return table;
  const line = ofForm?.line ?? top + 1;
  const by = { part: 'title', sureness: 'sure', reasons: [{ zh: '填报表', en: 'a form' }] } as const;
  const evidence = table.evidence.map((one) => (one.part === 'title' ? by : one));
  return { ...table, title: { line, text }, evidence };
}
