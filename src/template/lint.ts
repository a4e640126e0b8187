import Handlebars from 'handlebars';
import { type Bilingual, type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';
import { nearest, nearestHint } from '../core/source/nearest.js';
import type { Position } from '../handlebars/problem.js';
import { knownFields } from './vocabulary.js';

/** What a text may refer to besides the fields of a report. */
export interface Vocabulary {
  /** The helpers that it may call, and those that stand around others: `{{#if …}}…{{/if}}`. */
  readonly helpers: readonly string[];
  readonly blockHelpers: readonly string[];
  /** Names in the data: of tables, sections, columns. */
  readonly names: readonly string[];
  /** The partials it may call; undefined for a text that can call none. */
  readonly partials: readonly string[] | undefined;
}

/** A Handlebars text after parsing, and where in its file a position in it is. */
export interface ParsedText {
  readonly program: hbs.AST.Program;
  readonly placeOf: (position: Position) => Place;
}

/**
 * Finds what texts refer to that does not exist, before anything is rendered: unknown partials, helpers and fields, and
 * helpers that stand as blocks or blocks that don't. A field is known when a report may have it anywhere, or a
 * parameter of a partial or block has that name; Handlebars' strict mode then catches a known name in the wrong place.
 */
export function lintTexts(texts: readonly ParsedText[], vocabulary: Vocabulary): Diagnostic[] {
  const parameters = new ParameterCollector();
  for (const { program } of texts) parameters.accept(program as hbs.AST.Node);
  const fields = new Set([...knownFields, ...vocabulary.names, ...parameters.names]);
  return texts.flatMap(({ program, placeOf }) => {
    const linter = new Linter(placeOf, vocabulary, fields);
    linter.accept(program as hbs.AST.Node);
    return linter.found;
  });
}

/** Gathers the names that block parameters and the arguments of partials bring in. */
class ParameterCollector extends Handlebars.Visitor {
  readonly names = new Set<string>();

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    for (const name of block.program?.blockParams ?? []) this.names.add(name);
    super.BlockStatement(block);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    for (const pair of partial.hash?.pairs ?? []) this.names.add(pair.key);
    super.PartialStatement(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    for (const pair of partial.hash?.pairs ?? []) this.names.add(pair.key);
    super.PartialBlockStatement(partial);
  }
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;
type PartialCall = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

/** What Handlebars itself knows behind an @. */
const dataNames = ['root', 'index', 'key', 'first', 'last', 'partial-block'];

class Linter extends Handlebars.Visitor {
  readonly found: Diagnostic[] = [];
  /** Names that are called, and so are no fields. */
  private readonly called = new Set<hbs.AST.Node>();
  private readonly parameters: string[][] = [];
  /** Of either kind. */
  private readonly helpers: readonly string[];

  constructor(
    private readonly placeOf: ParsedText['placeOf'],
    private readonly vocabulary: Vocabulary,
    private readonly fields: ReadonlySet<string>,
  ) {
    super();
    this.helpers = [...vocabulary.helpers, ...vocabulary.blockHelpers];
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.checkPartial(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.checkPartial(partial);
    this.accept(partial.program);
  }

  private checkPartial(partial: PartialCall): void {
    const name = writtenName(partial.name);
    const { partials } = this.vocabulary;
    if (partials === undefined) {
      const message = { zh: '文字里不能用模板片段', en: 'a text can call no partial' };
      this.report('unknown-partial', message, partial);
    } else if (name !== undefined && !partials.includes(name)) {
      const message = { zh: `没有模板片段“${name}”`, en: `no partial “${name}”` };
      this.report('unknown-partial', message, partial, nearestHint(name, partials));
    }
    // A name that is written down is no path into the data: only the arguments are looked at.
    if (name === undefined) this.accept(partial.name as hbs.AST.Node);
    for (const parameter of partial.params) this.accept(parameter);
    for (const pair of partial.hash?.pairs ?? []) this.accept(pair.value);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.checkCall(mustache, false);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.checkCall(block, true);
    this.parameters.push(block.program?.blockParams ?? []);
    super.BlockStatement(block);
    this.parameters.pop();
  }

  override SubExpression(call: hbs.AST.SubExpression): void {
    this.checkCall(call, false);
    super.SubExpression(call);
  }

  private checkCall(call: Call, isBlock: boolean): void {
    const name = calledName(call.path);
    const hasArguments = call.params.length > 0 || (call.hash?.pairs ?? []).length > 0;
    if (name === undefined || this.parameters.some((names) => names.includes(name))) return;
    if (this.helpers.includes(name)) {
      this.called.add(call.path as hbs.AST.Node);
      if (this.vocabulary.blockHelpers.includes(name) !== isBlock)
        this.report(...wrongForm(name, call, isBlock));
    } else if (hasArguments || call.type === 'SubExpression') {
      this.called.add(call.path as hbs.AST.Node);
      const message = { zh: `没有助手函数“${name}”`, en: `no helper “${name}”` };
      this.report('unknown-helper', message, call, nearestHint(name, this.helpers));
    }
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (this.called.has(path)) return;
    const [first = '', ...others] = path.parts;
    const unknown = path.data
      ? [first].find((name) => !dataNames.includes(name))
      : path.parts.find((part) => !this.fields.has(part));
    const beyond = path.data ? others.find((part) => !this.fields.has(part)) : undefined;
    const name = unknown ?? beyond;
    if (name === undefined) return;
    const message = { zh: `数据里没有“${name}”`, en: `the data has no “${name}”` };
    this.report('unknown-field', message, path, this.hintFor(name, path, unknown !== undefined));
  }

  /** The nearest name; a helper in the place of a field is most likely called without its brackets. */
  private hintFor(name: string, path: hbs.AST.PathExpression, isFirst: boolean): Bilingual | undefined {
    if (path.data && isFirst) {
      const known = dataNames.map((one) => `@${one}`);
      return nearestHint(`@${name}`, known);
    }
    if (path.original === name && this.helpers.includes(name))
      return { zh: `助手函数要加括号：(${name} …)`, en: `a helper is called in brackets: (${name} …)` };
    const near = nearestHint(name, [...this.fields]);
    return path.original === name ? (this.helperNear(name) ?? near) : near;
  }

  /** A name by itself may be meant for a helper, where no field is nearer to it. */
  private helperNear(name: string): Bilingual | undefined {
    const near = nearest(name, [...this.fields, ...this.helpers]);
    return near !== undefined && !this.fields.has(near) ? nearestHint(name, this.helpers) : undefined;
  }

  private report(
    code: string,
    message: Bilingual,
    node: Pick<hbs.AST.Node, 'loc'>,
    hint?: Bilingual | undefined,
  ): void {
    this.found.push(errorAt(code, message, { place: this.placeOf(node.loc.start), hint }));
  }
}

function wrongForm(
  name: string,
  call: Call,
  isBlock: boolean,
): [code: string, message: Bilingual, call: Call] {
  const message = isBlock
    ? { zh: `“${name}”后面不带内容，写作 {{${name} …}}`, en: `“${name}” is no block: write {{${name} …}}` }
    : {
        zh: `“${name}”要写作 {{#${name} …}}…{{/${name}}}`,
        en: `“${name}” is a block: write {{#${name} …}}…{{/${name}}}`,
      };
  return [isBlock ? 'helper-no-block' : 'helper-block', message, call];
}

/** What stands in the place of a helper's name: a name, or a literal, which Handlebars takes for one. */
function calledName(path: Call['path']): string | undefined {
  if (path.type === 'PathExpression') return (path as hbs.AST.PathExpression).original;
  if (path.type === 'SubExpression') return undefined;
  const { value } = path as { value?: unknown };
  return String(value);
}

/** The name of a partial that a template writes down; undefined for one worked out, or the block passed in. */
function writtenName(name: hbs.AST.PathExpression | hbs.AST.SubExpression): string | undefined {
  if ((name.type as string) === 'StringLiteral') return (name as unknown as hbs.AST.StringLiteral).value;
  if (name.type !== 'PathExpression') return undefined;
  const path = name as hbs.AST.PathExpression;
  return path.data ? undefined : path.original;
}

/** The names of the partials that a template calls; undefined stands for one whose name is worked out. */
export function calledPartials(program: hbs.AST.Program): (string | undefined)[] {
  const collector = new CallCollector();
  collector.accept(program as hbs.AST.Node);
  return collector.names;
}

class CallCollector extends Handlebars.Visitor {
  readonly names: (string | undefined)[] = [];

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.names.push(writtenName(partial.name));
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.names.push(writtenName(partial.name));
    this.accept(partial.program);
  }
}
