import { type Position, TextProblem } from './problem.js';

/** So deep may blocks and brackets stand in each other, and so long may one text be. */
const MOST_LEVELS = 60;
const MOST_CHARACTERS = 200_000;

const TOKEN = /\{\{!(--)?|\{\{~?[#^](?!~?\}\})|\{\{~?\/|\{\{~?else[^\S}]|\{\{|\}\}|[()]/g;

/**
 * Refuses a text that is too long, or nested too deep: Handlebars' parser takes time by the square of the depth, and
 * its compiler a call of a function for each level. Looks at the characters alone, before any parser does.
 */
export function checkNesting(text: string): void {
  if (text.length > MOST_CHARACTERS) throw tooLong(text.length);
  const levels = new Levels();
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [token, dashes] = found;
    if (token.startsWith('{{!')) TOKEN.lastIndex = endOfComment(text, found.index, dashes !== undefined);
    else if (levels.after(token) > MOST_LEVELS) throw tooDeep(positionOf(text, found.index));
  }
}

/** How deep a text is at one place. */
class Levels {
  /** For each open block itself and the `else if`s that hang on it, each inside the one before. */
  private readonly blocks: number[] = [];
  private depth = 0;
  /** Open brackets of the expression at this place; undefined outside of any, where they are text. */
  private brackets: number | undefined;

  after(token: string): number {
    if (token.startsWith('{{')) this.brackets = 0;
    if (token === '}}') this.brackets = undefined;
    else if (token === '(' || token === ')') this.addBracket(token === '(' ? 1 : -1);
    else if (token.endsWith('/')) this.depth -= this.blocks.pop() ?? 0;
    else if (token !== '{{') {
      this.depth++;
      if (token.includes('else') && this.blocks.length > 0) this.blocks.push((this.blocks.pop() ?? 0) + 1);
      else this.blocks.push(1);
    }
    return this.depth + (this.brackets ?? 0);
  }

  private addBracket(change: number): void {
    if (this.brackets !== undefined) this.brackets += change;
  }
}

function endOfComment(text: string, start: number, hasDashes: boolean): number {
  const end = text.indexOf(hasDashes ? '--}}' : '}}', start);
  return end === -1 ? text.length : end;
}

function positionOf(text: string, index: number): Position {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
}

function tooDeep(position: Position): TextProblem {
  const message = {
    zh: `套得太深，超过${MOST_LEVELS}层`,
    en: `nested too deep, more than ${MOST_LEVELS} levels`,
  };
  const hint = { zh: '把里面的部分另写成片段', en: 'write the inner part as a partial of its own' };
  return new TextProblem('too-deep', message, position, hint);
}

function tooLong(length: number): TextProblem {
  const message = {
    zh: `有${length}个字符，超过${MOST_CHARACTERS}个`,
    en: `${length} characters, more than ${MOST_CHARACTERS}`,
  };
  const hint = { zh: '分成几个片段；数据放在表里', en: 'part it into partials; keep data in tables' };
  return new TextProblem('too-long', message, { line: 1, column: 0 }, hint);
}
