import type { Bilingual } from '../../core/diagnostics.js';
import { isUnit } from './units.js';
import { isAmongName, isTotalName, numberingRank } from './words.js';

/** What is known of the name of a row. */
export interface NamedRow {
  readonly row: number;
  readonly name: string;
  /** How far the name is set in, in half-width characters. */
  readonly indent: number;
  readonly isBold: boolean;
  /** Whether anything stands in the columns besides the name. */
  readonly hasValues: boolean;
  /** Whether the name is merged over columns of figures. */
  readonly isMerged: boolean;
  /** What a column of numbers of several kinds has: 一, （一）, 1. */
  readonly number?: string;
  /** The name of an outer column. */
  readonly outer?: string;
}

/** The levels of rows, which of them are heads of groups, and what tells. */
export interface Levels {
  readonly levels: number[];
  readonly groups: ReadonlySet<number>;
  readonly reasons: readonly Bilingual[];
  readonly doubt?: { readonly index: number };
}

/** More indents than this are no levels. */
const MOST_LEVELS = 7;

/**
 * The levels of rows by what can be seen: spaces and indents first, then numbering, then 其中; a row without figures
 * over rows with them is the head of a group. Indices count the rows given.
 */
export function levelsOf(written: readonly NamedRow[]): Levels {
  const named = withAmongAligned(written);
  const reasons: Bilingual[] = [];
  const steps = indentSteps(named);
  const byIndent = steps.length > 1 && steps.length <= MOST_LEVELS;
  const ranks = byIndent ? undefined : ranksOf(named);
  const levels = byIndent
    ? levelsByIndent(named, steps)
    : ranks
      ? levelsByRank(named, ranks)
      : named.map(() => 0);
  if (byIndent) reasons.push({ zh: `名前空格或缩进${steps.length}种`, en: `${steps.length} indents` });
  if (ranks) reasons.push({ zh: `编号${ranks.length}种`, en: `${ranks.length} kinds of numbering` });
  const doubt = deepenAmong(named, levels, reasons);
  const groups = groupsIn(named, byIndent);
  deepenFlatGroups(named, levels, groups, reasons);
  raiseTotals(named, levels, groups, byIndent);
  const least = levels.reduce((low, level) => Math.min(low, level), levels[0] ?? 0);
  return {
    levels: levels.map((level) => level - least),
    groups,
    reasons,
    ...(doubt !== undefined && { doubt: { index: doubt } }),
  };
}

/** What 其中： takes before the name behind it, in half-width characters, as spaces may fill it. */
const AMONG_LEAST = 4;
const AMONG_MOST = 8;

/** A row with whether it stands under the name behind 其中：, and so is surely one more of them. */
interface AlignedRow extends NamedRow {
  readonly isAligned?: boolean;
}

/** A row set in as far as the name behind 其中： in a row above is of the same level as that. */
function withAmongAligned(named: readonly NamedRow[]): AlignedRow[] {
  let among: number | undefined;
  return named.map((row): AlignedRow => {
    if (isAmongName(row.name)) among = row.indent;
    else if (among !== undefined && row.indent <= among) among = undefined;
    const past = among === undefined ? 0 : row.indent - among;
    const isAligned = among !== undefined && past >= AMONG_LEAST && past <= AMONG_MOST;
    return isAligned ? { ...row, indent: among ?? row.indent, isAligned } : row;
  });
}

/** The indents in use; steps of one half-width space are slips of the hand, unless there are only two. */
function indentSteps(named: readonly NamedRow[]): number[] {
  const plain = named.filter(({ name }) => !isTotalName(name)).map(({ indent }) => indent);
  const least = plain.reduce((low, one) => Math.min(low, one), Number.POSITIVE_INFINITY);
  // a total set in further is only centred; one set in less is the level over all others
  const totals = named
    .filter(({ name, indent }) => isTotalName(name) && indent < least)
    .map(({ indent }) => indent);
  const indents = [...new Set([...plain, ...totals])].sort((one, other) => one - other);
  return indents.filter(
    (indent, index) => index === 0 || indents.length === 2 || indent - (indents[index - 1] as number) >= 2,
  );
}

function levelsByIndent(named: readonly NamedRow[], steps: readonly number[]): number[] {
  return named.map(({ indent }) =>
    Math.max(
      0,
      steps.findLastIndex((step) => step <= indent),
    ),
  );
}

/** How deep the number of a row is, be it before its name or in a column of its own. */
function rankOf({ name, number = '' }: NamedRow): number | undefined {
  return numberingRank(name) ?? numberingRank(/^[^、.．)）]+$/u.test(number) ? `${number}、` : number);
}

/** The kinds of numbering in use, where they tell levels: two of them, or one that only some rows have. */
function ranksOf(named: readonly NamedRow[]): number[] | undefined {
  const marked = named.flatMap((row) => rankOf(row) ?? []);
  const ranks = [...new Set(marked)].sort((one, other) => one - other);
  const isSome = ranks.length === 1 && marked.length > 1 && marked.length < named.length * 0.9;
  return ranks.length > 1 || isSome ? ranks : undefined;
}

