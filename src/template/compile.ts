import Handlebars from 'handlebars';
import { Memo } from '../memo.js';
import { type PlainText, plainText, takenBetween } from '../source/characters.js';
import { escapeMarkup } from './escape.js';
import { markElements } from './mark.js';
import type { TemplateFile } from './sources.js';

/** A template ready to be joined to an environment of helpers, and its syntax tree. */
export interface Compiled {
  readonly program: hbs.AST.Program;
  readonly precompiled: TemplateSpecification;
}

/** Missing fields are errors, and a partial's text is not indented. */
const OPTIONS = { strict: true, preventIndent: true } as const;

/** Compiled templates by file and text: a second build compiles only what has changed. */
const compiled = new Memo<Compiled>(500);

/** A template file with its elements marked; Handlebars' own exceptions for what is wrong with it. */
export function compileTemplate({ file, text }: TemplateFile): Compiled {
  return compiled.get(`${file}\n${text}`, () => {
    const plain = plainText(text);
    const program = Handlebars.parse(plain.text);
    if (plain.taken.length > 0) placeInFile(program, plain);
    markElements(program, file);
    return { program, precompiled: precompile(program) };
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

/** A text of pack.yaml, whose own characters are no markup. */
export function compilePassage(text: string): Compiled {
  return compiled.get(text, () => {
    const program = Handlebars.parse(text);
    for (const statement of program.body) {
      if (statement.type !== 'ContentStatement') continue;
      const content = statement as hbs.AST.ContentStatement;
      content.value = escapeMarkup(content.value);
    }
    return { program, precompiled: precompile(program) };
  });
}

/** Handlebars' two compiler passes, which its types leave out. */
interface Passes {
  Compiler: new () => { compile(program: hbs.AST.Program, options: object): unknown };
  JavaScriptCompiler: new () => {
    compile(environment: unknown, options: object, context: undefined, asObject: true): TemplateSpecification;
  };
}

function precompile(program: hbs.AST.Program): TemplateSpecification {
  const { Compiler, JavaScriptCompiler } = Handlebars as unknown as Passes;
  const environment = new Compiler().compile(program, OPTIONS);
  return new JavaScriptCompiler().compile(environment, OPTIONS, undefined, true);
}
