import { cellsOf } from '../chinese/width.js';
import type { Bilingual } from '../core/diagnostics.js';
import { withoutMarks } from '../dataset/terms/marks.js';
import { differingClauses } from '../revision/diff/clauses.js';
import type {
  MovedRow,
  PackDifference,
  RowChange,
  TableDifference,
  ValueChange,
} from '../revision/diff/model.js';
import type { Terminal } from './terminal.js';
import { filledTo, movedTo } from './terminal-width.js';

type Screen = Pick<Terminal, 'language' | 'colors'>;

/** One line: a heading, or a value by its name, which lines up with the values around it. */
type Line = string | ValueLine;

interface ValueLine extends ValueChange {
  /** What stands before the name. */
  readonly lead: string;
  /** Whether it differs by itself, follows from others, or belongs to what only one of the states has. */
  readonly kind: 'changed' | 'derived' | 'added' | 'removed';
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;
const NOTHING: Bilingual = { zh: '（空）', en: '(empty)' };

/** A value that takes more cells than this stands on a line of its own, and only its clauses that differ. */
const LONGEST_IN_LINE = 32;
/** A name that takes more does not move the others. */
const LONGEST_NAME = 36;

/** A difference as lines for a terminal: tables, their rows, under each row its cells and what follows. */
export function differenceLines({ texts, tables, report = [] }: PackDifference, screen: Screen): string[] {
  const lines = [
    ...(texts.length === 0 ? [] : ['pack.yaml', ...linedUp(packLines(texts, screen), screen)]),
    ...tables.flatMap((table) => linedUp(tableLines(table, screen), screen)),
    ...(report.length === 0 ? [] : [REPORT[screen.language], ...linedUp(reportLines(report), screen)]),
  ];
  // the further lines of a cell must not look like lines of ours
  return lines.map((line) => line.replaceAll('\n', '\n        '));
}

const REPORT: Bilingual = { zh: '报告', en: 'the report' };

function reportLines(report: readonly ValueChange[]): Line[] {
  return report.map((one): Line => ({ ...one, lead: '  ', kind: 'changed' }));
}

/** Texts of pack.yaml by path; a chart that only one of the states has is one line, with its title. */
function packLines(texts: readonly ValueChange[], screen: Screen): Line[] {
  const whole = texts.flatMap(({ name }) => WHOLE_CHART.exec(name)?.[1] ?? []);
  return texts.flatMap((text): Line[] => {
    const chart = whole.find((path) => text.name.startsWith(path));
    if (chart === undefined) return [{ ...text, lead: '  ', kind: 'changed' }];
    if (text.name !== `${chart}title`) return [];
    const kind = text.before === '' ? 'added' : 'removed';
    return [signed(kind, `  ${SIGNS[kind]} ${chart.slice(0, -1)}  ${text.after || text.before}`, screen)];
  });
}

/** The path of a chart's name, which differs only with the chart itself: `charts.growth.name`. */
const WHOLE_CHART = /^(charts\..+\.)name$/;

function tableLines(difference: TableDifference, screen: Screen): Line[] {
  const { table, title, kind, columns, rows, moved, sums } = difference;
  const say = (text: Bilingual) => text[screen.language];
  const head = title === table ? table : `${table}  ${title}`;
  const told = { added: { zh: '增加的表', en: 'added' }, removed: { zh: '删去的表', en: 'removed' } };
  const column = say({ zh: '列', en: 'column' });
  return [
    kind === 'changed' ? head : signed(kind, `${head}  ${say(told[kind])}`, screen),
    ...columns.flatMap((one) => [
      signed(one.kind, `  ${SIGNS[one.kind]} ${column} ${one.header}`, screen),
      ...one.cells.map(({ id, label, value }) => valueLine(`${id}  ${withoutMarks(label)}`, one.kind, value)),
    ]),
    ...rows.flatMap((row) => rowLines(row, screen)),
    ...moved.map((row) => movedLine(row, screen)),
    ...sums.map((sum) => ({ ...sum, lead: '  = ', kind: 'derived' as const })),
  ];
}

function rowLines(row: RowChange, screen: Screen): Line[] {
  const head = signed(row.kind, `  ${SIGNS[row.kind]} ${row.id}  ${withoutMarks(row.label)}`, screen);
  const nameOf = ({ name, isPrinted }: { name: string; isPrinted: boolean }) =>
    isPrinted ? name : `${name}${{ zh: '（不印）', en: ' (not printed)' }[screen.language]}`;
  if (row.kind !== 'changed')
    return [head, ...row.cells.map((cell) => valueLine(nameOf(cell), row.kind, cell.value))];
  return [
    head,
    ...row.cells.map((cell) => ({ ...cell, name: nameOf(cell), lead: '      ', kind: row.kind })),
    ...row.derived.map((value) => ({ ...value, lead: '    = ', kind: 'derived' as const })),
  ];
}

/** What only one of the states says. */
function valueLine(name: string, kind: 'added' | 'removed', value: string): ValueLine {
  const [before, after] = kind === 'added' ? ['', value] : [value, ''];
  return { name, before, after, lead: '      ', kind };
}

function movedLine({ id, label, before, after }: MovedRow, { language, colors }: Screen): string {
  const places = { zh: `第${before}行 → 第${after}行`, en: `row ${before} → row ${after}` }[language];
  return colors.yellow(`  ↕ ${id}  ${withoutMarks(label)}  ${places}`);
}

function signed(kind: keyof typeof SIGNS, text: string, { colors }: Screen): string {
  const paint = { added: colors.green, removed: colors.red, changed: (same: string) => same }[kind];
  return paint(text);
}

/** Lines with their names filled up to one width, and the earlier values before one arrow. */
function linedUp(lines: readonly Line[], screen: Screen): string[] {
  const values = lines.filter((line) => typeof line !== 'string');
  const short = values.filter(isShort);
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(cellsOf));
  const names = short.map(({ lead, name }) => lead + name);
  const columns = {
    name: widest(names.filter((name) => cellsOf(name) <= LONGEST_NAME)),
    before: widest(short.filter((one) => !isOneSided(one)).map((one) => shown(one.before, screen))),
  };
  return lines.flatMap((line) => (typeof line === 'string' ? line : valueLines(line, columns, screen)));
}

function valueLines(line: ValueLine, columns: { name: number; before: number }, screen: Screen): string[] {
  const { lead, name, before, after, kind } = line;
  const { dim, green, red } = screen.colors;
  if (isShort(line)) {
    const start = `${filledTo(columns.name, lead + name)}  `;
    const text = isOneSided(line)
      ? start + (before || after)
      : `${start}${movedTo(columns.before, shown(before, screen))} → ${shown(after, screen)}`;
    return [kind === 'derived' ? dim(text) : text];
  }
  const [old, fresh] = differingClauses(before, after);
  const under = ' '.repeat(lead.length + 2);
  return [
    lead + name,
    ...(old === '' ? [] : [red(`${under}${SIGNS.removed} ${old}`)]),
    ...(fresh === '' ? [] : [green(`${under}${SIGNS.added} ${fresh}`)]),
  ];
}

/** Told without an arrow: the sign of its row or column says which of the states has it. */
function isOneSided({ kind }: ValueLine): boolean {
  return kind === 'added' || kind === 'removed';
}

function isShort({ before, after }: ValueLine): boolean {
  return Math.max(cellsOf(before), cellsOf(after)) <= LONGEST_IN_LINE;
}

function shown(text: string, { language }: Screen): string {
  return text || NOTHING[language];
}
