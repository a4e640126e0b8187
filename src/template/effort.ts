import { type Bilingual, errorAt, type Place, ReportError } from '../core/diagnostics.js';
import { type Position, TextProblem } from '../handlebars/problem.js';

/**
 * So many steps one rendering may take and so many characters write, with those that each cell of the data adds: a
 * long table takes long, and what asks for the square of it is stopped all the same.
 */
const STEPS = { least: 3_000_000, perCell: 20 };
const CHARACTERS = { least: 20_000_000, perCell: 100 };

/** So deep may partials and texts call others. */
const MOST_CALLS_DEEP = 60;

/** A table as far as its rendering costs. */
interface TableExtent {
  readonly rows: readonly unknown[];
  readonly columns: readonly unknown[];
}

/** How much one rendering has cost so far: a loop of loops, or a partial that calls itself, must come to an end. */
export class Effort {
  private steps = 0;
  private depth = 0;
  private readonly mostSteps: number;
  private readonly mostCharacters: number;

  /** `tables` are those of the data that is rendered. */
  constructor(tables: readonly TableExtent[] = []) {
    const cells = tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
    this.mostSteps = STEPS.least + STEPS.perCell * cells;
    this.mostCharacters = CHARACTERS.least + CHARACTERS.perCell * cells;
  }

  /** Counts so many steps: a value written, a turn of a loop, a row that a helper looks at. */
  step(position: Position, count = 1): void {
    this.steps += count;
    if (this.steps > this.mostSteps)
      throw tooMuch('too-much-work', position, { zh: '步', en: 'steps' }, this.mostSteps);
  }

  /** Checks the length of a piece of what is written. */
  check(length: number, position: Position): void {
    if (length > this.mostCharacters)
      throw tooMuch('too-much-text', position, { zh: '个字符', en: 'characters' }, this.mostCharacters);
  }

  /** Does what a partial or a text asks for, if it is not called by too many others that call each other. */
  inside<T>(place: Place, work: () => T): T {
    if (this.depth >= MOST_CALLS_DEEP) throw new ReportError([endless(place)]);
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }
}

function tooMuch(code: string, position: Position, { zh, en }: Bilingual, most: number): TextProblem {
  const message = { zh: `套版超过${most}${zh}，停下了`, en: `rendering was stopped after ${most} ${en}` };
  return new TextProblem(code, message, position);
}

function endless(place: Place) {
  const message = {
    zh: `片段或文字互相调用，超过${MOST_CALLS_DEEP}层（是不是调用了自己？）`,
    en: `partials or texts call each other more than ${MOST_CALLS_DEEP} deep: does one call itself?`,
  };
  return errorAt('partial-recursion', message, { place });
}
