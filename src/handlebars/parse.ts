import Handlebars from 'handlebars';
import type { Bilingual } from '../core/diagnostics.js';
import { checkNesting } from './nesting.js';
import { TextProblem } from './problem.js';

/**
 * A Handlebars text as its syntax tree. Throws a TextProblem for what is refused whatever it says: too deep, too long,
 * decorators; and Handlebars' own exceptions for what is no Handlebars.
 */
export function parseHandlebars(text: string): hbs.AST.Program {
  checkNesting(text);
  const program = Handlebars.parse(text);
  new Inspector().accept(program as hbs.AST.Node);
  return program;
}

/** More than this in one expression is no use, and compiles to code that JavaScript itself refuses. */
const MOST_PARTS = 20;

type Call = Pick<hbs.AST.MustacheStatement, 'params' | 'hash' | 'loc'>;

/** Looks for what no text may hold. */
class Inspector extends Handlebars.Visitor {
  override PathExpression(path: hbs.AST.PathExpression): void {
    if (path.parts.length + path.depth > MOST_PARTS) throw tooManyParts(path);
  }

  override MustacheStatement(call: hbs.AST.MustacheStatement): void {
    this.checkCall(call);
    super.MustacheStatement(call);
  }

  override BlockStatement(call: hbs.AST.BlockStatement): void {
    this.checkCall(call);
    super.BlockStatement(call);
  }

  override SubExpression(call: hbs.AST.SubExpression): void {
    this.checkCall(call);
    super.SubExpression(call);
  }

  override PartialStatement(call: hbs.AST.PartialStatement): void {
    this.checkCall(call);
    super.PartialStatement(call);
  }

  override PartialBlockStatement(call: hbs.AST.PartialBlockStatement): void {
    this.checkCall(call);
    super.PartialBlockStatement(call);
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    throw noDecorators(decorator);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    throw noDecorators(decorator);
  }

  private checkCall(call: Call): void {
    const pairs = call.hash?.pairs ?? [];
    if (call.params.length + pairs.length > MOST_PARTS) throw tooManyParts(call);
    const twice = pairs.find(({ key }, index) => pairs.findIndex((one) => one.key === key) < index);
    if (twice) {
      const message = { zh: `“${twice.key}=”写了两次`, en: `“${twice.key}=” is written twice` };
      throw new TextProblem('duplicate-argument', message, twice.loc.start);
    }
  }
}

function tooManyParts({ loc }: Pick<hbs.AST.Node, 'loc'>): TextProblem {
  const message = {
    zh: `花括号里的一个写法超过${MOST_PARTS}部分`,
    en: `more than ${MOST_PARTS} parts in one expression`,
  };
  return new TextProblem('too-long', message, loc.start);
}

function noDecorators({ loc }: Pick<hbs.AST.Node, 'loc'>): TextProblem {
  const message = { zh: '没有行内片段（{{#*…}}）', en: 'there are no inline partials ({{#*…}})' };
  return new TextProblem('no-decorators', message, loc.start, fileInstead);
}

const fileInstead: Bilingual = {
  zh: '片段各写成一个 .hbs 文件',
  en: 'write each partial as a file of its own',
};
