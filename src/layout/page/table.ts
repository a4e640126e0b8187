import type { Block, Cell, FlowTable, Paint, Paragraph, Run, Stack, TableLayout } from '../flow.js';
import { LONG_TABLE_ROWS } from '../long-table.js';
import { bandItem, bandItemLater } from './band.js';
import { CellOwners, type Owners, type CellPlace as Place } from './cell-owners.js';
import {
  type FlowItem,
  flowItem,
  KeepStrength,
  type PageMark,
  type RepeatedHead,
  rule,
} from './flow-item.js';
import { type Setting, setBlock } from './galley.js';
import { type KeptTable, keptTable } from './kept-table.js';
import { fitsLine } from './paragraph.js';
import type { CellBox, RowBox } from './row.js';

/** What the rows of a table share while it is set. */
interface Grid {
  readonly body: readonly (readonly Cell[])[];
  readonly owners: Owners;
  /** Left edge of each column, and the right edge of the last. */
  readonly edges: readonly number[];
  readonly layout: TableLayout;
  readonly setting: Setting;
}

const COLOR = '#000000';

/**
 * Sets a table: one item per row, or per band of rows that cells reach over. Header rows hold on to the first
 * row under them and are repeated on every further page.
 */
export function tableItems({ table, layout = {} }: FlowTable, setting: Setting): FlowItem[] {
  const edges = [0];
  for (const width of table.widths) edges.push((edges[edges.length - 1] as number) + width);
  const begin = () =>
    newTable({ body: table.body, owners: new CellOwners(table.body), edges, layout, setting }, table);
  const known = keptTable(setting.fonts.database, table, [], () => {
    return table.body.some((row) => row.some(asksPage)) ? undefined : begin();
  });
  const kept = known ?? begin();
  // a page number that a cell prints has to be asked for while the pages are laid out
  const isLongTable = known !== undefined && table.body.length > LONG_TABLE_ROWS;
  const cellSetting = isLongTable ? { ...setting, isLongTable } : setting;
  const grid: Grid = { body: table.body, owners: kept.owners, edges, layout, setting: cellSetting };
  return bandsOf(grid).map(([first, last]) => {
    const band = kept.bands.get(first);
    const made = band ?? setBand(grid, table, [first, last], kept);
    if (!band && made.anchors.length + made.notes.length === 0) kept.bands.set(first, made);
    // what holds the table lays its margins and strengths on the items
    return { ...made };
  });
}

function newTable(grid: Grid, table: FlowTable['table']): KeptTable {
  const headerRows = table.headerRows ?? 0;
  const head = headerRows > 0 ? repeatedHead(grid, table, headerRows) : undefined;
  return {
    owners: grid.owners,
    head,
    marksAtBreak: rulesAtBreak(grid),
    bands: new Map(),
    resumed: new Map(),
  };
}

/** Whether a cell prints the number of a page, which may be another one in the next pass. */
function asksPage(cell: Cell): boolean {
  if ('text' in cell) return cell.text?.some(tellsPage) ?? false;
  const runsIn = (block: Block): readonly Run[] =>
    'text' in block ? block.text : 'stack' in block ? block.stack.flatMap(runsIn) : [];
  return runsIn(cell as Stack).some(tellsPage);
}

function tellsPage({ pageReference, pageReferences }: Run): boolean {
  return pageReference !== undefined || pageReferences !== undefined;
}

function setBand(
  grid: Grid,
  table: FlowTable['table'],
  [first, last]: readonly [number, number],
  { head, marksAtBreak, resumed: known }: KeptTable,
): FlowItem {
  const keepStrength = keepStrengthAfterRow(grid, table, last);
  // what is named or noted in a cell is so but once
  const again = isPlainBand(grid, first, last) ? setAgain(grid, table, first, last) : undefined;
  if (first < (table.headerRows ?? 0))
    return bandItem(setRowsOf(grid, table, first, last, setCellContent), { keepStrength }, again);
  const resumed = table.resumedRows && resumption(grid, table, first, known);
  const bodyParts = bodyPartsOf(keepStrength, head, resumed, marksAtBreak);
  return again && grid.setting.isLongTable
    ? bandItemLater(setRowsOf(grid, table, first, last, contentForHeight), bodyParts, again)
    : bandItem(setRowsOf(grid, table, first, last, setCellContent), bodyParts, again);
}

