import type { LineRole, ReadingChoice, ReadLine, ReadTable } from '../../wire/start.js';

const CHOICES: readonly LineRole[] = ['title', 'unit', 'head', 'data', 'total', 'skipped'];
/** Lines that would be data if they were not said, or taken, to be something else. */
const MAY_BE_DATA: ReadonlySet<LineRole> = new Set(['data', 'head', 'total', 'skipped']);

/**
 * What a clerk can say that a line is, with what it was read as: a line without figures is no data by being called so.
 */
export function choicesFor(role: LineRole): readonly LineRole[] {
  const own = CHOICES.includes(role) ? [] : [role];
  return [...own, ...CHOICES.filter((one) => one !== 'data' || MAY_BE_DATA.has(role))];
}

/**
 * What is said of a table once a line of it is said to be something else. Only what differs from what was recognised is
 * said, so that the rest goes on being recognised.
 */
export function lineAs(
  table: ReadTable,
  choice: ReadingChoice,
  { line, cells }: Pick<ReadLine, 'line' | 'cells'>,
  role: LineRole,
): ReadingChoice {
  const text = cells.find((cell) => cell !== '') ?? '';
  if (role === 'title') return { ...choice, title: text };
  if (role === 'unit') return { ...choice, unit: unitIn(cells) };
  const skip = (choice.skip ?? []).filter((one) => one !== line);
  const isTotal = table.totals.includes(line);
  const totals = table.totals.filter((one) => one !== line);
  const others = { ...choice, ...(choice.skip && { skip }) };
  switch (role) {
    case 'head':
      return withHead({ ...others, ...(isTotal && { total: totals }) }, headWith(table.head, line));
    case 'total':
      return { ...others, total: [...totals, line].toSorted((one, other) => one - other) };
    case 'skipped':
      return {
        ...withoutHead(table, others, line),
        skip: [...skip, line],
        ...(isTotal && { total: totals }),
      };
    default:
      return { ...withoutHead(table, others, line), ...(isTotal && { total: totals }) };
  }
}

/** Moves one end of the head to a line; its ends never pass each other. */
export function headTo(
  { head }: ReadTable,
  choice: ReadingChoice,
  end: 'first' | 'last',
  line: number,
): ReadingChoice {
  if (!head || line < 1) return choice;
  const [first, last] = head;
  return { ...choice, head: end === 'first' ? [Math.min(line, last), last] : [first, Math.max(line, first)] };
}

/** A column taken or left out. */
export function columnAs(choice: ReadingChoice, at: number, isLeftOut: boolean): ReadingChoice {
  const others = (choice.skipColumns ?? []).filter((one) => one !== at);
  return {
    ...choice,
    skipColumns: isLeftOut ? [...others, at].toSorted((one, other) => one - other) : others,
  };
}

/** 亿元 of 单位：亿元; a cell that names no unit is one as it stands. */
function unitIn(cells: readonly string[]): string {
  const told = cells.find((cell) => UNIT.test(cell)) ?? cells.find((cell) => cell !== '') ?? '';
  return told
    .replace(UNIT, '')
    .replace(/^[（(]|[）)]$/g, '')
    .trim();
}

const UNIT = /^[（(]?(?:计量)?单位\s*[:：]\s*/;

function headWith(head: ReadTable['head'], line: number): readonly [number, number] {
  return head ? [Math.min(head[0], line), Math.max(head[1], line)] : [line, line];
}

function withHead(choice: ReadingChoice, head: readonly [number, number]): ReadingChoice {
  return { ...choice, head };
}

/** A line at an end of the head that is none of it; a head has at least one line. */
function withoutHead({ head }: ReadTable, choice: ReadingChoice, line: number): ReadingChoice {
  if (!head || head[0] === head[1]) return choice;
  if (line === head[0]) return { ...choice, head: [line + 1, head[1]] };
  if (line === head[1]) return { ...choice, head: [head[0], line - 1] };
  return choice;
}
