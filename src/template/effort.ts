import { type Bilingual, errorAt, type Place, ReportError } from '../diagnostics.js';
import { type Position, TextProblem } from '../handlebars/problem.js';

/** So many steps one rendering may take, so many characters write, and so deep may partials and texts call others. */
const MOST_STEPS = 3_000_000;
const MOST_CHARACTERS = 20_000_000;
const MOST_CALLS_DEEP = 60;

/** How much one rendering has cost so far: a loop of loops, or a partial that calls itself, must come to an end. */
export class Effort {
  private steps = 0;
  private depth = 0;

  /** Counts so many steps: a value written, a turn of a loop, a row that a helper looks at. */
  step(position: Position, count = 1): void {
    this.steps += count;
    if (this.steps > MOST_STEPS)
      throw tooMuch('too-much-work', position, { zh: '步', en: 'steps' }, MOST_STEPS);
  }

  /** Checks the length of a piece of what is written. */
  check(length: number, position: Position): void {
    if (length > MOST_CHARACTERS)
      throw tooMuch('too-much-text', position, { zh: '个字符', en: 'characters' }, MOST_CHARACTERS);
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
