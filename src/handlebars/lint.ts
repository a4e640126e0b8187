import Handlebars from 'handlebars';
import { wellKnownTables } from '../data/schema.js';
import { type Diagnostic, errorAt } from '../diagnostics.js';
import { nearestHint } from '../source/nearest.js';

/** What a template may refer to. */
export interface Vocabulary {
  readonly data: object;
  /** Fields that the data may have besides those they have. */
  readonly fields: readonly string[];
  readonly partials: readonly string[];
  readonly helpers: readonly string[];
}

/** A template after parsing; `file` is its name in messages. */
export interface ParsedTemplate {
  readonly file: string;
  readonly program: hbs.AST.Program;
}

/** Fields that a report may have, though this one may lack a table, a chart, a note to have them. */
const REPORT_FIELDS = [
  ...['pack', 'tables', 'glossary', ...wellKnownTables.keys()],
  ...[
    'title',
    'subtitle',
    'meeting',
    'number',
    'occasion',
    'issuer',
    'place',
    'date',
    'editions',
    'narrative',
  ],
  ...['highlights', 'charts', 'totals', 'sources', 'gaps', 'file', 'line', 'column', 'field'],
  ...['name', 'kind', 'settings', 'columns', 'years', 'amounts', 'rows', 'groups', 'total', 'unit', 'notes'],
  ...['source', 'header', 'role', 'year', 'measure', 'id', 'numberInGroup', 'label', 'group', 'cells'],
  ...[
    'difference',
    'rank',
    'share',
    'count',
    'subtotal',
    'digits',
    'counted',
    'missing',
    'approximate',
    'sign',
  ],
  ...['from', 'to', 'text', 'quantity', 'prefix', 'qualifier', 'term', 'definition', 'section'],
  ...['at', 'type', 'alt', 'note', 'lines'],
  // of lists, of the cards that highlights come as, of the heads of years, and of Handlebars itself
  ...['length', 'this', 'change', 'foot', 'bars', 'stage', 'heads', 'below'],
];

/**
 * Finds what templates refer to that does not exist, before anything is rendered: unknown partials, helpers
 * and fields. A field is known when any part of the data, or a parameter of a partial or block, has that name;
 * Handlebars' strict mode then catches a known name in the wrong place.
 */
export function lintTemplates(templates: readonly ParsedTemplate[], vocabulary: Vocabulary): Diagnostic[] {
  const parameters = new ParameterCollector();
  for (const { program } of templates) parameters.accept(program as hbs.AST.Node);
  const fields = new Set([
    ...fieldNames(vocabulary.data),
    ...vocabulary.fields,
    ...REPORT_FIELDS,
    ...parameters.names,
  ]);
  return templates.flatMap(({ file, program }) => {
    const linter = new Linter(file, vocabulary, fields);
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
}

/** Names of all fields anywhere in the data, worked out once for each report. */
const namesOfData = new WeakMap<object, Set<string>>();

function fieldNames(data: object): Set<string> {
  let names = namesOfData.get(data);
  if (!names) {
    names = new Set();
    collectNames(data, names, new Set());
    namesOfData.set(data, names);
  }
  return names;
}

/** How many items of a list are looked at. */
const SAMPLE = 3;

function collectNames(value: unknown, names: Set<string>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || !isPlain(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    // the rows of a table are all of one shape, but for fields that are optional
    for (const inner of value.slice(0, SAMPLE)) collectNames(inner, names, seen);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    names.add(name);
    collectNames(inner, names, seen);
  }
}

/** Decimal numbers are objects of a class: what is inside them is no data. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

class Linter extends Handlebars.Visitor {
  readonly found: Diagnostic[] = [];
  private readonly unknownHelpers = new Set<hbs.AST.PathExpression>();

  constructor(
    private readonly file: string,
    private readonly vocabulary: Vocabulary,
    private readonly fields: ReadonlySet<string>,
  ) {
    super();
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.checkPartial(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.checkPartial(partial);
    this.accept(partial.program);
  }

  private checkPartial(partial: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    const name = writtenName(partial.name);
    if (name !== undefined && !this.vocabulary.partials.includes(name)) {
      this.report(
        'unknown-partial',
        { zh: `没有模板片段“${name}”`, en: `no partial “${name}”` },
        partial,
        name,
        [...this.vocabulary.partials],
      );
    }
    // The name is no path into the data: only the arguments are looked at.
    for (const parameter of partial.params) this.accept(parameter);
    for (const pair of partial.hash?.pairs ?? []) this.accept(pair.value);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.checkCall(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.checkCall(block);
    super.BlockStatement(block);
  }

  override SubExpression(call: hbs.AST.SubExpression): void {
    this.checkCall(call);
    super.SubExpression(call);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (path.data || this.isHelper(path) || this.unknownHelpers.has(path)) return;
    const unknown = path.parts.find((part) => !this.fields.has(part));
    if (unknown === undefined) return;
    this.report(
      'unknown-field',
      { zh: `数据里没有“${unknown}”`, en: `the data has no “${unknown}”` },
      path,
      unknown,
      [...this.fields],
    );
  }

  private checkCall(call: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression): void {
    const path = call.path as hbs.AST.PathExpression;
    if (call.params.length === 0 || path.type !== 'PathExpression' || this.isHelper(path)) return;
    const name = path.original;
    this.unknownHelpers.add(path);
    this.report('unknown-helper', { zh: `没有助手函数“${name}”`, en: `no helper “${name}”` }, call, name, [
      ...this.vocabulary.helpers,
    ]);
  }

  private isHelper(path: hbs.AST.PathExpression): boolean {
    return this.vocabulary.helpers.includes(path.original);
  }

  private report(
    code: string,
    message: { zh: string; en: string },
    node: hbs.AST.Node,
    name: string,
    known: readonly string[],
  ): void {
    const { line, column } = node.loc.start;
    const hint = nearestHint(name, known);
    this.found.push(errorAt(code, message, { place: { file: this.file, line, column: column + 1 }, hint }));
  }
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
