import Handlebars from 'handlebars';
import { Memo } from '../memo.js';
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
    const program = Handlebars.parse(text);
    markElements(program, file);
    return { program, precompiled: precompile(program) };
  });
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
