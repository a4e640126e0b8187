import Handlebars from 'handlebars';
import { ReportError } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import { placeOfPosition } from '../dataset/calls.js';
import { wellKnownTables } from '../dataset/kinds/index.js';
import type { Position } from '../handlebars/problem.js';
import { Database } from '../incremental/database.js';
import type { Report, ReportTable } from '../report/report.js';
import { type Compiled, compilePassage, compileTemplate, type Precompiled } from './compile.js';
import { Effort } from './effort.js';
import { escapeMarkup } from './escape.js';
import { blockHelpers } from './helpers/built-in.js';
import type { HelperContext } from './helpers/context.js';
import { helpers } from './helpers/index.js';
import { checked } from './helpers/parameters.js';
import { checkWords, type LintedText, reachable } from './known-words.js';
import { PlaceTable } from './places.js';
import { diagnose, inFile, type PlaceOf, placeIn } from './problems.js';
import type { TemplateFile, TemplateSources } from './sources.js';
import { UsageTracker } from './usage-tracker.js';
import { namesIn } from './vocabulary.js';
import { writtenText } from './written.js';

/** Markup, and the places its `at` attributes refer to. */
export interface Rendered {
  readonly markup: string;
  readonly places: PlaceTable;
}

type Template = Handlebars.TemplateDelegate;

/** A template of the edition; `file` is its name in messages. */
interface CompiledTemplate extends Compiled {
  readonly file: string;
}

/**
 * Renders an edition's templates with a report as their data. Throws a ReportError for what is wrong with a
 * template, with the template's own file, line and column. What is printed is noted in `shown`.
 */
export function render(
  sources: TemplateSources,
  report: Report,
  shown: UsageTracker,
  facts: Facts = NO_FACTS,
  database = new Database(),
): Rendered {
  return new Renderer(report, shown, database, facts).render(sources);
}

/** What a template is given besides the report, and the names of all fields that may be in it. */
export interface Facts {
  readonly values: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

const NO_FACTS: Facts = { values: {}, fields: [] };

/** Renders texts of pack.yaml by themselves (a chart's title, say) to markup, figures and all. */
export function passageRenderer(
  report: Report,
  shown = new UsageTracker(),
  database = new Database(),
): Pick<Renderer, 'renderPassage' | 'places'> {
  return new Renderer(report, shown, database);
}

/**
 * The tables that templates find by name: one without rows is not there for them, nor is one that is read as a general
 * table although its name stands for a known kind.
 */
function tablesByName({ pack, tables }: Report): Readonly<Record<string, ReportTable>> {
  const isOfItsName = ({ name, kind }: ReportTable) =>
    kind === (wellKnownTables.get(name) ?? kind) || pack.tables[name]?.kind === kind;
  return Object.fromEntries(
    Object.entries(tables).filter(([, table]) => table.rows.length > 0 && isOfItsName(table)),
  );
}

/** Whether a template names a table: tables.expenditure, tables.[支出], (lookup tables "支出"). */
function namesTable(text: string, table: string): boolean {
  if (!text.includes(table)) return false;
  const after = text.split(`tables.${table}`).slice(1);
  const isWhole = after.some((rest) => !/^[\w\u3400-\u9fff-]/.test(rest));
  return isWhole || text.includes(`tables.[${table}]`) || text.includes(`tables "${table}"`);
}

class Renderer {
  private readonly handlebars = Handlebars.create();
  readonly places: PlaceTable;
  private readonly passages = new Map<Passage, Template>();
  private readonly data: Record<string, unknown>;
  private readonly effort: Effort;
  private edition: string | undefined;

  constructor(
    report: Report,
    private readonly shown: UsageTracker,
    private readonly database: Database,
    facts: Facts = NO_FACTS,
  ) {
    this.places = new PlaceTable(database);
    const effort = new Effort(Object.values(report.tables));
    this.effort = effort;
    const context: HelperContext = {
      report,
      places: this.places,
      database,
      shown,
      renderPassage: (passage) => this.renderPassage(passage),
      edition: () => this.edition,
      isNamed: (table) => this.texts.some((text) => namesTable(text, table)),
    };
    for (const name of Object.keys(this.handlebars.helpers))
      if (!name.endsWith('Missing')) this.handlebars.unregisterHelper(name);
    for (const [name, helper] of Object.entries(helpers))
      this.handlebars.registerHelper(name, checked(name, helper, helper.make(context), effort));
    for (const [name, helper] of Object.entries(blockHelpers))
      this.handlebars.registerHelper(name, checked(name, helper, helper.make(effort), effort));
    this.data = { ...report, tables: notedWhenRead(tablesByName(report), shown), ...facts.values };
    this.names = [...namesIn(report), ...Object.keys(facts.values), ...facts.fields];
  }

