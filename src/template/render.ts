import Handlebars from 'handlebars';
import type { Passage } from '../data/model.js';
import type { Report } from '../data/report.js';
import { type Diagnostic, errorAt, type Place, ReportError } from '../diagnostics.js';
import { type Compiled, compilePassage, compileTemplate } from './compile.js';
import { type HelperContext, HelperProblem } from './helpers/context.js';
import { helpers } from './helpers/index.js';
import { checked } from './helpers/parameters.js';
import { calledPartials, lintTemplates, type ParsedTemplate } from './lint.js';
import { PlaceTable } from './places.js';
import { Shown } from './shown.js';
import type { TemplateFile, TemplateSources } from './sources.js';

/** Markup, and the places its `at` attributes refer to. */
export interface Rendered {
  readonly markup: string;
  readonly places: PlaceTable;
}

type Template = Handlebars.TemplateDelegate;

/**
 * Renders an edition's templates with a report as their data. Throws a ReportError for what is wrong with a
 * template, with the template's own file, line and column. What is printed is noted in `shown`.
 */
export function render(
  sources: TemplateSources,
  report: Report,
  shown: Shown,
  facts: Facts = NO_FACTS,
): Rendered {
  return new Renderer(report, shown, facts).render(sources);
}

/** What a template is given besides the report, and the names of all fields that may be in it. */
export interface Facts {
  readonly values: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

const NO_FACTS: Facts = { values: {}, fields: [] };

/** Renders texts of pack.yaml by themselves (a chart's title, say) to markup, figures and all. */
export function passageRenderer(report: Report): Pick<Renderer, 'renderPassage' | 'places'> {
  return new Renderer(report, new Shown());
}

/** The entry and the partials that it calls, directly or through others: what is never called is not judged. */
function reachable<Parsed extends ParsedTemplate>(
  parsed: readonly Parsed[],
  names: readonly string[],
): Parsed[] {
  const [entry, ...partials] = parsed;
  const found = new Set<Parsed>(entry ? [entry] : []);
  for (const template of found) {
    for (const name of calledPartials(template.program)) {
      const partial = name === undefined ? partials : [partials[names.indexOf(name)]];
      for (const one of partial) if (one) found.add(one);
    }
  }
  return [...found];
}

class Renderer {
  private readonly handlebars = Handlebars.create();
  readonly places = new PlaceTable();
  private readonly passages = new Map<Passage, Template>();
  private readonly data: Record<string, unknown>;

  constructor(
    report: Report,
    shown: Shown,
    private readonly facts: Facts = NO_FACTS,
  ) {
    this.handlebars.unregisterHelper('log');
    const context: HelperContext = {
      report,
      places: this.places,
      shown,
      renderPassage: (passage) => this.renderPassage(passage),
    };
    for (const [name, make] of Object.entries(helpers)) {
      this.handlebars.registerHelper(name, checked(name, make(context)));
    }
    this.data = { ...report, ...facts.values };
  }

  render(sources: TemplateSources): Rendered {
    const parsed = [sources.entry, ...sources.partials].map((template) => this.parse(template));
    const partials = sources.partials.map((partial) => partial.name);
    const found = lintTemplates(reachable(parsed, partials), {
      data: this.data,
      fields: this.facts.fields,
      partials,
      helpers: Object.keys(this.handlebars.helpers).filter((name) => !name.endsWith('Missing')),
    });
    if (found.length > 0) throw new ReportError(found);
    const compiled = parsed.map((template) => this.compile(template));
    compiled.slice(1).forEach((template, index) => {
      this.handlebars.registerPartial(partials[index] as string, template);
    });
    const markup = (compiled[0] as Template)(this.data);
    return { markup, places: this.places };
  }

  renderPassage(passage: Passage): string {
    return this.guard(passage.place, () => {
      const template = this.passages.get(passage) ?? this.link(compilePassage(passage.text));
      this.passages.set(passage, template);
      return template(this.data);
    });
  }

  private parse(template: TemplateFile): ParsedTemplate & Compiled {
    const { file } = template;
    return { file, ...this.guard({ file }, () => compileTemplate(template)) };
  }