function levelsByRank(named: readonly NamedRow[], ranks: readonly number[]): number[] {
  let current: number | undefined;
  return named.map((row) => {
    const { name } = row;
    const rank = rankOf(row);
    if (rank === undefined) {
      // what follows a total comes under none of the numbers before it
      if (isTotalName(name) && !/小\s*计/u.test(name)) current = undefined;
      return current === undefined || isTotalName(name) ? 0 : current + 1;
    }
    current = ranks.indexOf(rank);
    return current;
  });
}

/**
 * 其中：… at the indent of the row before is one deeper. Whether what follows at that indent is of it too can't be
 * seen: the first such row is returned, to be asked about.
 */
function deepenAmong(
  named: readonly AlignedRow[],
  levels: number[],
  reasons: Bilingual[],
): number | undefined {
  let doubt: number | undefined;
  let found = false;
  for (const [index, { name, indent, isAligned }] of named.entries()) {
    if (isAligned && !isAmongName(name)) levels[index] = levels[index - 1] as number;
    if (!isAmongName(name)) continue;
    found = true;
    const before = named[index - 1];
    if (before === undefined || before.indent !== indent) continue;
    const isSibling = isAmongName(before.name);
    levels[index] = (levels[index - 1] as number) + (isSibling ? 0 : 1);
    const after = named[index + 1];
    const isOpen =
      after?.indent === indent && !after.isAligned && !isTotalName(after.name) && !isAmongName(after.name);
    if (isOpen && rankOf(after) === undefined) doubt ??= index + 1;
  }
  if (found) reasons.push({ zh: '其中', en: '其中' });
  return doubt;
}

/** Whether nothing comes under a row: the next has a number of the same kind, or only totals of all follow. */
function isAlone(named: readonly NamedRow[], index: number): boolean {
  const [row, next] = [named[index], named[index + 1]];
  if (row === undefined || next === undefined || row.isMerged) return false;
  const rank = rankOf(row);
  if (rank !== undefined && rankOf(next) === rank) return true;
  return named.slice(index + 1).every(({ name }) => isTotalName(name) && !/小\s*计/u.test(name));
}

/** Rows without figures that head what follows; one alone in a flat table may just lack its figures. */
function groupsIn(named: readonly NamedRow[], byIndent: boolean): Set<number> {
  const heads = named.filter(
    (row, index) => !row.hasValues && named[index + 1]?.hasValues && !isAlone(named, index),
  ).length;
  const isUsual = heads > 1 && heads < named.length * 0.34;
  const groups = new Set<number>();
  for (const [index, row] of named.entries()) {
    const next = named[index + 1];
    if (row.hasValues || row.name === '' || next === undefined || isUnit(row.name)) continue;
    if (!byIndent && isAlone(named, index)) continue;
    const isHead = byIndent
      ? next.indent > row.indent || row.isMerged
      : (next.hasValues || !row.hasValues) && (row.isMerged || row.isBold || isUsual || rankOf(row) === 0);
    if (isHead) groups.add(index);
  }
  return groups;
}

/**
 * Without indents the rows under the head of a group are one deeper, up to a total or, among plain ones, a bold row.
 */
function deepenFlatGroups(
  named: readonly NamedRow[],
  levels: number[],
  groups: ReadonlySet<number>,
  reasons: Bilingual[],
): void {
  const flat = new Set(
    [...groups].filter((index) => {
      const [row, next] = [named[index], named[index + 1]];
      return (
        row && next && next.indent <= row.indent && (levels[index + 1] as number) <= (levels[index] as number)
      );
    }),
  );
  if (flat.size === 0) return;
  const bolds = named.filter(({ isBold }) => isBold).length;
  const boldEnds = [...flat].every((index) => named[index]?.isBold) && bolds < named.length / 2;
  let inside = false;
  for (const [index, { name, isBold }] of named.entries()) {
    if (flat.has(index)) {
      inside = true;
      levels[index] = 0;
    } else if (isTotalName(name) || (boldEnds && isBold)) {
      inside = inside && isTotalName(name) && /小\s*计/u.test(name);
      levels[index] = inside ? 1 : 0;
    } else if (inside) levels[index] = (levels[index] as number) + 1;
  }
  reasons.push({ zh: '没有数字的行作分组', en: 'rows without figures head groups' });
}

/** Totals are of the outermost level, but for those within a table that is set in by spaces. */
function raiseTotals(
  named: readonly NamedRow[],
  levels: number[],
  groups: ReadonlySet<number>,
  byIndent: boolean,
): void {
  for (const [index, { name, isBold }] of named.entries()) {
    if (!isTotalName(name) || groups.has(index)) continue;
    const isEnd = index === 0 || index === named.length - 1;
    const isOuter = byIndent ? isBold || isEnd : !/小\s*计/u.test(name);
    if (isOuter) levels[index] = 0;
  }
}