/** Written out: copies by spread of what may be there have each a shape of its own to V8, and each row has one. */
function bodyPartsOf(
  keepStrength: KeepStrength,
  head: RepeatedHead | undefined,
  resumed: FlowItem['resumed'],
  marksAtBreak: readonly PageMark[],
): Partial<FlowItem> {
  if (head && resumed) return { keepStrength, head, resumed, marksAtBreak };
  if (head) return { keepStrength, head, marksAtBreak };
  return resumed ? { keepStrength, resumed, marksAtBreak } : { keepStrength, marksAtBreak };
}

/** Whether nothing in a band has a name or a note. */
function isPlainBand({ body }: Grid, first: number, last: number): boolean {
  for (let row = first; row <= last; row++) if (!body[row]?.every(isPlain)) return false;
  return true;
}

function isPlain(cell: Cell): boolean {
  if ('stack' in cell && cell.stack) return false;
  if (!('text' in cell) || !cell.text) return true;
  return (
    cell.id === undefined && !cell.outline && cell.text.every(({ id, note }) => id === undefined && !note)
  );
}

type SetContent = (cell: Cell, widthPt: number, setting: Setting) => FlowItem[];

/** Content as high as it will be: a text of one line is not set for that. */
const contentForHeight: SetContent = (cell, widthPt, setting) => {
  if (!('text' in cell) || !cell.text || !fitsLine(cell, widthPt))
    return setCellContent(cell, widthPt, setting);
  const [, spaceBeforePt, , spaceAfterPt] = cell.margin ?? NO_MARGIN;
  return [flowItem(cell.pitch, { spaceBeforePt, spaceAfterPt, isLeaded: true })];
};

const NO_MARGIN = [0, 0, 0, 0] as const;

/** Made apart from the rows that are set, which it would hold otherwise: there is one for each row of a table. */
function setAgain(
  grid: Grid,
  table: FlowTable['table'],
  first: number,
  last: number,
): () => readonly RowBox[] {
  return () => setRowsOf(grid, table, first, last, setCellContent);
}

function resumption(
  grid: Grid,
  table: FlowTable['table'],
  first: number,
  known: KeptTable['resumed'],
): () => readonly FlowItem[] {
  return () => keptUnder(known, first, () => resumedPieces(grid, table, first));
}

function setRowsOf(
  grid: Grid,
  table: FlowTable['table'],
  first: number,
  last: number,
  content: SetContent,
): readonly RowBox[] {
  const rows: RowBox[] = [];
  for (let index = first; index <= last; index++)
    rows.push(setRow(grid, table, index, grid.body.length, content));
  return rows;
}

/** First and last row of each band: rows hang together where a cell reaches from one into the next. */
function bandsOf({ body, owners }: Grid): [number, number][] {
  const bands: [number, number][] = [];
  for (let index = 0; index < body.length; index++) {
    const band = bands[bands.length - 1];
    if (band && owners.hangsOn(index)) band[1] = index;
    else bands.push([index, index]);
  }
  return bands;
}

function keepStrengthAfterRow(grid: Grid, table: FlowTable['table'], index: number): KeepStrength {
  if (index === grid.body.length - 1) return KeepStrength.None;
  if (index < (table.headerRows ?? 0)) return KeepStrength.Lines;
  return table.keepRowWithNext?.(index) ? KeepStrength.KeepWithNext : KeepStrength.None;
}

function repeatedHead(grid: Grid, table: FlowTable['table'], headerRows: number): RepeatedHead {
  const set = new Map<number, readonly FlowItem[]>();
  const setHead = (pageOfTable: number) => {
    const body = table.continuedHead?.(pageOfTable) ?? table.body.slice(0, headerRows);
    // rules are those of the whole table: its first lines, not those of a table of header rows only
    const rows = setRows(
      { ...grid, body, owners: new CellOwners(body) },
      { ...table, body },
      grid.body.length,
    );
    return [repeated(bandItem(rows, {}))];
  };
  return { piecesFor: (pageOfTable) => keptUnder(set, pageOfTable, () => setHead(pageOfTable)) };
}

