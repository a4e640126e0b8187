import { type Census, shareOf } from './census.js';
import type { ColumnType } from './model.js';

/** The columns of a table before it is known which hold the names of its rows. */
export interface TypedColumn {
  readonly column: number;
  readonly type: ColumnType;
  readonly path: readonly string[];
  readonly census: Census;
}

const figures: readonly ColumnType[] = ['amount', 'rate', 'index'];

/**
 * The columns that hold the names of rows: the first one of words, with a second beside it where the first has outer
 * names (in runs, or once for several rows) or the second the same in English; else the first period.
 */
export function nameColumns(columns: readonly TypedColumn[], rowCount: number): number[] {
  const words = columns.filter(
    ({ type, path, census }) => type === 'words' && (path.length > 0 || census.filled > rowCount * 0.5),
  );
  const firstFigure = columns.find(({ type }) => figures.includes(type))?.column ?? Number.POSITIVE_INFINITY;
  const [first] = words;
  const period = columns.find(({ type }) => type === 'period');
  // G320, before figures, with its grade behind them
  const lead = columns.find(({ type }) => type === 'code' || type === 'date' || type === 'period');
  const isLed =
    lead !== undefined && lead.column < firstFigure && first !== undefined && first.column > firstFigure;
  if (first === undefined || isLed || first.column > firstFigure + 3) {
    if (period !== undefined && period.column < firstFigure) return [period.column];
    const left = columns.filter(({ type }) => type !== 'empty' && type !== 'technical' && type !== 'serial');
    return left.slice(0, 1).map(({ column }) => column);
  }
  if (period && period.column < first.column && words.length === 1 && first.census.distinct <= 2)
    return [period.column];
  const second = words.find(({ column }) => column === first.column + 1);
  if (second === undefined || second.column > firstFigure) return [first.column];
  const isTranslated =
    shareOfTexts(second.census, /^[A-Za-z' .,()&-]+$/) > 0.8 &&
    shareOfTexts(first.census, /\p{Script=Han}/u) > 0.8;
  if (isTranslated) return [first.column];
  return isOuter(first.census, second.census, rowCount) &&
    words.filter(({ column }) => column < firstFigure).length <= 3
    ? [first.column, second.column]
    : [first.column];
}

/** Outer names come in runs, or stand once over rows that are merged or left empty. */
function isOuter(outer: Census, inner: Census, rowCount: number): boolean {
  const runs = outer.texts.filter((text, index) => text !== outer.texts[index - 1]).length;
  const inRuns = outer.distinct < Math.min(rowCount * 0.5, outer.filled) && runs <= outer.distinct * 1.5;
  const isOnce = outer.filled <= rowCount * 0.6 && inner.filled > rowCount * 0.75;
  return (inRuns || isOnce) && inner.distinct >= outer.distinct && shareOf(inner, 'word', 'period') > 0.6;
}

function shareOfTexts({ texts, filled }: Census, pattern: RegExp): number {
  return texts.filter((text) => pattern.test(text)).length / Math.max(1, filled);
}

/** Whether a column says yes or no of each row. */
export function isFlag({ filled, distinct, texts }: Census): boolean {
  return filled > 2 && distinct <= 2 && texts.every((text) => /^[是否YN√×有无]$/u.test(text));
}