  private readonly names: readonly string[];
  /** Of the templates of the edition. */
  private texts: readonly string[] = [];

  render(sources: TemplateSources): Rendered {
    const compiled = [sources.entry, ...sources.partials].map((template) => this.compile(template));
    const partials = sources.partials.map((partial) => partial.name);
    this.edition = sources.entry.file.split('/').at(-2);
    this.texts = [sources.entry, ...sources.partials].map(({ text }) => text);
    const texts = reachable(compiled, partials).map((template) => {
      return { ...template, placeOf: (position: Position) => placeIn(template, position) };
    });
    this.checkWords(texts, partials);
    const linked = compiled.map((template) => this.linkFile(template));
    linked.slice(1).forEach((template, index) => {
      this.handlebars.registerPartial(partials[index] as string, template);
    });
    const markup = (linked[0] as Template)(this.data, WITHOUT_PROTOTYPES);
    this.shown.rendered(markup);
    return { markup, places: this.places };
  }

  renderPassage(passage: Passage): string {
    const { place, text } = passage;
    this.shown.passage(passage);
    // most texts are no more than that
    if (!text.includes('{{')) return escapeMarkup(text);
    return this.guard(
      (position) => placeOfPosition(passage, position),
      () => {
        const template = this.passages.get(passage) ?? this.link(this.checkedPassage(passage));
        this.passages.set(passage, template);
        return this.effort.inside(place, () => template(this.data, WITHOUT_PROTOTYPES));
      },
    );
  }

  /** Checked here too, for not every text that is rendered is one of a checked pack. */
  private checkedPassage(passage: Passage): Compiled {
    const compiled = compilePassage(passage.text, this.database);
    this.checkWords([{ ...compiled, placeOf: (position) => placeOfPosition(passage, position) }], undefined);
    return compiled;
  }

  private checkWords(texts: readonly LintedText[], partials: readonly string[] | undefined): void {
    checkWords(texts, { names: this.names, partials }, this.database);
  }

  private compile(template: TemplateFile): CompiledTemplate {
    const { file } = template;
    return { file, ...this.guard(inFile(file), () => compileTemplate(template, this.database)) };
  }

  /** A template of this environment that names its own file in what it throws. */
  private linkFile(template: CompiledTemplate): Template {
    const { file } = template;
    const linked = this.link(template);
    return (data, options) =>
      this.guard(inFile(file), () => this.effort.inside({ file }, () => linked(data, options)));
  }

  private link({ precompiled }: Compiled): Template {
    const { effort } = this;
    const main: Precompiled['main'] = (container, ...rest) => {
      container.written = (value, isEscaped, line, column) => {
        const position = { line, column };
        effort.step(position);
        const text = writtenText(value, isEscaped, position);
        effort.check(text.length, position);
        return text;
      };
      return precompiled.main(container, ...rest);
    };
    return this.handlebars.template({ ...precompiled, main });
  }

  /** Turns what Handlebars or a helper throws into a diagnostic with the place in this template. */
  private guard<T>(placeOf: PlaceOf, work: () => T): T {
    try {
      return work();
    } catch (problem) {
      throw new ReportError([...diagnose(problem, placeOf)]);
    }
  }
}

/** Tables as templates see them: reading one by its name is noted, for one never read can't have been printed. */
function notedWhenRead(tables: Report['tables'], shown: UsageTracker): Report['tables'] {
  const noted = {};
  for (const [name, table] of Object.entries(tables)) {
    const get = () => {
      shown.tableRead(name);
      return table;
    };
    Object.defineProperty(noted, name, { enumerable: true, get });
  }
  return noted;
}

/** Said, so that Handlebars does not warn on the terminal of what it keeps from a template. */
const WITHOUT_PROTOTYPES = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
