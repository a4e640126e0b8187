import type { Grid } from './grid.js';
import type { NamedRow } from './levels.js';
import type { RecognisedColumn } from './model.js';
import { isTotalName, oneLine } from './words.js';

/** A row with its name, and where in the sheet that stands. */
export interface PlacedName extends NamedRow {
  /** Columns besides that of the names whose texts are the name. */
  readonly nameElsewhere: readonly number[];
}

/** Where the rows of a table are: its columns `from` to `to` of a sheet, and the texts of each. */
export interface NameFacts {
  readonly grid: Grid;
  readonly from: number;
  readonly to: number;
  readonly textsOf: (column: number) => readonly string[];
}

/** The rows with their names, which stand in the last of the columns of names, or beside it. */
export function namedRows(
  rows: readonly number[],
  names: readonly number[],
  columns: readonly RecognisedColumn[],
  { grid, from, to, textsOf }: NameFacts,
): PlacedName[] {
  const outerColumn = names.length > 1 ? names[0] : undefined;
  const inner = names.at(-1) as number;
  const values = columns
    .filter(({ at, leftOut, type }) => !leftOut && !names.includes(at - 1) && type !== 'serial')
    .map(({ at }) => at - 1);
  const numbers = columnOfRanks(columns, textsOf);
  let outer = '';
  return rows.map((row): PlacedName => {
    if (outerColumn !== undefined) outer = oneLine(grid.spread(row, outerColumn)) || outer;
    const own = grid.spread(row, inner);
    const isOuterRow = outerColumn !== undefined && (own === '' || own === grid.spread(row, outerColumn));
    const at = isOuterRow ? outerColumn : inner;
    const merge = grid.mergeAt(row, at);
    const elsewhere = nameElsewhere(row, own, values, { grid, from, to });
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
function columnOfRanks(
  columns: readonly RecognisedColumn[],
  textsOf: NameFacts['textsOf'],
): number | undefined {
  const serial = columns.find(({ type }) => type === 'serial');
  if (serial === undefined) return undefined;
  const column = serial.at - 1;
  const isInHanzi = (text: string) => /[一二三四五六七八九十]/u.test(text);
  return textsOf(column).some(isInHanzi) ? column : undefined;
}

/**
 * The columns besides that of the names in which the name of a row stands: a total, or the head of a group, may have
 * it beside them or over the figures, and a program may repeat that of a group in all cells.
 */
function nameElsewhere(
  row: number,
  own: string,
  values: readonly number[],
  { grid, from, to }: Pick<NameFacts, 'grid' | 'from' | 'to'>,
): readonly number[] {
  const filled = grid.filled(row).filter((at) => at >= from && at <= to);
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

/** A name on one line, 其中 with the colon of Chinese text. */
function nameInPrint(text: string): string {
  return oneLine(text).replace(/^其中:\s?/u, '其中：');
}