  /** A template of this environment that names its own file in what it throws. */
  private compile(template: ParsedTemplate & Compiled): Template {
    const { file } = template;
    const linked = this.link(template);
    return (data, options) => this.guard({ file }, () => linked(data, options));
  }

  private link({ precompiled }: Compiled): Template {
    return this.handlebars.template(precompiled);
  }

  /** Turns what Handlebars or a helper throws into a diagnostic with the place in this template. */
  private guard<T>(origin: Place, work: () => T): T {
    try {
      return work();
    } catch (problem) {
      throw new ReportError([...diagnose(problem, origin)]);
    }
  }
}

function* diagnose(problem: unknown, origin: Place): Generator<Diagnostic> {
  if (problem instanceof ReportError) {
    yield* problem.diagnostics;
  } else if (problem instanceof HelperProblem) {
    const { start } = (problem.options as unknown as { loc: hbs.AST.SourceLocation }).loc;
    yield errorAt(problem.code, problem.bilingual, { place: placeIn(origin, start), hint: problem.hint });
  } else if (problem instanceof RangeError) {
    yield errorAt(
      'partial-recursion',
      { zh: '模板片段调用了自己，没有尽头', en: 'a partial calls itself without end' },
      { place: origin },
    );
  } else if (missingField(problem) !== undefined) {
    const { lineNumber: line, column = 0 } = problem as HandlebarsError;
    const field = missingField(problem);
    yield errorAt(
      'missing-field',
      { zh: `这里没有“${field}”的值`, en: `there is no value for “${field}” here` },
      {
        place: placeIn(origin, { line, column }),
        hint: {
          zh: '可有可无的，先用 {{#if …}} 判断',
          en: 'ask with {{#if …}} first where it may be missing',
        },
      },
    );
  } else if (isHandlebarsError(problem)) {
    const start = { line: problem.lineNumber ?? lineOf(problem.message), column: problem.column ?? 0 };
    const message = firstLine(problem.message);
    yield errorAt(
      'template',
      { zh: `模板有误：${message}`, en: `template: ${message}` },
      { place: placeIn(origin, start) },
    );
  } else {
    throw problem;
  }
}

/** A position inside a template or passage, from where that begins; Handlebars counts columns from 0. */
function placeIn(origin: Place, start: { line?: number | undefined; column: number }): Place {
  if (start.line === undefined) return origin;
  const line = (origin.line ?? 1) + start.line - 1;
  const column =
    start.line === 1 && origin.column !== undefined ? origin.column + start.column : start.column + 1;
  return { ...origin, line, column };
}

interface HandlebarsError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

function isHandlebarsError(problem: unknown): problem is HandlebarsError {
  const known =
    problem instanceof Error &&
    (problem instanceof Handlebars.Exception || /^Parse error/.test(problem.message));
  return known;
}

/**
 * The name that a template looked for in vain. Handlebars says so in a record; in a text, or behind a name that
 * has no value, its own code fails with a TypeError, which a helper's never is.
 */
function missingField(problem: unknown): string | undefined {
  if (!(problem instanceof Error)) return undefined;
  const strict = /^"(.+?)" not defined in /.exec(problem.message);
  if (strict) return strict[1];
  const isLookUp = /^\s+at .*(strict|lookupProperty)/.test(problem.stack?.split('\n')[1] ?? '');
  return isLookUp ? /'([^']+)'/.exec(problem.message.replace("'in'", ''))?.[1] : undefined;
}

/** Parse errors of Handlebars carry their line only in the message: `Parse error on line 3:`. */
function lineOf(message: string): number | undefined {
  const match = /on line (\d+)/.exec(message);
  return match ? Number(match[1]) : undefined;
}

/** The message without the position that Handlebars appends, and of a parse error only what was expected. */
function firstLine(message: string): string {
  const lines = message.split('\n');
  const text = /^Parse error/.test(message) ? (lines.at(-1) ?? message) : (lines[0] as string);
  return text.replace(/ - \d+:\d+$/, '');
}