function keptUnder<Value>(kept: Map<number, Value>, key: number, make: () => Value): Value {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}

/** The groups that go on when a page begins with this row. */
function resumedPieces(grid: Grid, table: FlowTable['table'], index: number): readonly FlowItem[] {
  return (table.resumedRows?.(index) ?? []).map(({ rowIndex, cells }) => {
    const places = (new CellOwners([cells]).at(0) ?? []).map((place) => ({ ...place, row: rowIndex }));
    const owners = { at: (row: number) => (row === rowIndex ? places : undefined), hangsOn: () => false };
    const row = setRow({ ...grid, owners }, table, rowIndex, grid.body.length);
    return repeated(bandItem([row], {}));
  });
}

/** What is named or noted in a head is so where the table begins. */
function repeated(row: FlowItem): FlowItem {
  const marks = row.marks.map((mark) => (mark.kind === 'line' ? { ...mark, isRepeated: true } : mark));
  return { ...row, marks, anchors: [], notes: [] };
}

function setRows(grid: Grid, table: FlowTable['table'], rowCount = grid.body.length): readonly RowBox[] {
  return grid.body.map((_, index) => setRow(grid, table, index, rowCount));
}

function setRow(
  grid: Grid,
  table: FlowTable['table'],
  index: number,
  rowCount: number,
  content = setCellContent,
): RowBox {
  const { rowHeightPt } = table;
  const places = grid.owners.at(index) as readonly Place[];
  const beginning = places.filter((place, column) => place.row === index && place.column === column);
  const cells = beginning.map((place) => setCell(grid, place, content));
  return {
    cells,
    ruleAbovePt: index === 0 ? lineWidth(grid.layout, 0, rowCount) : 0,
    ruleBelowPt: lineWidth(grid.layout, index + 1, rowCount),
    minHeightPt: (typeof rowHeightPt === 'function' ? rowHeightPt(index) : rowHeightPt) ?? 0,
    decorate: (heightPt, part) => [
      ...shades(grid, index, heightPt),
      ...verticalRules(grid, index, heightPt),
      ...(part.isLast ? spannerRules(grid, index, heightPt) : []),
      ...(part.isFirst && index === 0 ? horizontalRule(grid, 0, rowCount, heightPt) : []),
      ...(part.isLast ? horizontalRule(grid, index + 1, rowCount, heightPt) : []),
    ],
  };
}

function lineWidth(layout: TableLayout, line: number, rowCount: number): number {
  return layout.hLineWidth?.(line, rowCount) ?? 0;
}

function setCell(grid: Grid, { cell, row, column }: Place, content: SetContent): CellBox {
  const { layout, edges, setting } = grid;
  const x = edges[column] as number;
  const right = edges[column + (cell.colSpan ?? 1)] ?? x;
  const padLeft = layout.paddingLeft?.(column) ?? 0;
  const padRight = layout.paddingRight?.(column + (cell.colSpan ?? 1) - 1) ?? 0;
  return {
    x: x + padLeft,
    items: content(cell, right - x - padLeft - padRight, setting),
    padTopPt: layout.paddingTop?.(row) ?? 0,
    padBottomPt: layout.paddingBottom?.(row) ?? 0,
    align: cell.verticalAlignment ?? 'top',
    rowSpan: cell.rowSpan ?? 1,
  };
}

function setCellContent(cell: Cell, widthPt: number, setting: Setting): FlowItem[] {
  const isFilled = ('text' in cell && cell.text) || ('stack' in cell && cell.stack);
  return isFilled ? setBlock(cell as Paragraph | Stack, widthPt, setting) : [];
}

