import Handlebars from 'handlebars';
import { type PlainText, plainText, takenBetween } from '../core/source/characters.js';
import { parseHandlebars } from '../handlebars/parse.js';
import type { Database } from '../incremental/database.js';
import { kept } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';
import { escapeMarkup } from './escape.js';
import { calledPartials } from './lint.js';
import { contentsOf, markElements } from './mark.js';
import type { TemplateFile } from './sources.js';

/** A template ready to be joined to an environment of helpers. */
export interface Compiled {
  /** Tells it from others: its text, and the file that its elements are marked with. */
  readonly identity: string;
  /** Partials that it calls; undefined for one whose name is worked out as it is called. */
  readonly partials: readonly (string | undefined)[];
  readonly precompiled: Precompiled;
  /** Its syntax tree, parsed anew where an earlier process has compiled it. */
  readonly program: () => hbs.AST.Program;
}

/** What Handlebars makes of a template; `main` is called each time it is rendered. */
export interface Precompiled {
  readonly main: (container: Container, ...rest: unknown[]) => string;
}

/** What the code of a template takes its functions from. */
export interface Container {
  /** Turns the value of an expression into what is written; `line` and `column` are the expression's. */
  written?: (value: unknown, isEscaped: boolean, line: number, column: number) => string;
}

/** Missing fields are errors, and a partial's text is not indented. */
const OPTIONS = { strict: true, preventIndent: true } as const;

/** Compiled templates by file and text: a second build compiles only what has changed. */
const compiled = memo<string, Compiled>('template');

/** The code of templates, and the partials that it calls: Handlebars takes its time to write it. */
const codes = kept<{ readonly code: string; readonly partials: Compiled['partials'] }>('code of a template', {
  isShipped: true,
});

/** A template file with its elements marked; exceptions as `parseHandlebars` for what is wrong with it. */
export function compileTemplate({ file, text }: TemplateFile, database: Database): Compiled {
  return compiledAs(`${file}\n${text}`, database, () => {
    const plain = plainText(text);
    const program = parseHandlebars(plain.text);
    if (plain.taken.length > 0) placeInFile(program, plain);
    markElements(program, file);
    return program;
  });
}

function compiledAs(identity: string, database: Database, parse: () => hbs.AST.Program): Compiled {
  return compiled(database, identity, [], () => {
    let parsed: hbs.AST.Program | undefined;
    const program = () => {
      parsed ??= parse();
      return parsed;
    };
    const { code, partials } = codes(database, [identity], () => ({
      partials: calledPartials(program()),
      code: codeOf(program()),
    }));
    return { identity, partials, precompiled: precompiledOf(code), program };
  });
}

/** Moves what stands behind something that was taken out of a template to where it stands in the file. */
function placeInFile(program: hbs.AST.Program, plain: PlainText): void {
  const starts = [0];
  for (const { index } of plain.text.matchAll(/\n/g)) starts.push(index + 1);
  const moved = new Set<object>();
  const move = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || moved.has(node)) return;
    moved.add(node);
    const { line, column } = node as Partial<hbs.AST.Position>;
    if (line !== undefined && column !== undefined) {
      const start = starts[line - 1] ?? 0;
      Object.assign(node, { column: column + takenBetween(plain.taken, start, start + column) });
    }
    for (const part of Object.values(node)) move(part);
  };
  move(program);
}

/** A text of pack.yaml, whose own characters are no markup, nor is anything that it writes. */
export function compilePassage(text: string, database: Database): Compiled {
  return compiledAs(`\0${text}`, database, () => {
    const program = parseHandlebars(text);
    for (const content of contentsOf(program)) content.value = escapeMarkup(content.value);
    new Escaper().accept(program as hbs.AST.Node);
    return program;
  });
}

/** Has {{{three braces}}} escape what they write, as two do. */
class Escaper extends Handlebars.Visitor {
  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    mustache.escaped = true;
  }
}

/** Handlebars' two compiler passes, which its types leave out. */
interface Passes {
  Compiler: new () => { compile(program: hbs.AST.Program, options: object): unknown };
  JavaScriptCompiler: new () => CodeWriter;
}

/** What of the second pass matters here: how the code is written that takes the value of an expression to the text. */
interface CodeWriter {
  compiler: new () => CodeWriter;
  readonly source: { readonly currentLocation?: hbs.AST.SourceLocation };
  compile(environment: unknown, options: object): string;
  append(): void;
  appendEscaped(): void;
  popStack(): unknown;
  pushSource(code: unknown): void;
  appendToBuffer(code: unknown): unknown;
}

const { Compiler, JavaScriptCompiler } = Handlebars as unknown as Passes;

/** Handlebars writes whatever it is given, an object as “[object Object]”: here each value goes through `written`. */
class CheckedCode extends JavaScriptCompiler {
  override compiler = CheckedCode;

  override append(): void {
    this.appendWritten(false);
  }

  override appendEscaped(): void {
    this.appendWritten(true);
  }

  private appendWritten(isEscaped: boolean): void {
    const { line, column } = this.source.currentLocation?.start ?? { line: 1, column: 0 };
    const call = ['container.written(', this.popStack(), `, ${isEscaped}, ${line}, ${column})`];
    this.pushSource(this.appendToBuffer(call));
  }
}

/** What Handlebars makes of a template, as JavaScript: an object of functions. */
function codeOf(program: hbs.AST.Program): string {
  const environment = new Compiler().compile(program, OPTIONS);
  return new CheckedCode().compile(environment, OPTIONS);
}

function precompiledOf(code: string): Precompiled {
  return new Function(`return ${code}`)() as Precompiled;
}
