import type { HelperOptions } from 'handlebars';
import { nearestHint } from '../../core/source/nearest.js';
import type { Effort } from '../effort.js';
import { type Helper, type HelperDefinition, HelperProblem, positionOf } from './context.js';
import { type ArgumentKind, kinds } from './kinds.js';

/** A helper that says so when a template gives it too little, too much or something else than it takes. */
export function checked(
  name: string,
  definition: Pick<HelperDefinition, 'takes' | 'named' | 'goesThroughRows'>,
  helper: Helper,
  effort: Effort,
): Helper {
  const { takes } = definition;
  const fewest = takes.filter(({ isOptional }) => !isOptional).length;
  return function (this: unknown, ...args) {
    const options = args.at(-1) as HelperOptions;
    const given = args.slice(0, -1);
    const isRightCount = given.length >= fewest && given.length <= takes.length;
    if (!isRightCount || !takes.every((kind, index) => kind.takes(given[index])))
      throw wrongArguments(name, takes, options);
    checkNamed(name, definition.named, options);
    effort.step(positionOf(options), 1 + lookedAt(definition, given[0]));
    return helper.apply(this, args);
  };
}

/** What a step is besides a call: so many columns or rows of a table that a helper goes through. */
const COLUMNS_A_STEP = 4;
const ROWS_A_STEP = 10;

/**
 * The steps that a helper takes through the table it is given: its columns, and where it says what sums lack, its rows.
 */
function lookedAt({ goesThroughRows }: Pick<HelperDefinition, 'goesThroughRows'>, value: unknown): number {
  if (!kinds.table.takes(value)) return 0;
  const { columns, rows } = value as Record<'columns' | 'rows', readonly unknown[]>;
  return columns.length / COLUMNS_A_STEP + (goesThroughRows ? rows.length / ROWS_A_STEP : 0);
}

function checkNamed(name: string, known: HelperDefinition['named'] = {}, options: HelperOptions): void {
  for (const [key, value] of Object.entries(options.hash as Record<string, unknown>)) {
    const kind = Object.hasOwn(known, key) ? known[key] : undefined;
    if (kind?.takes(value)) continue;
    const message = kind
      ? { zh: `“${name}”的 ${key}= 后面要写 ${kind.zh}`, en: `${key}= of “${name}” is ${kind.en}` }
      : { zh: `“${name}”不认识 ${key}=`, en: `“${name}” takes no ${key}=` };
    throw new HelperProblem('helper-arguments', message, options, nearestHint(key, Object.keys(known)));
  }
}

function wrongArguments(name: string, takes: readonly ArgumentKind[], options: HelperOptions): HelperProblem {
  const zh = takes.length === 0 ? '不带参数' : `要写：${takes.map((kind) => kind.zh).join('、')}`;
  const en = takes.length === 0 ? 'takes nothing' : `takes ${takes.map((kind) => kind.en).join(', ')}`;
  return new HelperProblem('helper-arguments', { zh: `“${name}”后面${zh}`, en: `“${name}” ${en}` }, options);
}