function shades(grid: Grid, row: number, heightPt: number): PageMark[] {
  const marks: PageMark[] = [];
  for (const [column, place] of (grid.owners.at(row) as readonly Place[]).entries()) {
    const color = place.cell.fillColor ?? grid.layout.fillColor?.(row, column);
    if (color === undefined) continue;
    const x = grid.edges[column] as number;
    const w = (grid.edges[column + 1] as number) - x;
    marks.push({ kind: 'vector', x: 0, y: 0, vector: { type: 'rect', x, y: 0, w, h: heightPt, color } });
  }
  return marks;
}

/** The rule above row `line`, where the cells on either side want it and no span crosses it. */
function horizontalRule(grid: Grid, line: number, rowCount: number, heightPt: number): PageMark[] {
  const lineWidthPt = lineWidth(grid.layout, line, rowCount);
  if (lineWidthPt === 0) return [];
  const y = line === 0 ? -lineWidthPt / 2 : heightPt + lineWidthPt / 2;
  const paint = { lineWidth: lineWidthPt, lineColor: grid.layout.hLineColor?.(line) ?? COLOR };
  const [rowAbove, rowBelow] = [grid.owners.at(line - 1), grid.owners.at(line)];
  return stretches(grid.edges.length - 1, (column) => {
    const above = rowAbove?.[column];
    const below = rowBelow?.[column];
    if (above && above === below) return false;
    return Boolean(
      (above && (above.cell.border?.[3] ?? true)) || (below && (below.cell.border?.[1] ?? true)),
    );
  }).map(([from, to]) => rule(grid.edges[from] as number, y, grid.edges[to] as number, y, paint));
}

/** Rules of single cells that end in this row. */
function spannerRules({ owners, edges }: Grid, row: number, heightPt: number): PageMark[] {
  const places = owners.at(row) as readonly Place[];
  return places.flatMap(({ cell, row: first, column }, at) => {
    const { ruleBelow, rowSpan = 1, colSpan = 1 } = cell;
    if (!ruleBelow || at !== column || first + rowSpan - 1 !== row) return [];
    const { widthPt, insetPt, color } = ruleBelow;
    const [left, right] = [edges[column] as number, edges[column + colSpan] as number];
    const paint = { lineWidth: widthPt, lineColor: color };
    return [rule(left + insetPt, heightPt, right - insetPt, heightPt, paint)];
  });
}

function verticalRules(grid: Grid, row: number, heightPt: number): PageMark[] {
  const { layout, edges } = grid;
  if (!layout.vLineWidth) return [];
  const places = grid.owners.at(row) as readonly Place[];
  const marks: PageMark[] = [];
  for (let line = 0; line < edges.length; line++) {
    const lineWidthPt = layout.vLineWidth(line, edges.length - 1);
    const [left, right] = [places[line - 1], places[line]];
    const wanted = (left?.cell.border?.[2] ?? Boolean(left)) || (right?.cell.border?.[0] ?? Boolean(right));
    if (lineWidthPt === 0 || !wanted || (left && left === right)) continue;
    const x = edges[line] as number;
    const paint: Paint = { lineWidth: lineWidthPt, lineColor: layout.vLineColor?.(line) ?? COLOR };
    marks.push(rule(x, 0, x, heightPt, paint));
  }
  return marks;
}

/** Stretches of columns that are wanted, as pairs of edges. */
function stretches(columns: number, isWanted: (column: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let column = 0; column < columns; column++) {
    if (!isWanted(column)) continue;
    const last = found[found.length - 1];
    if (last && last[1] === column) last[1] = column + 1;
    else found.push([column, column + 1]);
  }
  return found;
}

/** The rule that closes a page on which the table does not end. */
function rulesAtBreak({ layout, edges, body }: Grid): readonly PageMark[] {
  const lineWidthPt = layout.brokenLineWidth ?? lineWidth(layout, body.length, body.length);
  if (lineWidthPt === 0) return [];
  const paint = { lineWidth: lineWidthPt, lineColor: layout.hLineColor?.(body.length) ?? COLOR };
  return [rule(0, -lineWidthPt / 2, edges[edges.length - 1] as number, -lineWidthPt / 2, paint)];
}
